"""Which entries answer a search?"""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.desk import Desk
from trustjournal.errors import Unacceptable
from trustjournal.journal.engagements import NewClient, add_client
from trustjournal.journal.entries import remove
from trustjournal.journal.reading import entries, search

LINES = (
    "beton/audit t 5 : inquiet sur l'œuvre d'art",
    "beton/audit m? : devis du lot 3 en attente #urgent",
    "beton/pmo v 30 : comité de pilotage !retard 3j @Benali",
    "beton/pmo r demain 10h : atelier budget",
    "beton/audit m> : « l'étude » est prête & = relire la synthèse vendredi",
)


@pytest.fixture
def written(desk: Desk) -> Desk:
    """Return a desk where a few lines were typed, an hour apart."""
    for line in LINES:
        desk.type(line)
        desk.clock.turn(hours=1)
    return desk


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("l'œuvre", {0}),
        ("l'oeuvre", {0}),
        ("OEUVRE", {0}),
        ("oeuv", {0}),
        ("etude", {4}),
        ("l’étude", {4}),
        ('"du lot"', {1}),
        ('"lot du"', set()),
        ("lot devis", {1}),
        ("comite -retard", set()),
        ("comite -budget", {2}),
        ("-comite", {0, 1, 3, 4}),
        ("client:beton", {0, 1, 2, 3, 4}),
        ('client:"Béton SA" budget', {3}),
        ("client:zz", set()),
        ("mission:pmo", {2, 3}),
        ("mission:beton/aud devis", {1}),
        ("person:benali", {2}),
        ("personne:BENALI", {2}),
        ("signal:retard", {2}),
        ("signal:late_delivery", {2}),
        ("signal:erreur", set()),
        ("tag:urgent", {1}),
        ("is:open", {4}),
        ("est:demande", {1}),
        ("is:planned", {3}),
        ("is:shared", {4}),
        ("before:2026-03-03", {0, 1, 2, 4}),
        ("after:03/03/2026", {3}),
        ("après:2026-03 avant:2027", {0, 1, 2, 3, 4}),
        ("http://exemple", set()),
        ("'", {0, 1, 2, 3, 4}),
        ("", {0, 1, 2, 3, 4}),
    ],
)
def test_a_query_finds_what_it_says(written: Desk, query: str, expected: set[int]) -> None:
    """Words, phrases, exclusions and operators, in both languages, without accents."""
    found = {LINES.index(entry.interaction.raw) for entry in search(written.journal, query)}
    assert expected == found


def test_results_come_newest_first(written: Desk) -> None:
    """By when it happened, planned ones first; a limit keeps the newest."""
    found = [LINES.index(entry.interaction.raw) for entry in search(written.journal, "", 3)]
    assert [3, 4, 2] == found


def test_what_was_removed_or_retyped_is_found_no_more(written: Desk) -> None:
    """The index follows every change of an entry."""
    (entry,) = search(written.journal, "oeuvre")
    written.retype(entry.id, "beton/audit t 5 : tout va bien")
    assert () == search(written.journal, "oeuvre")
    assert 1 == len(search(written.journal, '"tout va"'))
    remove(written.journal, entry.id)
    assert () == search(written.journal, '"tout va"')


def test_a_common_word_gives_the_newest_wherever_they_were_logged(desk: Desk) -> None:
    """Walking the newest entries and sorting all of them give the same, late entries too."""
    for number in range(30):
        day = f"{1 + number % 28}/02"
        desk.type(f"beton/audit t {day} 9h : suivi numéro {number}")
    everything = search(desk.journal, "suivi")
    assert 30 == len(everything)
    assert everything[:7] == search(desk.journal, "suivi", 7)
    starts = [entry.interaction.happened.start for entry in everything]
    assert sorted(starts, reverse=True) == starts


@pytest.mark.parametrize("query", ["before:hier", "after:2026-02-30", "is:étrange"])
def test_a_date_or_state_that_is_none_is_said(written: Desk, query: str) -> None:
    """A wrong operator value is a problem, not an empty list."""
    with pytest.raises(Unacceptable, match=r"search_(day|state)_unknown"):
        search(written.journal, query)


@given(query=st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_typed_is_a_search_or_a_problem(written: Desk, query: str) -> None:
    """No text makes the index fail: apostrophes, quotes, stars, brackets, any script."""
    with suppress(Unacceptable):
        search(written.journal, query)


def test_an_entry_names_what_it_is_about(written: Desk) -> None:
    """An entry carries client, mission, people, promises, and the reply to its request."""
    add_client(written.journal, NewClient("Vins Leroux"))
    found = {LINES.index(entry.interaction.raw): entry for entry in entries(written.journal)}
    assert ("Béton SA", "beton", "pmo", ("Benali",)) == (
        found[2].client,
        found[2].client_alias,
        found[2].mission_alias,
        found[2].people,
    )
    assert ["relire la synthèse"] == [promise.text for promise in found[4].commitments]
    assert not found[1].is_open_request
    assert found[4].interaction.happened.start == found[1].answered_at
    assert 2 == len(entries(written.journal, mission_id=written.pmo_id))
