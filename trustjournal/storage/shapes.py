"""How does a record of the domain become a row, and a row a record?

A ``Shape`` pairs a record's class with its table. Its columns follow from the class: a ``Moment``
takes five, an enum is kept by its value, a tuple as a JSON list, an instant or a day as ISO text;
what is left over (ids of owners a record does not name, parts kept in other tables) is handed in.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from types import NoneType
from typing import Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from trustjournal.domain.moments import Moment, Precision
from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.text import instant
from trustjournal.storage.writing import Writer

R = TypeVar("R")
AT_ONCE = 500
PRECISIONS = {precision.value: precision for precision in Precision}
MOMENT_PARTS = ("", "_end", "_on", "_precision", "_zone")


class _Column(NamedTuple):
    """One field of a record: the columns it takes and both ways between."""

    name: str
    columns: tuple[str, ...]
    to_values: Callable[[object], tuple[Value, ...]]
    from_values: Callable[..., object]


class Shape(Generic[R]):
    """A record's class, its table, and the order in which its records are told."""

    def __init__(
        self,
        record: type[R],
        table: str,
        *,
        order: str,
        elsewhere: tuple[str, ...] = (),
    ) -> None:
        """``elsewhere`` names fields kept in other tables."""
        self.record = record
        self.table = table
        self.order = order
        self.elsewhere = elsewhere

    @cached_property
    def parts(self) -> tuple[_Column, ...]:
        """The fields that are columns of this table."""
        hints = get_type_hints(self.record)
        names = [field.name for field in fields(self.record)]  # type: ignore[arg-type]
        return tuple(_column(name, hints[name]) for name in names if name not in self.elsewhere)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of this table that make a record."""
        return tuple(column for part in self.parts for column in part.columns)

    @cached_property
    def selection(self) -> str:
        """The columns as SQL names them; the table is called ``r``."""
        return ", ".join(f'r."{column}"' for column in self.columns)

    def row(self, record: R, **extra: Value) -> dict[str, Value]:
        """Return the row of a record; ``extra`` gives columns the record has no field for."""
        row: dict[str, Value] = {}
        for part in self.parts:
            values = part.to_values(getattr(record, part.name))
            row.update(zip(part.columns, values, strict=True))
        return row | extra

    def put(self, writer: Writer, record: R, **extra: Value) -> None:
        """Insert a record."""
        writer.insert(self.table, self.row(record, **extra))

    @cached_property
    def reading(self) -> tuple[tuple[str, int, int, Callable[..., object] | None], ...]:
        """For each field in turn: name, first column (-1: elsewhere), end, how it is read."""
        own = {part.name: part for part in self.parts}
        steps = []
        place = 0
        for name in (field.name for field in fields(self.record)):  # type: ignore[arg-type]
            part = own.get(name)
            width = len(part.columns) if part else 0
            read = None if part is None or part.from_values is _same else part.from_values
            steps.append((name, place if part else -1, place + width, read))
            place += width
        return tuple(steps)

    def read(self, row: Sequence[Value], **extra: object) -> R:
        """Return the record of a row of ``columns``; ``extra`` gives the fields kept elsewhere."""
        values: list[object] = []
        for name, start, end, read in self.reading:
            if start < 0:
                values.append(extra[name])
            elif read is None:
                values.append(row[start])
            elif end - start == 1:
                values.append(read(row[start]))
            else:
                values.append(read(*row[start:end]))
        return self.record(*values)

    def fetch(
        self, database: Database, where: str = "TRUE", parameters: Sequence[Value] = ()
    ) -> tuple[R, ...]:
        """Return the living records of which ``where`` (SQL on ``r``) holds, in their order."""
        rows = database.rows(
            f"SELECT {self.selection} FROM {self.table} r "  # noqa: S608 - names are our own
            f"WHERE ({where}) AND r.removed_at IS NULL ORDER BY {self.order}",
            parameters,
        )
        return self.told(database, rows)

    def told(self, database: Database, rows: Iterable[Sequence[Value]]) -> tuple[R, ...]:
        """Return the records of rows; a value that cannot be one means damage."""
        try:
            return tuple(self.read(row) for row in rows)
        except (ValueError, KeyError, TypeError) as error:
            raise trouble(Fault.DAMAGED, database.path) from error

    def among(self, database: Database, ids: Sequence[str], column: str = "id") -> tuple[R, ...]:
        """Return the living records whose ``column`` is one of ``ids``, a few hundred at a time."""
        found: list[R] = []
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            where = f'r."{column}" IN ({", ".join("?" * len(some))})'
            found.extend(self.fetch(database, where, some))
        return tuple(found)

    def one(self, database: Database, record_id: str) -> R | None:
        """Return the living record of that id, or None."""
        found = self.fetch(database, "r.id = ?", (record_id,))
        return found[0] if found else None


def day_text(day: date | None) -> str | None:
    """Return a day as the journal writes it."""
    return None if day is None else day.isoformat()


def words_text(words: Iterable[str]) -> str:
    """Return several words as the journal writes them: a JSON list."""
    return json.dumps(list(words), ensure_ascii=False)


def moment_values(moment: Moment) -> tuple[Value, ...]:
    """Return the five values of a moment."""
    return (
        instant(moment.start),
        instant(moment.end),
        moment.local_day.isoformat(),
        moment.precision.value,
        moment.zone,
    )


def _column(name: str, hint: object) -> _Column:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] or [hint]
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return _Column(name, (name,), _list_values, _enum_list(inner))
    kind = kinds[0]
    if kind is Moment:
        columns = tuple(f"{name}{part}" for part in MOMENT_PARTS)
        return _Column(name, columns, _moment_or_nothing, _moment)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _Column(name, (name,), _one, _enum(kind))
    to_values, from_values = PLAIN.get(kind, (_one, _same))
    return _Column(name, (name,), to_values, from_values)


def _one(value: object) -> tuple[Value, ...]:
    if isinstance(value, StrEnum):
        return (value.value,)
    return (value if isinstance(value, str | int | float) else None,)


def _same(value: Value) -> object:
    return value


def _list_values(value: object) -> tuple[Value, ...]:
    return (words_text(str(word) for word in value),) if isinstance(value, tuple) else (None,)


def _enum_list(inner: object) -> Callable[..., object]:
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return lambda value: (
            () if value == "[]" else tuple(inner(word) for word in json.loads(value))
        )
    return lambda value: () if value == "[]" else tuple(json.loads(value))


def _enum(kind: type[StrEnum]) -> Callable[..., object]:
    members: dict[Value, object] = {member.value: member for member in kind}
    return lambda value: None if value is None else members[value]


def _instant_values(value: object) -> tuple[Value, ...]:
    return (instant(value) if isinstance(value, datetime) else None,)


def _instant(value: str | None) -> object:
    return None if value is None else _read_instant(value)


def _read_instant(value: str) -> datetime:
    return datetime.fromisoformat(value)


def _day_values(value: object) -> tuple[Value, ...]:
    return (day_text(value) if isinstance(value, date) else None,)


def _day(value: str | None) -> object:
    return None if value is None else date.fromisoformat(value)


def _flag_values(value: object) -> tuple[Value, ...]:
    return (int(bool(value)),)


def _moment_or_nothing(value: object) -> tuple[Value, ...]:
    return moment_values(value) if isinstance(value, Moment) else (None,) * len(MOMENT_PARTS)


def _moment(start: str | None, end: str, on: str, precision: str, zone: str) -> object:
    del on
    if start is None:
        return None
    first = _read_instant(start)
    last = first if end == start else _read_instant(end)
    return Moment(first, last, PRECISIONS[precision], zone)


PLAIN: dict[object, tuple[Callable[[object], tuple[Value, ...]], Callable[..., object]]] = {
    datetime: (_instant_values, _instant),
    date: (_day_values, _day),
    bool: (_flag_values, bool),
}
