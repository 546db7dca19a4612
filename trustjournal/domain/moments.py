"""When did it happen, and how exactly was that said?

A consultant says "9h12", "hier soir", "avant-hier" or "la semaine dernière". Each is kept as the
bracket of instants it may mean: an exact time is a bracket of zero length, a day lasts until the
next local midnight. Instants are UTC; the zone they were meant in is kept beside them, so days
never move when the consultant travels.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Precision(StrEnum):
    """How exactly a moment was said."""

    EXACT = "exact"
    PART = "part"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Moment:
    """A bracket of instants. ``start`` and ``end`` are UTC; equal for EXACT and PART.

    For DAY and WEEK ``end`` is exclusive: the local midnight that closes the bracket.
    """

    start: datetime
    end: datetime
    precision: Precision
    zone: str

    @property
    def local_day(self) -> date:
        """The calendar day on which it starts, in its own zone."""
        return self.start.astimezone(ZoneInfo(self.zone)).date()

    @property
    def is_day(self) -> bool:
        """Whether only a day (or a week) was said, no clock time."""
        return self.precision in {Precision.DAY, Precision.WEEK}

    def stated(self) -> str:
        """As it was said: an ISO date, or an ISO time with the offset of its zone."""
        if self.is_day:
            return self.local_day.isoformat()
        return self.start.astimezone(ZoneInfo(self.zone)).isoformat()


def at_instant(when: datetime, zone: str, precision: Precision = Precision.EXACT) -> Moment:
    """Return the moment of an aware datetime; ``precision`` is EXACT or PART."""
    instant = when.astimezone(UTC)
    return Moment(instant, instant, precision, zone)


def on_day(day: date, zone: str, *, days: int = 1) -> Moment:
    """Return the bracket of a local day, or of a week when ``days`` is 7."""
    tz = ZoneInfo(zone)
    start = datetime.combine(day, time(), tz).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=days), time(), tz).astimezone(UTC)
    return Moment(start, end, Precision.DAY if days == 1 else Precision.WEEK, zone)
