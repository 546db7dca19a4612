"""What may a document for a client be made of?

``ChainMaterial`` has a field for each allow-listed thing of one mission chain and for nothing else:
shareable sentences, decisions, milestones, deliverables, the objectives and results of periods, and
the commitments and waitings flagged for the client. Notes, moods, steps, requests, ratings, raw
lines, other missions and other clients have no field here, so no template can print them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Topic(StrEnum):
    """Where a shareable sentence belongs."""

    RESULT = "result"
    EXCHANGE = "exchange"
    RISK = "risk"
    QUESTION = "question"  # a decision asked of the client
    NEXT = "next"
    OBSERVATION = "observation"
    RECOMMENDATION = "recommendation"
    MEANS = "means"
    SENSITIVITY = "sensitivity"  # for the next consultant, never for the client


class Outcome(StrEnum):
    """Where a promise stands, either way."""

    OPEN = "open"
    OVERDUE = "overdue"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Span:
    """Days a document covers, both inclusive."""

    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; no day never does."""
        return day is not None and self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence the client may read, its day, and who was there."""

    key: str
    day: date
    text: str
    topic: Topic
    present: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class MilestoneItem:
    """A milestone; ``baseline`` is the date first agreed and never moves. ``reason`` says, for the
    client, why the date did.
    """

    key: str
    text: str
    baseline: date
    due: date
    done_on: date | None
    is_deliverable: bool
    reason: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)

    @property
    def slip_key(self) -> str:
        """The key by which the reason alone is left out."""
        return self.key.replace("milestone:", "slip:", 1)

    @property
    def slip(self) -> int:
        """Days it moved (later is positive), judged by when it was reached once it is."""
        return ((self.done_on or self.due) - self.baseline).days


@dataclass(frozen=True, slots=True)
class DecisionItem:
    """A decision, its day, and who was there."""

    key: str
    day: date
    text: str
    present: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class DeliverableItem:
    """What a period owes; ``period`` is its number in the chain, from 1."""

    key: str
    text: str
    period: int
    due: date | None
    delivered_on: date | None

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class PromiseItem:
    """A commitment of mine, or something the client owes. ``moved`` counts new dates agreed."""

    key: str
    text: str
    made: date
    first_due: date | None
    due: date | None
    outcome: Outcome
    closed_on: date | None
    moved: int

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.outcome in {Outcome.OPEN, Outcome.OVERDUE}


@dataclass(frozen=True, slots=True)
class Offer:
    """A promise the client's document could say if the consultant includes it. Never composed."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PeriodItem:
    """A contract of the chain, numbered from 1."""

    key: str
    number: int
    start: date
    end: date | None
    amount: int | None
    objectives: tuple[str, ...]
    results: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (*self.objectives, *self.results)


@dataclass(frozen=True, slots=True)
class WorkedHalf:
    """Minutes logged on the mission in one half of a day, ``am`` (until 13:00) or ``pm``, and
    whether part of them was a meeting on site.
    """

    day: date
    half: str
    minutes: int
    met: bool = False


@dataclass(frozen=True, slots=True)
class ChainMaterial:
    """Everything a client's document may say about one mission chain, in order of time.

    ``reply_hours``: how long each reply took, for the consultant who chooses to show it.
    """

    client: str
    mission: str
    requester: str
    started_on: date | None
    objectives: tuple[str, ...]
    span: Span
    periods: tuple[PeriodItem, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    milestones: tuple[MilestoneItem, ...] = ()
    deliverables: tuple[DeliverableItem, ...] = ()
    decisions: tuple[DecisionItem, ...] = ()
    commitments: tuple[PromiseItem, ...] = ()
    waitings: tuple[PromiseItem, ...] = ()
    planning_shared: tuple[date, ...] = ()
    worked: tuple[WorkedHalf, ...] = ()
    reply_hours: tuple[float, ...] = ()
