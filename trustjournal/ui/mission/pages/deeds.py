"""What may a page of a mission ask to be written? One frozen value a wish."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from trustjournal.domain.records import Milestone


@dataclass(frozen=True, slots=True)
class AddStage:
    """A milestone with its day."""

    text: str
    due: date


@dataclass(frozen=True, slots=True)
class ReachStage:
    """A milestone was reached today."""

    milestone_id: str


@dataclass(frozen=True, slots=True)
class MoveStage:
    """A milestone gets another day; which one is asked next."""

    milestone: Milestone


@dataclass(frozen=True, slots=True)
class AddDecision:
    """A decision taken with the client on a day."""

    text: str
    day: date


@dataclass(frozen=True, slots=True)
class AddDeliverable:
    """Something a period owes."""

    period_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Deliver:
    """Something a period owed was delivered today."""

    deliverable_id: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Something left the contract of a period."""

    deliverable_id: str


@dataclass(frozen=True, slots=True)
class AddResult:
    """What came of a period."""

    period_id: str
    text: str


PlanDeed: TypeAlias = (
    AddStage | ReachStage | MoveStage | AddDecision | AddDeliverable | Deliver | Drop | AddResult
)
