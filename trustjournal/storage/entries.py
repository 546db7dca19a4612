"""How are the records that one entry made stored, replaced by another reading, and removed?

An entry is an interaction with what its line made: promises, acts, decisions, ratings. Another
reading keeps the rows whose text is still there, so that what was done about them later stays
attached; a row without a match becomes a tombstone.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple, TypeVar

from trustjournal.storage.database import Database
from trustjournal.storage.promises import acts_on
from trustjournal.storage.shapes import Shape
from trustjournal.storage.text import instant
from trustjournal.storage.writing import Writer

R = TypeVar("R")
RECENT = 1_000  # entries that say what is used these days
OF_ENTRY = "r.interaction_id = ?"
MADE_TABLES = ("commitment", "waiting", "step", "act", "decision", "rating")
IDENTITY = ("id", "seq", "logged_at")
SHARED = "client_visible"  # said of a promise, not by its line: it stays while the text does


def stored_entry(database: Database, entry_id: str) -> tuple[int, bool] | None:
    """Return the seq of an entry and whether it is still there; None if it never was."""
    found = database.row("SELECT seq, removed_at FROM interaction WHERE id = ?", (entry_id,))
    return None if found is None else (int(found[0] or 0), found[1] is None)


def answered_by(database: Database, entry_id: str) -> tuple[str, ...]:
    """Return the ids of the requests an entry answers."""
    rows = database.rows(
        "SELECT subject_id FROM act WHERE interaction_id = ? AND kind = 'answer' "
        "AND removed_at IS NULL ORDER BY seq",
        (entry_id,),
    )
    return tuple(str(subject) for (subject,) in rows)


class Owner(NamedTuple):
    """The entry whose rows are replaced, and its client."""

    entry_id: str
    client_id: str


def replace(
    writer: Writer,
    shape: Shape[R],
    owner: Owner,
    records: Iterable[R],
    *,
    key: Callable[[R], object],
    by_order: bool = True,
) -> None:
    """Let the rows of an entry in one table be ``records``, keeping those of the same ``key``.

    ``by_order``: what has no equal takes the place of what is left, in order.
    """
    spare = _keys_by_id(writer.database, shape, owner.entry_id, key)
    pairs: list[tuple[R, str | None]] = []
    for record in records:
        same = next((row_id for row_id, was in spare.items() if was == key(record)), None)
        if same is not None:
            del spare[same]
        pairs.append((record, same))
    left = list(spare)
    for record, same in pairs:
        taken = same or (left.pop(0) if by_order and left else None)
        row = shape.row(record, client_id=owner.client_id)
        if taken is None:
            writer.insert(shape.table, row)
        else:
            for name in IDENTITY if same is None else (*IDENTITY, SHARED):
                row.pop(name, None)
            writer.amend(shape.table, taken, **row)
    for row_id in left:
        remove_fact(writer, shape.table, row_id)


def remove_made(writer: Writer, entry_id: str) -> None:
    """Leave tombstones in place of everything an entry made."""
    for table in MADE_TABLES:
        rows = writer.database.rows(
            f"SELECT id FROM {table} WHERE interaction_id = ? AND removed_at IS NULL",  # noqa: S608
            (entry_id,),
        )
        for (row_id,) in rows:
            remove_fact(writer, table, str(row_id))


def remove_fact(writer: Writer, table: str, row_id: str) -> None:
    """Leave a tombstone in place of a fact, and of what was done to it."""
    writer.remove(table, row_id)
    for act in acts_on(writer.database, row_id):
        writer.remove("act", act.id)


def _keys_by_id(
    database: Database, shape: Shape[R], entry_id: str, key: Callable[[R], object]
) -> dict[str, object]:
    records = shape.fetch(database, OF_ENTRY, (entry_id,))
    return {str(shape.row(record)["id"]): key(record) for record in records}


def last_entry(
    database: Database, upto: datetime, without: str | None = None
) -> tuple[str, str | None, str] | None:
    """Return client, mission and ISO instant of the entry typed last, up to an instant."""
    found = database.row(
        "SELECT client_id, mission_id, logged_at FROM interaction WHERE removed_at IS NULL "
        "AND logged_at <= ? AND id IS NOT ? ORDER BY seq DESC LIMIT 1",
        (instant(upto), without),
    )
    if found is None:
        return None
    client_id, mission_id, logged_at = found
    return str(client_id), None if mission_id is None else str(mission_id), str(logged_at)


def last_of_missions(database: Database, without: str | None = None) -> dict[str, str]:
    """Return when the last entry of each mission was logged, an ISO instant in UTC.

    A mission not spoken of in the last thousand entries has none.
    """
    rows = database.rows(
        "SELECT mission_id, max(logged_at) FROM (SELECT mission_id, logged_at FROM interaction "
        "WHERE removed_at IS NULL AND id IS NOT ? ORDER BY seq DESC LIMIT ?) "
        "WHERE mission_id IS NOT NULL GROUP BY mission_id",
        (without, RECENT),
    )
    return {str(mission): str(last) for mission, last in rows}


def recent_tags(database: Database) -> tuple[str, ...]:
    """Return the tags of the last entries, the most used first."""
    rows = database.rows(
        "SELECT tag.value FROM (SELECT tags FROM interaction WHERE removed_at IS NULL "
        "ORDER BY seq DESC LIMIT ?) r, json_each(r.tags) tag WHERE r.tags <> '[]' "
        "GROUP BY tag.value ORDER BY count(*) DESC, tag.value",
        (RECENT,),
    )
    return tuple(str(tag) for (tag,) in rows)


def last_logged(database: Database) -> str | None:
    """Return when the newest change was made, an ISO instant in UTC; None before the first."""
    found = database.row("SELECT made_at FROM change ORDER BY seq DESC LIMIT 1")
    return None if found is None else str(found[0])
