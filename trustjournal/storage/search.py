"""Which entries answer a search?

The index folds accents and capitals. What a user types never reaches it raw: each word is quoted by
itself (a French apostrophe is a syntax error otherwise) and matches the beginnings of words, a
phrase matches as it stands. ``œ`` and ``æ`` are no accents to the index: both spellings are asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trustjournal.domain.records import Interaction
from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value
from trustjournal.storage.interactions import fetch_by_seq
from trustjournal.storage.text import clean

LIGATURES = (("œ", "oe"), ("æ", "ae"))
OPEN = (
    "r.id IN (SELECT o.subject_id FROM open_thing o WHERE o.kind = 'request' "
    "UNION ALL SELECT c.interaction_id FROM open_thing o JOIN commitment c ON c.id = o.subject_id "
    "WHERE o.kind = 'commitment' "
    "UNION ALL SELECT w.interaction_id FROM open_thing o JOIN waiting w ON w.id = o.subject_id "
    "WHERE o.kind = 'waiting')"
)
NO_ACT = (
    "NOT EXISTS (SELECT 1 FROM act a WHERE a.subject_id = {0}.id AND a.kind IN ({1}) "
    "AND a.removed_at IS NULL AND a.logged_at <= ?)"
)
PROMISED_THEN = (
    "r.id IN (SELECT p.interaction_id FROM {0} p "  # noqa: S608 - names are our own
    "WHERE p.removed_at IS NULL AND p.logged_at <= ? AND " + NO_ACT.format("p", "{1}") + ")"
)
OPEN_THEN = " OR ".join(
    (
        "(r.needs_reply = 1 AND r.kind = 'log' AND " + NO_ACT.format("r", "'answer'") + ")",
        PROMISED_THEN.format("commitment", "'keep', 'break'"),
        PROMISED_THEN.format("waiting", "'receive'"),
    )
)
STATES = {
    "open": OPEN,
    "request": "r.needs_reply = 1",
    "planned": "r.kind = 'planned'",
    "shared": "r.shareable IS NOT NULL",
}
BY_SIGNAL = (
    "r.id IN (SELECT s.interaction_id FROM signal s WHERE s.removed_at IS NULL AND s.code IN ({}))"
)
BY_COMMON_SIGNAL = (
    "EXISTS (SELECT 1 FROM signal s WHERE s.interaction_id = r.id AND s.removed_at IS NULL "
    "AND +s.code IN ({}))"  # the plus keeps SQLite from beginning with all such signals
)
BY_PERSON = (
    "r.id IN (SELECT p.interaction_id FROM participant p WHERE p.removed_at IS NULL "
    "AND p.person_id IN ({}))"
)
BEYOND = "(r.happened, r.seq) < (SELECT i.happened, i.seq FROM interaction i WHERE i.seq = ?)"
MATCHING = "SELECT rowid FROM interaction_fts WHERE interaction_fts MATCH ?"
STEPS = (500, 5_000, 50_000)  # how many of the newest entries are looked at for a common word


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of an entry; a group of ids or codes asks for any of them, None for nothing.

    ``words`` are beginnings of words, ``phrases`` stand as they are; ``since`` and ``until`` are
    ISO days, both included. ``beyond`` is the seq of the entry after which a list goes on.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    client_ids: tuple[str, ...] | None = None
    mission_ids: tuple[str, ...] | None = None
    person_ids: tuple[str, ...] | None = None
    codes: tuple[str, ...] | None = None
    tags: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    logged_upto: str | None = None
    beyond: int | None = None


def find_entries(
    database: Database, sought: Sought, limit: int | None = None
) -> tuple[Interaction, ...]:
    """Return the entries that answer, newest first."""
    return fetch_by_seq(database, find_seqs(database, sought, limit))


def find_seqs(database: Database, sought: Sought, limit: int | None = None) -> tuple[int, ...]:
    """Return the seqs of the entries that answer, newest first."""
    conditions, parameters = ["r.removed_at IS NULL"], list[Value]()
    for condition, values in _conditions(database, sought):
        conditions.append(condition)
        parameters.extend(values)
    where = " AND ".join(conditions)
    return tuple(_newest(database, where, parameters, _Text(database, sought), limit))


class _Text:
    """What the index is asked: entries that match ``among``, and none that match ``without``."""

    def __init__(self, database: Database, sought: Sought) -> None:
        asked = [*(_begun(word) for word in sought.words), *(_said(it) for it in sought.phrases)]
        self.database = database
        self.among = " AND ".join(one for one in asked if one)
        self.without = " OR ".join(one for one in map(_said, sought.without) if one)

    def rare(self) -> list[int] | None:
        """Return all seqs that match, if they are few; None for a common word or none asked."""
        if not self.among:
            return None
        found = _seqs(self.database, f"{MATCHING} LIMIT ?", (self.among, STEPS[0] + 1))
        return found if len(found) <= STEPS[0] else None

    def answering(self, seqs: list[int]) -> list[int]:
        """Return those of some entries whose text answers, in their order."""
        if seqs and self.among:
            there = self._between(self.among, seqs)
            seqs = [seq for seq in seqs if seq in there]
        if seqs and self.without:
            there = self._between(self.without, seqs)
            seqs = [seq for seq in seqs if seq not in there]
        return seqs

    def _between(self, asked: str, seqs: list[int]) -> frozenset[int]:
        ends = (asked, min(seqs), max(seqs))
        return frozenset(_seqs(self.database, f"{MATCHING} AND rowid BETWEEN ? AND ?", ends))


def _newest(
    database: Database, where: str, parameters: Sequence[Value], text: _Text, limit: int | None
) -> list[int]:
    """Return the seqs that answer, newest first.

    A rare word is looked up entry by entry; for a common one the newest entries are walked until
    enough of them answer, since sorting all that have it would be felt.
    """
    order = "ORDER BY r.happened DESC, r.seq DESC LIMIT ?"
    sql = f"SELECT r.seq FROM interaction r WHERE {where}"  # noqa: S608 - names are our own
    if not (text.among or text.without):
        return _seqs(database, f"{sql} {order}", (*parameters, -1 if limit is None else limit))
    rare = text.rare()
    if rare is not None:
        sql = f"{sql} AND r.seq IN ({_marks(rare)})"
        found = _seqs(database, f"{sql} {order}", (*parameters, *rare, -1))
        return text.answering(found)[:limit]
    for step in STEPS if limit is not None else ():
        looked_at = _seqs(database, f"{sql} {order}", (*parameters, step))
        found = text.answering(looked_at)
        if len(found) >= (limit or 0) or len(looked_at) < step:
            return found[:limit]
    return text.answering(_seqs(database, f"{sql} {order}", (*parameters, -1)))[:limit]


def _seqs(database: Database, sql: str, parameters: Sequence[Value]) -> list[int]:
    return [int(seq or 0) for (seq,) in database.rows(sql, parameters)]


def _conditions(database: Database, sought: Sought) -> list[tuple[str, Sequence[Value]]]:
    told: list[tuple[str, Sequence[Value]]] = []
    for column, ids in (("client_id", sought.client_ids), ("mission_id", sought.mission_ids)):
        if ids is not None:
            one = f"r.{column} = ?" if len(ids) == 1 else f"r.{column} IN ({_marks(ids)})"
            told.append((one, ids))
    if sought.person_ids is not None:
        told.append((BY_PERSON.format(_marks(sought.person_ids)), sought.person_ids))
    if sought.codes is not None:
        told.append((_by_signal(database, sought.codes), sought.codes))
    has_tag = "EXISTS (SELECT 1 FROM json_each(r.tags) t WHERE t.value = ?)"
    told += [(has_tag, (tag,)) for tag in sought.tags]
    told += [_in_state(database, state, sought.logged_upto) for state in sought.states]
    for condition, value in (
        ("r.happened_on >= ?", sought.since),
        ("r.happened_on <= ?", sought.until),
        ("r.logged_at <= ?", sought.logged_upto),
        (BEYOND, sought.beyond),
    ):
        if value is not None:
            told.append((condition, (value,)))
    return told


def _in_state(database: Database, state: str, upto: str | None) -> tuple[str, Sequence[Value]]:
    """Return how to ask for a state; what was open at a past moment, from what was known then."""
    if state == "open" and upto is not None and _was_written_since(database, upto):
        return f"({OPEN_THEN})", (upto,) * OPEN_THEN.count("?")
    return f"({STATES[state]})", ()


def _was_written_since(database: Database, upto: str) -> bool:
    last = database.row("SELECT made_at FROM change ORDER BY seq DESC LIMIT 1")
    return last is not None and str(last[0]) > upto


def _by_signal(database: Database, codes: Sequence[str]) -> str:
    """Return how to ask for signals: rare ones by themselves, common ones entry by entry."""
    marks = _marks(codes)
    many = database.number(
        f"SELECT count(*) FROM (SELECT 1 FROM signal WHERE code IN ({marks}) LIMIT ?)",  # noqa: S608
        (*codes, STEPS[0] + 1),
    )
    return (BY_COMMON_SIGNAL if many > STEPS[0] else BY_SIGNAL).format(marks)


def _begun(word: str) -> str:
    return _both_spellings(word, "*")


def _said(phrase: str) -> str:
    return _both_spellings(phrase, "")


def _both_spellings(text: str, star: str) -> str:
    """Quote a text for the index, in every spelling of its ligatures; empty without a letter."""
    text = clean(text).lower()
    if not any(sign.isalnum() for sign in text):
        return ""
    spellings = {text}
    for ligature, letters in LIGATURES:
        spellings |= {one.replace(letters, ligature) for one in spellings}
        spellings |= {one.replace(ligature, letters) for one in spellings}
    quoted = [f'"{one.replace(chr(34), chr(34) * 2)}"{star}' for one in sorted(spellings)]
    return f"({' OR '.join(quoted)})"


def _marks(values: Sequence[Value]) -> str:
    return ", ".join("?" * len(values))
