"""How is what is known about a client laid out for the rules, and cut by mission?

Takes a file in which only known facts are left and the trajectory run over it; gives the
``ClientView`` that warnings and cards read. See view.py for what each part holds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import (
    Outlook,
    PeriodState,
    PromiseState,
    RequestState,
    TrajectoryPoint,
)
from trustjournal.domain.business_time import WorkingTime
from trustjournal.domain.controls import foreseen_controls
from trustjournal.domain.fact import days_of
from trustjournal.domain.kinds import ActKind, Channel
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.phases import PEAK_DAYS
from trustjournal.domain.records import ClientFile, Interaction, Mission, Period
from trustjournal.domain.signals import CONTROLS, GAPS, SignalCode
from trustjournal.domain.states import (
    Acts,
    acts_by_subject,
    happened,
    promise_state,
    request_states,
)
from trustjournal.domain.trajectory import Trajectory
from trustjournal.domain.view import (
    BookedEvent,
    ClientView,
    ContactFact,
    ControlFact,
    MissionSlice,
    OpenFact,
)
from trustjournal.domain.warnings.finding import add_months
from trustjournal.domain.warnings.level import FEWEST_FACTS, KNOWN_AFTER_DAYS, WIDEST_BAND

TWO_MONTHS = 2  # Source: the article: a mission never exceeds two months
RESULTS = frozenset(
    {
        SignalCode.DELIVERED_ON_TIME,
        SignalCode.DELIVERED_WELL,
        SignalCode.LATE_DELIVERY,
        SignalCode.MILESTONE,
    }
)

Stated = TypeVar("Stated")


@dataclass(frozen=True, slots=True)
class Known:
    """The known facts of a client with the states read off their acts, before any engine."""

    file: ClientFile
    at: datetime
    zone: str
    interactions: tuple[Interaction, ...]
    acts: Acts
    requests: tuple[RequestState, ...]
    commitments: tuple[PromiseState, ...]
    waitings: tuple[PromiseState, ...]
    steps: tuple[PromiseState, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the engine says at ``at``, as shown."""

    point: TrajectoryPoint
    trajectory: Trajectory
    began: datetime | None
    outlook: tuple[Outlook, ...]
    settings: EngineSettings = DEFAULTS


def know(
    file: ClientFile, at: datetime, zone: str, *, settings: EngineSettings = DEFAULTS
) -> Known:
    """Read the states of everything with a due off a known file."""
    acts, interactions = acts_by_subject(file), happened(file, at)
    clock, working = (
        file.client.reply_clock,
        WorkingTime(zone, alsace_moselle=settings.has_local_holidays),
    )
    return Known(
        file,
        at,
        zone,
        interactions,
        acts,
        request_states(interactions, acts, at, clock=clock, working=working),
        tuple(promise_state(one, acts, at) for one in file.commitments),
        tuple(promise_state(one, acts, at) for one in file.waitings),
        tuple(promise_state(one, acts, at) for one in file.steps),
    )


def lay_out(known: Known, standing: Standing) -> ClientView:
    """Lay out what is known and what the engine says of it."""
    run, point = standing.trajectory, standing.point
    contacts = tuple(
        ContactFact(one.happened.start, one)
        for one in known.interactions
        if one.channel is not Channel.NOTE
    )
    controls = _controls(known)
    silences, gaps = _open_silences(known), _open_gaps(known)
    return ClientView(
        file=known.file,
        at=known.at,
        zone=known.zone,
        began=standing.began,
        level=point.level,
        low=point.low,
        high=point.high,
        engine_level=run.state.level,
        phase=run.phase,
        phases=run.phases,
        peak=_peak(run.points, known.at),
        dormant=is_dormant(run, known.at, standing.settings),
        known=_is_known(run, point, standing.began, known.at),
        events=run.booked,
        contacts=contacts,
        controls=controls,
        requests=known.requests,
        commitments=known.commitments,
        waitings=known.waitings,
        steps=known.steps,
        silent_agreements=silences,
        gaps=gaps,
        acts=known.file.acts,
        outlook=standing.outlook,
        missions=tuple(
            _slice(mission, known, run.booked, (contacts, controls, silences, gaps))
            for mission in known.file.missions
        ),
    )


def is_dormant(run: Trajectory, at: datetime, settings: EngineSettings = DEFAULTS) -> bool:
    """Whether nobody has spoken for 60 days, in any phase."""
    return days_of(at) - run.state.last_contact >= settings.dormant_days


def period_state(periods: Sequence[Period], today: date) -> PeriodState | None:
    """Return the period that runs, else the last one begun, else the first one ahead."""
    if not periods:
        return None
    begun = [period for period in periods if period.start <= today]
    period = begun[-1] if begun else periods[0]
    length = (period.end - period.start).days + 1 if period.end else None
    return PeriodState(
        period=period,
        number=periods.index(period) + 1,
        count=len(periods),
        day=(today - period.start).days + 1,
        length=length,
        two_month_line=add_months(period.start, TWO_MONTHS),
    )


def has_run_out(periods: Sequence[Period], today: date) -> bool:
    """Whether the last day of every period, there being one, is behind."""
    return bool(periods) and all(
        period.end is not None and period.end < today for period in periods
    )


def _slice(
    mission: Mission,
    known: Known,
    booked: Iterable[BookedEvent],
    facts: tuple[
        tuple[ContactFact, ...],
        tuple[ControlFact, ...],
        tuple[OpenFact, ...],
        tuple[OpenFact, ...],
    ],
) -> MissionSlice:
    file, today = known.file, known.at.astimezone(ZoneInfo(known.zone)).date()
    contacts, controls, silences, gaps = facts
    periods = _chain(file, mission.id)
    ids = {period.id for period in periods}
    events = tuple(event for event in booked if event.mission_id == mission.id)
    started = mission.started_on or _first_start(periods, today)
    is_ended = mission.closed_on is not None or has_run_out(periods, today)
    return MissionSlice(
        mission=mission,
        periods=periods,
        period=period_state(periods, today),
        deliverables=tuple(one for one in file.deliverables if one.period_id in ids),
        milestones=tuple(one for one in file.milestones if one.mission_id == mission.id),
        requests=_own(known.requests, mission.id, lambda one: one.interaction.mission_id),
        commitments=_own(known.commitments, mission.id, _promised),
        waitings=_own(known.waitings, mission.id, _promised),
        steps=_own(known.steps, mission.id, _promised),
        contacts=_own(contacts, mission.id, lambda one: one.mission_id),
        controls=_own(controls, mission.id, lambda one: one.mission_id),
        events=events,
        silent_agreements=_own(silences, mission.id, lambda one: one.interaction.mission_id),
        gaps=_own(gaps, mission.id, lambda one: one.interaction.mission_id),
        planning_shared=_times(events, frozenset({SignalCode.PLANNING_SHARED})),
        results=_times(events, RESULTS),
        started=started,
        is_open=not is_ended,
        is_proposal=started is None,
        is_ended=is_ended,
    )


def _promised(state: PromiseState) -> str | None:
    return state.promise.mission_id


def _own(
    all_of: Iterable[Stated], mission_id: str, mission_of: Callable[[Stated], str | None]
) -> tuple[Stated, ...]:
    return tuple(one for one in all_of if mission_of(one) == mission_id)


def _times(events: Iterable[BookedEvent], codes: frozenset[SignalCode]) -> tuple[datetime, ...]:
    return tuple(event.at for event in events if event.code in codes)


def _chain(file: ClientFile, mission_id: str) -> tuple[Period, ...]:
    own = (period for period in file.periods if period.mission_id == mission_id)
    return tuple(sorted(own, key=lambda period: period.start))


def _first_start(periods: Sequence[Period], today: date) -> date | None:
    return periods[0].start if periods and periods[0].start <= today else None


def _controls(known: Known) -> tuple[ControlFact, ...]:
    foreseen: set[tuple[str, SignalCode]] = set()
    for mission in known.file.missions:
        own = tuple(one for one in known.interactions if one.mission_id == mission.id)
        foreseen |= foreseen_controls(own, mission.rhythm)
    return tuple(
        ControlFact(one.happened.start, signal.code, one, (one.id, signal.code) in foreseen)
        for one in known.interactions
        for signal in one.signals
        if signal.code in CONTROLS
    )


def _open_silences(known: Known) -> tuple[OpenFact, ...]:
    closing = frozenset({ActKind.VOICE, ActKind.REVEAL})
    return _open_facts(known, frozenset({SignalCode.SILENT_AGREEMENT}), closing)


def _open_gaps(known: Known) -> tuple[OpenFact, ...]:
    return _open_facts(known, GAPS, frozenset({ActKind.DISCUSS}))


def _open_facts(
    known: Known, codes: frozenset[SignalCode], closing: frozenset[ActKind]
) -> tuple[OpenFact, ...]:
    return tuple(
        OpenFact(signal.code, one, one.happened.start)
        for one in known.interactions
        for signal in one.signals
        if signal.code in codes
        and not any(act.kind in closing for act in known.acts.get(one.id, ()))
    )


def _peak(points: Sequence[TrajectoryPoint], at: datetime) -> float:
    earliest = at - timedelta(days=PEAK_DAYS)
    return max((point.level for point in points if point.at >= earliest), default=0.0)


def _is_known(
    run: Trajectory, point: TrajectoryPoint, began: datetime | None, at: datetime
) -> bool:
    if began is None or at <= began + timedelta(days=KNOWN_AFTER_DAYS):
        return True
    return point.high - point.low <= WIDEST_BAND and len(run.booked) >= FEWEST_FACTS
