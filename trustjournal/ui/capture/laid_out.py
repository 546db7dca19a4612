"""How is a line laid out in boxes, and how do the boxes become a line again?

The line stays the one model. ``parts`` takes a read line apart, each part in the very words typed;
``line_of`` writes the line anew from the boxes, so that reading it gives what they show.

    "beton t 25 : inquiet !rapport > rappeler vendredi 10h"
    →  place "beton", channel call, minutes "25", note "inquiet", signals "!rapport",
       steps "rappeler vendredi 10h"
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trustjournal.domain.kinds import Channel, Direction
from trustjournal.quickline.draft import Chip, ChipField, Draft

CODES = {
    Channel.CALL: "t",
    Channel.VOICEMAIL: "msg",
    Channel.VIDEO: "v",
    Channel.MAIL: "m",
    Channel.MEETING: "r",
    Channel.SMS: "s",
    Channel.CHAT: "c",
    Channel.LETTER: "l",
    Channel.NOTE: "n",
}
ASKS = "asks"
SUFFIXES = {"": "", Direction.OUT.value: ">", Direction.IN.value: "<", ASKS: "?"}
SIGNS = {ChipField.STEP: ">", ChipField.COMMITMENT: "=", ChipField.WAITING: "<"}
LIFTED = {ChipField.PERSON, ChipField.SIGNAL, ChipField.TAG, ChipField.MOOD, ChipField.ACT}
NEEDS_QUOTES = re.compile(r"(?<!\S)([!#*@][^\s\"]\S*|[<>=&])(?!\S)")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the boxes hold. ``direction`` is empty, in, out or asks; promises stand one a line."""

    place: str = ""
    channel: str = ""
    direction: str = ""
    when: str = ""
    minutes: str = ""
    mood: str = ""
    people: str = ""
    signals: str = ""
    tags: str = ""
    note: str = ""
    steps: str = ""
    commitments: str = ""
    waiting: str = ""
    is_shareable: bool = False
    shareable: str = ""


def parts(draft: Draft) -> Parts:
    """Take a line apart."""
    typed = [chip for chip in draft.chips if chip.span[0] < chip.span[1]]
    start = _first(draft, typed, ChipField.START)
    minutes = [
        chip
        for chip in typed
        if chip.field is ChipField.MINUTES and not _is_inside(chip, typed, ChipField.START)
    ]
    own = draft.client_visible and draft.shareable == draft.note
    return Parts(
        place=_place(draft, typed),
        channel=draft.channel.value if _first(draft, typed, ChipField.CHANNEL) else "",
        direction=ASKS if draft.needs_reply else (draft.direction.value if draft.direction else ""),
        when=start,
        minutes=draft.raw[slice(*minutes[0].span)] if minutes else "",
        mood=_first(draft, typed, ChipField.MOOD),
        people=_people(draft, typed),
        signals=_all(draft, typed, ChipField.SIGNAL, ChipField.ACT),
        tags=_all(draft, typed, ChipField.TAG),
        note=draft.note,
        steps=_segments(draft, typed, ChipField.STEP),
        commitments=_segments(draft, typed, ChipField.COMMITMENT),
        waiting=_segments(draft, typed, ChipField.WAITING),
        is_shareable=own,
        shareable="" if own or not draft.client_visible else draft.shareable or "",
    )


def line_of(boxes: Parts) -> str:
    """Write the line that says what the boxes hold."""
    code = CODES[Channel(boxes.channel)] if boxes.channel else ""
    channel = f"{code}{SUFFIXES[boxes.direction]}" if code else ""
    head = _joined(boxes.place, channel, boxes.when, boxes.minutes, boxes.mood)
    share = "&" if boxes.is_shareable and boxes.note.strip() else ""
    note = NEEDS_QUOTES.sub(r'"\1"', boxes.note.strip())
    tail = [
        _joined(sign, line)
        for sign, lines in (
            (">", boxes.steps),
            ("=", boxes.commitments),
            ("<", boxes.waiting),
            ("&:", boxes.shareable),
        )
        for line in lines.splitlines()
        if line.strip()
    ]
    said = _joined(note, share, boxes.people, boxes.signals, boxes.tags, *tail)
    return f"{head} : {said}".strip() if said else head


def _place(draft: Draft, typed: list[Chip]) -> str:
    named = [chip for chip in typed if chip.field in {ChipField.CLIENT, ChipField.MISSION}]
    if not named:
        return ""
    return draft.raw[min(chip.span[0] for chip in named) : max(chip.span[1] for chip in named)]


def _first(draft: Draft, typed: list[Chip], field: ChipField) -> str:
    return next((draft.raw[slice(*chip.span)] for chip in typed if chip.field is field), "")


def _all(draft: Draft, typed: list[Chip], *fields: ChipField) -> str:
    spans = {chip.span for chip in typed if chip.field in fields}
    return " ".join(draft.raw[slice(*span)] for span in sorted(spans))


def _people(draft: Draft, typed: list[Chip]) -> str:
    """Each person with its sign; whoever names the client stands there already."""
    named = {chip.span for chip in typed if chip.field is ChipField.CLIENT}
    said: dict[str, None] = {}
    for chip in typed:
        if chip.field is ChipField.PERSON and chip.span not in named:
            raw = draft.raw[slice(*chip.span)]
            name = f'@"{chip.text}"' if " " in chip.text else f"@{chip.text}"
            said[raw if raw.startswith("@") else name] = None
    return " ".join(said)


def _segments(draft: Draft, typed: list[Chip], field: ChipField) -> str:
    lines = []
    for chip in typed:
        if chip.field is field:
            inside = [
                each.span for each in typed if each.field in LIFTED and _holds(chip.span, each.span)
            ]
            text = _without(draft.raw, chip.span, inside).strip().removeprefix(SIGNS[field])
            lines.append(" ".join(text.split()))
    return "\n".join(lines)


def _without(raw: str, span: tuple[int, int], holes: Iterable[tuple[int, int]]) -> str:
    left = "".join(
        " " if any(start <= place < end for start, end in holes) else raw[place]
        for place in range(*span)
    )
    return left.strip()


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_inside(chip: Chip, typed: list[Chip], field: ChipField) -> bool:
    return any(each.field is field and _holds(each.span, chip.span) for each in typed)


def _joined(*words: str) -> str:
    return " ".join(word.strip() for word in words if word.strip())
