"""How is a journal locked away, opened again, and who may open it?

The window and the command line say here what the user wants; storage/vault does it. Whatever opens
a journal is one text: its passphrase, or the recovery key that stands on a sheet of paper::

    key = unlock(path, "four words that nobody guesses")
    journal = open_journal(path, clock=clock, zone=zone, key=key)
"""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from trustjournal.domain.kinds import BackupReason
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.plain_copies import copies, plain_copies
from trustjournal.journal.keeping.safekeeping import back_up_before
from trustjournal.journal.opening import open_journal
from trustjournal.storage.database import create, open_database
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.vault import recognising, recovery
from trustjournal.storage.vault.chance import drawn
from trustjournal.storage.vault.converting import Tell, converted
from trustjournal.storage.vault.deriving import Effort, usual_effort
from trustjournal.storage.vault.key import BYTES, Key
from trustjournal.storage.vault.keyfile import KeysFile, read_keys, write_keys
from trustjournal.storage.vault.parting import part_of, sweep
from trustjournal.storage.vault.recognising import keys_file_of
from trustjournal.storage.vault.sealing import public_of
from trustjournal.storage.vault.wrapping import (
    SlotKind,
    opened_by_passphrase,
    passphrase_slot,
)

Clock = Callable[[], datetime]
JournalKey: TypeAlias = Key  # what a window holds and hands back, without looking inside
HALF = 7  # groups: one of each half is typed back


@dataclass(frozen=True, slots=True)
class Choice:
    """What a user chose: a passphrase, and the key whose recovery groups are on paper."""

    passphrase: str = field(repr=False)
    key: Key


@dataclass(frozen=True, slots=True)
class Encrypted:
    """A journal that was just encrypted: its key, and the plain copies that are left of it."""

    key: Key
    plain_copies: tuple[Path, ...]


def is_encrypted(path: Path) -> bool:
    """Whether the file at ``path`` is an encrypted journal; False where there is none."""
    return path.is_file() and recognising.is_encrypted(path)


def recovery_key(key: Key) -> str:
    """Return the recovery key: fourteen groups of four signs, to be kept on paper."""
    return recovery.recovery_text(key)


def unlock(path: Path, given: str) -> Key:
    """Return the key of a locked journal for its passphrase, or for its recovery key.

    A passphrase takes about a second. Refused if it is wrong; Trouble if the keys are missing or
    damaged, or the journal itself is.
    """
    written_down = recovery.recovered(given)
    if written_down is not None:
        return _expect_key(path, written_down)
    keys = read_keys(path)
    slot = keys.slot(SlotKind.PASSPHRASE)
    key = None if slot is None else opened_by_passphrase(slot, keys.journal_id, given, path)
    if key is None:
        raise trouble(Fault.PASSPHRASE_WRONG, path)
    if not keys.belongs_to(key):
        raise trouble(Fault.KEYS_DAMAGED, path)
    return key


def new_key() -> Key:
    """Return a key nobody has: its recovery key can be on paper before the journal is made."""
    return Key(drawn(BYTES))


def asked_groups(key: Key) -> tuple[int, int]:
    """Return which two groups of the recovery key, from 0, are to be typed back from paper."""
    return key.content[0] % HALF, HALF + key.content[1] % HALF


def is_group(key: Key, place: int, typed: str) -> bool:
    """Whether what was typed is that group of the recovery key."""
    return recovery.plain(typed) == recovery_key(key).split("-")[place]


def create_encrypted(
    path: Path,
    passphrase: str,
    *,
    clock: Clock,
    zone: str,
    key: Key | None = None,
    effort: Effort | None = None,
) -> Journal:
    """Make a new journal that is encrypted from its first page on, and open it.

    Its recovery key is ``recovery_key(journal.database.key)``. Raises Trouble if a file is there.
    """
    _expect_passphrase(passphrase)
    if path.exists():
        raise trouble(Fault.EXISTS, path)
    key, part = key or new_key(), part_of(path)
    sweep(part)
    try:
        with closing(create(part, now=clock(), key=key)) as database:
            keys = _new_keys(key, database.journal_id, passphrase, effort, path)
            database.rows("PRAGMA journal_mode=DELETE")
        write_keys(path, keys)
        _give_name(part, path)
    except OSError as error:
        raise trouble(Fault.NO_ACCESS, path) from error
    finally:
        sweep(part)
    return open_journal(path, clock=clock, zone=zone, key=key)


def encrypt(
    journal: Journal,
    passphrase: str,
    *,
    key: Key | None = None,
    effort: Effort | None = None,
    tell: Tell = lambda _: True,
) -> Encrypted:
    """Encrypt an open, plain journal, after a verified backup; the journal is closed afterwards.

    Raises Trouble, and the journal stays as it was, if it is open elsewhere or the disk is full.
    """
    _expect_passphrase(passphrase)
    path, database = journal.database.path, journal.database
    if database.key is not None:
        raise Unacceptable(Problem("encrypted_already"))
    back_up_before(journal, BackupReason.ENCRYPT)
    key = key or new_key()
    keys = _new_keys(key, database.journal_id, passphrase, effort, path)
    converted(database, key, keys, tell=tell)
    return Encrypted(key, plain_copies(path))


def decrypt(journal: Journal, *, tell: Tell = lambda _: True) -> None:
    """Make an open, encrypted journal plain again; it is closed afterwards."""
    if journal.database.key is None:
        raise Unacceptable(Problem("not_encrypted"))
    back_up_before(journal, BackupReason.ENCRYPT)
    converted(journal.database, None, None, tell=tell)


def change_passphrase(
    journal: Journal, passphrase: str, *, effort: Effort | None = None
) -> tuple[Path, ...]:
    """Let a new passphrase open the journal and its backups, and the old one none of them.

    Only the keys files are rewritten, not the journal; one that is missing or damaged is made
    anew. Returns the backups whose keys could not be changed: the old passphrase still opens them.
    """
    _expect_passphrase(passphrase)
    key, path = journal.database.key, journal.database.path
    if key is None:
        raise Unacceptable(Problem("not_encrypted"))
    keys = _new_keys(key, journal.database.journal_id, passphrase, effort, path)
    with suppress(Trouble):
        kept = read_keys(path)
        slot = keys.slot(SlotKind.PASSPHRASE)
        if kept.belongs_to(key) and slot is not None:
            keys = kept.with_slot(slot, key)
    write_keys(path, keys)
    return tuple(place for place in copies(path) if not _rekeyed(place, keys, key))


def _rekeyed(copy: Path, keys: KeysFile, key: Key) -> bool:
    """Give the keys of a copy the journal's new slots; True if none of them opens by the old."""
    if not keys_file_of(copy).exists():
        return True
    try:
        if read_keys(copy).belongs_to(key):
            write_keys(copy, keys)
    except Trouble:
        return False
    return True


def _expect_key(path: Path, key: Key) -> Key:
    """Return the recovery key if it opens the journal; Refused if it is another journal's."""
    try:
        open_database(path, read_only=True, key=key).close()
    except Trouble as known:
        if known.code != Fault.DAMAGED.value or _is_ours(path, key):
            raise
        raise trouble(Fault.KEY_WRONG, path) from known
    return key


def _is_ours(path: Path, key: Key) -> bool:
    with suppress(Trouble):
        return read_keys(path).belongs_to(key)
    return False


def _expect_passphrase(passphrase: str) -> None:
    if not passphrase.strip():
        raise Unacceptable(Problem("passphrase_empty", field="passphrase"))


def _new_keys(
    key: Key, journal_id: str, passphrase: str, effort: Effort | None, path: Path
) -> KeysFile:
    slot = passphrase_slot(key, journal_id, passphrase, effort=effort or usual_effort(), path=path)
    return KeysFile(journal_id, public_of(key), ()).with_slot(slot, key)


def _give_name(part: Path, path: Path) -> None:
    """Let a finished file have its name, if no other has taken it."""
    try:
        path.hardlink_to(part)
    except FileExistsError as error:
        raise trouble(Fault.EXISTS, path) from error
    except OSError:  # a file system without second names
        part.rename(path)
