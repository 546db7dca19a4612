"""How is the journal copied, and looked over, as the user asks for it?"""

from pathlib import Path

from trustjournal.journal.journal import Journal
from trustjournal.storage.backup import Backup, back_up, back_up_to, backups
from trustjournal.storage.check import CheckResult, check

FOLDER = "backups"


def back_up_journal(journal: Journal, *, to: Path | None = None) -> Backup:
    """Make a verified backup, where the user says or among the journal's own backups."""
    if to is not None:
        return back_up_to(journal.database, to, now=journal.now())
    return back_up(journal.database, backup_folder(journal), now=journal.now())


def backups_of(journal: Journal) -> tuple[Backup, ...]:
    """Return the journal's own backups, newest first."""
    return backups(backup_folder(journal), journal_id=journal.database.journal_id)


def check_journal(journal: Journal) -> CheckResult:
    """Look the whole journal over."""
    return check(journal.database)


def backup_folder(journal: Journal) -> Path:
    """Return where the journal's own backups live: a folder beside it."""
    return journal.database.path.parent / FOLDER
