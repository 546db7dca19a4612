"""Is everything in this journal as it was written?

SQLite itself is asked first (pages, indexes, the search index, foreign keys); then what it cannot
see: the schema against a fresh journal's, the checksum of every row, rows that hang on something
removed, the sequence, and the list of open things against the facts.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from trustjournal.errors import Trouble
from trustjournal.storage.database import APPLICATION_ID, Database
from trustjournal.storage.driver import Error, Value, connect, connect_memory
from trustjournal.storage.faults import Fault
from trustjournal.storage.images import CHECKSUM, checksum
from trustjournal.storage.schema import lay_schema

COUNTED = (
    *("client", "person", "mission", "period", "deliverable", "milestone", "interaction"),
    *("commitment", "waiting", "step", "act", "decision", "rating", "override", "change"),
)
SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
SAME_TEXT = "INSERT INTO interaction_fts(interaction_fts, rank) VALUES ('integrity-check', 1)"
SUBJECTS = ("interaction", "commitment", "waiting", "step")
WITH_SEQ = ("interaction", "commitment", "waiting", "step", "act")
SHOWN = 20  # problems of one kind


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written: a code, and where."""

    code: str
    what: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, and how many living rows there are."""

    findings: tuple[Finding, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def is_ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check(database: Database) -> CheckResult:
    """Look the whole journal over; nothing is written."""
    findings: list[Finding] = []
    for look in (_pages, _links, _schema, _checksums, _orphans, _sequence, _open_list, _search):
        findings.extend(_safely(look, database))
    counts = tuple((table, _living(database, table)) for table in COUNTED)
    return CheckResult(tuple(findings), counts)


def _safely(look: Callable[[Database], Iterator[Finding]], database: Database) -> list[Finding]:
    found: list[Finding] = []
    try:
        for finding in look(database):
            found.append(finding)
            if len(found) == SHOWN:
                break
    except Trouble as trouble:
        if trouble.code not in {Fault.DAMAGED.value, Fault.UNREADABLE.value}:
            raise
        found.append(Finding("damaged", look.__name__.strip("_")))
    except Error:  # a view or a table we ask for is not there: the schema is not what we laid
        found.append(Finding("damaged", look.__name__.strip("_")))
    return found


def _pages(database: Database) -> Iterator[Finding]:
    for (said,) in database.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding("pages", str(said))


def _links(database: Database) -> Iterator[Finding]:
    for table, row, owner, _ in database.rows("PRAGMA foreign_key_check"):
        yield Finding("links", f"{table} {row} → {owner}")


def _schema(database: Database) -> Iterator[Finding]:
    with closing(connect_memory()) as connection:
        lay_schema(connection, application_id=APPLICATION_ID, created_at="")
        fresh = {(kind, name): sql for kind, name, sql in connection.execute(SCHEMA).fetchall()}
    here = {(kind, name): sql for kind, name, sql in database.rows(SCHEMA)}
    for kind, name in sorted({*fresh, *here}, key=str):
        if fresh.get((kind, name)) != here.get((kind, name)):
            yield Finding("schema", f"{kind} {name}")


def _checksums(database: Database) -> Iterator[Finding]:
    with database.lenient_text():
        for table in _tables(database):
            columns = database.columns(table)
            if CHECKSUM not in columns:
                continue
            for row in database.each(f"SELECT * FROM {table}"):  # noqa: S608 - names are our own
                values = dict(zip(columns, row, strict=True))
                if table == "journal":
                    del values["last_seq"]
                if not _is_as_written(table, values):
                    yield Finding("checksum", f"{table} {row[0]}")


def _is_as_written(table: str, row: Mapping[str, Value]) -> bool:
    try:
        return checksum(table, row) == row[CHECKSUM]
    except TypeError:  # a bit turned a text into bytes, which no table of ours holds
        return False


def _orphans(database: Database) -> Iterator[Finding]:
    for table in _tables(database):
        if "removed_at" not in database.columns(table):
            continue
        for owner, column in database.rows(
            'SELECT "table", "from" FROM pragma_foreign_key_list(?)', (table,)
        ):
            if owner == "person":
                continue
            rows = database.rows(
                f'SELECT t.id FROM {table} t JOIN {owner} o ON o.id = t."{column}" '  # noqa: S608
                "WHERE t.removed_at IS NULL AND o.removed_at IS NOT NULL"
            )
            yield from (Finding("orphan", f"{table} {row_id}") for (row_id,) in rows)
    known = " UNION ALL ".join(f"SELECT id FROM {table}" for table in SUBJECTS)  # noqa: S608
    sql = f"SELECT id FROM act WHERE removed_at IS NULL AND subject_id NOT IN ({known})"  # noqa: S608
    yield from (Finding("orphan", f"act {row_id}") for (row_id,) in database.rows(sql))


def _sequence(database: Database) -> Iterator[Finding]:
    last = database.number("SELECT last_seq FROM journal")
    for table in WITH_SEQ:
        if database.number(f"SELECT max(seq) FROM {table}") > last:  # noqa: S608 - our own names
            yield Finding("sequence", table)


def _open_list(database: Database) -> Iterator[Finding]:
    for left, right in (("open_now", "open_thing"), ("open_thing", "open_now")):
        rows = database.rows(f"SELECT * FROM {left} EXCEPT SELECT * FROM {right}")  # noqa: S608
        yield from (Finding("open_list", f"{kind} {subject}") for kind, subject, *_ in rows)


def _search(database: Database) -> Iterator[Finding]:
    """Compare the search index with the texts; asked by an INSERT that inserts nothing.

    On a connection of its own, which leaves the file as it is: opening a backup as a journal would
    put it into WAL mode, and it would no longer be the bytes that were verified.
    """
    try:
        with closing(connect(database.path, "rw", database.key)) as connection:
            asking = Database(connection, database.path, read_only=False, key=database.key)
            with asking.atomic():
                asking.rows(SAME_TEXT)
    except Trouble as trouble:
        if trouble.code in {Fault.READ_ONLY, Fault.NO_ACCESS}:
            return
        if trouble.code != Fault.DAMAGED:
            raise
        yield Finding("search", "interaction_fts")


def _tables(database: Database) -> list[str]:
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    return [str(name) for (name,) in database.rows(sql)]


def _living(database: Database, table: str) -> int:
    where = " WHERE removed_at IS NULL" if "removed_at" in database.columns(table) else ""
    return database.number(f"SELECT count(*) FROM {table}{where}")  # noqa: S608 - our own names
