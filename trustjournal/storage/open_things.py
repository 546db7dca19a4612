"""What stands open: requests, promises, waitings, gaps, silent agreements, losses not owned up to?

An open thing is a fact without the act that closes it. Triggers keep a list of them at hand (table
``open_thing``, a cache), so that a line is read as fast in the tenth year as in the first; what is
found there is looked at again here. ``OpenRow`` is what a typed line may close or act on.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.signals import GAPS, SIGNALS, Effect
from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value

NO_ACT = (
    "NOT EXISTS (SELECT 1 FROM act a WHERE a.subject_id = r.id AND a.removed_at IS NULL "
    "AND a.kind IN ({kinds}) AND a.interaction_id IS NOT ?)"
)
CANDIDATES = (  # what the cache holds, and what the entry left out of account had closed
    "r.id IN (SELECT subject_id FROM (SELECT o.subject_id FROM open_thing o WHERE o.kind = ? "
    "ORDER BY o.since DESC LIMIT ?) UNION SELECT d.subject_id FROM act d "
    "WHERE d.interaction_id = ?)"
)
SAYS_SIGNAL = (
    "EXISTS (SELECT 1 FROM signal s WHERE s.interaction_id = r.id AND s.removed_at IS NULL "
    "AND s.code IN ({codes}) AND instr(s.details, '\"acknowledged\"') = 0)"
)
SAYS_LOSS = (
    "EXISTS (SELECT 1 FROM act d WHERE d.interaction_id = r.id AND d.removed_at IS NULL "
    "AND d.kind IN ('reveal', 'break'))"
)
EVERY, NEWEST = -1, 50  # how many: a loss is owned up to soon or never
LIVING = "r.removed_at IS NULL"


class OpenRow(NamedTuple):
    """One open thing; ``since`` and ``due`` are ISO instants in UTC, ``due`` the end of its day."""

    id: str
    client_id: str
    mission_id: str | None
    text: str
    since: str
    due: str | None
    person_ids: tuple[str, ...] = ()


def open_requests(database: Database, without: str | None = None) -> tuple[OpenRow, ...]:
    """Return requests no reply has closed, oldest first.

    ``without`` names an entry whose own acts are left out of account: as if it were not yet read.
    """
    rows = database.rows(
        "SELECT r.id, r.client_id, r.mission_id, r.note, r.happened, NULL FROM interaction r "  # noqa: S608
        f"WHERE {CANDIDATES} AND r.needs_reply = 1 AND r.kind = 'log' AND {LIVING} "
        f"AND r.id IS NOT ? AND {_no_act(ActKind.ANSWER)} ORDER BY r.happened, r.seq",
        ("request", EVERY, *_but(without, 3)),
    )
    return _told(rows, _people(database, [row[0] for row in rows]))


def open_promises(
    database: Database, table: str, closers: Iterable[ActKind], *, without: str | None = None
) -> tuple[OpenRow, ...]:
    """Return the commitments, waitings or steps that no act has closed, by their current due."""
    rows = database.rows(
        "SELECT r.id, r.client_id, r.mission_id, r.text, r.made, coalesce(("  # noqa: S608
        "SELECT a.due_end FROM act a WHERE a.subject_id = r.id AND a.kind = 'renegotiate' "
        "AND a.removed_at IS NULL AND a.interaction_id IS NOT ? ORDER BY a.done DESC, a.seq DESC "
        f"LIMIT 1), r.due_end) AS ends FROM {table} r "
        f"WHERE {CANDIDATES} AND {LIVING} AND r.interaction_id IS NOT ? AND {_no_act(*closers)} "
        "ORDER BY ends IS NULL, ends, r.made, r.seq",
        (*_but(without, 1), table, EVERY, *_but(without, 3)),
    )
    return _told(rows)


def open_silences(database: Database, without: str | None = None) -> tuple[OpenRow, ...]:
    """Return the silent agreements neither voiced nor held against me, oldest first."""
    said = SAYS_SIGNAL.format(codes="'silent_agreement'")
    return _open_facts(database, "silence", said, (ActKind.VOICE, ActKind.REVEAL), without)


def open_gaps(database: Database, without: str | None = None) -> tuple[OpenRow, ...]:
    """Return the gaps not talked over, oldest first."""
    said = SAYS_SIGNAL.format(codes=_listed(GAPS))
    return _open_facts(database, "gap", said, (ActKind.DISCUSS,), without)


def open_losses(database: Database, without: str | None = None) -> tuple[OpenRow, ...]:
    """Return the newest losses I have not owned up to, oldest first."""
    losses = [code for code, rule in SIGNALS.items() if rule.effect is Effect.LOSS]
    said = f"({SAYS_SIGNAL.format(codes=_listed(losses))} OR {SAYS_LOSS})"
    return _open_facts(database, "loss", said, (ActKind.ACKNOWLEDGE,), without)


def _open_facts(
    database: Database,
    kind: str,
    said: str,
    closers: Iterable[ActKind],
    without: str | None,
) -> tuple[OpenRow, ...]:
    rows = database.rows(
        "SELECT r.id, r.client_id, r.mission_id, r.note, r.happened, NULL FROM interaction r "  # noqa: S608
        f"WHERE {CANDIDATES} AND {said} AND r.kind = 'log' AND {LIVING} "
        f"AND r.id IS NOT ? AND {_no_act(*closers)} ORDER BY r.happened, r.seq",
        (kind, NEWEST, *_but(without, 3)),
    )
    return _told(rows)


def _but(without: str | None, times: int) -> list[Value]:
    """Return the entry left out of account, as often as it is asked: '' is none (NULL is any)."""
    return [without or ""] * times


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


def _no_act(*kinds: ActKind) -> str:
    return NO_ACT.format(kinds=", ".join(f"'{kind.value}'" for kind in kinds))


def _people(database: Database, ids: list[Value]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ", ".join("?" * len(some))
        for entry, person in database.rows(
            "SELECT interaction_id, person_id FROM participant WHERE removed_at IS NULL "  # noqa: S608
            f"AND interaction_id IN ({marks}) ORDER BY place",
            some,
        ):
            grouped[str(entry)].append(str(person))
    return {entry: tuple(people) for entry, people in grouped.items()}


def _told(
    rows: Iterable[tuple[Value, ...]], people: dict[str, tuple[str, ...]] | None = None
) -> tuple[OpenRow, ...]:
    people = people or {}
    return tuple(
        OpenRow(
            str(row_id),
            str(client_id),
            None if mission_id is None else str(mission_id),
            str(text),
            str(since),
            None if due is None else str(due),
            people.get(str(row_id), ()),
        )
        for row_id, client_id, mission_id, text, since, due in rows
    )
