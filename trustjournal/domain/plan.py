"""What was planned for a mission, and how does it stand: its chain of periods, its dated results?

A plan is read off the facts: each period a stretch, each milestone a day with the day it was first
meant for (its baseline), each deliverable a result its period owes. ``slip_days`` is how much later
than its baseline a milestone is due, or was reached; negative when earlier.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trustjournal.domain.records import ClientFile, Decision, Deliverable, Milestone, Period
from trustjournal.domain.viewing import TWO_MONTHS
from trustjournal.domain.warnings.finding import add_months


@dataclass(frozen=True, slots=True)
class PlannedPeriod:
    """A contract of the chain. ``until`` is its end, or the last day it is known to run."""

    number: int
    period: Period
    until: date
    two_month_line: date
    is_running: bool
    deliverables: tuple[Deliverable, ...]


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A milestone. ``on`` is the day it was reached, or is due."""

    milestone: Milestone
    on: date
    slip_days: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The planning of one mission, oldest first; decisions newest first."""

    today: date
    periods: tuple[PlannedPeriod, ...]
    days: tuple[PlannedDay, ...]
    decisions: tuple[Decision, ...]

    @property
    def first(self) -> date:
        """The first day there is something to show."""
        starts = [one.period.start for one in self.periods]
        return min([*starts, *(one.milestone.baseline for one in self.days)], default=self.today)

    @property
    def last(self) -> date:
        """The last day there is something to show."""
        ends = [one.until for one in self.periods]
        planned = [max(one.on, one.milestone.baseline) for one in self.days]
        return max([self.today, *ends, *planned])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was planned yet."""
        return not (self.periods or self.days or self.decisions)


def read_plan(file: ClientFile, mission_id: str, today: date) -> Plan:
    """Return the planning of a mission as it stands on ``today``."""
    periods = sorted(
        (one for one in file.periods if one.mission_id == mission_id), key=lambda one: one.start
    )
    owed: dict[str, list[Deliverable]] = {}
    for deliverable in file.deliverables:
        owed.setdefault(deliverable.period_id, []).append(deliverable)
    milestones = (one for one in file.milestones if one.mission_id == mission_id)
    decisions = (one for one in file.decisions if one.mission_id == mission_id)
    return Plan(
        today,
        tuple(
            _planned(period, number, today, owed.get(period.id, ()))
            for number, period in enumerate(periods, start=1)
        ),
        tuple(sorted((_day(one, today) for one in milestones), key=lambda one: one.on)),
        tuple(sorted(decisions, key=lambda one: one.decided.start, reverse=True)),
    )


def _planned(
    period: Period, number: int, today: date, owed: Iterable[Deliverable]
) -> PlannedPeriod:
    until = period.end if period.end is not None else max(today, period.start)
    is_running = period.start <= today and (period.end is None or today <= period.end)
    return PlannedPeriod(
        number, period, until, add_months(period.start, TWO_MONTHS), is_running, tuple(owed)
    )


def _day(milestone: Milestone, today: date) -> PlannedDay:
    on = milestone.done_on or milestone.due
    is_late = milestone.done_on is None and milestone.due < today
    return PlannedDay(milestone, on, (on - milestone.baseline).days, is_late)
