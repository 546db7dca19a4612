"""When was it, once everything said about time is known?

The head gives a start: a duration alone means that it ended now; a clock alone is today, or
yesterday when it is small hours and the clock is later. A tail gives a due: a day is its end, a
clock alone its next occurrence. Days keep the wall clock, hours count elapsed time.
Source: quick entry, rules 4, 6 and 14.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from trustjournal.domain.moments import Precision
from trustjournal.quickline import almanac
from trustjournal.quickline.draft import When
from trustjournal.quickline.said import SMALL_HOURS_END, Frame, Said

PART_MARGIN = timedelta(hours=2)  # "ce matin" typed at 8:00 may have been at 7:30


class Settled(NamedTuple):
    """A moment, how exactly it is known, and its doubts; ``choices`` are ISO, best first."""

    when: When
    precision: Precision
    doubts: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


def settle_start(said: Said, frame: Frame) -> Settled:
    """Return when the interaction began."""
    if said.instant is not None:
        return _exact(said.instant, said)
    if said.clock is not None:
        return _start_at_clock(said, said.clock, frame)
    if said.day is not None:
        precision = Precision.WEEK if said.is_week else Precision.DAY
        return Settled(said.day, precision, said.doubts, _days(said.day, said.other_day))
    if said.minutes:
        return _exact(elapsed(frame.now, -said.minutes), said)
    return _exact(frame.now, said)


def settle_due(said: Said, frame: Frame) -> Settled:
    """Return when it is due; a date means the end of that day."""
    if said.instant is not None:
        return _exact(said.instant, said)
    day = said.day or frame.today
    if said.clock is None or said.is_day_end:
        doubts = (*said.doubts, "past_due") if day < frame.today else said.doubts
        return Settled(day, Precision.DAY, doubts, _days(day, said.other_day))
    when, gaps = at_wall(day, said.clock, frame.now)
    if said.day is None and when <= frame.now:
        when, gaps = at_wall(almanac.days_after(day, 1), said.clock, frame.now)
    doubts = (*said.doubts, *gaps)
    if when < frame.now:
        doubts = (*doubts, "past_due")
    choices = _others(when, said) if doubts else ()
    return Settled(when, Precision.EXACT, doubts, choices)


def settle_minutes(said: Said, start: When) -> int | None:
    """Return how long it lasted; a range lasts what has really passed between its clocks."""
    if said.until is None or not isinstance(start, datetime):
        return said.minutes
    end, _ = at_wall(start.date(), said.until, start)
    if end <= start:
        end, _ = at_wall(almanac.days_after(start.date(), 1), said.until, start)
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()) // 60


def is_ahead(when: When, frame: Frame) -> bool:
    """Whether ``when`` has still to come."""
    return when > frame.now if isinstance(when, datetime) else when > frame.today


def elapsed(now: datetime, minutes: int) -> datetime:
    """Return the moment ``minutes`` of real time later, in the zone of ``now``."""
    try:
        return (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)
    except OverflowError:
        return now


def at_wall(day: date, clock: time, now: datetime) -> tuple[datetime, tuple[str, ...]]:
    """Return the wall clock on a day, and a doubt when the clocks change over it.

    A time that does not exist moves on by the hour that is skipped; one that comes twice is the
    first, as Python's fold 0.
    """
    wall = datetime.combine(day, clock, now.tzinfo)
    real = wall.astimezone(UTC).astimezone(now.tzinfo)
    if real.replace(tzinfo=None) != wall.replace(tzinfo=None):
        return real, ("clock_skipped",)
    if wall.utcoffset() != wall.replace(fold=1).utcoffset():
        return wall, ("clock_twice",)
    return wall, ()


def _start_at_clock(said: Said, clock: time, frame: Frame) -> Settled:
    day, doubts = said.day or frame.today, said.doubts
    if said.day is None and frame.now.hour < SMALL_HOURS_END and clock > _clock_of(frame.now):
        day = almanac.days_after(day, -1)
    when, gaps = at_wall(day, clock, frame.now)
    doubts = (*doubts, *gaps)
    if said.is_part and timedelta() < when - frame.now <= PART_MARGIN:
        doubts = (*doubts, "part_ahead")
    precision = Precision.PART if said.is_part else Precision.EXACT
    return Settled(when, precision, doubts, _others(when, said) if doubts else ())


def _clock_of(now: datetime) -> time:
    return now.time().replace(tzinfo=None)


def _exact(when: datetime, said: Said) -> Settled:
    return Settled(when, Precision.EXACT, said.doubts)


def _others(when: datetime, said: Said) -> tuple[str, ...]:
    """The choices: as read, then with the other clock or the other day."""
    choices = [when]
    if said.other_clock is not None:
        choices.append(at_wall(when.date(), said.other_clock, when)[0])
    if said.other_day is not None:
        choices.append(at_wall(said.other_day, when.time(), when)[0])
    return _iso(*choices)


def _days(day: date, other: date | None) -> tuple[str, ...]:
    return _iso(day, other) if other else ()


def _iso(*choices: When) -> tuple[str, ...]:
    return tuple(dict.fromkeys(choice.isoformat() for choice in choices))
