"""How does a person leave a journal for good, from its rows, its past and its pages?

Whatever is known under a person's ids goes: their row, what refers to it, and the images of both in
the change table, as if to the past they had never been there. Where a free text names them, a mark
takes the name's place, in the living rows and in every image alike, so that an image still tells
the row it was made of and earlier changes can be undone as before, without the name. ``purge`` then
rewrites the pages: what SQLite deletes it also overwrites (secure_delete), the search index forgets
its words only when it is optimised, and free pages go with VACUUM.

Every text column is looked at but those below, so a table added later is looked at too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from trustjournal.domain.calling import Calling
from trustjournal.domain.kinds import ErasureKind
from trustjournal.domain.records import Erasure
from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value
from trustjournal.storage.images import CHECKSUM, checksum, image, row_of
from trustjournal.storage.text import instant

# What is no free text: ids, days and instants, codes of closed sets, what the program reads.
CLOSED = re.compile(
    r"id|.*_id|.*_at|.*_on|at|until|due.*|start|end|day|baseline|checksum|fingerprint|sha256"
    r"|.*_precision|.*_zone|kind|channel|direction|by|code|unit|details|language|standing"
    r"|impression|rhythm|reply_clock|half|was|intention|table_name|signed_by|delivered_by|value"
    r"|made.*|happened.*|decided.*|given.*|set_at.*|done.*|span_start|span_end|merged_into"
)
OWN_NAMES = {"person": {"name"}, "client": {"name", "alias"}}
ASIDE = frozenset({"journal", "change", "change_row", "erasure", "parameter"})
TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' "
    "AND name <> 'open_thing' ORDER BY name"
)
AT_ONCE = 1_000  # changes whose images are held at once
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves (the ids they had), how, and how texts of their client and of others say it."""

    ids: frozenset[str]
    client_id: str
    kind: ErasureKind
    mark: str
    here: Calling | None
    elsewhere: Calling | None

    def text(self, client_id: object, text: str) -> str:
        """Return a text of a client with the mark in place of the name."""
        spotted = self.here if client_id == self.client_id else self.elsewhere
        return text if spotted is None else spotted.replaced(text, self.mark)


class Altered(NamedTuple):
    """A living row as it is and as it will be; None where it goes."""

    table: str
    before: Row
    after: Row | None


def alterations_by(database: Database, leaving: Leaving) -> Iterator[Altered]:
    """Yield every living or removed row that would change; nothing is written."""
    owned = _references(database)
    for table in _tables(database):
        columns = database.columns(table)
        for values in database.rows(f"SELECT * FROM {table}"):  # noqa: S608 - names are our own
            row = dict(zip(columns, values, strict=True))
            after = _without(leaving, table, row, owned.get(table))
            if after is not row:
                yield Altered(table, row, after)


def take_out(database: Database, leaving: Leaving) -> frozenset[str]:
    """Take a person out of every row and image; return the clients whose rows were altered.

    The caller holds ``database.atomic()``.
    """
    touched = {leaving.client_id}
    altered = list(alterations_by(database, leaving))
    for one in sorted(altered, key=lambda each: each.table == "person"):  # what refers goes first
        owner = one.before["id"] if one.table == "client" else one.before.get("client_id")
        touched |= {str(owner)} if owner else set()
        if one.after is None:
            database.rows(f"DELETE FROM {one.table} WHERE id = ?", (one.before["id"],))  # noqa: S608
        else:
            _amend(database, one.table, one.before, one.after)
    _rewrite_past(database, leaving)
    return frozenset(touched)


def put_erasure(database: Database, erasure: Erasure) -> None:
    """Leave a tombstone that says who left (an id) and when. A file too old for one has none."""
    if not database.columns("erasure"):
        return
    row: Row = {
        "id": erasure.person_id,
        "kind": erasure.kind.value,
        "at": instant(erasure.at),
        "mark": erasure.mark,
    }
    database.rows("DELETE FROM erasure WHERE id = ?", (erasure.person_id,))
    database.rows(
        "INSERT INTO erasure(id, kind, at, mark, checksum) VALUES (?, ?, ?, ?, ?)",
        (*row.values(), checksum("erasure", row)),
    )


def erasures_in(database: Database) -> tuple[Erasure, ...]:
    """Return the tombstones of a journal, the oldest first."""
    if not database.columns("erasure"):
        return ()
    rows = database.rows("SELECT id, kind, at, mark FROM erasure ORDER BY at, id")
    return tuple(
        Erasure(str(person), ErasureKind(str(kind)), datetime.fromisoformat(str(at)), str(mark))
        for person, kind, at, mark in rows
    )


def names_borne(database: Database, ids: Iterable[str]) -> tuple[str, ...]:
    """Return every name the rows of these ids have or had, the present ones first."""
    found: dict[str, None] = {}
    for person_id in ids:
        for (name,) in database.rows("SELECT name FROM person WHERE id = ?", (person_id,)):
            found[str(name)] = None
        past = "SELECT before, after FROM change_row WHERE row_id = ? AND table_name = 'person'"
        for images in database.rows(past, (person_id,)):
            for one in images:
                name = row_of(str(one)).get("name") if one else None
                found |= {str(name): None} if name else {}
    return tuple(found)


def ids_of_person(database: Database, person_id: str) -> frozenset[str]:
    """Return the ids of a person: their own, those merged into it, those removed of that name."""
    ids = {person_id}
    if "merged_into" in database.columns("person"):
        links = database.rows("SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL")
        while more := {str(one) for one, into in links if into in ids} - ids:
            ids |= more
    same = (
        "SELECT o.id FROM person p JOIN person o ON o.client_id = p.client_id AND o.name = p.name "
        "AND o.removed_at IS NOT NULL WHERE p.id = ?"
    )
    return frozenset(ids | {str(row_id) for (row_id,) in database.rows(same, (person_id,))})


def purge(database: Database) -> bool:
    """Rewrite the file without what was deleted; False while another process is reading it."""
    with database.atomic():
        database.rows("INSERT INTO interaction_fts(interaction_fts) VALUES ('optimize')")
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    database.rows("VACUUM")
    found = database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    return found is not None and found[0] == 0


def _tables(database: Database) -> list[str]:
    return [str(name) for (name,) in database.rows(TABLES) if name not in ASIDE]


def _references(database: Database) -> dict[str, str]:
    """Return the tables that refer to a person, each with the column that does."""
    asked = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'person\''
    found = ((table, database.row(asked, (table,))) for table in _tables(database))
    return {table: str(row[0]) for table, row in found if row is not None}


def _without(leaving: Leaving, table: str, row: Row, refers: str | None) -> Row | None:
    """Return a row, or its image, as it is once the person has left; the same one if it stays."""
    is_theirs = str(row.get("id" if table == "person" else refers or "")) in leaving.ids
    if is_theirs and leaving.kind is ErasureKind.ERASED:
        return None
    if table == "person" and is_theirs:
        return row | {"name": leaving.mark, "role": ""} | _blank(row, "reachable")
    client_id = row.get("id" if table == "client" else "client_id")
    changed: Row = {}
    for name, value in row.items():
        if isinstance(value, str) and _is_free(table, name):
            said = leaving.text(client_id, value)
            if said != value:
                changed[name] = said
    if "alias" in changed:  # it must stay one word, and another's never
        changed["alias"] = f"mission-{crc32(str(row['id']).encode()) % 10_000}"
    return row | changed if changed else row


def _speaks(database: Database, table: str) -> bool:
    """Whether a table has any free text."""
    return any(_is_free(table, column) for column in database.columns(table))


@lru_cache(maxsize=1024)
def _is_free(table: str, column: str) -> bool:
    """Whether a column holds free text that may name somebody."""
    return column not in OWN_NAMES.get(table, ()) and not CLOSED.fullmatch(column)


def _blank(row: Row, name: str) -> Row:
    return {name: None} if row.get(name) is not None else {}


def _amend(database: Database, table: str, before: Row, after: Row) -> None:
    if CHECKSUM in after:
        after[CHECKSUM] = checksum(table, after)
    changed = [name for name, value in after.items() if before[name] != value]
    sets = ", ".join(f'"{name}" = ?' for name in changed)
    database.rows(
        f"UPDATE {table} SET {sets} WHERE id = ?",  # noqa: S608 - names are our own
        (*(after[name] for name in changed), before["id"]),
    )


def _rewrite_past(database: Database, leaving: Leaving) -> None:
    """Rewrite every image; a change whose rows all go can no longer be undone, nor redone."""
    owned = _references(database)
    columns = database.columns("change_row")
    speaking = [one for one in _tables(database) if one in owned or _speaks(database, one)]
    some = (
        "SELECT * FROM change_row WHERE change_seq > ? AND change_seq <= ? "  # noqa: S608
        f"AND table_name IN ({', '.join('?' * len(speaking))})"
    )
    last = database.number("SELECT max(seq) FROM change")
    for start in range(0, last, AT_ONCE):
        for values in database.rows(some, (start, start + AT_ONCE, *speaking)):
            _rewrite_images(database, leaving, dict(zip(columns, values, strict=True)), owned)
    _close_emptied(database)


def _rewrite_images(database: Database, leaving: Leaving, row: Row, owned: dict[str, str]) -> None:
    table, place = str(row["table_name"]), (row["change_seq"], row["place"])
    before, after = (_image(leaving, table, row[side], owned) for side in ("before", "after"))
    if (before, after) == (row["before"], row["after"]):
        return
    if before is None and after is None:
        database.rows("DELETE FROM change_row WHERE change_seq = ? AND place = ?", place)
        return
    row |= {"before": before, "after": after}
    database.rows(
        "UPDATE change_row SET before = ?, after = ?, checksum = ? "
        "WHERE change_seq = ? AND place = ?",
        (before, after, checksum("change_row", row), *place),
    )


def _image(leaving: Leaving, table: str, value: Value, owned: dict[str, str]) -> str | None:
    if value is None:
        return None
    text = str(value)
    row = row_of(text)
    after = _without(leaving, table, row, owned.get(table))
    if after is row:
        return text
    return None if after is None else image(after)


def _close_emptied(database: Database) -> None:
    columns = database.columns("change")
    emptied = database.rows(
        "SELECT * FROM change WHERE undone_by IS NULL "
        "AND seq NOT IN (SELECT change_seq FROM change_row)"
    )
    for values in emptied:
        row = dict(zip(columns, values, strict=True))
        row["undone_by"] = row["seq"]
        database.rows(
            "UPDATE change SET undone_by = ?, checksum = ? WHERE seq = ?",
            (row["seq"], checksum("change", row), row["seq"]),
        )
