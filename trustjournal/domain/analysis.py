"""What follows from the facts of one mission, at one moment?

``MissionAnalysis`` is the one frozen value that the screen, the command line and the paper paint,
so they cannot disagree. Levels, bands and deltas are 0–100. Instants are aware UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from trustjournal.domain.records import (
    Client,
    Commitment,
    Interaction,
    Mission,
    Override,
    Period,
    Step,
    Waiting,
)
from trustjournal.domain.verdicts import Cause, DueState, Gravity, Phase, WarningCode
from trustjournal.errors import Fact


@dataclass(frozen=True, slots=True)
class TrajectoryPoint:
    """One point of the curve, just after what happened at ``at``."""

    at: datetime
    level: float
    low: float
    high: float
    phase: Phase


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One named fact and what it did to the level. ``code`` is a signal code, ``rating``,
    ``drift``, ``scar`` or ``override``; ``mission_id`` may be another mission of the client.
    """

    at: datetime
    cause: Cause
    code: str
    delta: float
    interaction_id: str | None = None
    mission_id: str | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a plausible next event would bring, found by running the engine forward."""

    code: str
    gain: float
    reason: str  # wording key under outlook.*


@dataclass(frozen=True, slots=True)
class TrustWarning:
    """A rule that holds now. ``id`` is stable over time for one cause; ``action`` names what the
    program can do about it (wording key under actions.*).
    """

    id: str
    code: WarningCode
    client_id: str
    mission_id: str
    gravity: Gravity
    since: datetime
    due: datetime | None
    facts: Mapping[str, Fact]
    cards: tuple[str, ...]
    action: str


@dataclass(frozen=True, slots=True)
class RequestState:
    """A request of the client. ``hours`` elapsed so far (or until answered): the least they can
    be; ``hours_most`` the most (they differ when only the day is known).
    """

    interaction: Interaction
    due_at: datetime
    hours: float
    hours_most: float
    business_hours: float
    state: DueState
    answered_at: datetime | None = None
    answered_by: str | None = None


@dataclass(frozen=True, slots=True)
class PromiseState:
    """A commitment, waiting or step with its current due and state."""

    promise: Commitment | Waiting | Step
    due_at: datetime | None
    due_is_day: bool
    due_day: date | None
    state: DueState
    renegotiated: int = 0
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PeriodState:
    """The period that runs now: day ``day`` of ``length`` (None while its end is open)."""

    period: Period
    number: int
    count: int
    day: int
    length: int | None
    two_month_line: date


@dataclass(frozen=True, slots=True)
class Trend:
    """The arrow: points gained or lost since ``since``, and the code that did most of it."""

    delta: float
    since: datetime
    code: str | None


@dataclass(frozen=True, slots=True)
class ControlWeek:
    """The controls of one week: how many of each kind (signal codes), how many of them beyond the
    agreed rhythm, and the minutes spent on them.
    """

    monday: date
    kinds: tuple[tuple[str, int], ...]
    beyond: int
    minutes: int

    @property
    def count(self) -> int:
        """All controls of the week."""
        return sum(count for _, count in self.kinds)


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """The client's own natural limits of controls a week. A week above ``upper`` is no chance."""

    mean: float
    lower: float
    upper: float
    weeks: int


@dataclass(frozen=True, slots=True)
class ControlBarometer:
    """Controls week by week, oldest first, the last one running; no limits before 8 weeks."""

    weeks: tuple[ControlWeek, ...]
    limits: ControlLimits | None
    hours: float


@dataclass(frozen=True, slots=True)
class MissionAnalysis:
    """Everything the program says about one mission at ``at``."""

    mission: Mission
    client: Client
    at: datetime
    level: float
    low: float
    high: float
    engine_level: float
    phase: Phase
    dormant: bool
    known: bool
    points: tuple[TrajectoryPoint, ...]
    changes: tuple[LevelChange, ...]
    trend: Trend
    period: PeriodState | None
    requests: tuple[RequestState, ...]
    commitments: tuple[PromiseState, ...]
    waitings: tuple[PromiseState, ...]
    steps: tuple[PromiseState, ...]
    warnings: tuple[TrustWarning, ...]
    cards: tuple[str, ...]
    outlook: tuple[Outlook, ...]
    interactions: tuple[Interaction, ...]
    override: Override | None = None
    controls: ControlBarometer | None = None
    is_ended: bool = False
