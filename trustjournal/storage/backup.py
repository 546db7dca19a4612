"""How is a journal copied so that the copy can be relied on?

Only SQLite's own backup reads a live journal. The copy is made beside its place, opened, looked
over and counted against the original of the same instant, then sealed by a manifest (a JSON file
beside it, with the SHA-256 of its bytes) and put in place: a backup without a manifest that agrees
is none. Rotation keeps all of two days, then one a day, a week and a month, and never removes the
last three good ones.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trustjournal.storage.database import Database, private_folder, raise_trouble
from trustjournal.storage.driver import Connection, Error, connect
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.text import instant

SUFFIX = ".trustjournal"
MANIFEST = ".manifest.json"
ALL_DAYS, DAYS, WEEKS, MONTHS, LAST = 2, 14, 8, 12, 3
COUNTED = ("client", "person", "mission", "interaction", "commitment", "act", "change")


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy. ``made_at`` is an aware datetime; ``counts`` its rows by table."""

    path: Path
    made_at: datetime
    journal_id: str
    last_change: int
    counts: tuple[tuple[str, int], ...]
    sha256: str

    @property
    def entries(self) -> int:
        """How many entries it holds."""
        return dict(self.counts)["interaction"]


def back_up(database: Database, folder: Path, *, now: datetime) -> Backup:
    """Add a verified backup to ``folder`` and let the old ones go that rotation gives up."""
    private_folder(folder)
    stem = f"{database.path.stem}-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}Z"
    made = back_up_to(database, folder / f"{stem}{SUFFIX}", now=now)
    kept = backups(folder, journal_id=database.journal_id)
    for old in given_up(kept, now):
        remove_backup(old)
    return made


def back_up_to(database: Database, target: Path, *, now: datetime) -> Backup:
    """Write a verified backup to ``target``. Raises Trouble; then nothing of it is left."""
    if target.exists():
        raise trouble(Fault.BACKUP_EXISTS, target)
    part = target.with_name(f".{target.name}.part")
    try:
        made = _copied(database, part, target, now)
        part.replace(target)
        _write_manifest(made)
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, target) from error
    finally:
        _sweep(part)
    return made


def backups(folder: Path, *, journal_id: str | None = None) -> tuple[Backup, ...]:
    """Return the backups whose manifest names a file that is there, newest first."""
    found = (_read_manifest(path) for path in sorted(folder.glob(f"*{SUFFIX}{MANIFEST}")))
    kept = [one for one in found if one and journal_id in {None, one.journal_id}]
    return tuple(sorted(kept, key=lambda backup: backup.made_at, reverse=True))


def is_intact(backup: Backup) -> bool:
    """Whether a backup's bytes are still those that were verified."""
    with suppress(OSError):
        return _sha256(backup.path) == backup.sha256
    return False


def given_up(kept: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that rotation gives up. Of each day, week and month the newest stays."""
    ordered = sorted(kept, key=lambda backup: backup.made_at, reverse=True)
    stays = {backup.path for backup in ordered[:LAST]}
    stays |= {b.path for b in ordered if now - b.made_at <= timedelta(days=ALL_DAYS)}
    for name, limit in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, Path] = {}
        for backup in ordered:
            newest.setdefault(backup.made_at.strftime(name), backup.path)
        stays |= set(list(newest.values())[:limit])
    return tuple(backup for backup in ordered if backup.path not in stays)


def remove_backup(backup: Backup) -> None:
    """Remove a backup and its manifest."""
    for path in (_manifest_of(backup.path), backup.path):
        with suppress(FileNotFoundError):
            path.unlink()


def counted(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Return how many rows the main tables have."""
    return tuple(
        (table, int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]))  # noqa: S608
        for table in COUNTED
    )


def copy_into(connection: Connection, target: Path) -> tuple[tuple[str, int], ...]:
    """Copy a journal through its connection to a new private file; returns what was counted."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if sys.platform != "win32":
        target.chmod(0o600)
    with closing(connect(target, "rw")) as copy:
        connection.execute("BEGIN")  # one view of the journal for the counts and the copy
        try:
            counts = counted(connection)
            connection.backup(copy)
        finally:
            connection.execute("COMMIT")
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no side files
    return counts


def verified(path: Path, counts: tuple[tuple[str, int], ...]) -> bool:
    """Whether a copy is whole and holds what was counted."""
    with closing(connect(path, "ro")) as copy:
        whole = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        return (
            whole
            and not copy.execute("PRAGMA foreign_key_check").fetchall()
            and counted(copy) == counts
        )


def _copied(database: Database, part: Path, target: Path, now: datetime) -> Backup:
    _sweep(part)
    try:
        counts = copy_into(database.connection, part)
        good = verified(part, counts)
    except Error as error:
        raise_trouble(error, target)
    if not good:
        raise trouble(Fault.BACKUP_FAILED, target)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    return Backup(
        target,
        now.astimezone(UTC),
        database.journal_id,
        database.number("SELECT max(seq) FROM change"),
        counts,
        _sha256(part),
    )


def _write_manifest(backup: Backup) -> None:
    value = asdict(backup) | {"path": backup.path.name, "made_at": instant(backup.made_at)}
    path = _manifest_of(backup.path)
    part = path.with_name(f".{path.name}.part")
    part.write_text(json.dumps(value, indent=1), encoding="utf-8")
    if sys.platform != "win32":
        part.chmod(0o600)
    part.replace(path)


def _read_manifest(manifest: Path) -> Backup | None:
    path = manifest.with_name(manifest.name.removesuffix(MANIFEST))
    try:
        value = json.loads(manifest.read_text(encoding="utf-8"))
        if not path.is_file() or value["path"] != path.name:
            return None
        return Backup(
            path,
            datetime.fromisoformat(value["made_at"]),
            str(value["journal_id"]),
            int(value["last_change"]),
            tuple((str(table), int(count)) for table, count in value["counts"]),
            str(value["sha256"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _manifest_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{MANIFEST}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sweep(part: Path) -> None:
    for name in (part.name, f"{part.name}-journal", f"{part.name}-wal", f"{part.name}-shm"):
        part.with_name(name).unlink(missing_ok=True)
