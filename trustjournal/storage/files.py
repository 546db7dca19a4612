"""How are all the facts about one client brought together, and kept true as they change?

Reading a file of thousands of entries takes a while; what one line alters is a handful of rows. So
``patched`` brings a file up to date from what was altered: rows of the long tables one by one, the
short tables whole. It equals a file read anew.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from trustjournal.domain.records import Act, ClientFile, Commitment, Interaction, Step, Waiting
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.database import Database
from trustjournal.storage.images import row_of
from trustjournal.storage.interactions import fetch_interactions, fetch_interactions_of
from trustjournal.storage.judgements import MARKS, OVERRIDES, RATINGS
from trustjournal.storage.missions import (
    DECISIONS,
    DELIVERABLES,
    MILESTONES,
    MISSIONS,
    MOVES,
    PERIODS,
)
from trustjournal.storage.promises import ACTS, COMMITMENTS, STEPS, WAITINGS
from trustjournal.storage.shapes import Shape
from trustjournal.storage.writing import Alteration

R = TypeVar("R", Interaction, Commitment, Waiting, Step, Act)
OF_CLIENT = "r.client_id = ?"
PARTS = frozenset({"interaction", "signal", "participant"})
SHORT: dict[str, tuple[str, Shape[Any]]] = {
    "person": ("people", PEOPLE),
    "mission": ("missions", MISSIONS),
    "period": ("periods", PERIODS),
    "deliverable": ("deliverables", DELIVERABLES),
    "milestone": ("milestones", MILESTONES),
    "decision": ("decisions", DECISIONS),
    "rating": ("ratings", RATINGS),
    "override": ("overrides", OVERRIDES),
    "mark": ("marks", MARKS),
    "milestone_move": ("moves", MOVES),
}
BESIDE = frozenset({"document", "document_choice", "half_day"})  # no part of a file
AT_MOST = 200  # rows altered; beyond, a file is read anew


def fetch_file(database: Database, client_id: str) -> ClientFile | None:
    """Return the file of a living client, or None."""
    client = CLIENTS.one(database, client_id)
    if client is None:
        return None
    his = (client_id,)
    return ClientFile(
        client=client,
        people=PEOPLE.fetch(database, OF_CLIENT, his),
        missions=MISSIONS.fetch(database, OF_CLIENT, his),
        periods=PERIODS.fetch(database, OF_CLIENT, his),
        deliverables=DELIVERABLES.fetch(database, OF_CLIENT, his),
        milestones=MILESTONES.fetch(database, OF_CLIENT, his),
        decisions=DECISIONS.fetch(database, OF_CLIENT, his),
        interactions=fetch_interactions_of(database, client_id),
        commitments=COMMITMENTS.fetch(database, OF_CLIENT, his),
        waitings=WAITINGS.fetch(database, OF_CLIENT, his),
        steps=STEPS.fetch(database, OF_CLIENT, his),
        acts=ACTS.fetch(database, OF_CLIENT, his),
        ratings=RATINGS.fetch(database, OF_CLIENT, his),
        overrides=OVERRIDES.fetch(database, OF_CLIENT, his),
        marks=MARKS.fetch(database, OF_CLIENT, his),
        moves=MOVES.fetch(database, OF_CLIENT, his),
    )


def concerns(alteration: Alteration, client_id: str) -> bool:
    """Whether an alteration is about a client."""
    if alteration.table == "client":
        return alteration.row_id == client_id
    images = (alteration.before, alteration.after)
    return any(image and row_of(image).get("client_id") == client_id for image in images)


def patched(
    database: Database, file: ClientFile, altered: Iterable[Alteration]
) -> ClientFile | None:
    """Return a file brought up to date, or None where it is better read anew."""
    by_table: dict[str, set[str]] = {}
    for one in altered:
        if one.table in PARTS:
            row = row_of(one.after or one.before or "{}")
            owner = one.row_id if one.table == "interaction" else row["interaction_id"]
            by_table.setdefault("interaction", set()).add(str(owner))
        else:
            by_table.setdefault(one.table, set()).add(one.row_id)
    if sum(map(len, by_table.values())) > AT_MOST or "client" in by_table:
        return None
    for table, ids in by_table.items():
        if table in BESIDE:
            continue
        file = _with_table(database, file, table, ids)
    return file


def _with_table(database: Database, file: ClientFile, table: str, ids: set[str]) -> ClientFile:
    if table in SHORT:
        field, shape = SHORT[table]
        short: dict[str, Any] = {field: shape.fetch(database, OF_CLIENT, (file.client.id,))}
        return replace(file, **short)
    match table:
        case "interaction":
            return replace(file, interactions=_mended(file.interactions, ids, database, _entries))
        case "commitment":
            mended = _mended(file.commitments, ids, database, COMMITMENTS.among)
            return replace(file, commitments=mended)
        case "waiting":
            return replace(file, waitings=_mended(file.waitings, ids, database, WAITINGS.among))
        case "step":
            return replace(file, steps=_mended(file.steps, ids, database, STEPS.among))
        case _:
            return replace(file, acts=_mended(file.acts, ids, database, ACTS.among))


def _mended(
    records: tuple[R, ...],
    ids: set[str],
    database: Database,
    fetch: Callable[[Database, tuple[str, ...]], tuple[R, ...]],
) -> tuple[R, ...]:
    kept = [record for record in records if record.id not in ids]
    kept.extend(fetch(database, tuple(ids)))
    return tuple(sorted(kept, key=_place))


def _place(record: Interaction | Commitment | Waiting | Step | Act) -> tuple[object, int]:
    if isinstance(record, Interaction):
        return record.happened.start, record.seq
    if isinstance(record, Act):
        return record.done.start, record.seq
    return record.made.start, record.seq


def _entries(database: Database, ids: tuple[str, ...]) -> tuple[Interaction, ...]:
    return fetch_interactions(database, f"r.id IN ({', '.join('?' * len(ids))})", ids)
