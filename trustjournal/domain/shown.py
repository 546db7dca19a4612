"""How does the level that is shown differ from the engine's own?

Two things are laid over it and never enter its state. A request open past 24 hours weighs as if it
were answered now. And the consultant's own level, where one is set, is blended in and fades:
shown = T + (override − T)·0.5^(days/60). Each has its own named changes, so the sum still holds.
Source: trust model §1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from trustjournal.domain.analysis import LevelChange, RequestState, TrajectoryPoint
from trustjournal.domain.engine import step
from trustjournal.domain.event import EngineEvent
from trustjournal.domain.fact import SECONDS_A_DAY
from trustjournal.domain.kinds import ReplyClock
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.records import Override
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.state import TrustState
from trustjournal.domain.verdicts import Cause, DueState


def weigh_pending(
    state: TrustState, requests: Iterable[RequestState], at: datetime, *, clock: ReplyClock
) -> tuple[TrustState, tuple[LevelChange, ...]]:
    """Return the state as if the overdue requests were answered now, and what each weighs."""
    overdue = [one for one in requests if one.state is DueState.OVERDUE]
    if not overdue:
        return state, ()
    ahead, changes = state.fork(), []
    for one in overdue:
        hours = one.business_hours if clock is ReplyClock.BUSINESS else one.hours
        request = one.interaction
        late = EngineEvent(ahead.at, SignalCode.LATE_REPLY, hours, incident=request.id)
        delta = step(ahead, late).event
        code = SignalCode.LATE_REPLY.value
        changes.append(LevelChange(at, Cause.PENDING, code, delta, request.id, request.mission_id))
    return ahead, tuple(changes)


def latest_override(overrides: Sequence[Override]) -> Override | None:
    """Return the override that holds: the last one set."""
    return max(overrides, key=lambda one: one.set_at.start, default=None)


def laid_over(
    point: TrajectoryPoint, override: Override | None, settings: EngineSettings = DEFAULTS
) -> float:
    """Return what the consultant's own level adds to the engine's at a point."""
    if override is None or point.at < override.set_at.start:
        return 0.0
    days = (point.at - override.set_at.start).total_seconds() / SECONDS_A_DAY
    return float((override.level - point.level) * 0.5 ** (days / settings.override_half_life_days))


def blend(
    points: Sequence[TrajectoryPoint],
    override: Override | None,
    settings: EngineSettings = DEFAULTS,
) -> tuple[tuple[TrajectoryPoint, ...], tuple[LevelChange, ...]]:
    """Return the points with the override blended in from when it was set, and its changes."""
    if override is None:
        return tuple(points), ()
    shown, changes = [], []
    before = laid_over(points[0], override, settings)
    for point in points:
        laid = laid_over(point, override, settings)
        if laid != before:
            moved = laid - before
            mission = override.mission_id
            changes.append(LevelChange(point.at, Cause.OVERRIDE, "override", moved, None, mission))
        before = laid
        shown.append(_raised(point, laid) if laid else point)
    return tuple(shown), tuple(changes)


def _raised(point: TrajectoryPoint, by: float) -> TrajectoryPoint:
    low, high = (min(100.0, max(0.0, edge + by)) for edge in (point.low, point.high))
    return replace(point, level=point.level + by, low=low, high=high)
