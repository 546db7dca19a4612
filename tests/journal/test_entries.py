"""What becomes of a typed line?"""

from dataclasses import replace
from datetime import date

import pytest

from tests.journal.desk import Desk
from trustjournal.domain.kinds import ActKind, Kind
from trustjournal.domain.signals import Detail, SignalCode
from trustjournal.errors import Unacceptable
from trustjournal.journal.entries import confirm, detail, record, remove

AN_ID = "6f8c2b3e-1111-4222-8333-123456789abc"
FULL_LINE = (
    "beton/audit t 25 ++ @Leroy #lot3 : inquiet sur l'œuvre !erreur !note 8 "
    "!décision lot 4 arrêté > rappeler vendredi = devis jeudi < plans mercredi"
)


def test_a_line_becomes_all_that_it_says(desk: Desk) -> None:
    """Interaction, people, signals, step, commitment, waiting, decision and rating: one line."""
    entry = desk.type(FULL_LINE)
    file = desk.file()
    interaction = file.interactions[0]
    assert entry.id == interaction.id
    assert ["Leroy"] == [it.name for it in file.people if it.id in interaction.people]
    assert {SignalCode.ERROR, SignalCode.RATING, SignalCode.DECISION} == {
        signal.code for signal in interaction.signals
    }
    assert ("rappeler", "devis", "plans") == (
        file.steps[0].text,
        file.commitments[0].text,
        file.waitings[0].text,
    )
    assert ("lot 4 arrêté", 8.0) == (file.decisions[0].text, file.ratings[0].value)
    assert (25, 2, ("lot3",), FULL_LINE) == (
        interaction.minutes,
        interaction.mood,
        interaction.tags,
        interaction.raw,
    )


def test_what_is_read_back_is_what_was_stored(desk: Desk) -> None:
    """A record survives its row: moments, enums, lists, texts in any script."""
    desk.type("beton/pmo v 9h-10h15 : « voilà » 日本 🙂 e\u0301té !retard 3j prévenu = note J+2")
    first = desk.file()
    again = replace(first)
    assert again == first
    interaction = first.interactions[0]
    assert "été" in interaction.note
    assert (Detail.WARNED,) == interaction.signals[0].details
    assert (3.0, "d") == (interaction.signals[0].quantity, interaction.signals[0].unit)


def test_the_same_id_is_stored_once(desk: Desk) -> None:
    """A retry with the same id returns what the first made and writes nothing."""
    first = desk.type("beton/audit m? : une question", entry_id=AN_ID)
    second = desk.type("beton/audit m? : une question", entry_id=AN_ID)
    assert first == second
    assert 1 == len(desk.file().interactions)


def test_an_id_that_is_no_uuid_is_refused(desk: Desk) -> None:
    """Nothing is written under an id that could clash."""
    with pytest.raises(Unacceptable, match="id_not_uuid"):
        desk.type("beton/audit t 5 : court", entry_id="1")


def test_a_line_without_a_client_is_not_stored(desk: Desk) -> None:
    """The client is never guessed: the line waits until it is named."""
    with pytest.raises(Unacceptable, match="entry_without_client"):
        record(desk.journal, desk.read("inconnu t 5 : qui est-ce"))
    assert () == desk.file().interactions


def test_an_unknown_person_is_added_to_the_client(desk: Desk) -> None:
    """A new name on a line is a new contact, once, whatever its accents."""
    desk.type("beton/audit t 5 : vu @Éléonore")
    desk.type("beton/audit t 5 : revu @eleonore")
    assert ["Leroy", "Benali", "Éléonore"] == [person.name for person in desk.file().people]


def test_a_reply_closes_the_request(desk: Desk) -> None:
    """An outgoing entry answers the oldest open request and says which."""
    asked = desk.type("beton/audit m? : une question")
    desk.clock.turn(hours=3)
    replied = desk.type("beton/audit m> : voici")
    assert (asked.id,) == replied.closed
    act = desk.file().acts[0]
    assert (ActKind.ANSWER, asked.id, replied.id) == (act.kind, act.subject_id, act.interaction_id)


def test_two_replies_close_a_request_once(desk: Desk) -> None:
    """A request that another entry has answered meanwhile is not answered again."""
    asked = desk.type("beton/audit m? : une question")
    late = desk.read("beton/audit m> : voici aussi")
    desk.type("beton/audit m> : voici")
    assert (asked.id,) == (late.closes,)
    assert () == record(desk.journal, late).closed


def test_a_signature_signs_the_period(desk: Desk) -> None:
    """``!signature`` dates the first period that awaits it; removing the line takes it back."""
    entry = desk.type("beton/audit r 30 : contrat !signature")
    assert date(2026, 3, 2) == desk.file().periods[0].signed_on
    remove(desk.journal, entry.id)
    assert None is desk.file().periods[0].signed_on


def test_a_planned_entry_counts_once_confirmed(desk: Desk) -> None:
    """What is planned rates nothing until it took place."""
    entry = desk.type("beton/audit r demain 10h : bilan !note 9")
    assert Kind.PLANNED is desk.file().interactions[0].kind
    assert () == desk.file().ratings
    desk.clock.turn(days=2)
    confirm(desk.journal, entry.id)
    assert [9.0] == [rating.value for rating in desk.file().ratings]
    assert confirm(desk.journal, entry.id).is_empty


def test_only_a_planned_entry_is_confirmed(desk: Desk) -> None:
    """Confirming what already took place is a mistake, said so."""
    entry = desk.type("beton/audit t 5 : court")
    with pytest.raises(Unacceptable, match="entry_not_planned"):
        confirm(desk.journal, entry.id)


def test_correcting_replaces_what_the_line_made(desk: Desk) -> None:
    """Id, seq and moment of logging stay; everything else is what the new line says."""
    entry = desk.type(FULL_LINE)
    before = desk.file().interactions[0]
    desk.clock.turn(days=1)
    desk.retype(entry.id, "beton/pmo m< : tout va bien = devis lundi")
    file = desk.file()
    after = file.interactions[0]
    assert (before.id, before.seq, before.logged_at) == (after.id, after.seq, after.logged_at)
    assert (desk.pmo_id, "tout va bien", ()) == (after.mission_id, after.note, after.signals)
    assert ((), (), (), ()) == (file.steps, file.waitings, file.decisions, file.ratings)
    assert ["devis"] == [commitment.text for commitment in file.commitments]
    assert None is not after.edited_at


def test_correcting_keeps_what_was_done_about_a_promise(desk: Desk) -> None:
    """A promise whose text stays is the same promise: its being kept stays attached."""
    entry = desk.type("beton/audit t 5 : ok = devis jeudi = plan vendredi")
    promise = desk.file().commitments[0]
    desk.type("beton/audit m> : devis envoyé !tenu devis")
    desk.retype(entry.id, "beton/audit t 10 : ok = plan lundi = devis vendredi")
    file = desk.file()
    assert promise.id in {it.id for it in file.commitments if it.text == "devis"}
    assert [promise.id] == [act.subject_id for act in file.acts]


def test_correcting_may_answer_the_same_request_again(desk: Desk) -> None:
    """A line read again finds open what it had closed itself."""
    asked = desk.type("beton/audit m? : une question")
    replied = desk.type("beton/audit m> : voici")
    desk.retype(replied.id, "beton/audit m> : voici la réponse")
    acts = [act for act in desk.file().acts if act.kind is ActKind.ANSWER]
    assert [asked.id] == [act.subject_id for act in acts]


def test_removing_takes_along_what_the_line_made(desk: Desk) -> None:
    """Nothing that an entry made, or that was done to it, outlives it."""
    entry = desk.type(FULL_LINE)
    desk.type("beton/audit m> : excuses !reconnu")
    remove(desk.journal, entry.id)
    file = desk.file()
    assert 1 == len(file.interactions)
    assert ((), (), (), (), (), ()) == (
        file.steps,
        file.commitments,
        file.waitings,
        file.decisions,
        file.ratings,
        file.acts,
    )


def test_a_promise_of_a_deliverable_delivers_it(desk: Desk) -> None:
    """Keeping what a period owes marks it delivered; taking the word back unmarks it."""
    desk.type("beton/audit t 5 : ok = plan d'actions v1 jeudi")
    assert [True] == [promise.is_deliverable for promise in desk.file().commitments]
    kept = desk.type("beton/audit m> : envoyé !livré")
    assert date(2026, 3, 2) == desk.file().deliverables[0].delivered_on
    remove(desk.journal, kept.id)
    assert None is desk.file().deliverables[0].delivered_on


@pytest.mark.parametrize(
    ("promised", "named"),
    [
        ("plan actions", True),
        ("le plan des actions", True),
        ("actions du plan", True),
        ("plan de formation", False),
    ],
)
def test_little_words_do_not_hide_a_deliverable(desk: Desk, promised: str, *, named: bool) -> None:
    """A promise names a deliverable by the words that tell, in any order, without articles."""
    desk.type(f"beton/audit t 5 : ok = {promised} jeudi")
    assert [named] == [promise.is_deliverable for promise in desk.file().commitments]


def test_details_of_a_signal_are_set_afterwards(desk: Desk) -> None:
    """The excuse of a signal may be told later; a signal that is not there cannot have one."""
    entry = desk.type("beton/audit t 5 : aïe !retard 3j")
    detail(desk.journal, entry.id, SignalCode.LATE_DELIVERY, (Detail.CLIENT_CAUSE,))
    assert (Detail.CLIENT_CAUSE,) == desk.file().interactions[0].signals[0].details
    with pytest.raises(Unacceptable, match="entry_without_signal"):
        detail(desk.journal, entry.id, SignalCode.ERROR, ())
