"""What does the engine take in? One event per fact; events.py makes them from the records."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from trustjournal.domain.kinds import Rater
from trustjournal.domain.signals import SignalCode


class Raw(StrEnum):
    """A plain gain or loss of ``replay``: no family, streak, scar or excuse. TOUCH is a contact
    for the clock alone: a reply of which nobody knows whether it was in time.
    """

    GAIN = "gain"
    LOSS = "loss"
    TOUCH = "touch"


EventCode: TypeAlias = SignalCode | Raw


@dataclass(frozen=True, slots=True)
class EngineEvent:
    """One fact as the engine takes it. ``at`` is in days, from any origin.

    ``amount``: hours of a late reply, days of a late delivery, a rating 0–1, a raw weight.
    ``incident`` names a loss, and in ACKNOWLEDGED the loss owned up to (None: the last one).
    ``soft`` tells a consultant change with a real handover, an illness or a refocus.
    """

    at: float
    code: EventCode
    amount: float = 0.0
    target: float = 0.0
    excused: bool = False
    soft: bool = False
    by: Rater | None = None
    incident: str | None = None
    is_contact: bool = True


class Start(NamedTuple):
    """Where a relationship starts: level 0–1 and strength of the evidence."""

    level: float
    strength: float


class Moved(NamedTuple):
    """What a step did to T, in points: passing time, a healing scar, the event itself."""

    time: float
    scar: float
    event: float
