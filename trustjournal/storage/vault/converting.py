"""How does a journal become encrypted, or plain again, without a moment at which it could be lost?

While nobody else has it open, and nobody can: its WAL is folded in, all of it is exported into a
new file beside it, which is opened anew, looked over and counted; then the new file takes its name.
Whenever the process dies, one whole journal stands there: the old one with a part beside it that
the next opening removes, or the new one. The keys are written before an encrypted file needs them
and removed after a plain one does not.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from trustjournal.storage.check import check
from trustjournal.storage.database import SCHEMA_VERSION, Database, raise_trouble, recognised
from trustjournal.storage.driver import Connection, Error, attach
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.vault.carrying import reach_disk
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.keyfile import KeysFile, write_keys
from trustjournal.storage.vault.parting import part_of, sweep
from trustjournal.storage.vault.recognising import keys_file_of

Tell = Callable[[float], bool]
"""Is told the share of the work that is done, 0 to 1; says whether to go on."""
STEPS = 20_000  # of SQLite's machine between two looks at how far it is
EXPORTED, VERIFIED = 0.6, 0.95  # shares of the whole
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
HARMLESS = frozenset({"orphan", "sequence", "open_list", "search"})
"""Findings about what follows from the facts; they are carried over as they are."""
BLANK = bytes(1 << 20)


def converted(
    database: Database, key: Key | None, keys: KeysFile | None, *, tell: Tell = lambda _: True
) -> None:
    """Encrypt an open journal by ``key``, or make it plain by None; it is closed afterwards.

    ``keys`` is what to write beside an encrypted one. Raises Trouble, the journal being as it was,
    if somebody else has it open, the disk is full, or ``tell`` says to stop.
    """
    path = database.path
    part = part_of(path)
    with closing(database):
        _hold_alone(database)
        sweep(part)
        if not tell(0.0):
            raise trouble(Fault.STOPPED, path)
        try:
            _export(database, part, key, tell)
            _expect_same(database, part, key)
            if not tell(VERIFIED):
                raise trouble(Fault.STOPPED, path)
            if keys is not None:
                write_keys(path, keys)
            _swap(database, part)
        except OSError as error:
            raise trouble(Fault.DISK_FULL, path) from error
        finally:
            sweep(part)
    if key is None:
        keys_file_of(path).unlink(missing_ok=True)
        reach_disk(path.parent)
    tell(1.0)


def _hold_alone(database: Database) -> None:
    """Fold the WAL in and keep everybody else out until the connection is closed."""
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    if database.rows("PRAGMA journal_mode=DELETE") != [("delete",)]:
        raise trouble(Fault.BUSY, database.path)
    database.rows("PRAGMA locking_mode=EXCLUSIVE")
    database.rows("BEGIN EXCLUSIVE")
    database.rows("COMMIT")


def _export(database: Database, part: Path, key: Key | None, tell: Tell) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if sys.platform != "win32":
        part.chmod(0o600)
    connection = database.connection
    size = max(1, database.number("PRAGMA page_count") * database.number("PRAGMA page_size"))

    def look() -> int:
        share = min(1.0, part.stat().st_size / size)
        return 0 if tell(EXPORTED * share) else 1

    attach(connection, part, "part", key)
    try:
        connection.set_progress_handler(look, STEPS)
        _copy_all(connection)
    except Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise trouble(Fault.STOPPED, database.path) from error
        raise_trouble(error, database.path)
    finally:
        connection.set_progress_handler(None, 0)
        with suppress(Error):
            connection.execute("DETACH DATABASE part")


def _copy_all(connection: Connection) -> None:
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT sqlcipher_export('part')")
        for name in ("application_id", "user_version"):
            (number,) = connection.execute(f"PRAGMA main.{name}").fetchone()
            connection.execute(f"PRAGMA part.{name}={int(number)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _expect_same(database: Database, part: Path, key: Key | None) -> None:
    """Raise Trouble unless the new file, opened anew, is whole and holds as many rows."""
    connection, _ = recognised(part, "rw", key)
    with closing(Database(connection, part, read_only=False, key=key)) as copy:
        spoilt = _spoilt(copy)
        same = copy.journal_id == database.journal_id and _counts(copy) == _counts(database)
        if spoilt or not same:
            raise trouble(Fault.DAMAGED, database.path)
        copy.rows("PRAGMA journal_mode=DELETE")  # one file, no side files
    with part.open("rb") as file:
        os.fsync(file.fileno())


def _spoilt(copy: Database) -> bool:
    """Whether a copy is not whole; one of an older version is asked as far as it can answer."""
    if copy.number("PRAGMA user_version") == SCHEMA_VERSION:
        return bool({finding.code for finding in check(copy).findings} - HARMLESS)
    return copy.rows("PRAGMA integrity_check") != [("ok",)]


def _counts(database: Database) -> tuple[tuple[str, int], ...]:
    names = sorted(str(name) for (name,) in database.rows(TABLES))
    return tuple((it, database.number(f'SELECT count(*) FROM "{it}"')) for it in names)  # noqa: S608


def _swap(database: Database, part: Path) -> None:
    path = database.path
    if sys.platform == "win32":  # an open file cannot be replaced there
        database.close()
        part.replace(path)
        return
    old = os.open(path, os.O_RDWR)
    try:
        part.replace(path)
        reach_disk(path.parent)
        if database.key is None:
            _blank(old)
    finally:
        os.close(old)


def _blank(old: int) -> None:
    """Write over the plain pages that no name leads to any more; as far as a disk allows it."""
    with suppress(OSError):
        size = os.fstat(old).st_size
        for place in range(0, size, len(BLANK)):
            os.pwrite(old, BLANK[: size - place], place)
        os.fsync(old)
