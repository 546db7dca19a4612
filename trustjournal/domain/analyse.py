"""What does the program say about one client at a moment, from what was known by then?

``analyse_client`` takes all facts of a client, leaves only those logged and happened by ``at``
(``known_by``), runs the engine over their events, and cuts the one trajectory of the relationship
into a slice for each of its missions. Asked about the past it says what it would have said.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from trustjournal.domain.advice import rank_cards
from trustjournal.domain.analysis import (
    ControlBarometer,
    LevelChange,
    MissionAnalysis,
    PromiseState,
    RequestState,
    TrajectoryPoint,
    Trend,
    TrustWarning,
)
from trustjournal.domain.beginning import beginning_of, mission_starts, zone_of
from trustjournal.domain.controls import read_barometer
from trustjournal.domain.events import facts_of
from trustjournal.domain.kinds import ActKind, Kind
from trustjournal.domain.memory import Memories
from trustjournal.domain.outlook import outlook_of
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.records import (
    Act,
    ClientFile,
    Deliverable,
    Interaction,
    Milestone,
    Mission,
    Override,
)
from trustjournal.domain.shown import blend, laid_over, latest_override, weigh_pending
from trustjournal.domain.slips import due_then
from trustjournal.domain.trajectory import Trajectory, draw
from trustjournal.domain.view import ClientView, MissionSlice
from trustjournal.domain.viewing import Standing, know, lay_out
from trustjournal.domain.warnings.find import find_warnings

_MEMORIES = Memories()


def analyse_client(
    file: ClientFile, at: datetime, settings: EngineSettings = DEFAULTS
) -> tuple[MissionAnalysis, ...]:
    """Return the analysis at ``at`` (aware) of every mission of a client, in the file's order.

    Facts that name no mission are listed with the first mission that has not ended, else the
    last one.
    """
    reading = _read(file, at, settings)
    warnings = find_warnings(reading.view)
    return tuple(_mission(reading, one, warnings) for one in reading.view.missions)


def view_client(file: ClientFile, at: datetime, settings: EngineSettings = DEFAULTS) -> ClientView:
    """Return what the warnings would read about a client at ``at``."""
    return _read(file, at, settings).view


def known_by(file: ClientFile, at: datetime) -> ClientFile:
    """Return the file as it was known at ``at``: facts logged and happened by then.

    What is planned is known once it is logged. A period is known from the day it was signed; a
    mission not yet started then is a proposal, one not yet closed is open.
    """
    today = at.astimezone(ZoneInfo(zone_of(file, at))).date()
    at = at.astimezone(UTC)  # instants of one zone compare much faster
    interactions = tuple(
        [
            one
            for one in file.interactions
            if one.logged_at <= at and (one.kind is Kind.PLANNED or one.happened.start <= at)
        ]
    )
    acts = tuple(act for act in file.acts if act.logged_at <= at and act.done.start <= at)
    waiting = _unconfirmed(interactions, acts)
    return replace(
        file,
        people=tuple(one for one in file.people if one.logged_at <= at),
        missions=tuple(_mission_then(one, today) for one in file.missions if one.logged_at <= at),
        periods=tuple(
            one
            for one in file.periods
            if one.logged_at <= at and (one.signed_on is None or one.signed_on <= today)
        ),
        deliverables=tuple(
            _deliverable_then(one, today) for one in file.deliverables if one.logged_at <= at
        ),
        milestones=tuple(
            due_then(_milestone_then(one, today, at), file.moves, at)
            for one in file.milestones
            if one.logged_at <= at
        ),
        decisions=tuple(
            one for one in file.decisions if one.logged_at <= at and one.decided.start <= at
        ),
        interactions=interactions,
        commitments=tuple(
            one for one in file.commitments if one.logged_at <= at and one.made.start <= at
        ),
        waitings=tuple(
            one for one in file.waitings if one.logged_at <= at and one.made.start <= at
        ),
        steps=tuple(one for one in file.steps if one.logged_at <= at and one.made.start <= at),
        acts=tuple(act for act in acts if act.interaction_id not in waiting),
        ratings=tuple(one for one in file.ratings if one.logged_at <= at and one.given.start <= at),
        overrides=tuple(
            one for one in file.overrides if one.logged_at <= at and one.set_at.start <= at
        ),
        marks=tuple(one for one in file.marks if one.logged_at <= at),
        moves=tuple(one for one in file.moves if one.logged_at <= at),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """A client, read once for all its missions."""

    view: ClientView
    trajectory: Trajectory
    now: TrajectoryPoint
    pending: tuple[LevelChange, ...]
    starts: dict[str, datetime]
    override: Override | None
    barometer: ControlBarometer | None
    settings: EngineSettings


def _read(all_facts: ClientFile, at: datetime, settings: EngineSettings) -> _Reading:
    zone, at = zone_of(all_facts, at), at.astimezone(UTC)
    file = known_by(all_facts, at)
    client = file.client
    known = know(file, at, zone, settings=settings)
    memory = _MEMORIES.take(client.id).under(settings, zone, client.reply_clock)
    facts = facts_of(file, at, zone=zone, settings=settings, known=memory.entries)
    beginning = beginning_of(file, facts, at, settings=settings)
    trajectory = memory.run(beginning, facts, settings).until(at)
    _MEMORIES.keep(client.id, memory)
    ahead, pending = weigh_pending(trajectory.state, known.requests, at, clock=client.reply_clock)
    now = draw(ahead, at, trajectory.phase)
    override = latest_override(file.overrides)
    outlook = outlook_of(
        ahead, trajectory.phase, requests=known.requests, commitments=known.commitments
    )
    began = facts[0].at if facts else None
    shown, _ = blend((now,), override, settings)
    view = lay_out(known, Standing(shown[0], trajectory, began, outlook, settings))
    starts = {
        mission_id: min(at, max(beginning.at, start))
        for mission_id, start in mission_starts(file, zone).items()
    }
    barometer = _barometer(view)
    return _Reading(view, trajectory, now, pending, starts, override, barometer, settings)


def _mission(
    reading: _Reading, part: MissionSlice, warnings: Sequence[TrustWarning]
) -> MissionAnalysis:
    view, at, mission_id = reading.view, reading.view.at, part.mission.id
    points, changes = _cut(reading, reading.starts[mission_id])
    own = tuple(warning for warning in warnings if warning.mission_id == mission_id)
    takes_loose = part is _home(view)
    return MissionAnalysis(
        mission=part.mission,
        client=view.file.client,
        at=at,
        level=view.level,
        low=view.low,
        high=view.high,
        engine_level=view.engine_level,
        phase=view.phase,
        dormant=view.dormant,
        known=view.known,
        points=points,
        changes=changes,
        trend=_trend(reading, points, changes),
        period=part.period,
        requests=part.requests + _loose_requests(view, takes=takes_loose),
        commitments=part.commitments + _loose(view.commitments, takes=takes_loose),
        waitings=part.waitings + _loose(view.waitings, takes=takes_loose),
        steps=part.steps + _loose(view.steps, takes=takes_loose),
        warnings=own,
        cards=rank_cards(view, warnings, mission_id=mission_id),
        outlook=view.outlook,
        interactions=tuple(
            one
            for one in view.file.interactions
            if one.mission_id == mission_id or (takes_loose and one.mission_id is None)
        ),
        override=reading.override,
        controls=reading.barometer,
        is_ended=part.is_ended,
    )


def _cut(
    reading: _Reading, start: datetime
) -> tuple[tuple[TrajectoryPoint, ...], tuple[LevelChange, ...]]:
    """Return the slice since ``start``; its changes sum to what its points rose or fell."""
    points, changes = reading.trajectory.since(start)
    points[-1] = reading.now
    override = reading.override
    if override is not None and points[0].at < override.set_at.start < reading.now.at:
        set_at = override.set_at.start
        place = bisect_right(points, set_at, key=lambda point: point.at)
        points.insert(place, reading.trajectory.point_at(set_at))
    shown, laid = blend(points, override, reading.settings)
    changes += reading.pending
    if laid:
        changes = sorted((*changes, *laid), key=lambda change: change.at)
    return shown, tuple(changes)


def _trend(
    reading: _Reading, points: Sequence[TrajectoryPoint], changes: Sequence[LevelChange]
) -> Trend:
    """The arrow since four weeks ago, or since the slice began."""
    since = reading.view.at - timedelta(days=reading.settings.trend_days)
    if since <= points[0].at:
        since, then = points[0].at, points[0].level
    else:
        point = reading.trajectory.point_at(since)
        then = point.level + laid_over(point, reading.override, reading.settings)
    delta = points[-1].level - then
    by_code: dict[str, float] = defaultdict(float)
    for change in changes[bisect_right(changes, since, key=lambda change: change.at) :]:
        by_code[change.code] += change.delta
    most = max(by_code, key=lambda code: by_code[code] * delta, default=None)
    return Trend(delta, since, most if most and by_code[most] * delta > 0 else None)


def _home(view: ClientView) -> MissionSlice:
    """The mission that lists what names none: the first that has not ended, else the last."""
    return next((one for one in view.missions if not one.is_ended), view.missions[-1])


def _loose_requests(view: ClientView, *, takes: bool) -> tuple[RequestState, ...]:
    return tuple(one for one in view.requests if takes and one.interaction.mission_id is None)


def _loose(states: Sequence[PromiseState], *, takes: bool) -> tuple[PromiseState, ...]:
    return tuple(one for one in states if takes and one.promise.mission_id is None)


def _barometer(view: ClientView) -> ControlBarometer | None:
    if view.began is None:
        return None
    zone = ZoneInfo(view.zone)
    first, last = (when.astimezone(zone).date() for when in (view.began, view.at))
    return read_barometer(view.controls, first, last)


def _unconfirmed(interactions: Sequence[Interaction], acts: Sequence[Act]) -> frozenset[str]:
    """The planned entries that have not been confirmed: what they say is not done yet."""
    confirmed = {act.subject_id for act in acts if act.kind is ActKind.CONFIRM}
    return frozenset(
        one.id for one in interactions if one.kind is Kind.PLANNED and one.id not in confirmed
    )


def _mission_then(mission: Mission, today: date) -> Mission:
    started, closed = mission.started_on, mission.closed_on
    return replace(
        mission,
        started_on=started if started is None or started <= today else None,
        closed_on=closed if closed is None or closed <= today else None,
    )


def _deliverable_then(deliverable: Deliverable, today: date) -> Deliverable:
    delivered, dropped = deliverable.delivered_on, deliverable.dropped_on
    return replace(
        deliverable,
        delivered_on=delivered if delivered is None or delivered <= today else None,
        dropped_on=dropped if dropped is None or dropped <= today else None,
    )


def _milestone_then(milestone: Milestone, today: date, at: datetime) -> Milestone:
    if milestone.done_on is None:
        return milestone
    logged = milestone.done_logged_at
    if milestone.done_on <= today and (logged is None or logged <= at):
        return milestone
    return replace(milestone, done_on=None, done_logged_at=None)
