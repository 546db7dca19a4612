"""What must be known to read a line?

Names and open things, handed in by whoever holds the journal; the reader never looks for them.
"""

from datetime import datetime
from typing import NamedTuple


class KnownMission(NamedTuple):
    """A mission that a line may name; ``last_used`` when its last entry was typed."""

    id: str
    alias: str
    title: str
    is_open: bool = True
    last_used: datetime | None = None


class KnownPerson(NamedTuple):
    """A contact that a line may name."""

    id: str
    name: str


class KnownClient(NamedTuple):
    """A client that a line may name, by alias, prefix, name or contact."""

    id: str
    name: str
    alias: str
    missions: tuple[KnownMission, ...] = ()
    people: tuple[KnownPerson, ...] = ()


class OpenItem(NamedTuple):
    """Something a line may close or act on: an open request, promise, waiting, gap, silent
    agreement or unacknowledged loss. ``since`` for requests and facts, ``due`` for promises.
    """

    id: str
    client_id: str
    mission_id: str | None
    text: str
    since: datetime
    due: datetime | None = None
    person_ids: tuple[str, ...] = ()


class LastUsed(NamedTuple):
    """Where the previous entry went, and when it was typed."""

    client_id: str
    mission_id: str | None
    at: datetime


class LineContext(NamedTuple):
    """Everything a line is read against. ``zone`` is an IANA name; ``date_order`` DMY or MDY.

    The open things are each ordered oldest first.
    """

    zone: str = "Europe/Paris"
    language: str = "fr"
    date_order: str = "DMY"
    clients: tuple[KnownClient, ...] = ()
    tags: tuple[str, ...] = ()
    last_used: LastUsed | None = None
    requests: tuple[OpenItem, ...] = ()
    commitments: tuple[OpenItem, ...] = ()
    waitings: tuple[OpenItem, ...] = ()
    silent_agreements: tuple[OpenItem, ...] = ()
    gaps: tuple[OpenItem, ...] = ()
    losses: tuple[OpenItem, ...] = ()
