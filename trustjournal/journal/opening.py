"""How does a journal come to be open?"""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from trustjournal.journal.journal import Journal
from trustjournal.storage.database import create, open_database
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.synced import service_at
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.parting import part_of, sweep


def expect_own_place(
    path: Path, *, accepted: str | None, environ: Mapping[str, str], home: Path
) -> None:
    """Raise Trouble where a service or another machine would write to the journal's folder too.

    ``accepted`` is a folder of which the user said to go on all the same.
    """
    folder = path.absolute().parent
    if accepted == str(folder):
        return
    service = service_at(folder, environ=environ, home=home)
    if service is not None:
        raise trouble(Fault.SYNCED, folder, service=service)


def create_journal(path: Path, *, clock: Callable[[], datetime], zone: str) -> Journal:
    """Make a new journal. Raises Trouble if a file is there already."""
    return Journal(create(path, now=clock()), clock=clock, zone=zone)


def open_journal(
    path: Path,
    *,
    clock: Callable[[], datetime],
    zone: str,
    read_only: bool = False,
    key: Key | None = None,
) -> Journal:
    """Open a journal that exists; a missing file is Trouble, never a new journal.

    An encrypted one needs its key (journal/keeping/vault.py); without it, it is Refused.
    """
    database = open_database(path, read_only=read_only, key=key)
    if part_of(path).exists() and not database.is_read_only:
        sweep(part_of(path))
    return Journal(database, clock=clock, zone=zone)
