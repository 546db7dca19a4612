"""How is an open journal worked on by another thread? By a connection of its own.

What is written there is noticed by the first one like any other process's: ``Journal.refresh``.
"""

from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import open_journal


def open_beside(journal: Journal, *, read_only: bool = False) -> Journal:
    """Open the journal a second time, with the same clock, zone and key; the caller closes it."""
    return open_journal(
        journal.database.path,
        clock=journal.now,
        zone=journal.zone,
        read_only=read_only,
        key=journal.database.key,
    )


def is_encrypted_here(journal: Journal) -> bool:
    """Whether what leaves an open journal in plain leaves its encryption."""
    return journal.database.key is not None
