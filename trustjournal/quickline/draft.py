"""What does a typed line say?

A ``Draft`` is a line read: every part with the chip that shows it, every doubt as an ``Amber``.
Names that are known carry their id. Times are aware datetimes, or dates when only a day (or a
week, then its Monday) was said.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from trustjournal.domain.kinds import ActKind, Channel, Direction, Kind
from trustjournal.domain.moments import Precision
from trustjournal.domain.signals import Signal

GRAMMAR = 1

When: TypeAlias = datetime | date


class ChipField(StrEnum):
    """What a chip shows."""

    CLIENT = "client"
    MISSION = "mission"
    PERSON = "person"
    CHANNEL = "channel"
    DIRECTION = "direction"
    START = "start"
    MINUTES = "minutes"
    MOOD = "mood"
    TAG = "tag"
    SIGNAL = "signal"
    STEP = "step"
    COMMITMENT = "commitment"
    WAITING = "waiting"
    DUE = "due"
    SHARE = "share"
    CLOSES = "closes"  # a request this entry answers; empty span
    ACT = "act"  # an earlier promise, waiting or gap this entry acts on


class AmberField(StrEnum):
    """What may be in doubt."""

    CLIENT = "client"
    MISSION = "mission"
    PERSON = "person"
    DIRECTION = "direction"
    START = "start"
    MINUTES = "minutes"
    DUE = "due"
    SIGNAL = "signal"


class Chip(NamedTuple):
    """One recognised piece: ``text`` as shown, ``span`` [a, b) in the raw line, empty for a
    default.
    """

    field: ChipField
    span: tuple[int, int]
    text: str


class Amber(NamedTuple):
    """A doubt: ``why`` is a wording key under amber.*; ``choices`` what may be meant, best first
    (an alias or mission path, @name, an ISO date or time, minutes, a signal code, in|out).

    A choice is settled by writing it over ``span`` of the raw line, or before the line where the
    span is empty; a signal code after its !, and in|out as the channel's suffix.
    """

    field: AmberField
    why: str
    choices: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)


class DraftPerson(NamedTuple):
    """A person named on the line; ``id`` None when the journal does not know them yet."""

    name: str
    id: str | None


class Segment(NamedTuple):
    """A step, commitment or waiting. A date as ``due`` means the end of that day."""

    text: str
    due: When | None


class DraftAct(NamedTuple):
    """What the line does to an earlier fact; ``subject_id`` None when none is open."""

    kind: ActKind
    subject_id: str | None
    due: When | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A line, read. ``closes``: id of the request this entry answers; ``offers``: id of the one it
    may answer (a call, video or meeting without suffix), off by default; ``may_receive``: id of
    the waiting that an incoming entry may bring, off by default.
    """

    raw: str
    client_id: str | None
    client: str | None
    mission_id: str | None
    mission: str | None
    people: tuple[DraftPerson, ...]
    channel: Channel
    direction: Direction | None
    needs_reply: bool
    start: When
    precision: Precision
    minutes: int | None
    kind: Kind
    mood: int | None
    tags: tuple[str, ...]
    signals: tuple[Signal, ...]
    steps: tuple[Segment, ...]
    commitments: tuple[Segment, ...]
    waiting: tuple[Segment, ...]
    client_visible: bool
    shareable: str | None
    closes: str | None
    offers: str | None
    acts: tuple[DraftAct, ...]
    note: str
    chips: tuple[Chip, ...]
    amber: tuple[Amber, ...]
    grammar: int = GRAMMAR
    may_receive: str | None = None
