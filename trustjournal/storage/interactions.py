"""Which rows hold what happened?

An interaction is one row of ``interaction`` (its ``seq`` is the row's number, by which the search
index knows it), with its signals and the people who took part in tables of their own.
"""

from collections import defaultdict
from collections.abc import Sequence

from trustjournal.domain.records import Interaction
from trustjournal.domain.signals import Signal
from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.shapes import Shape
from trustjournal.storage.writing import Writer

INTERACTIONS = Shape(
    Interaction, "interaction", order="r.happened, r.seq", elsewhere=("people", "signals")
)
ID = INTERACTIONS.columns.index("id")
AT_ONCE = 500  # rows whose parts are asked for together
SIGNALS = Shape(Signal, "signal", order="r.interaction_id, r.place")


def put_interaction(writer: Writer, interaction: Interaction) -> None:
    """Insert an interaction, its signals and its people."""
    INTERACTIONS.put(writer, interaction)
    for table, rows in _parts(interaction, writer.stamp).items():
        for row in rows:
            writer.insert(table, row)


def amend_interaction(writer: Writer, interaction: Interaction) -> None:
    """Give an interaction, its signals and its people the values of another reading."""
    row = INTERACTIONS.row(interaction)
    for kept in ("id", "logged_at", "edited_at"):
        del row[kept]
    writer.amend("interaction", interaction.id, **row)
    for table, rows in _parts(interaction, writer.stamp).items():
        _reconcile(writer, table, interaction.id, rows)


def remove_interaction(writer: Writer, interaction_id: str) -> None:
    """Leave tombstones in place of an interaction, its signals and its people."""
    writer.remove("interaction", interaction_id)
    for table in ("signal", "participant"):
        for row_id in _living(writer.database, table, interaction_id):
            writer.remove(table, row_id)


def fetch_interactions(
    database: Database, where: str = "TRUE", parameters: Sequence[Value] = ()
) -> tuple[Interaction, ...]:
    """Return the living interactions of which ``where`` (SQL on ``r``) holds, oldest first."""
    of_them = f"r.interaction_id IN (SELECT r.id FROM interaction r WHERE {where})"  # noqa: S608
    return _fetch(database, where, of_them, parameters)


def fetch_interactions_of(database: Database, client_id: str) -> tuple[Interaction, ...]:
    """Return the living interactions of a client, oldest first."""
    return _fetch(database, "r.client_id = ?", "r.client_id = ?", (client_id,))


def fetch_by_seq(database: Database, seqs: Sequence[int]) -> tuple[Interaction, ...]:
    """Return living interactions by their seqs, in that order."""
    found: list[Interaction] = []
    for start in range(0, len(seqs), AT_ONCE):
        some = seqs[start : start + AT_ONCE]
        among = f"r.seq IN ({', '.join('?' * len(some))})"
        by_seq = {each.seq: each for each in fetch_interactions(database, among, some)}
        found.extend(by_seq[seq] for seq in some if seq in by_seq)
    return tuple(found)


def fetch_interaction(database: Database, interaction_id: str) -> Interaction | None:
    """Return a living interaction, or None."""
    found = fetch_interactions(database, "r.id = ?", (interaction_id,))
    return found[0] if found else None


def _fetch(
    database: Database, where: str, of_them: str, parameters: Sequence[Value]
) -> tuple[Interaction, ...]:
    rows = database.rows(
        f"SELECT {INTERACTIONS.selection} FROM interaction r "  # noqa: S608 - names are our own
        f"WHERE ({where}) AND r.removed_at IS NULL ORDER BY {INTERACTIONS.order}",
        parameters,
    )
    signals = _grouped_signals(database, of_them, parameters)
    people = _grouped_people(database, of_them, parameters)
    try:
        return tuple(
            INTERACTIONS.read(row, signals=signals.get(row[ID], ()), people=people.get(row[ID], ()))
            for row in rows
        )
    except (ValueError, KeyError, TypeError) as error:
        raise trouble(Fault.DAMAGED, database.path) from error


def _grouped_signals(
    database: Database, where: str, parameters: Sequence[Value]
) -> dict[Value, tuple[Signal, ...]]:
    rows = database.rows(
        f"SELECT r.interaction_id, {SIGNALS.selection} FROM signal r "  # noqa: S608
        f"WHERE {where} AND r.removed_at IS NULL ORDER BY {SIGNALS.order}",
        parameters,
    )
    owners = [row[0] for row in rows]
    grouped: dict[Value, list[Signal]] = defaultdict(list)
    for owner, signal in zip(
        owners, SIGNALS.told(database, (row[1:] for row in rows)), strict=True
    ):
        grouped[owner].append(signal)
    return {owner: tuple(signals) for owner, signals in grouped.items()}


def _grouped_people(
    database: Database, where: str, parameters: Sequence[Value]
) -> dict[Value, tuple[str, ...]]:
    rows = database.rows(
        "SELECT r.interaction_id, r.person_id FROM participant r "  # noqa: S608
        f"WHERE {where} AND r.removed_at IS NULL ORDER BY r.interaction_id, r.place",
        parameters,
    )
    grouped: dict[Value, list[str]] = defaultdict(list)
    for owner, person in rows:
        grouped[owner].append(str(person))
    return {owner: tuple(people) for owner, people in grouped.items()}


def _parts(interaction: Interaction, stamp: str) -> dict[str, list[dict[str, Value]]]:
    """Return the rows of its other tables; a part's id follows from the entry and its place."""
    owner: dict[str, Value] = {
        "client_id": interaction.client_id,
        "interaction_id": interaction.id,
        "logged_at": stamp,
    }
    signals = [
        SIGNALS.row(signal, id=f"{interaction.id}!{place}", place=place, **owner)
        for place, signal in enumerate(interaction.signals)
    ]
    people: list[dict[str, Value]] = [
        {"id": f"{interaction.id}@{place}", "place": place, "person_id": person, **owner}
        for place, person in enumerate(interaction.people)
    ]
    return {"signal": signals, "participant": people}


def _reconcile(
    writer: Writer, table: str, interaction_id: str, rows: list[dict[str, Value]]
) -> None:
    kept = {str(row["id"]): row for row in rows}
    there = {
        str(row_id)
        for (row_id,) in writer.database.rows(
            f"SELECT id FROM {table} WHERE interaction_id = ?",  # noqa: S608
            (interaction_id,),
        )
    }
    for row_id in there - set(kept):
        writer.remove(table, row_id)
    for row_id, row in kept.items():
        if row_id in there:
            changed = {
                name: value for name, value in row.items() if name not in {"id", "logged_at"}
            }
            writer.amend(table, row_id, **changed, removed_at=None)
        else:
            writer.insert(table, row)


def _living(database: Database, table: str, interaction_id: str) -> list[str]:
    rows = database.rows(
        f"SELECT id FROM {table} WHERE interaction_id = ? AND removed_at IS NULL",  # noqa: S608
        (interaction_id,),
    )
    return [str(row_id) for (row_id,) in rows]
