"""How is an answer laid out as text?

Columns aligned by what a terminal shows, days and times in the language, levels without decimals.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trustjournal.domain.moments import Moment
from trustjournal.wording import Words

GAP = "  "
SHORT_ID = 8


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> str:
    """Lay rows out in columns; ``right`` names the columns aligned to the right."""
    if not rows:
        return ""
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        GAP.join(
            _padded(cell, widths[place], to_right=place in right) for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    )


def section(title: str, body: str) -> str:
    """Put a title over an indented body; nothing at all when the body is empty."""
    if not body:
        return ""
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    return f"{title}\n{lines}"


def paragraphs(*parts: str) -> str:
    """Join the parts that say something, an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def width(text: str) -> int:
    """Return how many columns a terminal takes for a text."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def short(identifier: str) -> str:
    """Return the first characters of an id, enough to type."""
    return identifier[:SHORT_ID]


def shown_moment(moment: Moment, words: Words) -> str:
    """Write a moment as exactly as it was said."""
    if moment.is_day:
        return words.day(moment.local_day)
    return shown_instant(moment.start, moment.zone, words)


def shown_instant(when: datetime, zone: str, words: Words) -> str:
    """Write an instant as day and clock of a zone."""
    local = when.astimezone(ZoneInfo(zone))
    return f"{words.day(local.date())} {words.clock(local)}"


def local_day(when: datetime, zone: str) -> date:
    """Return the calendar day of an instant in a zone."""
    return when.astimezone(ZoneInfo(zone)).date()


def shown_when(when: datetime | date, words: Words) -> str:
    """Write a day, or a day and its clock."""
    if isinstance(when, datetime):
        return f"{words.day(when.date())} {words.clock(when)}"
    return words.day(when)


def shown_delta(delta: float, words: Words) -> str:
    """Write a change of level with its sign."""
    sign = "+" if delta >= 0 else "−"
    return f"{sign}{words.number(abs(delta), 1)}"


def _padded(cell: str, wanted: int, *, to_right: bool) -> str:
    space = " " * (wanted - width(cell))
    return f"{space}{cell}" if to_right else f"{cell}{space}"
