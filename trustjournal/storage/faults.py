"""Which troubles can a journal's file be in? Their words are ``troubles.<fault>``."""

from enum import StrEnum
from pathlib import Path

from trustjournal.errors import Fact, Refused, Trouble


class Fault(StrEnum):
    """Everything that can be wrong with a journal's file, or with a copy of it."""

    MISSING = "journal_missing"
    EMPTY = "journal_empty"
    FOREIGN = "journal_foreign"  # another program's database
    UNREADABLE = "journal_unreadable"  # no database at all, or its head is gone
    DAMAGED = "journal_damaged"
    NEWER = "journal_newer"
    OLDER = "journal_older"  # and cannot be brought up to date, being read-only
    EXISTS = "journal_exists"
    BUSY = "journal_busy"
    READ_ONLY = "journal_read_only"
    NO_ACCESS = "journal_no_access"
    DISK_FULL = "disk_full"
    DISK_ERROR = "disk_error"
    BACKUP_FAILED = "backup_failed"
    BACKUP_EXISTS = "backup_exists"
    UPGRADE_FAILED = "upgrade_failed"


def trouble(fault: Fault, path: Path, **facts: Fact) -> Trouble:
    """Return the trouble that a file is in."""
    kind = Refused if fault is Fault.NEWER else Trouble
    return kind(fault.value, path=str(path), **facts)
