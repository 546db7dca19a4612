"""How does the level that is shown differ from the engine's own?

Two things are laid over it and never enter its state. A request open past 24 hours weighs as if it
were answered now. And the consultant's own level, where one is set, is blended in and fades:
shown = T + (override − T)·0.5^(days/60). Each has its own named changes, so the sum still holds.
Source: trust model §1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from trustjournal.domain.analysis import Cause, DueState, LevelChange, RequestState, TrajectoryPoint
from trustjournal.domain.engine import step
from trustjournal.domain.event import EngineEvent
from trustjournal.domain.fact import SECONDS_A_DAY
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.records import Override, ReplyClock
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.state import TrustState


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


def blend(
    points: Sequence[TrajectoryPoint],
    override: Override | None,
    settings: EngineSettings = DEFAULTS,
) -> tuple[tuple[TrajectoryPoint, ...], tuple[LevelChange, ...]]:
    """Return the points with the override blended in from when it was set, and its changes."""
    if override is None:
        return tuple(points), ()
    shown, changes, before = [], [], 0.0
    for index, point in enumerate(points):
        weight = _weight(override, point.at, settings)
        if weight == 0.0:
            shown.append(point)
            continue
        laid = (override.level - point.level) * weight
        if index and laid != before:
            changes.append(_override_change(point.at, laid - before, override))
        before = laid
        shown.append(_raised(point, laid))
    return tuple(shown), tuple(changes)


def _weight(override: Override, at: datetime, settings: EngineSettings) -> float:
    seconds = (at - override.set_at.start).total_seconds()
    if seconds < 0:
        return 0.0
    return float(0.5 ** (seconds / SECONDS_A_DAY / settings.override_half_life_days))


def _override_change(at: datetime, delta: float, override: Override) -> LevelChange:
    return LevelChange(at, Cause.OVERRIDE, "override", delta, None, override.mission_id)


def _raised(point: TrajectoryPoint, by: float) -> TrajectoryPoint:
    low, high = (min(100.0, max(0.0, edge + by)) for edge in (point.low, point.high))
    return replace(point, level=point.level + by, low=low, high=high)
