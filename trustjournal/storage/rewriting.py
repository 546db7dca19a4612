"""How is a backup rewritten without someone who was erased, so that there is always a good one?

The backup is copied, the copy opened as it is (never brought up to a newer version), rewritten,
purged and verified; then it gets a name and a manifest of its own, and only then the old one goes.
Stopped anywhere, there is the old backup, or both.
"""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from trustjournal.domain.records import Erasure
from trustjournal.storage.backup import copy_bytes, counted, verified
from trustjournal.storage.database import Database, raise_trouble
from trustjournal.storage.driver import Error, connect
from trustjournal.storage.erasing import purge
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.manifest import Backup, sha256_of, write_manifest
from trustjournal.storage.rotation import remove_backup
from trustjournal.storage.vault.carrying import carry_keys
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.recognising import is_encrypted

PRAGMAS = ("foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF", "temp_store=MEMORY")
AGAIN = "-r"  # ends the name of a backup that was rewritten


def names_someone(path: Path, erased: tuple[Erasure, ...], key: Key | None) -> bool:
    """Whether a copy of a journal still holds someone erased since. Raises Trouble, Refused."""
    with closing(_opened(path, key, "ro")) as copy:
        return any(
            copy.row("SELECT 1 FROM person WHERE id = ? AND name <> ?", (it.person_id, it.mark))
            for it in erased
        )


def rewritten(backup: Backup, key: Key | None, rewrite: Callable[[Database], None]) -> Backup:
    """Return the backup that takes another's place, with what ``rewrite`` did to it.

    Raises Trouble or Refused; then the backup is as it was.
    """
    stem = backup.path.stem.partition(AGAIN)[0]
    number = next(n for n in range(1, 1_000) if not _target(backup, stem, n).exists())
    target = _target(backup, stem, number)
    part = target.with_name(f".{target.name}.part")
    try:
        counts = rewrite_copy(backup.path, part, key, rewrite)
        made = replace(
            backup, path=target, counts=counts, sha256=sha256_of(part), size=part.stat().st_size
        )
        carry_keys(backup.path, target)
        part.replace(target)
        write_manifest(made)
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, target) from error
    finally:
        _sweep(part)
    remove_backup(backup)
    return made


def rewrite_copy(
    source: Path, part: Path, key: Key | None, rewrite: Callable[[Database], None]
) -> tuple[tuple[str, int], ...]:
    """Write to ``part`` what ``rewrite`` makes of a copy of a journal; return what it holds."""
    _sweep(part)
    copy_bytes(source, part)
    try:
        with closing(_opened(part, key, "rw")) as copy:
            with copy.atomic():
                rewrite(copy)
            purge(copy)
            own, counts = copy.key, counted(copy.connection)
        if not verified(part, counts, own):
            raise trouble(Fault.BACKUP_FAILED, source)
    except Error as error:
        raise_trouble(error, source)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    return counts


def _opened(path: Path, key: Key | None, mode: str) -> Database:
    own = key if key is not None and is_encrypted(path) else None
    connection = connect(path, mode, own)
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return Database(connection, path, read_only=mode == "ro", key=own)
    except BaseException as error:
        connection.close()
        if isinstance(error, Error):
            raise_trouble(error, path)
        raise


def _target(backup: Backup, stem: str, number: int) -> Path:
    return backup.path.with_name(f"{stem}{AGAIN}{number}{backup.path.suffix}")


def _sweep(part: Path) -> None:
    for name in (part.name, f"{part.name}-journal", f"{part.name}-wal", f"{part.name}-shm"):
        with suppress(OSError):
            part.with_name(name).unlink(missing_ok=True)
