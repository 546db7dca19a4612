"""How is a stretch of time or a moment told on the screen: "5 h 20", "yesterday 16:05"?

Qt-free; the words stand in resources/wording under ``screen.time``.
"""

from datetime import date, datetime, tzinfo

from trustjournal.domain.moments import Moment, Precision
from trustjournal.wording import Words

HOUR_MINUTES = 60
DAY_HOURS = 24
TELL_DAYS_FROM_HOURS = 72
WEEK = 7


def span(words: Words, hours: float) -> str:
    """Tell a stretch of hours (≥ 0): 40 min, 5 h 20, 4 days."""
    minutes = round(hours * HOUR_MINUTES)
    if minutes < HOUR_MINUTES:
        return words("screen.time.minutes", count=minutes)
    if hours < TELL_DAYS_FROM_HOURS:
        whole, rest = divmod(minutes, HOUR_MINUTES)
        if hours >= DAY_HOURS or rest == 0:
            return words("screen.time.hours", count=round(hours))
        return words("screen.time.hours_minutes", hours=whole, minutes=f"{rest:02}")
    return words("screen.time.days", count=int(hours // DAY_HOURS))


def day(words: Words, when: date, today: date) -> str:
    """Tell a day as one would: today, yesterday, Friday, 3 May, 3 May 2025."""
    ahead = (when - today).days
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(ahead)
    if near is not None:
        return words(f"screen.time.{near}")
    if 0 < ahead < WEEK:
        return words.day(when, weekday=True, year=False).split(" ")[0]
    return words.day(when, year=when.year != today.year)


def due_day(words: Words, when: date, today: date) -> str:
    """Tell the day by which something is due: today, Friday, le 30 novembre."""
    if -1 <= (when - today).days < WEEK:
        return day(words, when, today)
    return words("screen.time.the_day", day=day(words, when, today))


def full_day(words: Words, when: date, today: date) -> str:
    """Tell a day as a heading: Today, Monday 4 May."""
    near = {0: "today", -1: "yesterday"}.get((when - today).days)
    told = words.day(when, weekday=True, year=when.year != today.year)
    if near is not None:
        told = words("screen.time.near_day", near=words(f"screen.time.{near}"), day=told)
    return told[0].upper() + told[1:]


def instant(words: Words, at: datetime, now: datetime, zone: tzinfo) -> str:
    """Tell an instant: today 16:05, 3 May 16:05."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    return words(
        "screen.time.day_clock", day=day(words, local.date(), today), clock=words.clock(local)
    )


def clock(words: Words, moment: Moment, zone: tzinfo) -> str:
    """Tell the time of day of a moment, nothing when only a day is known."""
    if moment.is_day:
        return ""
    told = words.clock(moment.start.astimezone(zone))
    return words("screen.time.about", clock=told) if moment.precision == Precision.PART else told
