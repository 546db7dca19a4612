"""How do the dates and results that were planned move, arrive, or leave the plan?"""

from datetime import date
from zoneinfo import ZoneInfo

from trustjournal.domain.records import Deliverable, Milestone, MilestoneMove
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.storage.missions import DELIVERABLES, MILESTONES, MOVES
from trustjournal.storage.writing import Writer


def move_milestone(journal: Journal, milestone_id: str, *, due: date, reason: str = "") -> Change:
    """Give a milestone another date, with a reason the client may read; its baseline stays.

    Moved to the date it has already, only the reason of its last move is put right.
    """
    with journal.undertake(Intention.MOVE_MILESTONE) as deed:
        milestone = expect_milestone(journal, milestone_id)
        writer, why = deed.writer, " ".join(reason.split())
        if milestone.due == due:
            _explain_last_move(journal, writer, milestone, why)
        else:
            move = MilestoneMove(writer.new_id(), milestone.id, milestone.due, due, why, writer.now)
            MOVES.put(writer, move, client_id=_client_of(journal, milestone))
            writer.amend("milestone", milestone.id, due=due.isoformat())
    return deed.change


def deliver(journal: Journal, deliverable_id: str, *, at: date | None = None) -> Change:
    """Say that what a period owed was delivered, on a day or today."""
    with journal.undertake(Intention.DELIVER) as deed:
        owed = _expect_deliverable(journal, deliverable_id)
        day = past_day(journal, deed.writer, at)
        deed.writer.amend("deliverable", owed.id, delivered_on=day.isoformat(), delivered_by=None)
    return deed.change


def drop_deliverable(journal: Journal, deliverable_id: str, *, at: date | None = None) -> Change:
    """Say that something left the contract, on a day or today."""
    with journal.undertake(Intention.DROP_DELIVERABLE) as deed:
        owed = _expect_deliverable(journal, deliverable_id)
        day = past_day(journal, deed.writer, at)
        deed.writer.amend("deliverable", owed.id, dropped_on=day.isoformat())
    return deed.change


def expect_milestone(journal: Journal, milestone_id: str) -> Milestone:
    """Return the milestone of that id. Raises Unacceptable."""
    found = MILESTONES.one(journal.database, milestone_id)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": milestone_id}))
    return found


def _explain_last_move(journal: Journal, writer: Writer, milestone: Milestone, reason: str) -> None:
    moves = MOVES.fetch(journal.database, "r.milestone_id = ?", (milestone.id,))
    if reason and moves:
        writer.amend("milestone_move", moves[-1].id, reason=reason)


def _client_of(journal: Journal, milestone: Milestone) -> str:
    return expect_mission(journal, milestone.mission_id).client_id


def _expect_deliverable(journal: Journal, deliverable_id: str) -> Deliverable:
    found = DELIVERABLES.one(journal.database, deliverable_id)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": deliverable_id}))
    return found


def past_day(journal: Journal, writer: Writer, at: date | None) -> date:
    """Return a day that is not ahead, today by default. Raises Unacceptable."""
    today = writer.now.astimezone(ZoneInfo(journal.zone)).date()
    if at is not None and at > today:
        raise Unacceptable(Problem("in_the_future", field="at"))
    return at or today
