"""Which backups stay, and when is nothing given up at all?

All of two days stay, then one a day, a week and a month; the last three good ones always. Rotation
rests while something is not as expected: after a restore until the user says that all is well, and
when a journal suddenly holds far fewer entries than before. Then nothing goes, however old it is.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
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
FORESEEN = 400  # days: thirteen months, the longest a backup stays
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
    stays = _kept_by_age(ordered, now)
    stays |= _last_good(ordered, tuple(b for b in ordered if b.path not in stays))
    return tuple(backup for backup in ordered if backup.path not in stays)


def leaving_days(kept: Iterable[Backup], now: datetime) -> dict[Path, date]:
    """Return the day on which each backup goes, if from now on one is made every day.

    What no year of backups gives up (a spoilt one, or a clock gone wrong) is not in it.
    """
    there = sorted(kept, key=lambda backup: backup.made_at, reverse=True)
    found: dict[Path, date] = {}
    for days in range(1, FORESEEN):
        then = now + timedelta(days=days)
        there.insert(0, Backup(Path(f"day {days}"), then, "", 0, (), ""))
        stays = _kept_by_age(there, then)
        found |= {one.path: then.date() for one in there if one.path not in stays}
        there = [one for one in there if one.path in stays]
    return {path: day for path, day in found.items() if path.is_absolute()}


def remove_backup(backup: Backup) -> None:
    """Remove a backup, its manifest first: what is left of it no longer counts."""
    for path in (manifest_of(backup.path), backup.path, keys_file_of(backup.path)):
        with suppress(FileNotFoundError):
            path.unlink()


def _kept_by_age(ordered: Iterable[Backup], now: datetime) -> set[Path]:
    stays = {b.path for b in ordered if now - b.made_at <= timedelta(days=ALL_DAYS)}
    for name, limit in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, Path] = {}
        for backup in ordered:
            newest.setdefault(backup.made_at.strftime(name), backup.path)
        stays |= set(list(newest.values())[:limit])
    return stays


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
