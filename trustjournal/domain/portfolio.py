"""Which missions need me, side by side, and how did trust stand with each client week by week?

Only a way to lay out what the analyses say: nothing here is computed anew.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean

from trustjournal.domain.analysis import MissionAnalysis, PromiseState
from trustjournal.domain.records import Client
from trustjournal.domain.today import OPEN, compose_today

CONTROL_WEEKS = 4
GRID_WEEKS, LEAST_WEEKS = 26, 8
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """A mission among the others. ``oldest_hours`` is how long the oldest open request waits;
    ``controls_a_week`` the mean over four weeks, for the whole client; ``days_left`` those until
    the two-month line, negative beyond it.
    """

    analysis: MissionAnalysis
    open_requests: int
    oldest_hours: float | None
    controls_a_week: float | None
    next_promise: PromiseState | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class ClientWeeks:
    """The lowest level of a client's missions at the end of each week; None where there is none."""

    client: Client
    levels: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """Clients by weeks; ``mondays`` oldest first, the last week still running."""

    mondays: tuple[date, ...]
    clients: tuple[ClientWeeks, ...]


def compose_portfolio(
    analyses: Sequence[MissionAnalysis], at: datetime
) -> tuple[PortfolioRow, ...]:
    """Return every mission, the one that needs me most first, ended ones last."""
    asking = compose_today(analyses, at).missions
    seen = {one.mission.id for one in asking}
    rest = sorted(
        (one for one in analyses if one.mission.id not in seen),
        key=lambda one: one.mission.title.casefold(),
    )
    return tuple(_row(one) for one in (*asking, *rest))


def compose_weeks(
    analyses: Sequence[MissionAnalysis], at: datetime, *, weeks: int = GRID_WEEKS
) -> WeekGrid:
    """Return the levels of all clients over the last ``weeks`` weeks, the lowest now first.

    ``at`` is in the consultant's zone. A mission counts from its first point to its last day. Weeks
    before the first level of all are left out, as long as eight remain.
    """
    monday = at.date() - timedelta(days=at.weekday())
    mondays = tuple(monday - A_WEEK * back for back in reversed(range(weeks)))
    by_client: dict[str, list[MissionAnalysis]] = {}
    for one in analyses:
        by_client.setdefault(one.client.id, []).append(one)
    found = [
        ClientWeeks(own[0].client, tuple(_lowest(own, week, at) for week in mondays))
        for own in by_client.values()
    ]
    shown = [one for one in found if any(level is not None for level in one.levels)]
    first = min((_first_level(one) for one in shown), default=weeks)
    skipped = max(0, min(first, weeks - LEAST_WEEKS))
    kept = (ClientWeeks(one.client, one.levels[skipped:]) for one in shown)
    return WeekGrid(mondays[skipped:], tuple(sorted(kept, key=_now_lowest)))


def _row(analysis: MissionAnalysis) -> PortfolioRow:
    waiting = [one.hours for one in analysis.requests if one.state in OPEN]
    promised = [one for one in analysis.commitments if one.state in OPEN and one.due_at is not None]
    period = analysis.period
    days_left = None
    if period is not None and not analysis.is_ended:
        today = period.period.start + timedelta(days=period.day - 1)
        days_left = (period.two_month_line - today).days
    weeks = analysis.controls.weeks[-CONTROL_WEEKS:] if analysis.controls is not None else ()
    return PortfolioRow(
        analysis,
        len(waiting),
        max(waiting, default=None),
        fmean(week.count for week in weeks) if weeks else None,
        min(promised, key=lambda one: (one.due_at is None, one.due_at), default=None),
        days_left,
    )


def _lowest(analyses: Sequence[MissionAnalysis], monday: date, at: datetime) -> float | None:
    ends = datetime.combine(monday + A_WEEK, datetime.min.time(), at.tzinfo)
    levels = [
        level
        for one in analyses
        if one.mission.closed_on is None or one.mission.closed_on >= monday
        if (level := _level_at(one, min(ends, at))) is not None
    ]
    return min(levels, default=None)


def _level_at(analysis: MissionAnalysis, when: datetime) -> float | None:
    """Return the level of the last point at or before ``when``; None before the first."""
    place = bisect_right(analysis.points, when, key=lambda point: point.at) - 1
    return analysis.points[place].level if place >= 0 else None


def _first_level(one: ClientWeeks) -> int:
    return next(week for week, level in enumerate(one.levels) if level is not None)


def _now_lowest(one: ClientWeeks) -> tuple[bool, float, str]:
    now = one.levels[-1]
    return now is None, now or 0.0, one.client.name.casefold()
