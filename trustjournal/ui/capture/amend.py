"""How does a choice made in an amber chip change the typed line?

The line is the truth: a choice is written into it, so that reading it again gives the same answer.

    amend("beton : appelé", draft, amber_client, "beton/audit")  →  "beton/audit : appelé"
"""

from trustjournal.quickline.draft import Amber, AmberField, Chip, ChipField, Draft

SUFFIXES = {"in": "<", "out": ">"}
SHOWN_AS = {
    AmberField.CLIENT: (ChipField.CLIENT,),
    AmberField.MISSION: (ChipField.MISSION, ChipField.CLIENT),
    AmberField.PERSON: (ChipField.PERSON,),
    AmberField.DIRECTION: (ChipField.DIRECTION,),
    AmberField.START: (ChipField.START,),
    AmberField.MINUTES: (ChipField.MINUTES,),
    AmberField.DUE: (ChipField.DUE,),
    AmberField.SIGNAL: (ChipField.SIGNAL,),
}


SEVERAL = {ChipField.PERSON, ChipField.DUE, ChipField.SIGNAL}
STAYS_TEXT = {
    ChipField.PERSON,
    ChipField.START,
    ChipField.MINUTES,
    ChipField.MOOD,
    ChipField.TAG,
    ChipField.SIGNAL,
    ChipField.DUE,
    ChipField.ACT,
}


def amend(text: str, draft: Draft, amber: Amber, choice: str) -> str:
    """Return the line with ``choice`` written where the doubt stands."""
    if amber.field == AmberField.DIRECTION:
        return _with_direction(text, draft, choice)
    if amber.field == AmberField.SIGNAL:
        choice = f"!{choice}"
    start, end = amber.span
    if start == end:
        return f"{choice} {text}" if start == 0 else f"{text[:start]} {choice}{text[end:]}"
    return text[:start] + choice + text[end:]


def dismissed(text: str, draft: Draft) -> str | None:
    """Return the line with the words of its last chip left as text; None if none ends it.

    "… > rappeler vendredi 10h"  →  '… > rappeler "vendredi 10h"'
    """
    ending = [chip for chip in draft.chips if _can_be_text(chip) and chip.span[1] == len(text)]
    if not ending:
        return None
    start = max(chip.span[0] for chip in ending)
    return f'{text[:start]}"{text[start:]}"'


def doubted(draft: Draft, amber: Amber) -> Chip | None:
    """Return the chip that an amber is about, None when nothing shows it."""
    for field in SHOWN_AS[amber.field]:
        shown = [chip for chip in draft.chips if chip.field == field]
        there = [chip for chip in shown if chip.span == amber.span]
        if there or (shown and field not in SEVERAL):
            return (there or shown)[0]
    return None


def _with_direction(text: str, draft: Draft, choice: str) -> str:
    channel = next(
        (chip for chip in draft.chips if chip.field == ChipField.CHANNEL and chip.span[1] > 0), None
    )
    if channel is None:
        return text
    end = channel.span[1]
    return text[:end] + SUFFIXES[choice] + text[end:]


def _can_be_text(chip: Chip) -> bool:
    return chip.field in STAYS_TEXT and chip.span[0] < chip.span[1]
