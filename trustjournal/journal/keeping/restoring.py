"""How does a backup become the journal again, and what would be lost by it?

``preview`` goes all the way but the last step: what it promises is what ``restore`` does. Whoever
was erased stays erased: the list of erasures lives in the journal and beside the backups, and is
replayed on the copy before it takes its place. The journal that stood there is kept as it was.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from trustjournal.domain.kinds import BackupReason
from trustjournal.domain.records import Erasure
from trustjournal.errors import Trouble
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import back_up_before, backup_folder_of, rest_rotation
from trustjournal.journal.keeping.vault import is_encrypted, unlock
from trustjournal.journal.rights.erasing import erasures, kept_erasures, replay_erasures
from trustjournal.storage.bundle import Candidate, candidate
from trustjournal.storage.database import Database, open_database
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.losses import LostEntry, last_written, losses
from trustjournal.storage.overview import count_entries, count_living
from trustjournal.storage.restore import clear, held_alone, staged, swapped_in
from trustjournal.storage.tally import tally_at
from trustjournal.storage.trail import last_seq
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.keyfile import read_keys

Clock = Callable[[], datetime]
KeyFor = Callable[[Path], Key | None]
"""Gives the key of a journal file, None for a plain one; raises Refused where it cannot."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What the present journal holds and the backup does not.

    ``entries`` come newest first; ``amended`` ones stand otherwise in the backup; ``changes``
    counts all that was done since. Where the present journal cannot be read, ``is_known`` is False
    and ``count`` is what was last known of it less what the backup holds.
    """

    count: int
    entries: tuple[LostEntry, ...] = ()
    amended: int = 0
    changes: int = 0
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would bring and what it would cost. ``made_at`` is an aware datetime."""

    source: Path
    made_at: datetime
    entries: int
    loss: Loss


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored; ``aside`` is where the journal that stood there is kept.

    ``key`` opens it, None if it is plain.
    """

    preview: Preview
    path: Path
    aside: Path | None
    erased_again: int
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a restore needs to know: where to, whose clock and zone, and who has the keys."""

    target: Path
    clock: Clock
    zone: str
    key_for: KeyFor


def keys_by(given: str | None = None, at_hand: Key | None = None) -> KeyFor:
    """Return who gives keys: the one at hand where it fits, else by what was ``given``.

    That is a passphrase or a recovery key. It raises Refused where neither opens the file.
    """

    def key_for(path: Path) -> Key | None:
        if not is_encrypted(path):
            return None
        with suppress(Trouble):
            if at_hand is not None and read_keys(path).belongs_to(at_hand):
                return at_hand
        if given is None:
            raise trouble(Fault.LOCKED, path)
        return unlock(path, given)

    return key_for


def preview(named: Path, wish: Restoring) -> Preview:
    """Look a backup over as ``restore`` would; nothing is changed. Raises Trouble as it would."""
    with (
        candidate(named) as source,
        TemporaryDirectory(prefix="trustjournal-", ignore_cleanup_errors=True) as scratch,
        _staged(source, Path(scratch, wish.target.name), wish) as copy,
    ):
        present = _present(wish)
        try:
            return _previewed(source, copy, present, wish)
        finally:
            if present is not None:
                present.close()


def restore(named: Path, wish: Restoring) -> Restored:
    """Make a verified copy of a backup the journal. The caller has the journal closed.

    Raises Trouble, nothing changed: no backup, a damaged or foreign one, the journal in use.
    """
    target = wish.target
    if target.exists():
        with held_alone(target):
            pass  # said before the work begins, and again when it is done
    part = target.with_name(f".{target.name}.restoring")
    with candidate(named) as source:
        try:
            with _staged(source, part, wish) as copy:
                seen, known, own_keys = _before(source, copy, wish)
                journal = Journal(copy, clock=wish.clock, zone=wish.zone)
                key, again = copy.key, replay_erasures(journal, known)
                rest_rotation(journal, lives_at=target)
            aside = swapped_in(
                part,
                target,
                aside=aside_of(target, wish.clock()),
                keys=None if own_keys else source.path,
            )
        except BaseException:
            clear(part)
            raise
    return Restored(seen, target, aside, len(again), key)


@contextmanager
def _staged(source: Candidate, part: Path, wish: Restoring) -> Iterator[Database]:
    copy = staged(source, part, key=wish.key_for(source.path))
    try:
        yield copy
    finally:
        copy.close()


def _before(
    source: Candidate, copy: Database, wish: Restoring
) -> tuple[Preview, tuple[Erasure, ...], bool]:
    """Compare with the present journal, back it up, and let its WAL be folded in.

    Returns the preview, who was erased, and whether the keys file that is there opens the copy too.
    """
    known = kept_erasures(backup_folder_of(wish.target), copy.journal_id)
    present = _present(wish)
    if present is None:
        return _previewed(source, copy, None, wish), known, False
    with closing(present):
        seen = _previewed(source, copy, present, wish)
        key = present.key
        if present.journal_id == copy.journal_id:
            known = erasures(Journal(present, clock=wish.clock, zone=wish.zone))
    with suppress(Trouble), closing(open_database(wish.target, key=key)) as writing:
        if not writing.is_read_only:
            journal = Journal(writing, clock=wish.clock, zone=wish.zone)
            back_up_before(journal, BackupReason.RESTORE)
    return seen, known, key is not None and key == copy.key


def _present(wish: Restoring) -> Database | None:
    with suppress(Trouble):
        return open_database(wish.target, read_only=True, key=wish.key_for(wish.target))
    return None


def _previewed(
    source: Candidate, copy: Database, present: Database | None, wish: Restoring
) -> Preview:
    entries = count_living(copy)
    made_at = (
        datetime.fromisoformat(last_written(copy))
        if source.backup is None
        else source.backup.made_at
    )
    return Preview(source.named, made_at, entries, _loss(copy, present, wish.target))


def _loss(copy: Database, present: Database | None, target: Path) -> Loss:
    if present is not None:
        with suppress(Trouble):
            found = losses(present, copy)
            return Loss(len(found.entries), found.entries, found.amended, found.changes)
    known = tally_at(target)
    if known is None or known.journal_id != copy.journal_id:
        return Loss(0, is_known=not target.exists())
    count = max(0, known.entries - count_entries(copy))
    changes = max(0, known.last_change - last_seq(copy))
    return Loss(count, changes=changes, is_known=False)


def aside_of(target: Path, now: datetime) -> Path:
    """Return a free name beside a journal, under which the one that is replaced goes on."""
    stem = f"{target.stem}-replaced-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    number, aside = 1, target.with_stem(stem)
    while aside.exists():
        number += 1
        aside = target.with_stem(f"{stem}-{number}")
    return aside
