"""Which backups can be chosen from, as the user sees them?

Read from their manifests alone, so that they are told even where the journal itself cannot be
opened. What a backup would cost is what was last known of the journal less what it holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trustjournal.domain.kinds import BackupReason
from trustjournal.journal.keeping.safekeeping import backup_folder_of
from trustjournal.storage import tally
from trustjournal.storage.manifest import Backup, is_intact, manifest_of, read_manifest
from trustjournal.storage.rotation import backups


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup to choose. ``later``: entries written since, as far as is known.

    ``is_away``: it lies in the second folder only.
    """

    path: Path
    made_at: datetime
    entries: int
    reason: BackupReason
    later: int
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What was last known of a journal that cannot be read."""

    entries: int
    at: datetime


def copies_of(path: Path, *, second: Path | None = None) -> tuple[Copy, ...]:
    """Return the backups of the journal that lives, or lived, at ``path``, newest first.

    Where nothing is known of it, those of every journal that were made there.
    """
    known = tally.tally_at(path)
    journal_id = None if known is None else known.journal_id
    near = backups(backup_folder_of(path), journal_id=journal_id)
    far = () if second is None else backups(second, journal_id=journal_id)
    names = {one.path.name for one in near}
    away = [one for one in far if one.path.name not in names]
    latest = max((one.entries for one in (*near, *away)), default=0)
    entries = latest if known is None else known.entries
    found = [_copy(one, entries, is_away=one in away) for one in (*near, *away)]
    return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))


def intact(copies: Iterable[Copy], *, most: int) -> tuple[Copy, ...]:
    """Return the first ``most`` whose bytes are still those that were verified; reads them."""
    found: list[Copy] = []
    for copy in copies:
        if len(found) == most:
            break
        if is_whole(copy.path):
            found.append(copy)
    return tuple(found)


def is_whole(path: Path) -> bool:
    """Whether the bytes of a backup are still those that were verified; reads them."""
    backup = read_manifest(manifest_of(path))
    return backup is not None and is_intact(backup)


def last_known(path: Path) -> Known | None:
    """Return what was last known of the journal at ``path``."""
    known = tally.tally_at(path)
    return None if known is None else Known(known.entries, known.known_at)


def _copy(backup: Backup, entries: int, *, is_away: bool) -> Copy:
    return Copy(
        backup.path,
        backup.made_at,
        backup.entries,
        backup.reason,
        max(0, entries - backup.entries),
        is_away,
    )
