"""Who was met when, by which means, and who waits? Asked of all people at once."""

from collections import defaultdict
from typing import NamedTuple

from trustjournal.storage.database import Database

CONTACT = "i.removed_at IS NULL AND p.removed_at IS NULL AND i.kind = 'log' AND i.channel <> 'note'"
MET = (
    "SELECT p.person_id, i.channel, count(*), max(i.happened), max(i.happened_on) "  # noqa: S608
    "FROM participant p JOIN interaction i ON i.id = p.interaction_id "
    f"WHERE {CONTACT} GROUP BY p.person_id, i.channel"
)
WAITING = (
    "SELECT p.person_id, count(*), min(o.since) FROM open_thing o "
    "JOIN participant p ON p.interaction_id = o.subject_id AND p.removed_at IS NULL "
    "WHERE o.kind = 'request' GROUP BY p.person_id"
)
LATELY = (
    "SELECT i.client_id, p.person_id FROM participant p "  # noqa: S608
    "JOIN interaction i ON i.id = p.interaction_id "
    f"WHERE {CONTACT} AND i.happened_on >= ? GROUP BY i.client_id, p.person_id"
)


class Met(NamedTuple):
    """Contacts with a person: by channel, most used first, and the last (ISO instant and day)."""

    channels: tuple[tuple[str, int], ...]
    last: str
    last_on: str


def met(database: Database) -> dict[str, Met]:
    """Return the contacts with each person there was one with, by person."""
    found: dict[str, list[tuple[str, int, str, str]]] = defaultdict(list)
    for person, channel, count, last, day in database.rows(MET):
        found[str(person)].append((str(channel), int(count or 0), str(last), str(day)))
    return {
        person: Met(
            tuple((it[0], it[1]) for it in sorted(rows, key=lambda row: (-row[1], row[0]))),
            max(it[2] for it in rows),
            max(it[3] for it in rows),
        )
        for person, rows in found.items()
    }


def waiting_people(database: Database) -> dict[str, tuple[int, str]]:
    """Return who waits for a reply: how many requests, and since when (ISO instant)."""
    rows = database.rows(WAITING)
    return {str(person): (int(count or 0), str(since)) for person, count, since in rows}


def met_since(database: Database, day: str) -> dict[str, tuple[str, ...]]:
    """Return whom each client sent since an ISO day, by client."""
    found: dict[str, list[str]] = defaultdict(list)
    for client, person in database.rows(LATELY, (day,)):
        found[str(client)].append(str(person))
    return {client: tuple(people) for client, people in found.items()}
