"""What does somebody's table of contacts hold? Any columns, any delimiter, any encoding.

The columns are those the user names, else those whose headings are known
(resources/exchange/columns.toml). A day is needed, and something that was said.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from itertools import islice
from unicodedata import combining, normalize
from zoneinfo import ZoneInfo

from trustjournal.domain.incoming import Incoming, OfferedEntry, PassedOver, Wishes
from trustjournal.domain.kinds import Channel, Direction
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.cells import unguarded
from trustjournal.exchange.entries_csv import is_ours, read_entries
from trustjournal.exchange.identity import id_of
from trustjournal.exchange.texts import clock_said, decoded, moment_said
from trustjournal.paths import resources

DELIMITERS = ",;\t|"
MOST_CELL, MOST_ROWS = 1_000_000, 2_000
LISTED = re.compile(r"\s*[;,/&]\s*")
MOODS = {"++": 2, "+": 1, "-": -1, "--": -2, "−": -1, "−−": -2}
MOST_MOOD = 2
DURATION = re.compile(r"(?:(\d+)\s*(?:h|:)\s*)?(\d*)\s*(?:min|mn|m|')?", re.IGNORECASE)
MOST_MINUTES = 24 * 60

Row = tuple[int, Mapping[str, str]]


def read_table(content: bytes, wishes: Wishes) -> Incoming:
    """Return what a table offers. Raises Unacceptable where its columns cannot be told."""
    heads, rows = _table_of(content, wishes)
    if is_ours(heads) and not wishes.columns:
        return read_entries(rows)
    columns = _columns(heads, wishes)
    missing = [name for name in ("date", "note") if name not in columns]
    if "subject" in columns and "note" in missing:
        missing.remove("note")
    if missing:
        facts = {"missing": tuple(missing), "found": tuple(heads)[:20]}
        raise Unacceptable(Problem("import_columns", facts))
    entries: list[OfferedEntry] = []
    passed: list[PassedOver] = []
    for line, row in _limited(rows):
        said = {name: row.get(head, "").strip() for name, head in columns.items()}
        if any(said.values()):
            found = _entry(line, said, wishes)
            if isinstance(found, OfferedEntry):
                entries.append(found)
            else:
                passed.append(found)
    return Incoming(entries=tuple(entries), passed_over=tuple(passed))


def _table_of(content: bytes, wishes: Wishes) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Return a table's headings and its rows, each with the number of its line in the file."""
    text = decoded(content, wishes.encoding).removeprefix("\ufeff")
    csv.field_size_limit(MOST_CELL)
    delimiter = wishes.delimiter or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter[:1])
    try:
        heads = tuple(head.strip() for head in next(reader, ()))
    except csv.Error as error:
        raise Unacceptable(Problem("import_no_table", {"line": 1})) from error
    return heads, _rows(reader, heads)


def _limited(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows; Unacceptable where there are more than an import takes."""
    yield from islice(rows, MOST_ROWS)
    if next(rows, None) is not None:
        raise Unacceptable(Problem("import_too_many", {"most": MOST_ROWS}))


def fold(text: str) -> str:
    """Return a heading or a word without accents, capitals and doubled spaces."""
    plain = (sign for sign in normalize("NFKD", text) if not combining(sign))
    return " ".join("".join(plain).casefold().replace("_", " ").replace("’", "'").split())


def _rows(reader: Iterator[list[str]], heads: tuple[str, ...]) -> Iterator[Row]:
    line = getattr(reader, "line_num", 1) + 1
    try:
        for cells in reader:
            yield line, dict(zip(heads, map(unguarded, cells), strict=False))
            line = getattr(reader, "line_num", line) + 1
    except csv.Error as error:
        raise Unacceptable(Problem("import_no_table", {"line": line})) from error


def _delimiter(text: str) -> str:
    """Return the sign that parts the first line into most columns, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text[:MOST_CELL].partition("\n")[0])
    return max(DELIMITERS, key=first.count)


def _columns(heads: tuple[str, ...], wishes: Wishes) -> dict[str, str]:
    """Return the heading of each thing a table may hold."""
    by_fold = {fold(head): head for head in reversed(heads) if head}
    found: dict[str, str] = {}
    for name, wanted in wishes.columns:
        if fold(wanted) not in by_fold:
            raise Unacceptable(Problem("import_column_missing", {"name": wanted[:80]}))
        found[name] = by_fold[fold(wanted)]
    for name, known in _lexicon()["columns"].items():
        if name not in found:
            head = next((by_fold[word] for word in known if word in by_fold), None)
            if head is not None and head not in found.values():
                found[name] = head
    return found


def _entry(line: int, said: dict[str, str], wishes: Wishes) -> OfferedEntry | PassedOver:
    note = "\n".join(filter(None, (said.get("subject"), said.get("note"))))
    start = _start(said, wishes)
    if start is None:
        return PassedOver(line, said.get("date", "") or note[:80], "date_unread", is_refused=True)
    if not note:
        return PassedOver(line, said["date"], "nothing_said")
    channel = _word("channels", said.get("channel", ""))
    direction = _word("directions", said.get("direction", ""))
    people = tuple(filter(None, LISTED.split(said.get("people", ""))))
    return OfferedEntry(
        line,
        id_of("table", start.isoformat(), fold(said.get("client", "")), note),
        start,
        note,
        channel=Channel(channel) if channel else Channel.NOTE,
        direction=Direction(direction) if direction else None,
        minutes=_minutes(said.get("minutes", "")),
        client=said.get("client", ""),
        mission=said.get("mission", ""),
        about=note,
        people=people,
        mood=_mood(said.get("mood", "")),
        tags=tuple(filter(None, (tag.strip(" #*") for tag in LISTED.split(said.get("tags", ""))))),
    )


def _start(said: dict[str, str], wishes: Wishes) -> datetime | date | None:
    start = moment_said(said.get("date", ""), wishes.zone, month_first=wishes.month_first)
    if start is None or isinstance(start, datetime) or not said.get("time"):
        return start
    clock = clock_said(said["time"])
    return start if clock is None else datetime.combine(start, clock, ZoneInfo(wishes.zone))


def _minutes(text: str) -> int | None:
    found = DURATION.fullmatch(text.strip())
    if not text.strip() or found is None:
        return None
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0)
    return minutes if 0 < minutes <= MOST_MINUTES else None


def _mood(text: str) -> int | None:
    if text in MOODS:
        return MOODS[text]
    is_number = re.fullmatch(r"[+-]?\d", text)
    return int(text) if is_number and abs(int(text)) <= MOST_MOOD else None


def _word(topic: str, text: str) -> str | None:
    return next((name for name, known in _lexicon()[topic].items() if fold(text) in known), None)


@cache
def _lexicon() -> dict[str, dict[str, tuple[str, ...]]]:
    text = (resources() / "exchange" / "columns.toml").read_text(encoding="utf-8")
    return {
        topic: {name: tuple(fold(word) for word in known) for name, known in names.items()}
        for topic, names in tomllib.loads(text).items()
    }
