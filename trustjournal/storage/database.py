"""Is this file a journal of ours, and how is it read and written?

A journal is one SQLite file in WAL mode with full synchronisation: what is acknowledged has reached
the disk. ``open_database`` says who the file is before anything is written to it: a missing or
empty file, one of another kind, a damaged one or one of a newer program each gets its own word.
Every write happens inside ``atomic()``, which begins IMMEDIATE: a reader that became a writer would
lose its turn to another process instead of waiting for it.

The driver's errors become ``Trouble`` here and nowhere else. What is left over is our bug.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from trustjournal.errors import Trouble
from trustjournal.storage.driver import Connection, Error, Value, connect
from trustjournal.storage.faults import CODES, SAID, Fault, trouble
from trustjournal.storage.text import instant
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.recognising import is_no_database, why_no_database

APPLICATION_ID = 0x54724A6E  # "TrJn"
SCHEMA_VERSION = 3  # as many as there are migrations
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
)
MAC_PRAGMAS = ("fullfsync=ON", "checkpoint_fullfsync=ON")
WAITS = 4  # times the driver's own five seconds before "busy" is said
UTF8 = "decode to UTF-8"


class Database:
    """An open journal file."""

    def __init__(
        self, connection: Connection, path: Path, *, read_only: bool, key: Key | None = None
    ) -> None:
        """Take over a connection whose file was recognised; ``key`` is the one that opened it."""
        self.connection = connection
        self.path = path
        self.key = key
        self.is_read_only = read_only
        self.journal_id = self._journal_id()
        self._columns: dict[str, tuple[str, ...]] = {}
        self._turns = WAITS

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[tuple[Value, ...]]:
        """Run one statement and return all its rows."""
        try:
            rows: list[tuple[Value, ...]] = self.connection.execute(sql, parameters).fetchall()
        except (Error, UnicodeDecodeError) as error:
            raise_trouble(error, self.path)
        return rows

    def each(self, sql: str) -> Iterator[tuple[Value, ...]]:
        """Run one statement and yield its rows as they come; for tables read from end to end."""
        try:
            yield from self.connection.execute(sql)
        except (Error, UnicodeDecodeError) as error:
            raise_trouble(error, self.path)

    @contextmanager
    def lenient_text(self) -> Iterator[None]:
        """Read bytes that are no UTF-8 as lone surrogates for a while, to say where they are."""
        usual = self.connection.text_factory
        self.connection.text_factory = lambda value: value.decode("utf-8", "surrogateescape")
        try:
            yield
        finally:
            self.connection.text_factory = usual

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> tuple[Value, ...] | None:
        """Run one statement and return its first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def number(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one statement that gives one number; 0 if it gives none."""
        row = self.row(sql, parameters)
        return int(row[0]) if row and row[0] is not None else 0

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the names of a table's columns, in their order in the file."""
        if table not in self._columns:
            found = self.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
            self._columns[table] = tuple(str(name) for (name,) in found)
        return self._columns[table]

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Hold the journal's one writing turn; all of it is committed, or nothing."""
        if self.is_read_only:
            raise trouble(Fault.READ_ONLY, self.path)
        self._begin()
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def hurry(self, milliseconds: int) -> None:
        """Wait for a turn no longer than that from now on, then say that the journal is busy."""
        self._turns = 1
        self.rows(f"PRAGMA busy_timeout={milliseconds}")

    def data_version(self) -> int:
        """Return a number that changes when another connection has committed."""
        return self.number("PRAGMA data_version")

    def close(self) -> None:
        """Let go of the file and of its key; what was committed stays."""
        self.connection.close()
        self.key = None

    def _begin(self) -> None:
        for turn in range(self._turns):
            try:
                self.rows("BEGIN IMMEDIATE")
            except Trouble as known:
                if known.code != Fault.BUSY or turn == self._turns - 1:
                    raise
            else:
                return

    def _journal_id(self) -> str:
        try:
            found = self.connection.execute("SELECT id FROM journal").fetchall()
        except (Error, UnicodeDecodeError) as error:
            if getattr(error, "sqlite_errorcode", None) == 1:  # no such table
                raise trouble(Fault.DAMAGED, self.path) from error
            raise_trouble(error, self.path)
        if len(found) != 1:
            raise trouble(Fault.DAMAGED, self.path)
        return str(found[0][0])


def create(path: Path, *, now: datetime, key: Key | None = None) -> Database:
    """Make a new, empty journal, readable by its owner alone. Raises Trouble if a file is there.

    With a key it is encrypted from its first page on; who may have the key is the vault's to say.
    """
    from trustjournal.storage.schema import lay_schema  # noqa: PLC0415 - sqlite-utils: 0.1 s

    private_folder(path.parent)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError as error:
        raise trouble(Fault.EXISTS, path) from error
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, path) from error
    if sys.platform != "win32":
        os.fchmod(handle, 0o600)
    os.close(handle)
    try:
        connection = connect(path, "rw", key)
    except Error as error:
        forget(path)
        raise_trouble(error, path)
    try:
        _prepare(connection)
        lay_schema(connection, application_id=APPLICATION_ID, created_at=instant(now))
        return Database(connection, path, read_only=False, key=key)
    except BaseException as error:
        connection.close()
        forget(path)
        if isinstance(error, Error | UnicodeDecodeError):
            raise_trouble(error, path)
        raise


def open_database(path: Path, *, read_only: bool = False, key: Key | None = None) -> Database:
    """Open a journal that exists; pending migrations run first, after a verified backup.

    Opens read-only where the folder or the file cannot be written. A key that is not needed is
    left aside. Raises Trouble for a missing, empty, foreign, unreadable or damaged file, Refused
    for one of a newer program and for one that is locked.
    """
    expect_file(path)
    read_only = read_only or not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    if not read_only and has_wal(path):
        # A writer, closing, would fold a newer program's WAL in.
        recognised(path, "ro", key)[0].close()
    mode = _reading_mode(path) if read_only else "rw"
    connection, key = recognised(path, mode, key)
    try:
        version = _number(connection, "user_version")
        if version < SCHEMA_VERSION:
            connection.close()
            _upgrade(path, version, read_only=read_only, key=key)
            connection = connect(path, mode, key)
        _prepare(connection, read_only=read_only)
        return Database(connection, path, read_only=read_only, key=key)
    except BaseException as error:
        connection.close()
        if isinstance(error, Error | UnicodeDecodeError):
            raise_trouble(error, path)
        raise


def raise_trouble(error: Error | UnicodeDecodeError, path: Path) -> NoReturn:
    """Raise what the driver says as the Trouble it is; anything that is our own bug, as it came.

    A column's name that is no UTF-8 is damage too, which the driver says in Python's words.
    """
    if isinstance(error, UnicodeDecodeError):
        raise trouble(Fault.DAMAGED, path) from error
    number = getattr(error, "sqlite_errorcode", None)
    code = SAID.get(str(error)) if number is None else CODES.get(number & 0xFF)
    if code is None and UTF8 in str(error):
        code = Fault.DAMAGED
    if code is None:
        raise error
    raise trouble(code, path) from error


def expect_file(path: Path) -> None:
    """Raise Trouble where there is no file, or an empty one: neither is a new journal."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise trouble(Fault.MISSING, path) from error
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, path) from error
    if path.is_dir():
        raise trouble(Fault.UNREADABLE, path)
    if size == 0:
        raise trouble(Fault.EMPTY, path)


def recognised(path: Path, mode: str, key: Key | None) -> tuple[Connection, Key | None]:
    """Open a connection to a journal no newer than this program; with the key if it needs one."""
    size = 0 if has_wal(path) else path.stat().st_size
    try:
        connection = connect(path, mode, key)
    except Error as error:
        raise_trouble(error, path)
    try:
        _expect_ours(connection, path, size)
    except BaseException as error:
        connection.close()
        if is_no_database(error):
            return _recognised_otherwise(path, mode, key), None
        if isinstance(error, Error | UnicodeDecodeError):
            raise_trouble(error, path)
        raise
    return connection, key


def _recognised_otherwise(path: Path, mode: str, key: Key | None) -> Connection:
    """Open without the key what was decrypted meanwhile; else say why no database is found."""
    if key is None:
        raise trouble(why_no_database(path), path)
    try:
        return recognised(path, mode, None)[0]
    except Trouble as known:
        if known.code in {Fault.LOCKED, Fault.KEYS_MISSING}:  # the key is right, the pages are not
            raise trouble(Fault.DAMAGED, path) from known
        raise


def _expect_ours(connection: Connection, path: Path, size: int) -> None:
    version = _number(connection, "user_version")
    if _number(connection, "application_id") != APPLICATION_ID:
        raise trouble(Fault.FOREIGN, path)
    if size % _number(connection, "page_size"):
        raise trouble(Fault.DAMAGED, path)
    if version > SCHEMA_VERSION:
        raise trouble(Fault.NEWER, path, version=version, known=SCHEMA_VERSION)


def _upgrade(path: Path, version: int, *, read_only: bool, key: Key | None) -> None:
    if read_only:
        raise trouble(Fault.OLDER, path)
    from trustjournal.storage.schema import upgrade  # noqa: PLC0415 - sqlite-utils: 0.1 s

    upgrade(path, version=version, key=key)


def _prepare(connection: Connection, *, read_only: bool = False) -> None:
    for pragma in PRAGMAS[1:] if read_only else PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if sys.platform == "darwin":
        for pragma in MAC_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _reading_mode(path: Path) -> str:
    """Return how to open for reading: where SQLite may not make its side files, as immutable."""
    return "ro" if os.access(path.parent, os.W_OK) else "immutable"


def has_wal(path: Path) -> bool:
    """Whether something committed still waits beside the file to be folded in."""
    with suppress(OSError):
        return path.with_name(path.name + "-wal").stat().st_size > 0
    return False


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into, and those above it that are missing."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        for place in reversed(missing):
            place.mkdir(mode=0o700)
            if sys.platform != "win32":
                place.chmod(0o700)
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, folder) from error


def forget(path: Path) -> None:
    """Remove a journal that could not be made, or was one for a while only."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):
            path.with_name(name).unlink()
