"""Which rows hold the parameters set in this journal? A row a parameter, its value as JSON."""

import json

from trustjournal.storage.database import Database
from trustjournal.storage.writing import Writer

RETENTION = "retention_years"  # set in the journal too, but no number of the engine's


def read_parameters(database: Database) -> dict[str, float]:
    """Return the engine's parameters that were set, by name."""
    rows = database.rows(
        "SELECT id, value FROM parameter WHERE removed_at IS NULL AND id <> ? ORDER BY id",
        (RETENTION,),
    )
    return {str(name): float(json.loads(str(value))) for name, value in rows}


def read_retention(database: Database) -> int | None:
    """Return for how many years people are kept, None where nobody said."""
    sql = "SELECT value FROM parameter WHERE id = ? AND removed_at IS NULL"
    found = database.row(sql, (RETENTION,))
    return None if found is None else int(float(json.loads(str(found[0]))))


def put_parameter(writer: Writer, name: str, value: float) -> None:
    """Set a parameter."""
    told = json.dumps(value)
    if writer.database.row("SELECT 1 FROM parameter WHERE id = ?", (name,)) is None:
        writer.insert("parameter", {"id": name, "value": told, "logged_at": writer.stamp})
    else:
        writer.amend("parameter", name, value=told, removed_at=None)


def reset_parameter(writer: Writer, name: str) -> None:
    """Forget what a parameter was set to."""
    writer.remove("parameter", name)
