"""What can still be read of a damaged journal, and how does it become a whole one again?

The damaged file is never written to: a copy of it is opened, its first hundred bytes mended so that
they tell of the pages there are. Each table is read from its beginning until a page refuses, then
from its end, then row by row between. A row whose checksum holds goes into a new journal; whatever
hangs on a lost client gets one to hang on. Past changes, and with them undo, are not taken along.
"""

import shutil
import struct
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trustjournal.domain.records import Client
from trustjournal.storage.clients import CLIENTS
from trustjournal.storage.database import Database, create, has_wal
from trustjournal.storage.driver import Connection, Error, Value, connect, connect_memory
from trustjournal.storage.images import CHECKSUM, checksum
from trustjournal.storage.schema import lay_schema
from trustjournal.storage.vault.key import Key
from trustjournal.storage.writing import Writer

HEAD, PAGE, MAGIC = 100, 4096, b"SQLite format 3\0"
WIDEST_GAP = 5_000  # rows sought one by one where pages refuse
LEFT_BEHIND = frozenset({"change", "change_row"})
TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%checksum%' ORDER BY rowid"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it could be read; ``is_sound``: its checksum holds."""

    table: str
    values: dict[str, Value]
    is_sound: bool


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came over: entries, rows of all kinds, and rows read whose checksum does not hold."""

    entries: int
    rows: int
    doubtful: int


def readable_rows(path: Path, scratch: Path, *, key: Key | None = None) -> Iterator[Row]:
    """Yield every row that can still be read, table by table; nothing at ``path`` is touched.

    ``scratch`` is a folder for a copy of it. Yields nothing where nothing can be read.
    """
    copy = _copied(path, scratch, key)
    with closing(connect(copy, "rw", key)) as connection:
        connection.text_factory = lambda value: value.decode("utf-8", "replace")
        with suppress(Error):
            connection.execute("PRAGMA writable_schema=ON")  # forgives tables whose pages are gone
        for table in _tables():
            yield from _rows(connection, table)


def salvage(source: Iterator[Row], target: Path, *, now: datetime, lost_client: str) -> Salvaged:
    """Make a new journal of the sound rows. ``lost_client`` names a client who could not be read.

    Raises Trouble if a file is at ``target``.
    """
    entries, rows, doubtful = 0, 0, 0
    with closing(create(target, now=now)) as database:
        database.rows("PRAGMA foreign_keys=OFF")
        with database.atomic():
            for row in source:
                if row.table in LEFT_BEHIND or not database.columns(row.table):
                    continue
                doubtful += not row.is_sound
                if row.is_sound and _taken_over(database, row):
                    rows += 1
                    entries += row.table == "interaction"
            _mend_links(database, lost_client, now)
            _settle(database)
    return Salvaged(entries, rows, doubtful)


def _tables() -> tuple[str, ...]:
    """Return the tables of a journal, parents first; the file's own list may be gone."""
    with closing(connect_memory()) as connection:
        lay_schema(connection, application_id=0, created_at="")
        return tuple(str(name) for (name,) in connection.execute(TABLES).fetchall())


def _copied(path: Path, scratch: Path, key: Key | None) -> Path:
    copy = scratch / "damaged"
    shutil.copyfile(path, copy)
    if has_wal(path):
        shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    with copy.open("r+b") as file:
        head = file.read(HEAD)
        size = file.seek(0, 2)
        file.truncate(size - size % PAGE or size)
        if key is None:
            file.seek(0)
            file.write(_mended_head(head, size // PAGE))
    return copy


def _mended_head(head: bytes, pages: int) -> bytes:
    """Return a database's first hundred bytes for the pages there are. Source: SQLite file format.

    No list of free pages; where the head is gone, UTF-8, and equal counters (a condition for the
    number of pages to be believed).
    """
    counts = struct.pack(">3I", pages, 0, 0)
    if head.startswith(MAGIC):
        return head[:28] + counts + head[40:]
    sizes = struct.pack(">H6B", PAGE, 1, 1, 0, 64, 32, 32)
    numbers = struct.pack(">8I", 1, 4, 0, 0, 1, 0, 0, 0)
    valid = struct.pack(">I", 1)
    return MAGIC + sizes + valid + counts + numbers + bytes(20) + valid + bytes(4)


def _rows(connection: Connection, table: str) -> Iterator[Row]:
    try:
        names = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    except Error:
        names = []
    if not names:
        return
    for values in _scanned(connection, table):
        row = dict(zip(names, values, strict=True))
        summed = {name: row[name] for name in names if (table, name) != ("journal", "last_seq")}
        yield Row(table, row, CHECKSUM in row and checksum(table, summed) == row[CHECKSUM])


def _scanned(connection: Connection, table: str) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a table once each: from its beginning, from its end, one by one between."""
    sql = f"SELECT rowid, * FROM {table} NOT INDEXED WHERE rowid"  # noqa: S608 - a table's name
    first = _Reading(connection, f"{sql} > ? ORDER BY rowid", 0)
    yield from first.rows()
    if first.is_whole:
        return
    last = _Reading(connection, f"{sql} > ? ORDER BY rowid DESC", first.rowid)
    yield from last.rows()
    end = last.rowid if last.rowid > first.rowid else first.rowid + WIDEST_GAP
    for rowid in range(first.rowid + 1, min(end, first.rowid + WIDEST_GAP)):
        yield from _Reading(connection, f"{sql} = ?", rowid).rows()


class _Reading:
    """Rows in an order, until a page refuses; ``rowid`` is the last one that was read."""

    def __init__(self, connection: Connection, sql: str, beginning: int) -> None:
        self._connection, self._sql = connection, sql
        self.rowid = beginning
        self.is_whole = False

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield them, without their rowid."""
        with suppress(Error, UnicodeError):
            for rowid, *values in self._connection.execute(self._sql, (self.rowid,)):
                self.rowid = rowid
                yield tuple(values)
            self.is_whole = True


def _taken_over(database: Database, row: Row) -> bool:
    """Insert a row as it is; the journal goes on as the one it was. False if one is there."""
    if row.table == "journal":
        identity = {name: row.values[name] for name in ("id", "created_at", CHECKSUM)}
        database.rows(
            "UPDATE journal SET id = ?, created_at = ?, checksum = ?", tuple(identity.values())
        )
        return False
    columns = [name for name in database.columns(row.table) if name in row.values]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    before = database.connection.total_changes
    database.rows(
        f"INSERT OR IGNORE INTO {row.table}({names}) VALUES ({marks})",  # noqa: S608 - our names
        tuple(row.values[name] for name in columns),
    )
    return database.connection.total_changes > before


def _mend_links(database: Database, lost_client: str, now: datetime) -> None:
    """Give what hangs on a lost client one to hang on; cut or drop what hangs on anything else."""
    while broken := database.rows("PRAGMA foreign_key_check"):
        for table, rowid, owner, number in broken:
            row = _at(database, str(table), rowid)
            if row is None:
                continue
            column = _column(database, str(table), number)
            if owner == "client":
                _add_client(database, str(row[column]), lost_client, now)
            elif _may_be_empty(database, str(table), column):
                _set(database, str(table), rowid, row | {column: None})
            else:
                database.rows(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608


def _at(database: Database, table: str, rowid: Value) -> dict[str, Value] | None:
    found = database.row(f"SELECT * FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608
    return None if found is None else dict(zip(database.columns(table), found, strict=True))


def _column(database: Database, table: str, number: Value) -> str:
    sql = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?'
    found = database.row(sql, (table, number))
    return "" if found is None else str(found[0])


def _may_be_empty(database: Database, table: str, column: str) -> bool:
    sql = 'SELECT "notnull" FROM pragma_table_info(?) WHERE name = ?'
    return not database.number(sql, (table, column))


def _add_client(database: Database, client_id: str, name: str, now: datetime) -> None:
    if database.row("SELECT 1 FROM client WHERE id = ?", (client_id,)) is not None:
        return
    number = database.number("SELECT count(*) FROM client") + 1
    alias = f"x-{client_id[:8]}-{number}"
    CLIENTS.put(Writer(database, now), Client(client_id, f"{name} {number}", alias, now))


def _set(database: Database, table: str, rowid: Value, row: dict[str, Value]) -> None:
    row[CHECKSUM] = checksum(table, row)
    sets = ", ".join(f'"{name}" = ?' for name in row)
    database.rows(f"UPDATE {table} SET {sets} WHERE rowid = ?", (*row.values(), rowid))  # noqa: S608


def _settle(database: Database) -> None:
    """Let the sequence go on after what came over, and the list of open things follow from it."""
    tables = ("interaction", "commitment", "waiting", "step", "act")
    last = max(database.number(f"SELECT max(seq) FROM {table}") for table in tables)  # noqa: S608
    database.rows("UPDATE journal SET last_seq = ?", (last,))
    database.rows("DELETE FROM open_thing")
    database.rows("INSERT INTO open_thing SELECT * FROM open_now")
