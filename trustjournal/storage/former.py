"""How did a row stand at a past moment? As the last change before then left it.

A row that was not touched since stands as it does now. One whose history does not reach back that
far (it came in from another journal) stands as it does now, too: nothing else is known.
"""

from datetime import datetime
from typing import TypeVar

from trustjournal.storage.database import Database
from trustjournal.storage.images import row_of
from trustjournal.storage.shapes import Shape
from trustjournal.storage.text import instant

R = TypeVar("R")
LAST = (
    "SELECT w.after FROM change_row w JOIN change c ON c.seq = w.change_seq "
    "WHERE w.row_id = ? AND w.table_name = ? AND c.made_at <= ? ORDER BY c.seq DESC LIMIT 1"
)


def as_known(database: Database, shape: Shape[R], at: datetime) -> tuple[R, ...]:
    """Return the living records that were known at a moment, each as it was known then."""
    upto = instant(at)
    known = shape.fetch(database, "r.logged_at <= ?", (upto,))
    touched = shape.fetch(database, "r.logged_at <= ? AND r.edited_at > ?", (upto, upto))
    then = {one: _former(database, shape, one, upto) for one in touched}
    return tuple(then.get(one, one) for one in known)


def _former(database: Database, shape: Shape[R], record: R, upto: str) -> R:
    row_id = str(shape.row(record)["id"])
    found = database.row(LAST, (row_id, shape.table, upto))
    if found is None or found[0] is None:
        return record
    row = row_of(str(found[0]))
    (former,) = shape.told(database, ([row.get(column) for column in shape.columns],))
    return former
