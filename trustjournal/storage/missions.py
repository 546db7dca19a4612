"""Which rows hold missions, their chain of periods and what was planned and decided in them?"""

from datetime import date

from trustjournal.domain.records import (
    Decision,
    Deliverable,
    Milestone,
    MilestoneMove,
    Mission,
    Period,
)
from trustjournal.storage.database import Database
from trustjournal.storage.driver import Value
from trustjournal.storage.shapes import Shape

MISSIONS = Shape(Mission, "mission", order="r.logged_at, r.rowid")
PERIODS = Shape(Period, "period", order="r.start, r.rowid")
DELIVERABLES = Shape(Deliverable, "deliverable", order="r.logged_at, r.rowid")
MILESTONES = Shape(Milestone, "milestone", order="r.due, r.rowid")
MOVES = Shape(MilestoneMove, "milestone_move", order="r.logged_at, r.rowid")
DECISIONS = Shape(Decision, "decision", order="r.decided, r.rowid")


def signed_period(database: Database, entry_id: str) -> str | None:
    """Return the id of the period that an entry signed, or None."""
    return _id(
        database.row(
            "SELECT id FROM period WHERE signed_by = ? AND removed_at IS NULL", (entry_id,)
        )
    )


def unsigned_period(database: Database, mission_id: str | None) -> str | None:
    """Return the id of the first period of a mission that still awaits its signature, or None."""
    return _id(
        database.row(
            "SELECT id FROM period WHERE mission_id = ? AND signed_on IS NULL "
            "AND removed_at IS NULL ORDER BY start LIMIT 1",
            (mission_id,),
        )
    )


def _id(row: tuple[Value, ...] | None) -> str | None:
    return None if row is None else str(row[0])


def owed(database: Database, mission_id: str) -> tuple[tuple[str, str, bool], ...]:
    """Return what the periods of a mission owe, oldest first: id, text, whether delivered."""
    rows = database.rows(
        "SELECT d.id, d.text, d.delivered_on IS NOT NULL FROM deliverable d "
        "JOIN period p ON p.id = d.period_id WHERE p.mission_id = ? AND d.dropped_on IS NULL "
        "AND d.removed_at IS NULL AND p.removed_at IS NULL ORDER BY p.start, d.rowid",
        (mission_id,),
    )
    return tuple((str(row_id), str(text), bool(done)) for row_id, text, done in rows)


def delivered_by_lost_acts(database: Database, entry_id: str) -> tuple[str, ...]:
    """Return the deliverables marked by an act of an entry that was removed since."""
    rows = database.rows(
        "SELECT d.id FROM act a JOIN deliverable d ON d.delivered_by = a.id "
        "WHERE a.interaction_id = ? AND a.removed_at IS NOT NULL AND d.removed_at IS NULL",
        (entry_id,),
    )
    return tuple(str(row_id) for (row_id,) in rows)


def mission_names(database: Database, today: date) -> tuple[tuple[str, str, str, str, bool], ...]:
    """Return client, id, alias, title of every mission, and whether it is open that day; as
    added.
    """
    rows = database.rows(
        "SELECT client_id, id, alias, title, closed_on IS NULL OR closed_on > ? FROM mission "
        "WHERE removed_at IS NULL ORDER BY rowid",
        (today.isoformat(),),
    )
    return tuple(
        (str(client), str(row_id), str(alias), str(title), bool(is_open))
        for client, row_id, alias, title, is_open in rows
    )
