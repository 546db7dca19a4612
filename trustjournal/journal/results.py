"""How does a period learn what it owes, and what came of it?"""

from dataclasses import replace
from datetime import date

from trustjournal.domain.records import Deliverable, Mission, Period
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.contracts import said
from trustjournal.journal.engagements import Added
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.storage.missions import DELIVERABLES, PERIODS


def add_deliverable(
    journal: Journal, period_id: str, text: str, *, due: date | None = None
) -> Added:
    """Add something a period owes. Raises Unacceptable for an empty text or an unknown period."""
    with journal.undertake(Intention.ADD_DELIVERABLE) as deed:
        period, mission = _expect_period(journal, period_id)
        owed = Deliverable(
            deed.writer.new_id(), period.id, said(text, "text"), deed.writer.now, due
        )
        DELIVERABLES.put(deed.writer, owed, client_id=mission.client_id)
    return Added(owed.id, deed.change)


def add_result(journal: Journal, period_id: str, text: str) -> Change:
    """Note what came of a period; one it has already changes nothing."""
    with journal.undertake(Intention.AMEND_PERIOD) as deed:
        period, _ = _expect_period(journal, period_id)
        result = said(text, "text")
        if result not in period.results:
            row = PERIODS.row(replace(period, results=(*period.results, result)))
            deed.writer.amend("period", period.id, results=row["results"])
    return deed.change


def _expect_period(journal: Journal, period_id: str) -> tuple[Period, Mission]:
    period = PERIODS.one(journal.database, period_id)
    if period is None:
        raise Unacceptable(Problem("id_unknown", {"given": period_id}))
    return period, expect_mission(journal, period.mission_id)
