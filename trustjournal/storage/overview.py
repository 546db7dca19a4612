"""How large is a journal, and which of its clients cannot wait?"""

from trustjournal.storage.database import Database


def count_entries(database: Database) -> int:
    """Return how many entries there are, removed ones included."""
    return database.number("SELECT count(*) FROM interaction")


def pressing_clients(database: Database) -> tuple[str, ...]:
    """Return the clients with something open, those whose request is the oldest first."""
    rows = database.rows(
        "SELECT client_id, min(CASE kind WHEN 'request' THEN since END) AS asked "
        "FROM open_thing GROUP BY client_id ORDER BY asked IS NULL, asked, min(since)"
    )
    return tuple(str(client_id) for client_id, _ in rows)
