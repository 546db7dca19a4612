"""What a period owes and what came of it, added under way."""

import pytest

from tests.journal.desk import Desk
from trustjournal.errors import Unacceptable
from trustjournal.journal.history import undo
from trustjournal.journal.results import add_deliverable, add_result


def period_id(desk: Desk) -> str:
    """Return the id of the one period of the audit."""
    return next(one.id for one in desk.file().periods if one.mission_id == desk.audit_id)


def test_a_deliverable_joins_those_of_its_period(desk: Desk) -> None:
    """Beside the one of the contract; undone, it is gone."""
    add_deliverable(desk.journal, period_id(desk), "  notice   de reprise ")
    assert {"plan d'actions", "notice de reprise"} == {one.text for one in desk.file().deliverables}
    undo(desk.journal)
    assert {"plan d'actions"} == {one.text for one in desk.file().deliverables}


def test_a_result_is_noted_once(desk: Desk) -> None:
    """The same words again change nothing."""
    for _ in range(2):
        change = add_result(desk.journal, period_id(desk), "délai divisé par deux")
    results = {one.id: one.results for one in desk.file().periods}[period_id(desk)]
    assert ("délai divisé par deux",) == results
    assert change.is_empty


@pytest.mark.parametrize("add", [add_deliverable, add_result])
def test_nothing_and_nowhere_are_no_results(desk: Desk, add: object) -> None:
    """An empty text and an unknown period are refused."""
    assert callable(add)
    for where, text in ((period_id(desk), "  "), ("nobody", "x")):
        with pytest.raises(Unacceptable):
            add(desk.journal, where, text)
