"""What did one time expression say, before all of them are put together?

``Said`` is one piece: a day, a clock, a duration, an instant, or a refusal of what the calendar
does not hold. ``Frame`` is where one stands when reading it: the head of a line looks to the past,
a tail to the future.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

SMALL_HOURS_END = 5  # until then "demain" may mean after waking up. Source: quick entry, rule 14


class Zone(StrEnum):
    """Which part of the line is read."""

    HEAD = "head"
    TAIL = "tail"


class Frame(NamedTuple):
    """Where one stands: ``now`` is local and aware."""

    now: datetime
    zone: Zone
    month_first: bool = False

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def looks_back(self) -> bool:
        """Whether a bare day is one that has been."""
        return self.zone is Zone.HEAD

    @property
    def is_small_hours(self) -> bool:
        """Whether it is night, when days are in doubt."""
        return self.now.hour < SMALL_HOURS_END


class Said(NamedTuple):
    """One piece of time; ``until`` ends a range. ``other_day`` and ``other_clock`` are what may be
    meant instead.
    """

    day: date | None = None
    clock: time | None = None
    until: time | None = None
    minutes: int | None = None
    instant: datetime | None = None
    is_week: bool = False
    is_part: bool = False
    is_day_end: bool = False
    is_afternoon: bool = False
    doubts: tuple[str, ...] = ()
    other_day: date | None = None
    other_clock: time | None = None
    refused: str | None = None


Reader = Callable[[re.Match[str], Frame], Said | None]


class Phrase(NamedTuple):
    """One line of a table of expressions. ``keys``: the words it may begin with, or # and the sign
    that follows its first figures; ``pattern`` is compiled when first tried, which keeps the start
    of the program short; ``follows_day``: read only right after a day ("hier" soir).
    """

    keys: tuple[str, ...]
    pattern: str
    read: Reader
    follows_day: bool = False


def refuse(why: str) -> Said:
    """What was said cannot be: its words are kept."""
    return Said(refused=why)


def merge(one: Said, two: Said) -> Said | None:
    """Put two pieces of one moment together; None when they say the same thing twice.

    An exact clock makes a part of day exact: "hier soir" + "8h" is 20:00.
    """
    if one.instant or two.instant:
        rest = two if one.instant else one
        if rest.day or rest.clock or (one.instant and two.instant):
            return None
    if (one.day and two.day) or (one.minutes is not None and two.minutes is not None):
        return None
    clock, part = _merged_clock(one, two)
    if clock is None and (one.clock or two.clock):
        return None
    day, timed = (one if one.day else two), (two if two.clock and not two.is_part else one)
    return Said(
        day=day.day,
        clock=clock,
        until=one.until or two.until,
        minutes=one.minutes if one.minutes is not None else two.minutes,
        instant=one.instant or two.instant,
        is_week=one.is_week or two.is_week,
        is_part=part,
        is_day_end=part and (one.is_day_end or two.is_day_end),
        is_afternoon=one.is_afternoon or two.is_afternoon,
        doubts=(*one.doubts, *two.doubts),
        other_day=day.other_day,
        other_clock=timed.other_clock,
    )


def _merged_clock(one: Said, two: Said) -> tuple[time | None, bool]:
    if one.clock is None or two.clock is None:
        only = two if one.clock is None else one
        return only.clock, only.is_part
    if one.is_part == two.is_part:
        return None, False
    part, exact = (one, two) if one.is_part else (two, one)
    clock = exact.clock
    if clock and part.is_afternoon and 1 <= clock.hour < 12:  # noqa: PLR2004 - noon
        clock = clock.replace(hour=clock.hour + 12)
    return clock, False
