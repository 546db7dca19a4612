"""Which planned entries are over, and not yet told? They are asked about: "log it?"."""

from datetime import datetime, timedelta

from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.journal.entry import Entry
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import search

ASKED_FOR = timedelta(days=30)
USUAL = timedelta(hours=1)  # of a meeting whose length was not said


def untold(journal: Journal, at: datetime | None = None) -> tuple[Entry, ...]:
    """Return the planned entries that ended within 30 days before ``at`` (now) and were neither
    confirmed nor told by another entry; the oldest first.
    """
    now = at or journal.now()
    since = (now - ASKED_FOR).date().isoformat()
    found = search(journal, f"is:planned after:{since}", logged_upto=now)
    return tuple(
        entry
        for entry in reversed(found)
        if entry.interaction.kind is Kind.PLANNED
        and entry.confirmed is None
        and ends(entry.interaction) <= now
    )


def ends(planned: Interaction) -> datetime:
    """Return when a planned interaction is over."""
    if planned.happened.is_day:
        return planned.happened.end
    minutes = planned.minutes
    return planned.happened.start + (USUAL if minutes is None else timedelta(minutes=minutes))
