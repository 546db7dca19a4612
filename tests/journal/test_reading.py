"""What does the journal know when it is asked?"""

from tests.journal.desk import Desk
from trustjournal.journal.closings import renegotiate
from trustjournal.journal.entries import remove
from trustjournal.journal.history import undo
from trustjournal.journal.reading import (
    correction_context,
    is_clock_behind,
    line_context,
    open_at_a_glance,
)
from trustjournal.quickline.context import LineContext

FULL = "beton/audit m? : question !erreur !silence !valeurs #lot = devis vendredi < plans > relire"


def _context(desk: Desk) -> LineContext:
    return line_context(desk.journal, "fr", desk.clock())


def test_a_line_is_read_against_what_stands_open(desk: Desk) -> None:
    """Requests, promises, waitings, silences, gaps and losses, until an act closes them."""
    entry = desk.type(FULL)
    context = _context(desk)
    for open_things in (
        context.requests,
        context.silent_agreements,
        context.gaps,
        context.losses,
    ):
        assert [entry.id] == [thing.id for thing in open_things]
    assert (["devis"], ["plans"]) == (
        [thing.text for thing in context.commitments],
        [thing.text for thing in context.waitings],
    )
    for words in ("voici !tenu !reçu", "dit !désaccord", "vu !parlé", "excuses !reconnu"):
        desk.type(f"beton/audit m> : {words}")
    context = _context(desk)
    assert ((), (), (), ()) == (
        context.requests,
        context.commitments,
        context.waitings,
        context.silent_agreements,
    )
    assert ((), ()) == (context.gaps, context.losses)
    undo(desk.journal, 4)
    assert [entry.id] == [request.id for request in _context(desk).requests]


def test_promises_stand_in_order_of_their_current_due(desk: Desk) -> None:
    """A due agreed anew moves a promise; what has no due comes last."""
    desk.type("beton/audit t 5 : = bilan = devis mercredi = plan jeudi")
    promises = {it.text: it.id for it in desk.file().commitments}
    renegotiate(desk.journal, promises["devis"], due=desk.clock().date().replace(day=20))
    assert ["plan", "devis", "bilan"] == [it.text for it in _context(desk).commitments]


def test_names_and_what_was_used_last_are_known(desk: Desk) -> None:
    """Clients with missions and people, the tags in use, the last client and mission."""
    desk.type("beton/pmo t 5 : point #suivi")
    context = _context(desk)
    (client,) = context.clients
    assert ("beton", ("audit", "pmo")) == (
        client.alias,
        tuple(mission.alias for mission in client.missions),
    )
    assert [False, True] == [mission.last_used is not None for mission in client.missions]
    assert ("Leroy", "Benali") == tuple(person.name for person in client.people)
    assert ("suivi",) == context.tags
    assert context.last_used is not None
    assert desk.pmo_id == context.last_used.mission_id


def test_the_month_comes_first_in_america_alone(desk: Desk) -> None:
    """A locale decides how 3/11 is read."""
    orders = {
        language: line_context(desk.journal, language, desk.clock()).date_order
        for language in ("fr", "en", "en_GB", "en_US")
    }
    assert {"fr": "DMY", "en": "DMY", "en_GB": "DMY", "en_US": "MDY"} == orders


def test_a_correction_is_read_as_if_not_yet_recorded(desk: Desk) -> None:
    """What the entry opened is not there, what it closed is open, the clock is that of then."""
    asked = desk.type("beton/audit m? : une question")
    typed_at = desk.clock()
    replied = desk.type("beton/audit m> : voici = devis jeudi")
    desk.clock.turn(days=9)
    context, now = correction_context(desk.journal, replied.id, "fr")
    assert typed_at == now
    assert [asked.id] == [request.id for request in context.requests]
    assert () == context.commitments


def test_a_glance_shows_all_that_stands_open(desk: Desk) -> None:
    """Due first, with client and mission; what is closed or removed is not there."""
    entry = desk.type("beton/audit m? : question = devis vendredi < plans mercredi > relire")
    assert [("waiting", "plans"), ("commitment", "devis"), ("request", "question")] == [
        (it.kind, it.text) for it in open_at_a_glance(desk.journal) if it.kind != "step"
    ]
    assert {("Béton SA", "audit")} == {
        (it.client, it.mission_alias) for it in open_at_a_glance(desk.journal)
    }
    remove(desk.journal, entry.id)
    assert () == open_at_a_glance(desk.journal)


def test_a_clock_that_went_back_is_noticed(desk: Desk) -> None:
    """Behind the last change by more than a minute."""
    desk.type("beton/audit t 5 : point")
    assert not is_clock_behind(desk.journal)
    desk.clock.turn(hours=-1)
    assert is_clock_behind(desk.journal)
