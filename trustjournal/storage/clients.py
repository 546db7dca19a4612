"""Which rows hold organisations and their people?"""

from trustjournal.domain.records import Client, Person
from trustjournal.storage.database import Database
from trustjournal.storage.shapes import Shape

CLIENTS = Shape(Client, "client", order="r.alias")
PEOPLE = Shape(Person, "person", order="r.logged_at, r.rowid")


def names(database: Database) -> tuple[tuple[str, str, str], ...]:
    """Return id, name and alias of every client, by alias."""
    rows = database.rows(
        "SELECT id, name, alias FROM client WHERE removed_at IS NULL ORDER BY alias"
    )
    return tuple((str(row_id), str(name), str(alias)) for row_id, name, alias in rows)


def people_names(database: Database) -> tuple[tuple[str, str, str], ...]:
    """Return client, id and name of every person, in the order they were added."""
    rows = database.rows(
        "SELECT client_id, id, name FROM person WHERE removed_at IS NULL ORDER BY rowid"
    )
    return tuple((str(client), str(row_id), str(name)) for client, row_id, name in rows)
