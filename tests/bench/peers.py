"""How well do libraries of dates read the same expressions? Only where one is installed.

    .venv/bin/python -m tests.bench.peers

Each expression of tests/quickline/expressions_*.txt that names one moment is given to the peer
alone, with its language and the preference that suits: past for the head, future for a tail. What
it returns is right, wrong in silence, or not read.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from tests.quickline.lines import read
from tests.quickline.test_expressions import Expected, table

Reader = Callable[[Expected, str], datetime | None]


@dataclass(frozen=True, slots=True)
class Score:
    """How a reader fared over the expressions that name one moment."""

    name: str
    right: int
    wrong: int
    unread: int


def scores() -> tuple[Score, ...]:
    """Return our own score and, where it is installed, dateparser's."""
    readers: dict[str, Reader] = {"trustjournal": _ours}
    if find_spec("dateparser") is not None:
        readers["dateparser"] = _dateparser
    return tuple(_score(name, reader) for name, reader in readers.items())


def _score(name: str, reader: Reader) -> Score:
    counts = {"right": 0, "wrong": 0, "unread": 0}
    for language in ("fr", "en"):
        for row in table(language):
            expected = _moment(row)
            if expected is None:
                continue
            found = reader(row, language)
            if found is None:
                counts["unread"] += 1
            else:
                same = found.strftime("%Y-%m-%dT%H:%M").startswith(expected)
                counts["right" if same else "wrong"] += 1
    return Score(name, **counts)


def _moment(row: Expected) -> str | None:
    """Return the one day or minute that is named, None where it is none or a length."""
    first, *rest = row.reading.split()
    is_length = any(each.endswith("min") for each in rest)
    return None if is_length or not first[:1].isdigit() else first.rstrip("~")


def _ours(row: Expected, _: str) -> datetime | None:
    if row.zone == "head":
        start = read(f"beton t {row.expression} : x", row.now).start
    else:
        due = read(f"beton t 5 : a = rapport {row.expression}", row.now).commitments[0].due
        if due is None:
            return None
        start = due
    if isinstance(start, datetime):
        return start
    return datetime(start.year, start.month, start.day, tzinfo=row.now.tzinfo)


def _dateparser(row: Expected, language: str) -> datetime | None:
    parse = import_module("dateparser").parse
    found: datetime | None = parse(
        row.expression,
        languages=[language],
        settings={
            "RELATIVE_BASE": row.now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "past" if row.zone == "head" else "future",
            "DATE_ORDER": "DMY",
        },
    )
    return found


def main() -> int:
    """Say the scores."""
    for score in scores():
        total = score.right + score.wrong + score.unread
        sys.stdout.write(
            f"{score.name}: {score.right} of {total} right, {score.wrong} silently wrong, "
            f"{score.unread} not read\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
