"""Which day is that? Plain arithmetic of days, weeks and months, without any words.

Weekdays are 0 (Monday) to 6; weeks are ISO weeks.
"""

from collections.abc import Iterator
from datetime import date, timedelta

FRIDAY = 4
MONTHS_IN_YEAR = 12
YEARS = range(1900, 2200)  # a year beyond is a slip, and no zone could tell its clock


def days_after(day: date, count: int) -> date:
    """Return the day ``count`` days later (earlier when negative)."""
    return day + timedelta(days=count)


def coming(today: date, weekday: int) -> date:
    """Return the next such weekday, strictly after ``today``."""
    return days_after(today, (weekday - today.weekday() - 1) % 7 + 1)


def coming_or_today(today: date, weekday: int) -> date:
    """Return the next such weekday, ``today`` included."""
    return days_after(today, (weekday - today.weekday()) % 7)


def latest_or_today(today: date, weekday: int) -> date:
    """Return the last such weekday, ``today`` included."""
    return days_after(today, -((today.weekday() - weekday) % 7))


def latest_before(today: date, weekday: int) -> date:
    """Return the last such weekday strictly before ``today``."""
    return days_after(today, -((today.weekday() - weekday - 1) % 7 + 1))


def monday_of(day: date, weeks: int = 0) -> date:
    """Return the Monday of the week of ``day``, ``weeks`` weeks later."""
    return days_after(day, 7 * weeks - day.weekday())


def end_of_week(today: date) -> date:
    """Return the Friday that closes the working week; at the week-end, the Friday ahead."""
    return coming_or_today(today, FRIDAY)


def _length(year: int, month: int) -> int:
    """Return how many days a month has; the calendar module would load locale, 5 ms a start."""
    after = date(year + month // MONTHS_IN_YEAR, month % MONTHS_IN_YEAR + 1, 1)
    return days_after(after, -1).day


def months_after(day: date, count: int) -> date:
    """Return the same day ``count`` months later, or the last day of a shorter month."""
    month = day.year * MONTHS_IN_YEAR + day.month - 1 + count
    year, index = divmod(month, MONTHS_IN_YEAR)
    return date(year, index + 1, min(day.day, _length(year, index + 1)))


def last_of_month(day: date) -> date:
    """Return the last calendar day of the month of ``day``."""
    return day.replace(day=_length(day.year, day.month))


def working_days_after(today: date, count: int) -> date:
    """Return the day ``count`` working days later; week-ends are skipped, holidays are not."""
    day = today
    for _ in range(count):
        day = days_after(day, 1)
        while day.weekday() > FRIDAY:
            day = days_after(day, 1)
    return day


def day_of_month_before(today: date, number: int) -> date:
    """Return the last day with this number, ``today`` included; months without it are skipped."""
    return next(day for day in _numbered(today, number, -1) if day <= today)


def day_of_month_after(today: date, number: int) -> date:
    """Return the next day with this number, strictly after ``today``."""
    return next(day for day in _numbered(today, number, 1) if day > today)


def _numbered(today: date, number: int, step: int) -> Iterator[date]:
    first = today.replace(day=1)
    for count in range(MONTHS_IN_YEAR):
        month = months_after(first, step * count)
        if number <= _length(month.year, month.month):
            yield month.replace(day=number)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    if not 1 <= month <= MONTHS_IN_YEAR or year not in YEARS:
        return None
    return date(year, month, day) if 1 <= day <= _length(year, month) else None


def is_within_months(today: date, day: date, months: int) -> bool:
    """Whether ``day`` is no further than ``months`` months away, either way."""
    return months_after(today, -months) <= day <= months_after(today, months)
