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


def amend(text: str, draft: Draft, amber: Amber, choice: str) -> str:
    """Return the line with ``choice`` written where the doubt stands."""
    if amber.field == AmberField.DIRECTION:
        return _with_direction(text, draft, choice)
    if amber.field == AmberField.SIGNAL:
        choice = f"!{choice}"
    chip = doubted(draft, amber)
    if chip is None or chip.span[0] == chip.span[1]:
        return f"{choice} {text}"
    start, end = chip.span
    return text[:start] + choice + text[end:]


def doubted(draft: Draft, amber: Amber) -> Chip | None:
    """Return the chip that an amber is about, None when nothing shows it."""
    for field in SHOWN_AS[amber.field]:
        found = next((chip for chip in draft.chips if chip.field == field), None)
        if found is not None:
            return found
    return None


def _with_direction(text: str, draft: Draft, choice: str) -> str:
    channel = next(
        (chip for chip in draft.chips if chip.field == ChipField.CHANNEL and chip.span[1] > 0), None
    )
    if channel is None:
        return text
    end = channel.span[1]
    return text[:end] + SUFFIXES[choice] + text[end:]
