"""What was altered, by which change, and which changes can still be undone?

Reads the ``change`` table: for undo, the bin, an entry's history, and for the news of what another
process wrote.
"""

from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value
from trustjournal.storage.images import image, row_of
from trustjournal.storage.writing import Alteration

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
UNDO = "undo"  # the intention of a change that takes another back
FINAL = ("erase_person", "anonymise_person")  # intentions that nothing takes back
PASSED_OVER = (UNDO, "issue_document", *FINAL)  # a document that left is gone
ACTED_ON = frozenset({"interaction", "commitment", "waiting", "step"})
_REFERENCES: WeakKeyDictionary[Database, dict[str, list[tuple[str, str]]]] = WeakKeyDictionary()
CHANGE = "SELECT seq, made_at, intention, undoes, undone_by FROM change"


class ChangeRow(NamedTuple):
    """One change as it stands in the journal; ``made_at`` is ISO text in UTC."""

    seq: int
    made_at: str
    intention: str
    undoes: int | None
    undone_by: int | None


def last_seq(database: Database) -> int:
    """Return the seq of the newest change, 0 before the first."""
    return database.number("SELECT max(seq) FROM change")


def change(database: Database, seq: int) -> ChangeRow | None:
    """Return a change, or None."""
    found = _told(database.rows(f"{CHANGE} WHERE seq = ?", (seq,)))
    return found[0] if found else None


def changes_between(database: Database, after: int, upto: int) -> tuple[ChangeRow, ...]:
    """Return the changes with ``after`` < seq <= ``upto``, oldest first."""
    return _told(database.rows(f"{CHANGE} WHERE seq > ? AND seq <= ? ORDER BY seq", (after, upto)))


def newest_changes(database: Database, limit: int) -> tuple[ChangeRow, ...]:
    """Return the newest changes, newest first."""
    return _told(database.rows(f"{CHANGE} ORDER BY seq DESC LIMIT ?", (limit,)))


def undoable(database: Database, reach: int) -> tuple[ChangeRow, ...]:
    """Return what undo would take back, newest first, among the last ``reach`` changes."""
    marks = ", ".join("?" * len(PASSED_OVER))
    sql = (
        f"{CHANGE} WHERE undone_by IS NULL AND intention NOT IN ({marks}) "
        "AND seq > ? ORDER BY seq DESC"
    )
    return _told(database.rows(sql, (*PASSED_OVER, last_seq(database) - reach)))


def alterations(database: Database, after: int, upto: int) -> tuple[Alteration, ...]:
    """Return the rows altered by changes with ``after`` < seq <= ``upto``, in order."""
    rows = database.rows(
        "SELECT table_name, row_id, before, after FROM change_row "
        "WHERE change_seq > ? AND change_seq <= ? ORDER BY change_seq, place",
        (after, upto),
    )
    return tuple(_alteration(row) for row in rows)


def count_alterations(database: Database, after: int, upto: int) -> int:
    """Return how many rows were altered by changes with ``after`` < seq <= ``upto``."""
    return database.number(
        "SELECT count(*) FROM change_row WHERE change_seq > ? AND change_seq <= ?", (after, upto)
    )


def changes_of_row(database: Database, table: str, row_id: str) -> tuple[ChangeRow, ...]:
    """Return the changes that altered a row, oldest first."""
    sql = (
        f"{CHANGE} WHERE seq IN (SELECT change_seq FROM change_row "  # noqa: S608 - our own names
        "WHERE row_id = ? AND table_name = ?) ORDER BY seq"
    )
    return _told(database.rows(sql, (row_id, table)))


def stands(database: Database, alteration: Alteration) -> bool:
    """Whether a row is still as an alteration left it."""
    columns = database.columns(alteration.table)
    found = database.row(
        f"SELECT * FROM {alteration.table} WHERE id = ?",  # noqa: S608 - names are our own
        (alteration.row_id,),
    )
    now = None if found is None else image(dict(zip(columns, found, strict=True)))
    return now == alteration.after


def is_leaned_on(database: Database, table: str, row_id: str, own: frozenset[str]) -> bool:
    """Whether a living row outside ``own`` (ids) refers to a row."""
    for other, column in _references(database, table):
        rows = database.rows(
            f'SELECT id FROM {other} WHERE "{column}" = ? AND removed_at IS NULL LIMIT ?',  # noqa: S608
            (row_id, len(own) + 1),
        )
        if any(str(found) not in own for (found,) in rows):
            return True
    return False


def is_taken(database: Database, alteration: Alteration) -> bool:
    """Whether the alias of a row that would come back belongs to another by now."""
    row = row_of(alteration.before or "{}")
    if "alias" not in row or row.get("removed_at") is not None:
        return False
    same = [row["alias"], alteration.row_id]
    where = "alias = ? AND id <> ? AND removed_at IS NULL"
    if "client_id" in row:
        same.append(row["client_id"])
        where += " AND client_id = ?"
    sql = f"SELECT 1 FROM {alteration.table} WHERE {where}"  # noqa: S608 - names are our own
    return database.row(sql, same) is not None


def _references(database: Database, table: str) -> list[tuple[str, str]]:
    """Return what may refer to a table: tables and columns, asked of the file once."""
    known = _REFERENCES.setdefault(database, {})
    if table not in known:
        known[table] = _found_references(database, table)
    return known[table]


def _found_references(database: Database, table: str) -> list[tuple[str, str]]:
    tables = [name for (name,) in database.rows(TABLES) if name not in {"change", "change_row"}]
    found = [
        (str(other), str(column))
        for other in tables
        for (column,) in database.rows(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = ?', (other, table)
        )
    ]
    if table in ACTED_ON:
        found.append(("act", "subject_id"))
    return found


def _told(rows: Sequence[tuple[Value, ...]]) -> tuple[ChangeRow, ...]:
    return tuple(
        ChangeRow(
            int(seq or 0),
            str(made_at),
            str(intention),
            None if undoes is None else int(undoes),
            None if undone_by is None else int(undone_by),
        )
        for seq, made_at, intention, undoes, undone_by in rows
    )


def _alteration(row: tuple[Value, ...]) -> Alteration:
    table, row_id, before, after = row
    return Alteration(
        str(table),
        str(row_id),
        None if before is None else str(before),
        None if after is None else str(after),
    )
