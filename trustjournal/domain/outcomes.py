"""What became of the promises made, month by month: kept, moved in time, late, broken, open?

A promise moved before its due and kept by its new one is an outcome of its own: it is no lateness,
and it is not quite what was said at first either.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trustjournal.domain.analysis import PromiseState
from trustjournal.domain.verdicts import DueState


class PromiseOutcome(StrEnum):
    """What became of a promise; words under mission.outcome.*."""

    KEPT = "kept"
    MOVED = "moved"  # to another day agreed before the first one, and kept
    LATE = "late"
    BROKEN = "broken"
    OPEN = "open"
    OVERDUE = "overdue"


SIMPLE = {
    DueState.DONE: PromiseOutcome.KEPT,
    DueState.DONE_LATE: PromiseOutcome.LATE,
    DueState.BROKEN: PromiseOutcome.BROKEN,
    DueState.OVERDUE: PromiseOutcome.OVERDUE,
}


@dataclass(frozen=True, slots=True)
class PromiseMonth:
    """The promises made in the month that begins on ``first``, by what became of them."""

    first: date
    counts: tuple[tuple[PromiseOutcome, int], ...]

    @property
    def made(self) -> int:
        """How many were made."""
        return sum(count for _, count in self.counts)


def outcome_of(state: PromiseState) -> PromiseOutcome:
    """Return what became of a promise so far."""
    if state.state is DueState.DONE and state.renegotiated:
        return PromiseOutcome.MOVED
    return SIMPLE.get(state.state, PromiseOutcome.OPEN)


def promise_months(promises: Iterable[PromiseState], until: date) -> tuple[PromiseMonth, ...]:
    """Return every month from the first promise to ``until``, oldest first."""
    by_month: dict[date, Counter[PromiseOutcome]] = {}
    for one in promises:
        first = month_of(one.promise.made.local_day)
        by_month.setdefault(first, Counter())[outcome_of(one)] += 1
    if not by_month:
        return ()
    return tuple(
        PromiseMonth(
            first,
            tuple(
                (one, counts[one])
                for one in PromiseOutcome
                if (counts := by_month.get(first, Counter()))[one]
            ),
        )
        for first in months(min(by_month), max(*by_month, month_of(until)))
    )


def months(first: date, last: date) -> Iterable[date]:
    """Give the first day of each month from that of ``first`` to that of ``last``."""
    month = month_of(first)
    while month <= last:
        yield month
        year, number = (month.year + 1, 1) if month.month == 12 else (month.year, month.month + 1)  # noqa: PLR2004
        month = date(year, number, 1)


def month_of(day: date) -> date:
    """Return the first day of a month."""
    return day.replace(day=1)
