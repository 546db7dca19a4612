"""Which shape stands for which kind of fact on the lane under the curve?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
    found: list[Marker] = []
    latest: dict[Shape, int] = {}
    for change in sorted(changes, key=lambda one: one.at):
        shape = shape_of(change)
        if shape is None:
            continue
        place = latest.get(shape)
        if place is not None and (change.at - found[place].at).total_seconds() < apart * 86400:
            near = found[place]
            found[place] = Marker(near.at, shape, near.interaction_id, near.count + 1)
            continue
        latest[shape] = len(found)
        found.append(Marker(change.at, shape, change.interaction_id))
    return tuple(found)


def shape_of(change: LevelChange) -> Shape | None:
    """Return the shape of a change; None where no fact stands behind it."""
    if change.cause == Cause.RATING:
        return Shape.RATING
    if change.cause not in {Cause.ENTRY, Cause.PENDING} or change.code not in SIGNALS:
        return None
    return _shape_of_signal(SignalCode(change.code))


def _shape_of_signal(code: SignalCode) -> Shape:
    rule = SIGNALS[code]
    if code in CONTROLS:
        return Shape.CONTROL
    if rule.family is not None:
        return FAMILIES[rule.family]
    if rule.effect == Effect.CHANGE:
        return Shape.CHANGE
    return Shape.CONTACT if code in SMALL else Shape.GAIN
