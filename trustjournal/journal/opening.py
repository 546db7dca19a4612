"""How does a journal come to be open?"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from trustjournal.journal.journal import Journal
from trustjournal.storage.database import create, open_database


def create_journal(path: Path, *, clock: Callable[[], datetime], zone: str) -> Journal:
    """Make a new journal. Raises Trouble if a file is there already."""
    return Journal(create(path, now=clock()), clock=clock, zone=zone)


def open_journal(
    path: Path, *, clock: Callable[[], datetime], zone: str, read_only: bool = False
) -> Journal:
    """Open a journal that exists; a missing file is Trouble, never a new journal."""
    return Journal(open_database(path, read_only=read_only), clock=clock, zone=zone)
