"""What left as a document is known again; what was chosen for one is chosen again."""

from dataclasses import replace
from datetime import date

import pytest

from tests.journal.desk import Desk
from trustjournal.domain.paperwork import IssuedDocument, NewIssue, Remembered
from trustjournal.errors import Unacceptable
from trustjournal.journal.documents import (
    issue,
    issued,
    known_document,
    remember,
    remembered,
    send_to,
)
from trustjournal.journal.history import undo
from trustjournal.journal.sharing import share_promise
from trustjournal.journal.workdays import absences, correct_half_day, half_days, note_absence

DAY = date(2026, 3, 2)


def report(desk: Desk, **changes: object) -> NewIssue:
    """Return a progress report just saved."""
    made = NewIssue(
        desk.audit_id,
        "progress",
        "fr",
        (DAY, DAY),
        DAY,
        1,
        None,
        "2026-03_Beton_avancement_v1.pdf",
        "a/b.pdf",
        "ab" * 32,
        1234,
        included=("sentence:1",),
        left_out=("sentence:2",),
        accepted=("sentence:1",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_document_is_known_by_its_fingerprint(desk: Desk) -> None:
    """Everything about it is there, and nothing is known of another file."""
    added = issue(desk.journal, report(desk))
    found = known_document(desk.journal, "ab" * 32)
    assert isinstance(found, IssuedDocument)
    assert (added.id, ("sentence:1",), ("sentence:2",)) == (
        found.id,
        found.included,
        found.left_out,
    )
    assert known_document(desk.journal, "cd" * 32) is None


def test_the_same_file_is_the_same_document(desk: Desk) -> None:
    """Saved twice, it is written down once; where and to whom are the latest."""
    first = issue(desk.journal, report(desk, recipient="Leroy"))
    again = issue(desk.journal, report(desk, path="c/d.pdf"))
    (one,) = issued(desk.journal)
    assert first.id == again.id
    assert ("c/d.pdf", "Leroy") == (one.path, one.recipient)
    send_to(desk.journal, one.id, "Mme  Durand")
    assert "Mme Durand" == issued(desk.journal, desk.audit_id)[0].recipient


def test_undo_passes_over_what_left(desk: Desk) -> None:
    """A document at the client's cannot be taken back: undo takes the deed before it."""
    note_absence(desk.journal, DAY, "congé")
    issue(desk.journal, report(desk))
    undo(desk.journal)
    assert () == absences(desk.journal)
    assert 1 == len(issued(desk.journal))


def test_choices_are_remembered_for_each_document(desk: Desk) -> None:
    """By mission and kind; undo gives the earlier choice back."""
    first = Remembered("en", frozenset({"sentence:1"}), frozenset({"a#b"}), frozenset({"c"}))
    remember(desk.journal, desk.audit_id, "progress", first)
    remember(desk.journal, desk.audit_id, "progress", replace(first, with_reply_times=True))
    assert remembered(desk.journal, desk.audit_id, "progress").with_reply_times
    assert Remembered() == remembered(desk.journal, desk.pmo_id, "progress")
    undo(desk.journal)
    assert first == remembered(desk.journal, desk.audit_id, "progress")


def test_a_promise_is_shared_by_a_word_and_back(desk: Desk) -> None:
    """Private until said; undone like any change; read again, the line leaves it as it is."""
    entry = desk.type("beton/audit m> : voici = plan d'actions jeudi < plans vendredi").id
    promise, waiting = desk.file().commitments[0].id, desk.file().waitings[0].id
    share_promise(desk.journal, promise)
    share_promise(desk.journal, waiting)
    desk.retype(entry, "beton/audit m> 5 : voici tout = plan d'actions jeudi < plans lundi")
    assert desk.file().commitments[0].client_visible
    share_promise(desk.journal, promise, is_shared=False)
    assert not desk.file().commitments[0].client_visible
    undo(desk.journal)
    assert desk.file().commitments[0].client_visible
    with pytest.raises(Unacceptable, match="id_unknown"):
        share_promise(desk.journal, "none")


def test_another_promise_is_private_again(desk: Desk) -> None:
    """A line that promises something else has not been said to the client."""
    entry = desk.type("beton/audit m> : voici = plan d'actions jeudi").id
    share_promise(desk.journal, desk.file().commitments[0].id)
    desk.retype(entry, "beton/audit m> : voici = rapport interne jeudi")
    (promise,) = desk.file().commitments
    assert ("rapport interne", False) == (promise.text, promise.client_visible)


def test_half_days_are_put_right_and_back(desk: Desk) -> None:
    """The last word wins; none follows the journal again; another half is refused."""
    for worked in (True, False):
        correct_half_day(desk.journal, desk.audit_id, DAY, "am", is_worked=worked)
    assert [False] == [one.is_worked for one in half_days(desk.journal, desk.audit_id)]
    correct_half_day(desk.journal, desk.audit_id, DAY, "am", is_worked=None)
    assert () == half_days(desk.journal, desk.audit_id)
    with pytest.raises(Unacceptable, match="half_unknown"):
        correct_half_day(desk.journal, desk.audit_id, DAY, "noon", is_worked=True)


def test_an_absence_is_noted_amended_and_taken_back(desk: Desk) -> None:
    """One a day."""
    note_absence(desk.journal, DAY, "congé")
    note_absence(desk.journal, DAY, "formation")
    assert ["formation"] == [one.reason for one in absences(desk.journal)]
    note_absence(desk.journal, DAY, None)
    assert () == absences(desk.journal)
