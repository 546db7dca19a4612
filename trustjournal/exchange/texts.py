"""Which letters are these bytes, and which moment is this text?"""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from trustjournal.errors import Problem, Unacceptable
from trustjournal.quickline.almanac import YEARS

MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
SAMPLE = 4000
ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
SLASHED = re.compile(r"(\d\d?)[/.\-](\d\d?)[/.\-](\d{4}|\d\d)")
CLOCK = re.compile(r"(\d\d?)\s*(?:([:hH])\s*(\d\d)?(?::(\d\d)(?:[.,]\d+)?)?)?\s*(am|pm|AM|PM)?")
OFFSET = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
CENTURY = 2000
NOON, HOURS = 12, 24


def decoded(content: bytes, encoding: str = "") -> str:
    """Return bytes as text: as asked, by their mark, as UTF-8, else as Windows wrote French.

    Unacceptable if the encoding asked for is none, or is another.
    """
    if encoding:
        try:
            return content.decode(encoding)
        except (LookupError, ValueError) as error:
            facts = {"encoding": encoding[:40]}
            raise Unacceptable(Problem("import_encoding", facts)) from error
    for name, mark in MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    half = content[:SAMPLE]
    if half[1::2].count(0) > len(half) // 4:
        return content.decode("utf-16-le", "replace")
    if half[::2].count(0) > len(half) // 4:
        return content.decode("utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def moment_said(text: str, zone: str, *, month_first: bool = False) -> datetime | date | None:
    """Return the moment or the day that a text says; None if it says none.

    ISO, or numbers with slashes, dots or hyphens, the day first unless ``month_first``; a clock may
    follow. A clock without an offset is meant in ``zone``.
    """
    text = text.strip()
    found, day = ISO.match(text), None
    if found:
        day = _day(int(found[1]), int(found[2]), int(found[3]))
    elif found := SLASHED.match(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if month_first:
            first, second = second, first
        day = _day(year + CENTURY if len(found[3]) == 2 else year, second, first)  # noqa: PLR2004
    if found is None or day is None:
        return None
    rest = text[found.end() :].lstrip(" T,\u00a0\u202fà@").strip()
    if not rest:
        return day
    offset = OFFSET.search(rest)
    clock = clock_said(OFFSET.sub("", rest))
    if clock is None:
        return None
    if offset is None:
        return datetime.combine(day, clock, ZoneInfo(zone))
    return datetime.fromisoformat(f"{day.isoformat()}T{clock.isoformat()}{offset[1]}")


def clock_said(text: str) -> time | None:
    """Return the time of day that a text says, if it does: 14:30, 14h30, 2:30 PM."""
    found = CLOCK.fullmatch(text.strip())
    if found is None or not (found[2] or found[5]):
        return None
    hour, minute, second = int(found[1]), int(found[3] or 0), int(found[4] or 0)
    if found[5]:
        hour = hour % NOON + (NOON if found[5].lower() == "pm" else 0)
    if hour >= HOURS or minute >= 60 or second >= 60:  # noqa: PLR2004 - a clock's own numbers
        return None
    return time(hour, minute, second)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
