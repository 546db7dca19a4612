"""Which rows hold what people think: ratings, my own overrides, warnings put aside?"""

from trustjournal.domain.records import Override, Rating, WarningMark
from trustjournal.storage.database import Database
from trustjournal.storage.shapes import Shape

RATINGS = Shape(Rating, "rating", order="r.given, r.rowid")
OVERRIDES = Shape(Override, "override", order="r.set_at, r.rowid")
MARKS = Shape(WarningMark, "mark", order="r.logged_at, r.rowid")


def client_of_mark(database: Database, warning_id: str) -> str | None:
    """Return whose warning was put aside before under this id, or None."""
    found = database.row(
        "SELECT client_id FROM mark WHERE warning_id = ? AND removed_at IS NULL", (warning_id,)
    )
    return None if found is None else str(found[0])
