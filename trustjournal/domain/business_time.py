"""How much working time has passed?

The article's 24 hours are plain elapsed hours. Beside them stands a second clock that stops on
days nobody works: weekends and French public holidays. It runs the whole of a working day, so
that one working day is 24 hours of it and both clocks agree from Tuesday to Thursday: a question
of Friday 18:00 is 24 business hours old on Monday at 18:00. Across a clock change a working day
has the 23 or 25 hours that really pass.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))
ALSACE = "6AE"  # holidays' code; Moselle (57) has the same days


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Which days are worked: ``weekdays`` from 0 (Monday), French public holidays excepted.

    ``alsace_moselle`` adds Good Friday and 26 December.
    """

    zone: str = "Europe/Paris"
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    alsace_moselle: bool = False


@cache
def french_holidays(year: int, *, alsace_moselle: bool = False) -> frozenset[date]:
    """Return the public holidays of a year in metropolitan France."""
    import holidays  # noqa: PLC0415 - costs 60 ms, needed only once a request is open

    subdivision = ALSACE if alsace_moselle else None
    return frozenset(holidays.country_holidays("FR", subdiv=subdivision, years=year))


def is_working_day(day: date, working: WorkingTime) -> bool:
    """Whether the clock runs on that day."""
    if day.weekday() not in working.weekdays:
        return False
    return day not in french_holidays(day.year, alsace_moselle=working.alsace_moselle)


def business_hours(start: datetime, end: datetime, working: WorkingTime) -> float:
    """Return the hours of working days between two aware instants; 0 if ``end`` is not later."""
    hours = 0.0
    day = start.astimezone(ZoneInfo(working.zone)).date()
    while (opens := _midnight(day, working)) < end:
        closes = _midnight(day + timedelta(days=1), working)
        if is_working_day(day, working):
            passed = min(closes, end) - max(opens, start)
            hours += max(passed, timedelta()).total_seconds() / 3600
        day += timedelta(days=1)
    return hours


def after_business_hours(start: datetime, hours: float, working: WorkingTime) -> datetime:
    """Return the instant (UTC) at which that many business hours will have passed.

    ``hours`` is positive. ValueError if no day of the week is worked.
    """
    if not working.weekdays:
        raise ValueError(working.weekdays)
    left = timedelta(hours=hours)
    day = start.astimezone(ZoneInfo(working.zone)).date()
    while True:
        closes = _midnight(day + timedelta(days=1), working)
        if is_working_day(day, working):
            begins = max(_midnight(day, working), start.astimezone(UTC))
            if begins + left <= closes:
                return begins + left
            left -= closes - begins
        day += timedelta(days=1)


def _midnight(day: date, working: WorkingTime) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(working.zone)).astimezone(UTC)
