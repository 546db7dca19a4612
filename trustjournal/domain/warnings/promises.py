"""Which promises of mine, or of the client, ask for a word now?

To keep trust one respects what was agreed (article); a promise moved before its due is no breach,
so the warning comes while there is still time to say so.
"""

from collections.abc import Iterator

from trustjournal.domain.analysis import PromiseState
from trustjournal.domain.verdicts import DueState, WarningCode
from trustjournal.domain.view import ClientView, MissionSlice
from trustjournal.domain.warnings.finding import Finding, concerning, due_fact

COMMITMENTS = {
    DueState.DUE: WarningCode.COMMITMENT_DUE,
    DueState.OVERDUE: WarningCode.COMMITMENT_OVERDUE,
}
WAITINGS = {DueState.OVERDUE: WarningCode.WAITING_OVERDUE}


def my_promises(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of commitments that fall due within two days, or are past due."""
    for state in concerning(view, mission, mission.commitments, view.commitments):
        yield from _finding(view, state, COMMITMENTS)


def client_debts(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of what the client owes and is past due."""
    for state in concerning(view, mission, mission.waitings, view.waitings):
        yield from _finding(view, state, WAITINGS)


def _finding(
    view: ClientView, state: PromiseState, codes: dict[DueState, WarningCode]
) -> Iterator[Finding]:
    if state.state not in codes or state.due_at is None:
        return
    is_past = state.state is DueState.OVERDUE
    yield Finding(
        codes[state.state],
        subject=state.promise.id,
        since=state.due_at if is_past else state.promise.made.start,
        due=state.due_at,
        facts={"text": state.promise.text, "due": due_fact(view, state)},
    )
