"""What was done, and how is it taken back?

Undo is a change like any other: it gives each row the image it had before, and refuses rows that
were changed since or that something newer leans on. The last 200 changes can be taken back, also
after a restart and whichever process made them; taking back an undo is how to redo.
"""

from dataclasses import dataclass
from datetime import datetime

from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention, Topic, intention_of, tell
from trustjournal.journal.journal import Journal
from trustjournal.storage.images import row_of
from trustjournal.storage.trail import (
    FINAL,
    ChangeRow,
    alterations,
    change,
    changes_of_row,
    is_leaned_on,
    is_taken,
    newest_changes,
    stands,
    undoable,
)
from trustjournal.storage.writing import Alteration

REACH = 200


@dataclass(frozen=True, slots=True)
class PastChange:
    """One change of the past; ``said`` is the line, name or text it was about, if it had one."""

    seq: int
    at: datetime
    intention: Intention
    topics: frozenset[Topic]
    entry_ids: tuple[str, ...]
    said: str
    is_undone: bool


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An entry as one change left it; ``is_there`` is False where it was removed."""

    seq: int
    at: datetime
    intention: Intention
    raw: str
    note: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class RemovedEntry:
    """An entry in the bin, and the change that put it there."""

    id: str
    raw: str
    removed_at: datetime
    change: int


def undo(journal: Journal, count: int = 1) -> tuple[Change, ...]:
    """Take back the newest ``count`` changes, newest first: all of them or none.

    Returns what that changed. Raises Unacceptable if there are fewer, or if one was overtaken by a
    later change.
    """
    with journal.together():
        found = undoable(journal.database, REACH)
        if not 1 <= count <= len(found):
            raise Unacceptable(Problem("nothing_to_undo", {"count": len(found)}))
        return tuple(undo_change(journal, row.seq) for row in found[:count])


def redo(journal: Journal) -> Change:
    """Take back the newest undo, as long as nothing new was done since."""
    for row in newest_changes(journal.database, REACH):
        if row.undoes is None:
            break
        if row.undone_by is None and row.intention == Intention.UNDO.value:
            return undo_change(journal, row.seq)
    raise Unacceptable(Problem("nothing_to_redo"))


def undo_change(journal: Journal, seq: int) -> Change:
    """Take back one change; taking back an undo is a redo.

    Raises Unacceptable if it was overtaken or taken back already.
    """
    row = change(journal.database, seq)
    is_undo = row is not None and row.intention == Intention.UNDO.value
    with journal.undertake(Intention.REDO if is_undo else Intention.UNDO) as deed:
        row = change(journal.database, seq)
        if row is not None and row.intention in FINAL:
            raise Unacceptable(Problem("undo_never"))
        if row is None or row.undone_by is not None:
            raise Unacceptable(Problem("undo_overtaken"))
        altered = alterations(journal.database, seq - 1, seq)
        _expect_untouched(journal, altered)
        for one in reversed(altered):
            deed.writer.put_back(one)
        deed.undoes = seq
    return deed.change


def recent_changes(journal: Journal, limit: int = REACH) -> tuple[PastChange, ...]:
    """Return the newest changes, newest first."""
    return tuple(_told(journal, row) for row in newest_changes(journal.database, limit))


def entry_history(journal: Journal, entry_id: str) -> tuple[EntryVersion, ...]:
    """Return an entry as each change left it, oldest first; empty if it never was."""
    return tuple(
        _version(row, one)
        for row in changes_of_row(journal.database, "interaction", entry_id)
        for one in alterations(journal.database, row.seq - 1, row.seq)
        if one.table == "interaction" and one.row_id == entry_id
    )


def removed_entries(journal: Journal, limit: int = REACH) -> tuple[RemovedEntry, ...]:
    """Return what is in the bin: entries removed and not brought back, newest first."""
    found = []
    for row in newest_changes(journal.database, limit):
        if row.intention != Intention.REMOVE.value or row.undone_by is not None:
            continue
        for one in alterations(journal.database, row.seq - 1, row.seq):
            if one.table == "interaction":
                raw = str(row_of(one.before or "{}").get("raw", ""))
                at = datetime.fromisoformat(row.made_at)
                found.append(RemovedEntry(one.row_id, raw, at, row.seq))
    return tuple(found)


def _expect_untouched(journal: Journal, altered: tuple[Alteration, ...]) -> None:
    own = frozenset(one.row_id for one in altered)
    for one in altered:
        if (
            not stands(journal.database, one)
            or is_taken(journal.database, one)
            or (one.before is None and is_leaned_on(journal.database, one.table, one.row_id, own))
        ):
            raise Unacceptable(Problem("undo_overtaken"))


def _told(journal: Journal, row: ChangeRow) -> PastChange:
    altered = alterations(journal.database, row.seq - 1, row.seq)
    news = tell(row.seq, altered)
    return PastChange(
        row.seq,
        datetime.fromisoformat(row.made_at),
        intention_of(row.intention),
        news.topics,
        news.entry_ids,
        _said(altered),
        row.undone_by is not None,
    )


def _said(altered: tuple[Alteration, ...]) -> str:
    for one in altered:
        row = row_of(one.after or one.before or "{}")
        for name in ("raw", "name", "title", "text", "reason"):
            if row.get(name):
                return str(row[name])
    return ""


def _version(row: ChangeRow, one: Alteration) -> EntryVersion:
    now = row_of(one.after or "{}")
    return EntryVersion(
        row.seq,
        datetime.fromisoformat(row.made_at),
        intention_of(row.intention),
        str(now.get("raw", "")),
        str(now.get("note", "")),
        "removed_at" not in now,
    )
