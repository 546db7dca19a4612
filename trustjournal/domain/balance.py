"""Who gave what, month by month: the consultant to the client, and the client to the consultant?

Counted once each, whatever says it: an answer, a promise kept, a result shown, a plan shared or a
disagreement voiced on the one side; on the other what was awaited and came, thanks and
recommendations. Nothing is weighed: ten answers are not worth a delivery, they are ten answers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import MissionAnalysis, PromiseState
from trustjournal.domain.kinds import Kind
from trustjournal.domain.outcomes import month_of, months
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import DueState

DONE = frozenset({DueState.DONE, DueState.DONE_LATE})


class Gift(StrEnum):
    """What was given; words under mission.gift.*."""

    ANSWER = "answer"
    PROMISE = "promise"
    RESULT = "result"
    OPENNESS = "openness"
    RECEIVED = "received"
    THANKS = "thanks"
    RECOMMENDATION = "recommendation"


TOLD_BY_A_PROMISE = SignalCode.DELIVERED_ON_TIME  # kept the same day: one fact, one gift
MINE = (Gift.ANSWER, Gift.PROMISE, Gift.RESULT, Gift.OPENNESS)
THEIRS = (Gift.RECEIVED, Gift.THANKS, Gift.RECOMMENDATION)
BY_SIGNAL = {
    SignalCode.DELIVERED_ON_TIME: Gift.RESULT,
    SignalCode.DELIVERED_WELL: Gift.RESULT,
    SignalCode.MILESTONE: Gift.RESULT,
    SignalCode.REPAIR: Gift.RESULT,
    SignalCode.PLANNING_SHARED: Gift.OPENNESS,
    SignalCode.DISAGREEMENT_VOICED: Gift.OPENNESS,
    SignalCode.THANKS: Gift.THANKS,
    SignalCode.RECOMMENDATION: Gift.RECOMMENDATION,
}


@dataclass(frozen=True, slots=True)
class BalanceMonth:
    """How often each was given in the month that begins on ``first``; what was not is left out."""

    first: date
    counts: tuple[tuple[Gift, int], ...]

    def count(self, *gifts: Gift) -> int:
        """Return how often any of these was given."""
        return sum(count for gift, count in self.counts if gift in gifts)


def read_balance(analysis: MissionAnalysis, zone: ZoneInfo) -> tuple[BalanceMonth, ...]:
    """Return every month from the first gift to now, oldest first."""
    by_month: dict[date, Counter[Gift]] = {}
    for day, gift in _gifts(analysis, zone):
        by_month.setdefault(month_of(day), Counter())[gift] += 1
    if not by_month:
        return ()
    last = max(*by_month, month_of(analysis.at.astimezone(zone).date()))
    return tuple(
        BalanceMonth(first, tuple((gift, counts[gift]) for gift in Gift if counts[gift]))
        for first in months(min(by_month), last)
        if (counts := by_month.get(first, Counter())) is not None
    )


def given(months: Iterable[BalanceMonth], *gifts: Gift) -> int:
    """Return how often any of these was given in all."""
    return sum(month.count(*gifts) for month in months)


def _gifts(analysis: MissionAnalysis, zone: ZoneInfo) -> Iterator[tuple[date, Gift]]:
    answers = (one.answered_at for one in analysis.requests)
    yield from ((_local(at, zone), Gift.ANSWER) for at in answers if at is not None)
    kept_on = tuple(_closed(analysis.commitments, zone))
    yield from ((day, Gift.PROMISE) for day in kept_on)
    yield from ((day, Gift.RECEIVED) for day in _closed(analysis.waitings, zone))
    for entry in analysis.interactions:
        day = entry.happened.local_day
        if entry.kind is Kind.LOG:
            for code in (signal.code for signal in entry.signals):
                if code in BY_SIGNAL and not (code is TOLD_BY_A_PROMISE and day in kept_on):
                    yield day, BY_SIGNAL[code]


def _closed(promises: Iterable[PromiseState], zone: ZoneInfo) -> Iterator[date]:
    for one in promises:
        if one.closed_at is not None and one.state in DONE:
            yield _local(one.closed_at, zone)


def _local(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
