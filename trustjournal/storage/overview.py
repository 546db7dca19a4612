"""How large is a journal, and which of its clients cannot wait?"""

from trustjournal.storage.database import Database


def count_entries(database: Database) -> int:
    """Return how many entries there are, removed ones included."""
    return database.number("SELECT count(*) FROM interaction")


def count_living(database: Database) -> int:
    """Return how many entries there are, those in the bin left out."""
    return database.number("SELECT count(*) FROM interaction WHERE removed_at IS NULL")


def pressing_clients(database: Database) -> tuple[str, ...]:
    """Return the clients with something open, those whose request is the oldest first."""
    rows = database.rows(
        "SELECT client_id, min(CASE kind WHEN 'request' THEN since END) AS asked "
        "FROM open_thing GROUP BY client_id ORDER BY asked IS NULL, asked, min(since)"
    )
    return tuple(str(client_id) for client_id, _ in rows)


def resting_clients(database: Database, day: str, at: str) -> frozenset[str]:
    """Return the clients whose missions are all closed by ``day`` with nothing left open.

    Only where nothing was noted after ``at``: what is open is known of the present alone.
    """
    if database.number("SELECT count(*) FROM change WHERE made_at > ?", (at,)):
        return frozenset()
    rows = database.rows(
        "SELECT c.id FROM client c WHERE NOT EXISTS (SELECT 1 FROM mission m WHERE "
        "m.client_id = c.id AND m.removed_at IS NULL "
        "AND (m.closed_on IS NULL OR m.closed_on > ?)) "
        "AND NOT EXISTS (SELECT 1 FROM open_thing o WHERE o.client_id = c.id "
        "AND o.kind IN ('request', 'commitment', 'waiting', 'step'))",
        (day,),
    )
    return frozenset(str(row[0]) for row in rows)
