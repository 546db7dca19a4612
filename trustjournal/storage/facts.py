"""Which facts does a journal hold, whatever their tables are called?

For what concerns all of them alike: taking them out of the journal, and bringing them into
another. The tables, their columns and what refers to what are asked of the file itself, so a table
that a later migration adds is taken along.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from trustjournal.storage.database import Database
from trustjournal.storage.driver import Error, Value
from trustjournal.storage.images import CHECKSUM
from trustjournal.storage.writing import Writer

OWN = frozenset({"journal", "change", "change_row", "erasure"})  # a file's own, no facts
NOT_KEPT = frozenset({CHECKSUM, "removed_at"})
TABLES = (
    "SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' AND EXISTS "
    "(SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'removed_at') ORDER BY m.rowid"
)
CONSTRAINT = 19  # SQLite's result code


class FactColumn(NamedTuple):
    """One column: ``kind`` is TEXT, INTEGER or REAL; ``owner`` the table it refers to, if any."""

    name: str
    kind: str
    is_needed: bool
    owner: str | None


def fact_tables(database: Database) -> tuple[str, ...]:
    """Return the tables of facts, each after those it refers to."""
    return tuple(str(name) for (name,) in database.rows(TABLES) if name not in OWN)


def fact_columns(database: Database, table: str) -> tuple[FactColumn, ...]:
    """Return the columns of a table of facts, without those that only the file needs."""
    owners = {
        str(column): str(owner)
        for column, owner in database.rows(
            'SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,)
        )
    }
    rows = database.rows('SELECT name, type, "notnull" FROM pragma_table_info(?)', (table,))
    return tuple(
        FactColumn(str(name), str(kind), bool(needed), owners.get(str(name)))
        for name, kind, needed in rows
        if name not in NOT_KEPT
    )


def living_facts(database: Database, table: str) -> Iterator[dict[str, Value]]:
    """Yield the living rows of a table in the order they came, without what is NULL."""
    columns = database.columns(table)
    sql = f"SELECT * FROM {table} WHERE removed_at IS NULL ORDER BY rowid"  # noqa: S608 - our own
    for row in database.each(sql):
        values = zip(columns, row, strict=True)
        yield {name: it for name, it in values if it is not None and name not in NOT_KEPT}


def known_facts(database: Database, table: str) -> dict[str, bool]:
    """Return the id of every row of a table there ever was, and whether it is living."""
    rows = database.rows(f"SELECT id, removed_at IS NULL FROM {table}")  # noqa: S608 - our own
    return {str(row_id): bool(is_living) for row_id, is_living in rows}


def owning_clients(database: Database, table: str) -> dict[str, str]:
    """Return whose each row of a table is, for a table whose rows are a client's."""
    if "client_id" not in database.columns(table):
        return {}
    rows = database.rows(f"SELECT id, client_id FROM {table}")  # noqa: S608 - names are our own
    return {str(row_id): str(client_id) for row_id, client_id in rows}


def is_living(database: Database, table: str, row_id: str) -> bool | None:
    """Whether a row is there; False if it was removed, None if it never was."""
    sql = f"SELECT removed_at IS NULL FROM {table} WHERE id = ?"  # noqa: S608 - names are our own
    found = database.row(sql, (row_id,))
    return None if found is None else bool(found[0])


def last_number(database: Database) -> int:
    """Return the newest number of the journal's one sequence of facts."""
    return database.number("SELECT last_seq FROM journal")


def count_on_from(writer: Writer, number: int) -> None:
    """Let the journal's sequence go on after ``number``."""
    writer.database.rows("UPDATE journal SET last_seq = max(last_seq, ?)", (number,))


def bring(writer: Writer, table: str, row: Mapping[str, Value], *, is_known: bool) -> bool:
    """Insert a row, or bring back the one of its id. False where it fits into no table."""
    row = {"logged_at": writer.stamp, **row}
    try:
        if is_known:
            values = {name: it for name, it in row.items() if name not in {"id", "seq"}}
            writer.amend(table, str(row["id"]), **values, removed_at=None)
        else:
            writer.insert(table, row)
    except Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != CONSTRAINT:
            raise
        return False
    return True
