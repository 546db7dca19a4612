"""What stands in one copy of a journal that another copy has not?"""

from typing import NamedTuple

from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value

LIVING = "SELECT id, checksum FROM interaction WHERE removed_at IS NULL"
ENTRIES = (
    "SELECT i.id, i.seq, i.happened, i.logged_at, c.name, m.title, i.note, i.raw "
    "FROM interaction i JOIN client c ON c.id = i.client_id "
    "LEFT JOIN mission m ON m.id = i.mission_id WHERE i.removed_at IS NULL "
    "ORDER BY i.logged_at DESC, i.seq DESC"
)


class LostEntry(NamedTuple):
    """An entry that the other copy has not; ``happened`` and ``logged_at`` are ISO text in UTC."""

    id: str
    seq: int
    happened: str
    logged_at: str
    client: str
    mission: str | None
    text: str


class Losses(NamedTuple):
    """What the other copy has not: entries, newest first, and how many differ or came later.

    ``changes`` counts all that was done since, of any kind.
    """

    entries: tuple[LostEntry, ...]
    amended: int
    changes: int


def losses(present: Database, other: Database) -> Losses:
    """Return what ``present`` holds and ``other`` does not."""
    here, there = _living(present), _living(other)
    lost = {row_id for row_id in here if row_id not in there}
    amended = sum(there.get(row_id, checksum) != checksum for row_id, checksum in here.items())
    found = tuple(_entry(row) for row in present.rows(ENTRIES) if row[0] in lost) if lost else ()
    return Losses(found, amended, _later_changes(present, other))


def last_written(database: Database) -> str:
    """Return when the newest change of a journal was made, or the journal itself; ISO, UTC."""
    row = database.row(
        "SELECT coalesce((SELECT max(made_at) FROM change), (SELECT created_at FROM journal))"
    )
    return str(row[0]) if row else ""


def _living(database: Database) -> dict[str, int]:
    return {str(row_id): int(checksum or 0) for row_id, checksum in database.rows(LIVING)}


def _later_changes(present: Database, other: Database) -> int:
    upto = 0
    if present.journal_id == other.journal_id:
        upto = other.number("SELECT max(seq) FROM change")
    return present.number("SELECT count(*) FROM change WHERE seq > ?", (upto,))


def _entry(row: tuple[Value, ...]) -> LostEntry:
    row_id, seq, happened, logged, client, mission, note, raw = row
    return LostEntry(
        str(row_id),
        int(seq or 0),
        str(happened),
        str(logged),
        str(client),
        None if mission is None else str(mission),
        str(note or raw or ""),
    )
