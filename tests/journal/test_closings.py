"""How is an earlier fact closed?"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from tests.builders import paris
from tests.journal.desk import Desk
from trustjournal.domain.kinds import ActKind
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Unacceptable
from trustjournal.journal import closings
from trustjournal.journal.changes import Change, Topic


class Case(NamedTuple):
    """One way to close something: the line that opens it, and what of it is closed."""

    kind: ActKind
    close: Callable[..., Change]
    line: str
    subject: Callable[[ClientFile], str]


def _entry(file: ClientFile) -> str:
    return file.interactions[0].id


def _promise(file: ClientFile) -> str:
    return file.commitments[0].id


CASES = (
    Case(ActKind.ANSWER, closings.answer, "m? : une question", _entry),
    Case(ActKind.KEEP, closings.keep, "t 5 : ok = devis jeudi", _promise),
    Case(ActKind.BREAK, closings.break_promise, "t 5 : ok = devis jeudi", _promise),
    Case(ActKind.RECEIVE, closings.receive, "t 5 : < plans jeudi", lambda it: it.waitings[0].id),
    Case(ActKind.FINISH, closings.finish, "t 5 : > rappeler jeudi", lambda it: it.steps[0].id),
    Case(ActKind.DISCUSS, closings.discuss, "t 5 : hum !valeurs", _entry),
    Case(ActKind.VOICE, closings.voice, "t 5 : hum !silence", _entry),
    Case(ActKind.REVEAL, closings.reveal, "t 5 : hum !silence", _entry),
    Case(ActKind.ACKNOWLEDGE, closings.acknowledge, "t 5 : aïe !erreur", _entry),
)


@pytest.mark.parametrize("case", CASES, ids=[case.kind.value for case in CASES])
def test_each_closing_is_one_act_on_its_subject(desk: Desk, case: Case) -> None:
    """The act is stored at its time and announced; done again it changes nothing."""
    desk.type(f"beton/audit {case.line}")
    subject_id = case.subject(desk.file())
    change = case.close(desk.journal, subject_id)
    act = desk.file().acts[0]
    assert (case.kind, subject_id, desk.clock.now) == (act.kind, act.subject_id, act.done.start)
    assert frozenset({Topic.ACTS}) == change.topics
    assert (desk.client_id,) == change.client_ids
    assert case.close(desk.journal, subject_id).is_empty
    assert 1 == len(desk.file().acts)


def test_a_renegotiation_carries_the_new_due(desk: Desk) -> None:
    """A day lasts until its end; the same day agreed twice is agreed once."""
    desk.type("beton/audit t 5 : ok = devis jeudi")
    promise = desk.file().commitments[0].id
    closings.renegotiate(desk.journal, promise, due=date(2026, 3, 12))
    due = desk.file().acts[0].due
    assert due is not None
    assert paris("2026-03-13T00:00") == due.end
    assert closings.renegotiate(desk.journal, promise, due=date(2026, 3, 12)).is_empty


def test_what_is_closed_is_not_closed_in_another_way(desk: Desk) -> None:
    """A promise kept cannot be broken, nor moved."""
    desk.type("beton/audit t 5 : ok = devis jeudi")
    promise = desk.file().commitments[0].id
    closings.keep(desk.journal, promise)
    with pytest.raises(Unacceptable, match="already_closed"):
        closings.break_promise(desk.journal, promise)
    with pytest.raises(Unacceptable, match="already_closed"):
        closings.renegotiate(desk.journal, promise, due=date(2026, 3, 12))


def test_an_act_must_fit_its_subject(desk: Desk) -> None:
    """Only a promise is kept, only a request is answered; an unknown id is said so."""
    entry = desk.type("beton/audit t 5 : rien de spécial")
    for close, code in (
        (closings.answer, "unfit_answer"),
        (closings.keep, "unfit_keep"),
        (closings.discuss, "unfit_discuss"),
        (closings.acknowledge, "unfit_acknowledge"),
    ):
        with pytest.raises(Unacceptable, match=code):
            close(desk.journal, entry.id)
    with pytest.raises(Unacceptable, match="id_unknown"):
        closings.keep(desk.journal, "nowhere")


def test_an_act_has_its_time(desk: Desk) -> None:
    """Nothing is done in the future, nor before there was anything to do it to."""
    desk.type("beton/audit m? 8h30 : une question")
    request = desk.file().interactions[0].id
    with pytest.raises(Unacceptable, match="in_the_future"):
        closings.answer(desk.journal, request, at=paris("2026-03-03T08:00"))
    with pytest.raises(Unacceptable, match="before_its_cause"):
        closings.answer(desk.journal, request, at=paris("2026-03-02T08:00"))
    closings.answer(desk.journal, request, at=date(2026, 3, 2))
    assert desk.file().acts[0].done.is_day
