"""Which days are marked along the bottom of a chart, and how are they written?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from trustjournal.charts.style import ChartStyle, Speech

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_SECONDS = 86400
YEARS_FROM, QUARTERS_FROM, MONTHS_FROM, WEEKS_FROM = 1500, 480, 75, 14  # days shown


def number(instant: datetime) -> float:
    """Return the place of an instant along the axis, in days since 1970 (matplotlib's epoch)."""
    return instant.timestamp() / DAY_SECONDS


def instant_at(place: float) -> datetime:
    """Return the instant (UTC) at a place along the axis."""
    return EPOCH + timedelta(days=place)


def day_number(day: date, style: ChartStyle) -> float:
    """Return the place of a local midnight."""
    return number(datetime.combine(day, time(), style.zone))


def marks(first: date, last: date, words: Speech) -> tuple[tuple[date, str], ...]:
    """Return the days to mark between two days, each with its label."""
    days = (last - first).days
    if days >= MONTHS_FROM:
        step = 12 if days >= YEARS_FROM else 3 if days >= QUARTERS_FROM else 1
        return tuple((day, _month(day, words)) for day in _months(first, last, step))
    step = 7 if days >= WEEKS_FROM else max(1, days // 5)
    return tuple((day, _short_day(day, words)) for day in _every(first, last, step))


def _months(first: date, last: date, step: int) -> Iterator[date]:
    year, month = first.year, first.month
    while (day := date(year, month, 1)) <= last:
        if day >= first and (month - 1) % step == 0:
            yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004


def _every(first: date, last: date, step: int) -> Iterator[date]:
    day = first + timedelta(days=(7 - first.weekday()) % 7 if step == 7 else 0)  # noqa: PLR2004
    while day <= last:
        yield day
        day += timedelta(days=step)


def _month(day: date, words: Speech) -> str:
    name = words("charts.months").split()[day.month - 1]
    return f"{name} {day.year}" if day.month == 1 else name


def _short_day(day: date, words: Speech) -> str:
    return f"{day.day} {words('charts.months').split()[day.month - 1]}"
