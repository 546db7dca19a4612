"""How is the journal copied, and looked over, on time and as the user asks for it?

Each backup goes through ``back_up_before`` or ``back_up_journal``: verified, then counted as a good
one; then rotation lets old ones go, unless it rests (storage/rotation.py says why it may).
A ``BackupErrand`` does the same on a connection of its own, so that a window never waits for it.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from trustjournal.domain.kinds import BackupReason
from trustjournal.errors import Trouble
from trustjournal.journal.journal import Journal
from trustjournal.storage import tally
from trustjournal.storage.backup import back_up, back_up_to, copied_to
from trustjournal.storage.check import CheckResult, check
from trustjournal.storage.database import Database, open_database
from trustjournal.storage.manifest import Backup
from trustjournal.storage.overview import count_entries
from trustjournal.storage.rotation import backups, is_sharp_fall, rotate
from trustjournal.storage.trail import last_seq
from trustjournal.storage.vault.key import Key

FOLDER = "backups"
EVERY = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """What became of the copy in the second folder: where it is, or why there is none."""

    folder: str
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made. ``is_resting``: no old one was given up, and the user should know."""

    backup: Backup
    second: SecondCopy | None = None
    is_resting: bool = False


@dataclass(frozen=True, slots=True)
class BackupErrand:
    """A backup to be made: values only, so that a thread can carry it beside the window."""

    path: Path
    now: datetime
    reason: BackupReason
    key: Key | None = None
    second: Path | None = None

    def run(self) -> Kept:
        """Make the verified backup on a connection of its own. Raises Trouble."""
        database = open_database(self.path, read_only=True, key=self.key)
        try:
            return _kept(database, self.now, reason=self.reason, second=self.second)
        finally:
            database.close()


def back_up_journal(
    journal: Journal, *, to: Path | None = None, reason: BackupReason = BackupReason.ASKED
) -> Backup:
    """Make a verified backup, where the user says or among the journal's own backups."""
    if to is not None:
        return back_up_to(journal.database, to, now=journal.now(), reason=reason)
    return _kept(journal.database, journal.now(), reason=reason).backup


def back_up_before(journal: Journal, reason: BackupReason) -> Backup:
    """Make a verified backup before something great is done. Raises Trouble: then do not do it."""
    return back_up_journal(journal, reason=reason)


def backup_errand(
    journal: Journal, reason: BackupReason, *, second: Path | None = None
) -> BackupErrand:
    """Return a backup to be made beside the window, with a copy in the ``second`` folder."""
    database = journal.database
    return BackupErrand(database.path, journal.now(), reason, database.key, second)


def is_due(journal: Journal, last: Backup | None, *, every: timedelta = EVERY) -> bool:
    """Whether something was written since the last backup, and that one is old enough."""
    if last is None:
        return last_seq(journal.database) > 0
    changed = last_seq(journal.database) != last.last_change
    return changed and not timedelta() <= journal.now() - last.made_at < every


def backups_of(journal: Journal) -> tuple[Backup, ...]:
    """Return the journal's own backups, newest first."""
    return backups(backup_folder(journal), journal_id=journal.database.journal_id)


def is_rotation_resting(journal: Journal) -> bool:
    """Whether old backups are kept for now, until the user says that all is well."""
    known = tally.read_tally(journal.database.journal_id)
    return known is not None and known.is_resting


def accept_counts(journal: Journal) -> None:
    """Say that the journal is as it should be: rotation counts from here and goes on."""
    with suppress(OSError, Trouble):  # without a note, nothing is given up: no harm
        tally.write_tally(_tally_of(journal.database, journal.now()))


def remember_counts(journal: Journal) -> None:
    """Note what the journal holds, in case its file no longer tells one day."""
    database = journal.database
    with suppress(OSError, Trouble):
        known = tally.read_tally(database.journal_id)
        now = _tally_of(database, journal.now())
        if known is None or not is_sharp_fall(known.entries, now.entries):
            resting = known is not None and known.is_resting
            tally.write_tally(replace(now, is_resting=resting))


def rest_rotation(journal: Journal, *, lives_at: Path) -> None:
    """Give up no backup until ``accept_counts``: after a restore, the user looks first.

    A second copy of a journal that lives elsewhere says nothing about that one.
    """
    place, known = str(lives_at.absolute()), tally.read_tally(journal.database.journal_id)
    if known is not None and known.path != place and Path(known.path).exists():
        return
    with suppress(OSError, Trouble):
        tally.rest(replace(_tally_of(journal.database, journal.now()), path=place))


def check_journal(journal: Journal) -> CheckResult:
    """Look the whole journal over."""
    return check(journal.database)


def backup_folder(journal: Journal) -> Path:
    """Return where the journal's own backups live: a folder beside it."""
    return backup_folder_of(journal.database.path)


def backup_folder_of(path: Path) -> Path:
    """Return where the backups of the journal at ``path`` live."""
    return path.parent / FOLDER


def _kept(
    database: Database, now: datetime, *, reason: BackupReason, second: Path | None = None
) -> Kept:
    folder = backup_folder_of(database.path)
    made = back_up(database, folder, now=now, reason=reason)
    resting = _rests(database, made, now)
    if not resting:
        rotate(folder, journal_id=made.journal_id, now=now)
    copy = None if second is None else _copied_to_second(made, second, resting=resting)
    return Kept(made, copy, resting)


def _copied_to_second(made: Backup, folder: Path, *, resting: bool) -> SecondCopy:
    try:
        copied_to(made, folder)
    except Trouble as trouble:
        return SecondCopy(str(folder), trouble)
    if not resting:
        rotate(folder, journal_id=made.journal_id, now=made.made_at)
    return SecondCopy(str(folder))


def _rests(database: Database, made: Backup, now: datetime) -> bool:
    """Whether nothing may be given up now. Without a note of old, the newest backup is one."""
    known = tally.read_tally(made.journal_id)
    if known is not None:
        before, resting = known.entries, known.is_resting
    else:
        older = [
            one
            for one in backups(made.path.parent, journal_id=made.journal_id)
            if one.path != made.path
        ]
        before, resting = (older[0].entries, False) if older else (0, False)
    if resting or is_sharp_fall(before, made.entries):
        with suppress(OSError, Trouble):
            tally.rest(known or replace(_tally_of(database, now), entries=before))
        return True
    with suppress(OSError, Trouble):
        tally.write_tally(_tally_of(database, now))
    return False


def _tally_of(database: Database, now: datetime) -> tally.Tally:
    return tally.Tally(
        database.journal_id,
        str(database.path.absolute()),
        count_entries(database),
        last_seq(database),
        now,
    )
