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
    LOCKED = "journal_locked"  # encrypted, and no passphrase was given
    PASSPHRASE_WRONG = "passphrase_wrong"  # noqa: S105 - a code, not a secret
    KEY_WRONG = "key_wrong"  # a recovery key, but of another journal
    KEYS_MISSING = "keys_missing"  # encrypted, it seems, but its keys file is not beside it
    KEYS_DAMAGED = "keys_damaged"
    KEYS_NEWER = "keys_newer"
    KEYCHAIN = "keychain_refused"
    STOPPED = "conversion_stopped"  # by the user; nothing changed
    NO_MEMORY = "memory_short"  # to stretch a passphrase
    BUSY = "journal_busy"
    READ_ONLY = "journal_read_only"
    NO_ACCESS = "journal_no_access"
    DISK_FULL = "disk_full"
    DISK_ERROR = "disk_error"
    BACKUP_FAILED = "backup_failed"
    BACKUP_EXISTS = "backup_exists"
    BACKUP_MISSING = "backup_missing"
    BACKUP_DAMAGED = "backup_damaged"  # its bytes are not those that were verified, or it is torn
    NOTHING_READABLE = "nothing_readable"
    NO_BACKUP_THERE = "no_backup_there"
    IN_USE = "journal_in_use"  # by a window, while it should be replaced
    SYNCED = "journal_synced"  # its folder is kept in step with other machines
    UPGRADE_FAILED = "upgrade_failed"


REFUSALS = frozenset(
    {Fault.NEWER, Fault.LOCKED, Fault.PASSPHRASE_WRONG, Fault.KEY_WRONG, Fault.KEYS_NEWER}
)


CODES = {  # by SQLite's primary result code
    3: Fault.NO_ACCESS,
    5: Fault.BUSY,
    6: Fault.BUSY,
    8: Fault.READ_ONLY,
    10: Fault.DISK_ERROR,
    11: Fault.DAMAGED,
    13: Fault.DISK_FULL,
    14: Fault.NO_ACCESS,
    26: Fault.UNREADABLE,
}
SAID = {  # by the backup API, which gives no number
    "database is locked": Fault.BUSY,
    "attempt to write a readonly database": Fault.READ_ONLY,
    "disk I/O error": Fault.DISK_ERROR,
    "database disk image is malformed": Fault.DAMAGED,
    "database or disk is full": Fault.DISK_FULL,
    "unable to open database file": Fault.NO_ACCESS,
}


def trouble(fault: Fault, path: Path, **facts: Fact) -> Trouble:
    """Return the trouble that a file is in."""
    kind = Refused if fault in REFUSALS else Trouble
    return kind(fault.value, path=str(path), **facts)
