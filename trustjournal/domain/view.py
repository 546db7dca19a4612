"""What is known about one client at a moment, laid out for the rules that read it?

``ClientView`` is derived once by analyse.py from the facts logged and happened by ``at``; the
warnings and the ranking of cards are pure functions of it. All instants are aware UTC, levels and
deltas are 0–100. Everything is in order of time, oldest first.
"""

from dataclasses import dataclass
from datetime import date, datetime

from trustjournal.domain.analysis import Outlook, PeriodState, PromiseState, RequestState
from trustjournal.domain.records import (
    Act,
    ClientFile,
    Deliverable,
    Interaction,
    Milestone,
    Mission,
    Period,
)
from trustjournal.domain.signals import Family, SignalCode
from trustjournal.domain.verdicts import Phase


@dataclass(frozen=True, slots=True)
class BookedEvent:
    """One fact as the engine took it: one event per fact, with what it did to the level.

    ``code`` is a signal code, or ``rating``. ``interaction_id`` is the entry that says so,
    ``subject_id`` the request, commitment, deliverable, milestone or rating concerned.
    ``excused`` holds whether an excuse counted, ``streak`` the multiplier of a repeated loss.
    """

    at: datetime
    code: SignalCode
    delta: float
    level: float
    mission_id: str | None
    interaction_id: str | None
    subject_id: str | None = None
    tier: int = 0
    family: Family | None = None
    excused: bool = False
    streak: float = 1.0

    @property
    def is_loss(self) -> bool:
        """Whether it belongs to a family of losses."""
        return self.family is not None


@dataclass(frozen=True, slots=True)
class ContactFact:
    """An interaction with the client (no internal note, nothing planned), replies included."""

    at: datetime
    interaction: Interaction

    @property
    def mission_id(self) -> str | None:
        """The mission it was about, None while only the client is known."""
        return self.interaction.mission_id


@dataclass(frozen=True, slots=True)
class ControlFact:
    """A demand of the client for a meeting, report or review; ``is_foreseen`` when it is no more
    than the reporting rhythm agreed for its mission.
    """

    at: datetime
    code: SignalCode
    interaction: Interaction
    is_foreseen: bool

    @property
    def mission_id(self) -> str | None:
        """The mission it was about, None while only the client is known."""
        return self.interaction.mission_id


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase and when it began; it lasts until the next span, the last one until ``at``."""

    phase: Phase
    since: datetime


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A silent agreement not yet voiced nor revealed, or a gap not yet talked over.

    ``code`` is the signal, ``since`` when it happened.
    """

    code: SignalCode
    interaction: Interaction
    since: datetime


@dataclass(frozen=True, slots=True)
class MissionSlice:
    """What concerns one mission. ``started`` is None for a proposal. The periods form the chain.

    The states hold open and closed ones. ``planning_shared`` are the times the client saw the
    planning, ``results`` the times of deliveries and milestones.
    """

    mission: Mission
    periods: tuple[Period, ...]
    period: PeriodState | None
    deliverables: tuple[Deliverable, ...]
    milestones: tuple[Milestone, ...]
    requests: tuple[RequestState, ...]
    commitments: tuple[PromiseState, ...]
    waitings: tuple[PromiseState, ...]
    steps: tuple[PromiseState, ...]
    contacts: tuple[ContactFact, ...]
    controls: tuple[ControlFact, ...]
    events: tuple[BookedEvent, ...]
    silent_agreements: tuple[OpenFact, ...]
    gaps: tuple[OpenFact, ...]
    planning_shared: tuple[datetime, ...]
    results: tuple[datetime, ...]
    started: date | None
    is_open: bool
    is_proposal: bool
    is_ended: bool


@dataclass(frozen=True, slots=True)
class ClientView:
    """Everything known about one client at ``at``; ``zone`` is the IANA name days are meant in.

    ``file`` holds only what was known by then. ``began`` is when the relationship entered the
    journal (its first fact). ``level`` and band are the shown ones (override and open requests
    blended in), ``engine_level`` the engine's own. ``peak`` is the highest engine level of the
    last 60 days. ``missions`` holds one slice a mission, in the order of the file; facts without
    a mission stand only here.
    """

    file: ClientFile
    at: datetime
    zone: str
    began: datetime | None
    level: float
    low: float
    high: float
    engine_level: float
    phase: Phase
    phases: tuple[PhaseSpan, ...]
    peak: float
    dormant: bool
    known: bool
    events: tuple[BookedEvent, ...]
    contacts: tuple[ContactFact, ...]
    controls: tuple[ControlFact, ...]
    requests: tuple[RequestState, ...]
    commitments: tuple[PromiseState, ...]
    waitings: tuple[PromiseState, ...]
    steps: tuple[PromiseState, ...]
    silent_agreements: tuple[OpenFact, ...]
    gaps: tuple[OpenFact, ...]
    acts: tuple[Act, ...]
    outlook: tuple[Outlook, ...]
    missions: tuple[MissionSlice, ...]

    @property
    def losses(self) -> tuple[BookedEvent, ...]:
        """The losses booked so far, with family, tier and time."""
        return tuple(event for event in self.events if event.is_loss)

    @property
    def controls_beyond(self) -> tuple[ControlFact, ...]:
        """The controls that the agreed rhythm does not foresee."""
        return tuple(control for control in self.controls if not control.is_foreseen)
