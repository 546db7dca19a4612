"""How does a file get the tables of this version, and never half of them?

A new journal takes all migrations in one transaction. A journal of an older version is first copied
(a verified backup beside it), then migrated on a connection of its own under a file lock, foreign
keys off, in one transaction that is looked over before it is committed: nothing, or all of it.
"""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from trustjournal.storage.backup import copy_into, counted, verified
from trustjournal.storage.driver import Connection, Error, connect, schema_database
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.images import checksum
from trustjournal.storage.text import uuid_of
from trustjournal.storage.vault.carrying import carry_keys
from trustjournal.storage.vault.key import Key

if TYPE_CHECKING:
    from sqlite_utils import Migrations


def lay_schema(connection: Connection, *, application_id: int, created_at: str) -> None:
    """Give an empty file its tables and its identity, all at once."""
    connection.execute("BEGIN IMMEDIATE")
    _migrate(connection)
    made_up = str(connection.execute("SELECT hex(randomblob(16))").fetchone()[0])
    identity = {"id": uuid_of(made_up.lower()), "created_at": created_at}
    connection.execute(
        "INSERT INTO journal(id, created_at, last_seq, checksum) VALUES (?, ?, 0, ?)",
        (*identity.values(), checksum("journal", identity)),
    )
    connection.execute(f"PRAGMA application_id={application_id}")
    connection.execute("COMMIT")


def upgrade(
    path: Path, *, version: int, steps: "Migrations | None" = None, key: Key | None = None
) -> None:
    """Bring an older journal to this version, after a verified copy of it. Raises Trouble.

    ``version`` is the one it has; another process that was faster is no error. ``steps`` are the
    program's own migrations unless others are handed in.
    """
    with _alone(path), closing(connect(path, "rw", key)) as connection:
        if _version(connection) != version:
            return
        copy = _verified_copy(connection, path, version, key)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN EXCLUSIVE")
        try:
            before = counted(connection)
            _migrate(connection, steps)
            _expect_whole(connection, before)
            connection.execute("COMMIT")
        except (Error, ValueError) as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise trouble(Fault.UPGRADE_FAILED, path, backup=str(copy)) from error


def _migrate(connection: Connection, steps: "Migrations | None" = None) -> None:
    database = schema_database(connection)
    if steps is None:
        from trustjournal.storage.migrations import migrations  # noqa: PLC0415 - 0.1 s

        steps = migrations
    steps.apply(database)
    connection.execute(f"PRAGMA user_version={len(steps.applied(database))}")


def _verified_copy(connection: Connection, path: Path, version: int, key: Key | None) -> Path:
    """Copy a journal beside itself and return the copy; it takes its name once it is whole."""
    copy, number = path.with_name(f"{path.stem}-before-version-{version}{path.suffix}"), 1
    while copy.exists():  # of an earlier upgrade, or of one that was cut off: it may tell less
        number += 1
        copy = path.with_name(f"{path.stem}-before-version-{version}-{number}{path.suffix}")
    part = copy.with_name(f".{copy.name}.part")
    try:
        part.unlink(missing_ok=True)
        good = verified(part, copy_into(connection, part, key), key)
        if good:
            carry_keys(path, copy)
            part.replace(copy)
    except (Error, OSError) as error:
        raise trouble(Fault.UPGRADE_FAILED, path, backup=str(copy)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    if not good:
        raise trouble(Fault.DAMAGED, path)
    return copy


def _expect_whole(connection: Connection, before: tuple[tuple[str, int], ...]) -> None:
    """Raise ValueError where a migration lost rows, links or pages."""
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        message = "foreign keys"
        raise ValueError(message)
    if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        message = "quick check"
        raise ValueError(message)
    if counted(connection) != before:
        message = "row counts"
        raise ValueError(message)


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock file of upgrades; a second process waits here for the first."""
    lock = path.with_name(f"{path.name}.upgrading")
    with lock.open("a+b") as file:
        _lock(file)
        yield
    lock.unlink(missing_ok=True)


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - each system has its own

        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(file, fcntl.LOCK_EX)
