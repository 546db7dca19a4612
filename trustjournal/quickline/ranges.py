"""From when to when? 9h-10h15, de 9h à 10h15, 18-22h, 2-3:30pm: a clock and a duration.

Each side may leave to the other what both share: the h, or am and pm. A range may pass midnight.
Source: quick entry, rules 3 and 14.
"""

import re
from datetime import time
from typing import NamedTuple

from trustjournal.quickline.clocks import HOURS_IN_DAY, MINUTES_IN_HOUR, NOON, WORKING_FROM
from trustjournal.quickline.lexicon import phrase
from trustjournal.quickline.said import Frame, Said, refuse

DAY_MINUTES = HOURS_IN_DAY * MINUTES_IN_HOUR
LONGEST_OVER_MIDNIGHT = 12 * MINUTES_IN_HOUR  # "17h-9h" is a slip, "22h-1h" a late evening
EARLY_HOUR = 4  # "1h-2h" may be a length


class _Side(NamedTuple):
    hour: int
    minute: int
    mark: str  # h, colon, am, pm, noon or nothing
    is_padded: bool = False

    @property
    def minutes(self) -> int:
        return self.hour * MINUTES_IN_HOUR + self.minute

    @property
    def is_possible(self) -> bool:
        top = NOON if self.mark in {"am", "pm"} else HOURS_IN_DAY - 1
        return self.hour <= top and self.minute < MINUTES_IN_HOUR


def _side(match: re.Match[str], name: str) -> _Side:
    text = match[name]
    if text in _NAMED:
        return _Side(_NAMED[text], 0, "noon")
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return _Side(HOURS_IN_DAY, 0, "")
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    mark = ""
    if parts["half"]:
        mark = f"{parts['half'][0]}m"
    elif parts["sign"]:
        mark = "colon" if parts["sign"] == ":" else "h"
    return _Side(hour, minute, mark, is_padded=text.startswith("0"))


def _dashed(match: re.Match[str], _: Frame) -> Said | None:
    one, two = _side(match, "one"), _side(match, "two")
    if not one.mark and not two.mark:
        return None
    said = _between(one, two)
    spaced = " - " in match[0] or " -" in match[0]
    if spaced and (said.refused or _passes_midnight(one, two)):
        return None  # "14h - 1h" is a clock, a mood and a duration
    return said


def _worded(match: re.Match[str], _: Frame) -> Said | None:
    """9h à 10h15 without de: only where the left side can be no length."""
    one, two = _side(match, "one"), _side(match, "two")
    if one.mark in {"", "h"} and one.hour < EARLY_HOUR:
        return None
    return _between(one, two) if one.mark and (two.mark or one.mark != "h") else None


def _from_to(match: re.Match[str], _: Frame) -> Said:
    return _between(_side(match, "one"), _side(match, "two"))


def _passes_midnight(one: _Side, two: _Side) -> bool:
    return two.mark not in {"am", "pm"} and two.minutes <= one.minutes


def _between(one: _Side, two: _Side) -> Said:
    if not one.is_possible or not two.is_possible:
        return refuse("impossible_clock")
    start, end, doubts = _resolved(one, two)
    minutes = (end - start) % DAY_MINUTES
    if not minutes or (end < start and minutes > LONGEST_OVER_MIDNIGHT):
        return refuse("impossible_clock")
    return Said(clock=_clock(start), until=_clock(end), minutes=minutes, doubts=doubts)


def _resolved(one: _Side, two: _Side) -> tuple[int, int, tuple[str, ...]]:
    """Return both sides in minutes of the day, and the doubts."""
    if {one.mark, two.mark} & {"am", "pm"}:
        return *_twelve_hours(one, two), ()
    if {one.mark, two.mark} & {"h", "noon"}:
        is_early = "h" in {one.mark, two.mark} and two.hour < EARLY_HOUR > one.hour
        return one.minutes, two.minutes, ("early_clock",) if is_early else ()
    start, end = _afternoon(one), _afternoon(two)
    if end <= start and two.hour < NOON and end < NOON * MINUTES_IN_HOUR:
        end += NOON * MINUTES_IN_HOUR
    return start, end, ("afternoon",) if start != one.minutes else ()


def _afternoon(side: _Side) -> int:
    moved = 1 <= side.hour < WORKING_FROM and not side.is_padded
    return side.minutes + (NOON * MINUTES_IN_HOUR if moved else 0)


def _twelve_hours(one: _Side, two: _Side) -> tuple[int, int]:
    if two.mark in {"am", "pm"}:
        end = _of_half(two, two.mark)
        if one.mark in {"am", "pm"}:
            return _of_half(one, one.mark), end
        same = _of_half(one, two.mark)
        if same < end or two.mark == "am" or one.hour > NOON:
            return same, end
        return _of_half(one, "am"), end
    start = _of_half(one, one.mark)
    ends = [_of_half(two, "am"), _of_half(two, "pm")]
    return start, next((end for end in ends if end > start), ends[0])


def _of_half(side: _Side, half: str) -> int:
    if side.hour > NOON or side.mark == "noon":
        return side.minutes
    return side.minutes % (NOON * MINUTES_IN_HOUR) + (NOON * MINUTES_IN_HOUR if half == "pm" else 0)


def _clock(minutes: int) -> time:
    return time(*divmod(minutes % DAY_MINUTES, MINUTES_IN_HOUR))


_NAMED = {"midi": 12, "noon": 12, "minuit": 0, "midnight": 0}
_PARTS = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<sign> ?h ?|:)?(?P<minute>\d{2})?)?m? ?(?P<half>[ap]\.?m\.?)?"
)
_SIDE = r"(?:\d{1,2}(?: ?h(?:\d{2}|(?<= h) \d{2})?|:\d{2})?(?: ?[ap]m)?|midi|noon|minuit|midnight)"
_ONE, _TWO = f"(?P<one>{_SIDE})", f"(?P<two>{_SIDE})"
_NAMES = "midi noon minuit midnight"

RANGES = (
    phrase(f"#h:ap- {_NAMES}", rf"{_ONE} ?- ?{_TWO}", _dashed),
    phrase(f"#h:apt {_NAMES}", rf"{_ONE} (?:a|to) {_TWO}", _worded),
    phrase(
        "de from entre between",
        rf"(?:de|from|entre|between) {_ONE} ?(?:-|a|to|et|and|until) ?{_TWO}",
        _from_to,
    ),
)
