"""Which backups stay, and when is nothing given up at all?

All of two days stay, then one a day, a week and a month; the last three good ones always. Rotation
rests while something is not as expected: after a restore until the user says that all is well, and
when a journal suddenly holds far fewer entries than before. Then nothing goes, however old it is.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from trustjournal.storage.manifest import (
    MANIFEST,
    SUFFIX,
    Backup,
    is_intact,
    manifest_of,
    read_manifest,
)
from trustjournal.storage.vault.recognising import keys_file_of

ALL_DAYS, DAYS, WEEKS, MONTHS, LAST = 2, 14, 8, 12, 3
SHARP_COUNT, SHARP_SHARE = 10, 0.2
"""More than ten entries and a fifth of them gone: nobody removes so many (removing leaves them)."""


def backups(folder: Path, *, journal_id: str | None = None) -> tuple[Backup, ...]:
    """Return the backups whose manifest names a file that is there, newest first."""
    found = (read_manifest(path) for path in sorted(folder.glob(f"*{SUFFIX}{MANIFEST}")))
    kept = [one for one in found if one and journal_id in {None, one.journal_id}]
    return tuple(sorted(kept, key=lambda backup: backup.made_at, reverse=True))


def is_sharp_fall(known: int, now: int) -> bool:
    """Whether a journal of ``known`` entries holds so few ``now`` that somebody should look."""
    gone = known - now
    return gone > SHARP_COUNT and gone > SHARP_SHARE * known


def rotate(folder: Path, *, journal_id: str, now: datetime) -> tuple[Backup, ...]:
    """Let the old backups of a journal go that the rule gives up; return them."""
    gone = given_up(backups(folder, journal_id=journal_id), now)
    for old in gone:
        remove_backup(old)
    return gone


def given_up(kept: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that rotation gives up. Of each day, week and month the newest stays.

    One that is spoilt does not count among the last three, and goes with its age like the others.
    """
    ordered = sorted(kept, key=lambda backup: backup.made_at, reverse=True)
    stays = {b.path for b in ordered if now - b.made_at <= timedelta(days=ALL_DAYS)}
    for name, limit in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, Path] = {}
        for backup in ordered:
            newest.setdefault(backup.made_at.strftime(name), backup.path)
        stays |= set(list(newest.values())[:limit])
    stays |= _last_good(ordered, tuple(b for b in ordered if b.path not in stays))
    return tuple(backup for backup in ordered if backup.path not in stays)


def remove_backup(backup: Backup) -> None:
    """Remove a backup, its manifest first: what is left of it no longer counts."""
    for path in (manifest_of(backup.path), backup.path, keys_file_of(backup.path)):
        with suppress(FileNotFoundError):
            path.unlink()


def _last_good(ordered: list[Backup], in_danger: tuple[Backup, ...]) -> set[Path]:
    """Return the last three good ones; their bytes are read only where one of them could go."""
    last = ordered[:LAST]
    if not in_danger:
        return set()
    good = [one for one in last if is_intact(one)]
    for one in ordered[LAST:]:
        if len(good) == LAST:
            break
        if is_intact(one):
            good.append(one)
    return {one.path for one in (*last, *good)}
