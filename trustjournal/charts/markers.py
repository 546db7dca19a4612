"""Which shape stands for which kind of fact on the lane under the curve?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from operator import attrgetter

from trustjournal.domain.analysis import LevelChange
from trustjournal.domain.signals import CONTROLS, SIGNALS, Effect, Family, SignalCode
from trustjournal.domain.verdicts import Cause


class Shape(StrEnum):
    """Kinds of fact, by family; words under charts.shape.*."""

    GAIN = "gain"
    CONTACT = "contact"
    REPLY = "reply"
    WORK = "work"
    RELATION = "relation"
    INTEGRITY = "integrity"
    CONTROL = "control"
    RATING = "rating"
    CHANGE = "change"


GLYPHS = {
    Shape.GAIN: "^",
    Shape.CONTACT: "|",
    Shape.REPLY: "o",
    Shape.WORK: "s",
    Shape.RELATION: "D",
    Shape.INTEGRITY: "X",
    Shape.CONTROL: "v",
    Shape.RATING: "*",
    Shape.CHANGE: "P",
}
LOSSES = frozenset({Shape.REPLY, Shape.WORK, Shape.RELATION, Shape.INTEGRITY, Shape.CONTROL})
FAMILIES = {
    Family.REPLY: Shape.REPLY,
    Family.WORK: Shape.WORK,
    Family.RELATION: Shape.RELATION,
    Family.INTEGRITY: Shape.INTEGRITY,
}
SMALL = frozenset({SignalCode.CONTACT, SignalCode.REPLIED_IN_TIME})
_at = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Marker:
    """Facts of one kind at one place; ``count`` of them where they would overlap."""

    at: datetime
    shape: Shape
    interaction_id: str | None
    count: int = 1


def markers(changes: Iterable[LevelChange], *, apart: float) -> tuple[Marker, ...]:
    """Return the markers of the facts that moved the level, oldest first.

    Facts of one shape less than ``apart`` days from the first of them stand as one marker.
    """
    reach = timedelta(days=apart)
    found: list[Marker] = []
    firsts: dict[Shape, tuple[int, datetime]] = {}  # of each shape: its last marker, and when
    counts: list[int] = []
    for change in sorted(changes, key=_at):
        shape = _shape(change.cause, change.code)
        if shape is None:
            continue
        place, began = firsts.get(shape, (-1, change.at))
        if place >= 0 and change.at - began < reach:
            counts[place] += 1
            continue
        firsts[shape] = (len(found), change.at)
        found.append(Marker(change.at, shape, change.interaction_id))
        counts.append(1)
    return tuple(
        one if count == 1 else Marker(one.at, one.shape, one.interaction_id, count)
        for one, count in zip(found, counts, strict=True)
    )


def shape_of(change: LevelChange) -> Shape | None:
    """Return the shape of a change; None where no fact stands behind it."""
    return _shape(change.cause, change.code)


@cache
def _shape(cause: Cause, code: str) -> Shape | None:
    if cause == Cause.RATING:
        return Shape.RATING
    if cause not in {Cause.ENTRY, Cause.PENDING} or code not in SIGNALS:
        return None
    return _shape_of_signal(SignalCode(code))


def _shape_of_signal(code: SignalCode) -> Shape:
    rule = SIGNALS[code]
    if code in CONTROLS:
        return Shape.CONTROL
    if rule.family is not None:
        return FAMILIES[rule.family]
    if rule.effect == Effect.CHANGE:
        return Shape.CHANGE
    return Shape.CONTACT if code in SMALL else Shape.GAIN
