"""What stands under the pointer of a chart: which level, what moved it, what was noted?

Nothing is computed: points, changes and entries of the analysis are looked up. Where to look is
laid out once an analysis, so that following the pointer costs next to nothing.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.records import Interaction

NAMED_AT_MOST = 3
SNAP_SHARE = 0.012  # of the stretch in sight: how near a fact catches the pointer
SNAP_LEAST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Reading:
    """A place on the curve. ``changes`` are the heaviest facts there; ``entry`` the first's."""

    at: datetime
    level: float
    low: float
    high: float
    changes: tuple[LevelChange, ...] = ()
    entry: Interaction | None = None


class Readings:
    """Everything there is to read on one curve."""

    def __init__(self, analysis: MissionAnalysis) -> None:
        self._analysis = analysis
        self._times = [point.at for point in analysis.points]
        self._changes: dict[datetime, list[LevelChange]] = defaultdict(list)
        for change in analysis.changes:
            self._changes[change.at].append(change)
        self._entries = {entry.id: entry for entry in analysis.interactions}
        self._entries_at = {entry.happened.start: entry for entry in analysis.interactions}

    def at(self, when: datetime, within: timedelta | None = None) -> Reading | None:
        """Return what the curve says at ``when``, a near fact first; None before its first point.

        ``within`` is the stretch in sight: the whole curve, unless one looks closer.
        """
        if not self._times:
            return None
        sight = within or (self._analysis.at - self._times[0])
        near = self._near(when, max(sight * SNAP_SHARE, min(SNAP_LEAST, sight / 20)))
        at = when if near is None else near
        place = bisect_right(self._times, at) - 1
        if place < 0:
            return None
        point = self._analysis.points[place]
        changes = () if near is None else self._heaviest(near)
        entry = None if near is None else self._entry(changes, near)
        return Reading(
            min(at, self._analysis.at), point.level, point.low, point.high, changes, entry
        )

    def step(self, here: datetime | None, by: int) -> datetime | None:
        """Return the next point after ``here`` (by 1) or before it (−1); from now without one."""
        start = self._analysis.at if here is None else here
        if by > 0:
            place = bisect_right(self._times, start)
            return self._times[place] if place < len(self._times) else None
        place = bisect_left(self._times, start) - 1
        return self._times[place] if place >= 0 else None

    def end(self, by: int) -> datetime | None:
        """Return the last point (by 1) or the first (−1)."""
        if not self._times:
            return None
        return self._times[-1] if by > 0 else self._times[0]

    def _near(self, when: datetime, reach: timedelta) -> datetime | None:
        place = bisect_left(self._times, when)
        around = self._times[max(0, place - 1) : place + 1]
        nearest = min(around, key=lambda at: abs(at - when))
        return nearest if abs(nearest - when) <= reach else None

    def _heaviest(self, at: datetime) -> tuple[LevelChange, ...]:
        there = sorted(self._changes.get(at, ()), key=lambda change: -abs(change.delta))
        return tuple(there[:NAMED_AT_MOST])

    def _entry(self, changes: tuple[LevelChange, ...], at: datetime) -> Interaction | None:
        told = (self._entries.get(change.interaction_id or "") for change in changes)
        return next((entry for entry in told if entry is not None), None) or self._entries_at.get(
            at
        )
