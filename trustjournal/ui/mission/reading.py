"""What stands under the pointer of a chart: which level, what moved it, what was noted?

Nothing is computed: points, changes and entries of the analysis are looked up.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.records import Interaction

NAMED_AT_MOST = 3
SNAP_SHARE = 0.012  # of the whole stretch: how near a fact catches the pointer


@dataclass(frozen=True, slots=True)
class Reading:
    """A place on the curve. ``changes`` are the heaviest facts there; ``entry`` the first's."""

    at: datetime
    level: float
    low: float
    high: float
    changes: tuple[LevelChange, ...] = ()
    entry: Interaction | None = None


def reading_at(analysis: MissionAnalysis, when: datetime) -> Reading | None:
    """Return what the curve says at ``when``, a near fact first; None before its first point."""
    points = analysis.points
    if not points:
        return None
    reach = (analysis.at - points[0].at) * SNAP_SHARE
    near = _near(analysis, when, max(reach, timedelta(hours=12)))
    at = near if near is not None else when
    place = bisect_right(points, at, key=lambda point: point.at) - 1
    if place < 0:
        return None
    point = points[place]
    changes = _heaviest(analysis, point.at) if near is not None else ()
    entry = _entry(analysis, changes, point.at) if near is not None else None
    return Reading(min(at, analysis.at), point.level, point.low, point.high, changes, entry)


def _near(analysis: MissionAnalysis, when: datetime, reach: timedelta) -> datetime | None:
    nearest = min((point.at for point in analysis.points), key=lambda at: abs(at - when))
    return nearest if abs(nearest - when) <= reach else None


def _heaviest(analysis: MissionAnalysis, at: datetime) -> tuple[LevelChange, ...]:
    there = (change for change in analysis.changes if change.at == at)
    return tuple(sorted(there, key=lambda change: -abs(change.delta))[:NAMED_AT_MOST])


def _entry(
    analysis: MissionAnalysis, changes: tuple[LevelChange, ...], at: datetime
) -> Interaction | None:
    wanted = {change.interaction_id for change in changes} - {None}
    by_fact = (entry for entry in analysis.interactions if entry.id in wanted)
    by_time = (entry for entry in analysis.interactions if entry.happened.start == at)
    return next(by_fact, None) or next(by_time, None)
