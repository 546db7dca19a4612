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
from trustjournal.storage.interactions import fetch_page
from trustjournal.storage.text import clean

LIGATURES = (("œ", "oe"), ("æ", "ae"))
OPEN = (
    "(r.needs_reply = 1 AND r.kind = 'log' AND NOT EXISTS (SELECT 1 FROM act a "
    "WHERE a.subject_id = r.id AND a.kind = 'answer' AND a.removed_at IS NULL)) "
    "OR EXISTS (SELECT 1 FROM commitment c WHERE c.interaction_id = r.id "
    "AND c.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM act a WHERE a.subject_id = c.id "
    "AND a.kind IN ('keep', 'break') AND a.removed_at IS NULL)) "
    "OR EXISTS (SELECT 1 FROM waiting w WHERE w.interaction_id = r.id "
    "AND w.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM act a WHERE a.subject_id = w.id "
    "AND a.kind = 'receive' AND a.removed_at IS NULL))"
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
BY_PERSON = (
    "r.id IN (SELECT p.interaction_id FROM participant p WHERE p.removed_at IS NULL "
    "AND p.person_id IN ({}))"
)
BY_TEXT = "r.seq {} (SELECT rowid FROM interaction_fts WHERE interaction_fts MATCH ?)"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of an entry; a group of ids or codes asks for any of them, None for nothing.

    ``words`` are beginnings of words, ``phrases`` stand as they are; ``since`` and ``until`` are
    ISO days, both included.
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


def find_entries(
    database: Database, sought: Sought, limit: int | None = None
) -> tuple[Interaction, ...]:
    """Return the entries that answer, newest first."""
    conditions: list[str] = []
    parameters: list[Value] = []
    for condition, values in _conditions(sought):
        conditions.append(condition)
        parameters.extend(values)
    return fetch_page(database, " AND ".join(conditions) or "TRUE", parameters, limit)


def _conditions(sought: Sought) -> list[tuple[str, Sequence[Value]]]:
    told: list[tuple[str, Sequence[Value]]] = []
    text = [*(_begun(word) for word in sought.words), *(_said(one) for one in sought.phrases)]
    asked = " AND ".join(one for one in text if one)
    if asked:
        told.append((BY_TEXT.format("IN"), (asked,)))
    told += [(BY_TEXT.format("NOT IN"), (_said(one),)) for one in sought.without if _said(one)]
    for column, ids in (("client_id", sought.client_ids), ("mission_id", sought.mission_ids)):
        if ids is not None:
            told.append((f"r.{column} IN ({_marks(ids)})", ids))
    if sought.person_ids is not None:
        told.append((BY_PERSON.format(_marks(sought.person_ids)), sought.person_ids))
    if sought.codes is not None:
        told.append((BY_SIGNAL.format(_marks(sought.codes)), sought.codes))
    for tag in sought.tags:
        told.append(("EXISTS (SELECT 1 FROM json_each(r.tags) t WHERE t.value = ?)", (tag,)))
    told += [(f"({STATES[state]})", ()) for state in sought.states]
    for condition, value in (
        ("r.happened_on >= ?", sought.since),
        ("r.happened_on <= ?", sought.until),
        ("r.logged_at <= ?", sought.logged_upto),
    ):
        if value is not None:
            told.append((condition, (value,)))
    return told


def _begun(word: str) -> str:
    return _both_spellings(word, "*")


def _said(phrase: str) -> str:
    return _both_spellings(phrase, "")


def _both_spellings(text: str, star: str) -> str:
    """Quote a text for the index, in every spelling of its ligatures; empty without a letter."""
    text = clean(text)
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
