"""How is what was done taken back?"""

from collections.abc import Callable
from datetime import date

import pytest

from tests.journal.desk import Desk
from trustjournal.domain.kinds import Rater
from trustjournal.domain.records import ClientFile
from trustjournal.errors import Unacceptable
from trustjournal.journal import closings, engagements, entries, history, judgements
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.files import kept_file
from trustjournal.storage.check import check
from trustjournal.storage.files import fetch_file

Act = Callable[[Desk], object]
FIRST = "beton/audit m? : question #a @Leroy !erreur = devis jeudi < plans jeudi > rappeler jeudi"


def _first(desk: Desk) -> str:
    return desk.file().interactions[0].id


ACTS: dict[str, Act] = {
    "record": lambda it: it.type("beton/audit t 5 : vu @Nouvelle !note 8 !signature = x mardi"),
    "reply": lambda it: it.type("beton/audit m> : voici !tenu devis !reconnu"),
    "correct": lambda it: it.retype(_first(it), "beton/pmo m< : autre chose = devis mardi"),
    "remove": lambda it: entries.remove(it.journal, _first(it)),
    "answer": lambda it: closings.answer(it.journal, _first(it)),
    "keep": lambda it: closings.keep(it.journal, it.file().commitments[0].id),
    "receive": lambda it: closings.receive(it.journal, it.file().waitings[0].id),
    "rate": lambda it: judgements.rate(it.journal, it.audit_id, 7, by=Rater.CLIENT),
    "override": lambda it: judgements.override(it.journal, it.pmo_id, 40, reason="doute"),
    "split": lambda it: engagements.split_mission(
        it.journal, it.audit_id, at=date(2026, 3, 2), results=("fait",), objectives=("suite",)
    ),
    "start": lambda it: engagements.start_mission(it.journal, it.pmo_id, at=date(2026, 3, 2)),
    "close": lambda it: engagements.close_mission(it.journal, it.audit_id, at=date(2026, 3, 2)),
    "milestone": lambda it: engagements.add_milestone(
        it.journal, it.audit_id, "jalon", due=date(2026, 4, 1)
    ),
    "planning": lambda it: engagements.share_planning(it.journal, it.audit_id),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_undo_gives_the_facts_back_and_redo_the_change(desk: Desk, act: Act) -> None:
    """Every kind of change can be undone and redone; the journal stays sound throughout."""
    desk.type(FIRST)
    before = desk.file()
    act(desk)
    after = desk.file()
    assert before != after
    (undone,) = history.undo(desk.journal)
    assert before == desk.file()
    assert Intention.UNDO is undone.intention
    history.redo(desk.journal)
    assert after == desk.file()
    history.undo(desk.journal)
    assert before == desk.file()
    assert () == check(desk.journal.database).findings
    _assert_kept_is_fresh(desk)


def test_undo_goes_back_change_by_change(desk: Desk) -> None:
    """Several at once, newest first, down to an empty journal and no further."""
    desk.type(FIRST)
    desk.retype(_first(desk), "beton/audit t 5 : autre chose")
    entries.remove(desk.journal, _first(desk))
    changes = history.undo(desk.journal, 3)
    assert 3 == len(changes)
    assert () == desk.file().interactions
    history.undo(desk.journal, 3)
    with pytest.raises(Unacceptable, match="nothing_to_undo"):
        history.undo(desk.journal)


def test_several_changes_are_undone_at_once_or_not_at_all(desk: Desk) -> None:
    """Where one of them cannot be taken back, none is, and nobody hears of any."""
    entry = desk.type("beton t 20 : premier")
    desk.type("beton t 25 : second")
    with desk.journal.database.atomic():
        desk.journal.database.rows("UPDATE interaction SET note = 'x' WHERE id = ?", (entry.id,))
    heard: list[Change] = []
    stop = desk.journal.subscribe(heard.append)
    with pytest.raises(Unacceptable, match="undo_overtaken"):
        history.undo(desk.journal, 2)
    assert [] == heard
    history.undo(desk.journal)
    assert [Intention.UNDO] == [change.intention for change in heard]
    stop()


def test_a_change_overtaken_is_not_undone(desk: Desk) -> None:
    """Undo refuses a row changed since, or one that something newer leans on."""
    first = desk.type(FIRST)
    second = desk.type("beton/audit m> : voici")
    with pytest.raises(Unacceptable, match="undo_overtaken"):
        history.undo_change(desk.journal, first.change.seq)
    entries.remove(desk.journal, second.id)
    with pytest.raises(Unacceptable, match="undo_overtaken"):
        history.undo_change(desk.journal, second.change.seq)


def test_a_change_is_undone_once(desk: Desk) -> None:
    """The same toast pressed twice does not undo twice."""
    entry = desk.type("beton/audit t 5 : court")
    history.undo_change(desk.journal, entry.change.seq)
    with pytest.raises(Unacceptable, match="undo_overtaken"):
        history.undo_change(desk.journal, entry.change.seq)


def test_something_new_ends_redo(desk: Desk) -> None:
    """After a new line there is nothing to redo."""
    desk.type("beton/audit t 5 : un")
    history.undo(desk.journal)
    desk.type("beton/audit t 5 : deux")
    with pytest.raises(Unacceptable, match="nothing_to_redo"):
        history.redo(desk.journal)


def test_an_alias_taken_since_stays_with_its_new_owner(desk: Desk) -> None:
    """A client whose alias was given to another does not come back by undo."""
    added = engagements.add_client(desk.journal, engagements.NewClient("Vins Leroux", "vins"))
    history.undo(desk.journal)
    engagements.add_client(desk.journal, engagements.NewClient("Vins Martin", "vins"))
    undo = history.recent_changes(desk.journal)[1]
    assert (Intention.UNDO, "Vins Leroux") == (undo.intention, undo.said)
    with pytest.raises(Unacceptable, match="undo_overtaken"):
        history.undo_change(desk.journal, undo.seq)
    assert added.id


def test_the_bin_holds_what_was_removed(desk: Desk) -> None:
    """A removed entry is found in the bin, and comes back from there."""
    entry = desk.type(FIRST)
    before = desk.file()
    entries.remove(desk.journal, entry.id)
    (removed,) = history.removed_entries(desk.journal)
    assert (entry.id, FIRST) == (removed.id, removed.raw)
    history.undo_change(desk.journal, removed.change)
    assert before == desk.file()
    assert () == history.removed_entries(desk.journal)


def test_an_entry_tells_its_history(desk: Desk) -> None:
    """Each version of an entry, oldest first, and whether it was there."""
    entry = desk.type("beton/audit t 5 : un")
    desk.retype(entry.id, "beton/audit t 5 : deux")
    entries.remove(desk.journal, entry.id)
    versions = history.entry_history(desk.journal, entry.id)
    assert [("un", True), ("deux", True), ("deux", False)] == [
        (version.note, version.is_there) for version in versions
    ]


def _assert_kept_is_fresh(desk: Desk) -> None:
    kept: ClientFile = kept_file(desk.journal, desk.client_id)[0]
    assert fetch_file(desk.journal.database, desk.client_id) == kept
