"""How is a journal copied so that the copy can be relied on?

Only SQLite's own backup reads a live journal. The copy is made beside its place, opened, looked
over and counted against the original of the same instant, then put in place and sealed by a
manifest (manifest.py): a backup without a manifest that agrees is none. The keys of an encrypted
journal travel with it. Which backups stay is told in rotation.py.
"""

import os
import shutil
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trustjournal.domain.kinds import BackupReason
from trustjournal.storage.database import Database, private_folder, raise_trouble
from trustjournal.storage.driver import Connection, Error, connect
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.manifest import (
    SUFFIX,
    Backup,
    is_intact,
    manifest_of,
    sha256_of,
    write_manifest,
)
from trustjournal.storage.vault.carrying import carry_keys
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.recognising import keys_file_of

A_DAY = 86_400  # seconds
COUNTED = ("client", "person", "mission", "interaction", "commitment", "act", "change")


def back_up(
    database: Database,
    folder: Path,
    *,
    now: datetime,
    reason: BackupReason = BackupReason.ASKED,
) -> Backup:
    """Add a verified backup to ``folder``. Raises Trouble; then nothing of it is left."""
    private_folder(folder)
    _tidy(folder, now)
    while True:  # a second one at the very same moment has the next name
        stem = f"{database.path.stem}-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}Z"
        if not (target := folder / f"{stem}{SUFFIX}").exists():
            return back_up_to(database, target, now=now, reason=reason)
        now += timedelta(microseconds=1)


def back_up_to(
    database: Database,
    target: Path,
    *,
    now: datetime,
    reason: BackupReason = BackupReason.ASKED,
) -> Backup:
    """Write a verified backup to ``target``. Raises Trouble; then nothing of it is left."""
    _expect_in_place(database)
    if target.exists():
        raise trouble(Fault.BACKUP_EXISTS, target)
    part = target.with_name(f".{target.name}.part")
    try:
        made = replace(_copied(database, part, target, now), reason=reason)
        carry_keys(database.path, target)
        part.replace(target)
        write_manifest(made)
    except OSError as error:
        for left in (target, keys_file_of(target)):
            with suppress(OSError):  # the disk that refused may refuse this too
                left.unlink(missing_ok=True)
        raise trouble(_fault_of(error), target) from error
    finally:
        with suppress(OSError):
            _sweep(part)
    return made


def copied_to(backup: Backup, folder: Path) -> Backup:
    """Copy a backup to another folder and read the copy back; one that is there stays as it is.

    Raises Trouble if the folder is not there or full, or the copy is not the original.
    """
    target = folder / backup.path.name
    copy = replace(backup, path=target)
    if manifest_of(target).exists() and is_intact(copy):
        return copy
    part = target.with_name(f".{target.name}.part")
    try:
        copy_bytes(backup.path, part)
        if sha256_of(part) != backup.sha256:
            raise trouble(Fault.BACKUP_FAILED, target)
        carry_keys(backup.path, target)
        part.replace(target)
        write_manifest(copy)
    except OSError as error:
        raise trouble(_fault_of(error), target) from error
    finally:
        part.unlink(missing_ok=True)
    return copy


def counted(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Return how many rows the main tables have."""
    return tuple(
        (table, int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]))  # noqa: S608
        for table in COUNTED
    )


def copy_into(
    connection: Connection, target: Path, key: Key | None = None
) -> tuple[tuple[str, int], ...]:
    """Copy a journal through its connection to a new private file; returns what was counted.

    ``key`` is the journal's own: a copy is kept as its journal is.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if sys.platform != "win32":
        target.chmod(0o600)
    with closing(connect(target, "rw", key)) as copy:
        connection.execute("BEGIN")  # one view of the journal for the counts and the copy
        try:
            counts = counted(connection)
            connection.backup(copy)
        finally:
            if connection.in_transaction:
                connection.execute("COMMIT")
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no side files
    return counts


def verified(path: Path, counts: tuple[tuple[str, int], ...], key: Key | None = None) -> bool:
    """Whether a copy is whole and holds what was counted."""
    with closing(connect(path, "ro", key)) as copy:
        whole = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        return (
            whole
            and not copy.execute("PRAGMA foreign_key_check").fetchall()
            and counted(copy) == counts
        )


def _copied(database: Database, part: Path, target: Path, now: datetime) -> Backup:
    _sweep(part)
    try:
        counts = copy_into(database.connection, part, database.key)
        good = verified(part, counts, database.key)
    except Error as error:
        raise_trouble(error, target)
    if not good:
        raise trouble(Fault.BACKUP_FAILED, target)
    _reach_disk(part)
    return Backup(
        target,
        now.astimezone(UTC),
        database.journal_id,
        database.number("SELECT max(seq) FROM change"),
        counts,
        sha256_of(part),
        version=database.number("PRAGMA user_version"),
        size=part.stat().st_size,
    )


def _tidy(folder: Path, now: datetime) -> None:
    """Remove what backups that were cut off left behind; those of today may be under way."""
    for left in folder.glob(f".*{SUFFIX}.part*"):
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > A_DAY:
                left.unlink()


def _expect_in_place(database: Database) -> None:
    """Refuse to copy a journal whose file was taken away, or emptied, under an open connection."""
    try:
        size = database.path.stat().st_size
    except OSError as error:
        raise trouble(Fault.MISSING, database.path) from error
    if size == 0:
        raise trouble(Fault.EMPTY, database.path)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file that nobody writes to; the copy is private and has reached the disk."""
    handle = os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as out, source.open("rb") as read:
        shutil.copyfileobj(read, out, 1 << 20)
        out.flush()
        os.fsync(out.fileno())


def _reach_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _fault_of(error: OSError) -> Fault:
    import errno  # noqa: PLC0415 - only where something failed

    full = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
    return Fault.DISK_FULL if error.errno in full else Fault.NO_ACCESS


def _sweep(part: Path) -> None:
    for name in (part.name, f"{part.name}-journal", f"{part.name}-wal", f"{part.name}-shm"):
        part.with_name(name).unlink(missing_ok=True)
