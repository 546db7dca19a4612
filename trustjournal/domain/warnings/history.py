"""Which warnings stood, from when to when?

Warnings are conclusions, so none is stored: the past is asked again, day by day, with what was
known on each day (put aside or not), and one cause seen on following days makes one span. A
warning that came and went between two questions is not seen; ask more often to see more.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from trustjournal.domain.analysis import TrustWarning

DAILY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WarningSpan:
    """A warning and the first and last time it was seen standing; ``is_over`` once it left."""

    warning: TrustWarning
    first: datetime
    last: datetime
    is_over: bool


def warning_spans(
    ask: Callable[[datetime], tuple[TrustWarning, ...]],
    since: datetime,
    until: datetime,
    *,
    every: timedelta = DAILY,
) -> tuple[WarningSpan, ...]:
    """Return the spans between two instants, both included, the first to appear first.

    ``ask`` gives the warnings standing at an instant, as ``find_warnings`` does. A warning that
    leaves and comes back makes another span.
    """
    standing: dict[str, WarningSpan] = {}
    over: list[WarningSpan] = []
    for at in _instants(since, until, every):
        now = {warning.id: warning for warning in ask(at)}
        left = [each for each in standing if each not in now]
        over += [replace(standing.pop(each), is_over=True) for each in left]
        for each, warning in now.items():
            first = standing[each].first if each in standing else at
            standing[each] = WarningSpan(warning, first, at, is_over=False)
    return tuple(sorted((*over, *standing.values()), key=lambda span: (span.first, span.last)))


def _instants(since: datetime, until: datetime, every: timedelta) -> Iterator[datetime]:
    at = since
    while at < until:
        yield at
        at += every
    yield until
