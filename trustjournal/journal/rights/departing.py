"""How does a person leave as a whole: backup, erasure, lines that wait, and the copies if asked?

All of it on a connection of its own, from frozen values, so that a window never waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from trustjournal.domain.kinds import BackupReason
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import back_up_before
from trustjournal.journal.opening import open_journal
from trustjournal.journal.rights.erasing import Erased, anonymise, erase
from trustjournal.journal.rights.forgetting import Mended, rewriting
from trustjournal.journal.rights.leftovers import scrub_inbox, scrub_lines, scrub_sealed
from trustjournal.storage.vault.key import Key


@dataclass(frozen=True, slots=True)
class Departure:
    """Who leaves which journal. Without a ``mark`` they are made anonymous; ``draft`` and
    ``spool`` hold lines that wait; ``second`` is the other folder of backups.
    """

    person_id: str
    mark: str | None
    draft: Path
    spool: Path
    second: Path | None = None
    rewrites: bool = False


@dataclass(frozen=True, slots=True)
class Departed:
    """What was done, and what became of the backups, if they were rewritten."""

    erased: Erased
    mended: Mended | None


@dataclass(frozen=True, slots=True)
class OtherDoor:
    """All it takes to open the same journal once more."""

    path: Path
    key: Key | None = field(repr=False)
    zone: str
    clock: Callable[[], datetime]

    @classmethod
    def of(cls, journal: Journal) -> "OtherDoor":
        """Return another way into an open journal."""
        database = journal.database
        return cls(database.path, database.key, journal.zone, journal.now)


def depart_beside(door: OtherDoor, departure: Departure) -> Departed:
    """Let a person leave, on a connection of its own; in any thread. Raises Trouble."""
    journal = open_journal(door.path, clock=door.clock, zone=door.zone, key=door.key)
    try:
        return depart(journal, departure)
    finally:
        journal.close()


def depart(journal: Journal, departure: Departure) -> Departed:
    """Let a person leave, after a verified backup. Raises Unacceptable or Trouble."""
    back_up_before(journal, BackupReason.ERASE)
    if departure.mark is None:
        done = anonymise(journal, departure.person_id)
    else:
        done = erase(journal, departure.person_id, mark=departure.mark)
    scrub_lines(done.leaving, draft=departure.draft, spool=departure.spool)
    scrub_inbox(journal, done.leaving)
    scrub_sealed(journal, done.leaving, draft=departure.draft)
    if not departure.rewrites:
        return Departed(done, None)
    names = {done.erasure.person_id: done.names}
    return Departed(done, rewriting(journal, second=departure.second, names=names).run())
