"""What happened on this day a year, a quarter, a month ago?

The farthest back comes first: it is the one that was forgotten. Of several entries of such a day
the one that says most is told: first those with a signal, then the longer note.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.domain.warnings.finding import add_months

MONTHS_BACK = (12, 3, 1)
ZONES = timedelta(hours=26)  # a local day anywhere lies within so much of another's


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An entry of a mission, so many months ago to the day."""

    months: int
    analysis: MissionAnalysis
    entry: Interaction


def on_this_day(
    analyses: Sequence[MissionAnalysis], at: datetime, zone: ZoneInfo
) -> Anniversary | None:
    """Return what happened on the day of ``at`` (aware), a while ago; None where nothing did."""
    today = at.astimezone(zone).date()
    for months in MONTHS_BACK:
        day = add_months(today, -months)
        if day.day != today.day:
            continue  # there was no such day that month
        found = [
            Anniversary(months, analysis, entry)
            for analysis in analyses
            for entry in _of_day(analysis.interactions, day, zone)
        ]
        if found:
            return max(found, key=_weight)
    return None


def _of_day(entries: Sequence[Interaction], day: date, zone: ZoneInfo) -> Iterator[Interaction]:
    """Give the entries of a local day; they come in order of time."""
    midnight = datetime.combine(day, time(), zone)
    first = bisect_left(entries, midnight - ZONES, key=_start)
    for entry in _until(entries[first:], midnight + 2 * ZONES):
        told = bool(entry.note) and entry.kind is Kind.LOG
        if told and entry.happened.local_day == day:
            yield entry


def _until(entries: Iterable[Interaction], end: datetime) -> Iterator[Interaction]:
    for entry in entries:
        if entry.happened.start > end:
            return
        yield entry


def _start(entry: Interaction) -> datetime:
    return entry.happened.start


def _weight(one: Anniversary) -> tuple[int, int, str]:
    return len(one.entry.signals), len(one.entry.note), one.entry.id
