"""Could this fact, which comes from outside, have been written by this program?

Whatever a file says, the journal must be able to read it back, and the engine to reckon with it: a
value of another sort, a day in the year 1, a zone that is none or a rating of 40 is refused with
the place where it stands.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from trustjournal.domain.archive import ArchivedFact, Plain
from trustjournal.domain.kinds import ActKind
from trustjournal.domain.moments import Precision
from trustjournal.errors import Problem, Unacceptable
from trustjournal.quickline.almanac import YEARS
from trustjournal.storage.facts import FactColumn
from trustjournal.storage.shapes import MOMENT_PARTS

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAYS = frozenset({"due", "baseline", "start", "end", "until"})  # and whatever ends in _on
RANGES = {
    ("interaction", "mood"): (-2, 2),
    ("interaction", "minutes"): (0, 100_000),
    ("rating", "value"): (0, 10),
    ("override", "level"): (0, 100),
    ("period", "amount"): (0, 10**12),
    ("client", "tender_threshold"): (0, 10**12),
}
MOST = 1 << 53  # what JSON's readers take for a whole number
NAME = re.compile(r"[^\s\x00-\x1f]{1,80}")


def expect_sense(fact: ArchivedFact, columns: Iterable[FactColumn]) -> None:
    """Raise Unacceptable where a fact has a value too many, too few, or of another sort."""
    known = {column.name: column for column in columns}
    for name, value in fact.values.items():
        column = known.get(name)
        if (
            column is None
            or not _suits(column.kind, value)
            or not _is_within(fact.kind, name, value)
        ):
            raise senseless(fact, name)
    for column in known.values():
        is_given = column.name in fact.values or column.name == "logged_at"
        if column.is_needed and not is_given:
            raise senseless(fact, column.name)
    if fact.kind == "act" and fact.values["kind"] not in set(ActKind):
        raise senseless(fact, "kind")
    wrong = _untimely(fact.values, known)
    if wrong is not None:
        raise senseless(fact, wrong)


def senseless(fact: ArchivedFact, name: str) -> Unacceptable:
    """Return the refusal of a fact for one of its values."""
    said = {"kind": fact.kind, "id": str(fact.values.get("id", "?"))[:40], "name": name[:40]}
    return Unacceptable(Problem("import_senseless", said))


def _suits(kind: str, value: object) -> bool:
    if isinstance(value, bool):
        return False
    match kind:
        case "TEXT":
            return isinstance(value, str)
        case "INTEGER":
            return isinstance(value, int) and abs(value) < MOST
        case _:
            return isinstance(value, int | float) and abs(value) < MOST


def _is_within(kind: str, name: str, value: Plain) -> bool:
    if name == "id" or name.endswith("_id"):
        return NAME.fullmatch(str(value)) is not None
    low, high = RANGES.get((kind, name), (None, None))
    return low is None or high is None or low <= float(value) <= high


def _untimely(values: Mapping[str, Plain], known: Mapping[str, FactColumn]) -> str | None:
    """Return the name of a value that should be a moment, an instant or a day and is none."""
    moments = {name for name in known if f"{name}_zone" in known}
    parts = {f"{name}{part}" for name in moments for part in MOMENT_PARTS}
    for name in moments & values.keys():
        if not _is_moment(*(str(values.get(f"{name}{part}", "")) for part in MOMENT_PARTS)):
            return name
    for name, value in values.items():
        if name in parts:
            continue
        if name.endswith("_at") and not is_instant(str(value)):
            return name
        if (name in DAYS or name.endswith("_on")) and not is_day(str(value)):
            return name
    return None


def is_instant(text: str) -> bool:
    """Whether a text is an instant as the journal writes it."""
    return INSTANT.fullmatch(text) is not None and _can_be_read(text)


def is_day(text: str) -> bool:
    """Whether a text is a day as the journal writes it."""
    return DAY.fullmatch(text) is not None and _can_be_read(text)


def _is_moment(start: str, end: str, on: str, precision: str, zone: str) -> bool:
    return (
        is_instant(start)
        and is_instant(end)
        and is_day(on)
        and precision in set(Precision)
        and start <= end
        and _is_zone(zone)
    )


def _can_be_read(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).year in YEARS
    except ValueError:
        return False


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
