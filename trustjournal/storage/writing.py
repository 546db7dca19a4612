"""How does every write leave a trace from which it can be undone, shown and announced?

A ``Writer`` is one change being written, inside ``Database.atomic()``. Each row it inserts, amends
or removes leaves an ``Alteration``: the row's image before and after. ``finish`` stores them as one
row of ``change`` and its ``change_row``s; a writer that altered nothing leaves no change at all.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.images import CHECKSUM, checksum, image, row_of
from trustjournal.storage.text import clean, instant, uuid_of


class Alteration(NamedTuple):
    """One row altered: its images, None where there was or is no row."""

    table: str
    row_id: str
    before: str | None
    after: str | None


class Writer:
    """One change being written. ``now`` is an aware datetime: when all of it is logged."""

    def __init__(self, database: Database, now: datetime) -> None:
        """Begin; the caller holds ``database.atomic()``."""
        self.database = database
        self.now = now.astimezone(UTC)
        self.stamp = instant(now)
        self.seq = database.number("SELECT max(seq) FROM change") + 1
        self._altered: dict[tuple[str, str], Alteration] = {}

    @property
    def alterations(self) -> tuple[Alteration, ...]:
        """What was altered so far, in order, one for a row."""
        return tuple(self._altered.values())

    def next_seq(self) -> int:
        """Return the next number of the journal's one sequence of facts."""
        return self.database.number("UPDATE journal SET last_seq = last_seq + 1 RETURNING last_seq")

    def new_id(self) -> str:
        """Return a random UUID, of SQLite's own making: no random module, no clock."""
        made = self.database.row("SELECT lower(hex(randomblob(16)))")
        return uuid_of(str(made[0])) if made else ""

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Insert a row with an id of its own."""
        columns = self.database.columns(table)
        full = {
            name: clean(value) if isinstance(value := row.get(name), str) else value
            for name in columns
        }
        full[CHECKSUM] = checksum(table, full)
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        self.database.rows(
            f"INSERT INTO {table}({names}) VALUES ({marks})",  # noqa: S608 - names are our own
            tuple(full.values()),
        )
        self._note(table, str(row["id"]), before=None, after=image(full))

    def amend(self, table: str, row_id: str, **values: Value) -> None:
        """Give some columns of a row another value; nothing is written if they have it already."""
        before = self._read(table, row_id)
        after = before | {
            name: clean(value) if isinstance(value, str) else value
            for name, value in values.items()
        }
        if after != before:
            after["edited_at"] = self.stamp
            self._replace(table, row_id, before, after)

    def remove(self, table: str, row_id: str) -> None:
        """Leave a tombstone in place of a row."""
        before = self._read(table, row_id)
        if before.get("removed_at") is None:
            self._replace(table, row_id, before, before | {"removed_at": self.stamp})

    def put_back(self, alteration: Alteration) -> None:
        """Give a row the image it had before an alteration; one that was new gets a tombstone.

        One that is no more (it named someone erased) comes back as it was before it did.
        """
        if alteration.before is None:
            self.remove(alteration.table, alteration.row_id)
            return
        if alteration.after is None:
            self.insert(alteration.table, row_of(alteration.before))
            return
        now = self._read(alteration.table, alteration.row_id)
        then = dict.fromkeys(now) | row_of(alteration.before)
        self._replace(alteration.table, alteration.row_id, now, then)

    def tell_of(self, table: str, row_id: str, row: Mapping[str, Value]) -> None:
        """Let the change tell of a row altered otherwise: whose it is, and no image of what was."""
        self._altered[table, row_id] = Alteration(table, row_id, None, image(row))

    def finish(self, intention: str, *, undoes: int | None = None) -> int | None:
        """Store the change and return its seq; None if nothing was altered."""
        if not self._altered:
            return None
        change: dict[str, Value] = {
            "seq": self.seq,
            "made_at": self.stamp,
            "intention": intention,
            "undoes": undoes,
            "undone_by": None,
        }
        self._store("change", change)
        for place, altered in enumerate(self._altered.values()):
            row: dict[str, Value] = {
                "change_seq": self.seq,
                "place": place,
                "table_name": altered.table,
                "row_id": altered.row_id,
                "before": altered.before,
                "after": altered.after,
            }
            self._store("change_row", row)
        if undoes is not None:
            self._mark_undone(undoes, by=self.seq)
        return self.seq

    def _mark_undone(self, seq: int, *, by: int) -> None:
        columns = self.database.columns("change")
        found = self.database.row("SELECT * FROM change WHERE seq = ?", (seq,))
        row = dict(zip(columns, found or (), strict=True)) | {"undone_by": by}
        self.database.rows(
            "UPDATE change SET undone_by = ?, checksum = ? WHERE seq = ?",
            (by, checksum("change", row), seq),
        )

    def _store(self, table: str, row: Mapping[str, Value]) -> None:
        names = ", ".join((*row, CHECKSUM))
        marks = ", ".join("?" * (len(row) + 1))
        self.database.rows(
            f"INSERT INTO {table}({names}) VALUES ({marks})",  # noqa: S608 - names are our own
            (*row.values(), checksum(table, row)),
        )

    def _read(self, table: str, row_id: str) -> dict[str, Value]:
        found = self.database.row(f"SELECT * FROM {table} WHERE id = ?", (row_id,))  # noqa: S608
        if found is None:
            raise trouble(Fault.DAMAGED, self.database.path)
        return dict(zip(self.database.columns(table), found, strict=True))

    def _replace(
        self, table: str, row_id: str, before: Mapping[str, Value], after: dict[str, Value]
    ) -> None:
        after[CHECKSUM] = checksum(table, after)
        changed = [name for name, value in after.items() if before[name] != value]
        sets = ", ".join(f'"{name}" = ?' for name in changed)
        self.database.rows(
            f"UPDATE {table} SET {sets} WHERE id = ?",  # noqa: S608 - names are our own
            (*(after[name] for name in changed), row_id),
        )
        self._note(table, row_id, before=image(before), after=image(after))

    def _note(self, table: str, row_id: str, *, before: str | None, after: str | None) -> None:
        earlier = self._altered.get((table, row_id))
        if earlier is not None:
            before = earlier.before
        self._altered[table, row_id] = Alteration(table, row_id, before, after)
