"""Pre-flight lists what will be said, and stops names and words that should not leave."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from tests.report.makers import LOGGED, lively_file, moment, order, told
from trustjournal.domain.records import Client, ClientFile, MilestoneMove, Person
from trustjournal.errors import Unacceptable
from trustjournal.report.content import CLIENT_KINDS
from trustjournal.report.document import ReportKind
from trustjournal.report.names import Named, names_in
from trustjournal.report.preflight import Worry, seal
from trustjournal.report.produce import draw_up, names_of_others, preflight, produce
from trustjournal.report.setting import Choices

OTHERS = (
    Named("Mutuelle Océane"),
    Named("oceane"),
    Named("Kerbrat", is_person=True),
    Named("Tom", is_person=True),
    Named("Claire", is_person=True),
    Named("Syndicat des eaux"),
    Named("Jardins de Provence"),
    Named("Holding Alpha"),
    Named("Holding Beta"),
)


def with_sentence(text: str) -> ClientFile:
    """Return the lively mission with one more shareable sentence."""
    file = lively_file()
    more = told(9, moment(4, 21), text)
    return lively_file(interactions=(*file.interactions, more))


def test_every_sentence_printed_is_listed_with_a_key() -> None:
    """What can be printed can be seen and removed before."""
    listed = {item.text for item in preflight(lively_file(), order()).items}
    assert {one.shareable for one in lively_file().interactions if one.shareable} <= listed
    assert {one.text for one in lively_file().milestones} <= listed


@pytest.mark.parametrize("kind", CLIENT_KINDS)
def test_a_removed_item_is_not_printed(kind: ReportKind) -> None:
    """One key removes it from the document altogether."""
    keys = frozenset(item.key for item in preflight(lively_file(), order(kind)).items)
    bare = draw_up(lively_file(), order(kind, choices=Choices(removed=keys)))
    printed = repr((bare.opening, bare.sections))
    texts = [one.shareable for one in lively_file().interactions if one.shareable]
    texts += [one.text for one in lively_file().milestones]
    assert [text for text in texts if text in printed] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("comme chez Kerbrat", ("Kerbrat",)),
        ("comme chez kerbrat", ("Kerbrat",)),
        ("modèle repris de la mutuelle oceane", ("Mutuelle Océane", "oceane")),
        ("l'équipe d'Océane", ("Mutuelle Océane", "oceane")),
        ("Tom valide", ("Tom",)),
        ("la tomate et l'atome", ()),
        ("une vision claire", ()),
        ("Claire valide", ("Claire",)),
        ("les eaux usées du syndicat", ()),
        ("rien à signaler", ()),
        ("les jardins sont livrés", ()),
        ("les Jardins de Provence", ("Jardins de Provence",)),
        ("un chantier en Provence", ("Jardins de Provence",)),
        ("Holding créée en mai", ()),
        ("comme chez Alpha", ("Holding Alpha",)),
        ("le groupe de travail", ()),
    ],
)
def test_names_of_others_are_recognised(text: str, found: tuple[str, ...]) -> None:
    """Whole words, accents and capitals aside; an ordinary word only with a capital."""
    assert names_in(text, OTHERS) == found


def test_a_part_that_both_clients_share_points_at_nobody() -> None:
    """Written to Océane Tech, "Océane" alone does not mean Mutuelle Océane; the whole name does."""
    own = ("Océane Tech",)
    assert names_in("pour Océane", OTHERS, own) == ()
    assert names_in("comme à la Mutuelle Océane", OTHERS, own) == ("Mutuelle Océane",)


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Pichon est en arrêt maladie", True),
        ("he is in hospital", True),
        ("une connerie de plus", True),
        ("Réorganisation des flux, cône de vente, convention", False),
        ("nulle part ailleurs, sans nul doute", False),
        ("the flux of influence", False),
    ],
)
def test_sensitive_words_stop(text: str, stops: bool) -> None:  # noqa: FBT001
    """Health, opinions, origin, insults: whole words only."""
    concerns = [
        concern.worry
        for item in preflight(with_sentence(text), order()).stopped
        for concern in item.concerns
    ]
    assert (Worry.SENSITIVE in concerns) is stops


def test_a_stopped_document_is_not_written(tmp_path: Path) -> None:
    """Nothing is on the disk until each worry is removed or accepted."""
    with pytest.raises(Unacceptable) as raised:
        produce(with_sentence("vu avec Kerbrat"), order(others=OTHERS), out=tmp_path)
    assert [problem.code for problem in raised.value.problems] == ["paper_known_name"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("decided", ["removed", "accepted"])
def test_removing_or_accepting_lets_it_pass(decided: str, tmp_path: Path) -> None:
    """The consultant decides, item by item."""
    file = with_sentence("vu avec Kerbrat")
    choices = Choices(**{decided: frozenset({"sentence:i9"})})  # type: ignore[arg-type]
    made = produce(file, order(others=OTHERS, choices=choices), out=tmp_path)
    assert ("Vu avec Kerbrat" in repr(made.document)) is (decided == "accepted")


def test_what_is_written_for_the_document_is_checked_too() -> None:
    """A summary or a remark typed at pre-flight is free text like any other."""
    choices = Choices(summary="comme chez Kerbrat", remarks=(("milestone:m2", "grippe"),))
    stopped = preflight(lively_file(), order(others=OTHERS, choices=choices)).stopped
    assert [item.place for item in stopped] == ["summary", "remark"]


def test_boxed_characters_are_shown_but_do_not_stop() -> None:
    """A sign no font has is named; the document can be written."""
    listed = preflight(with_sentence("fait 漢"), order())
    concerns = [one for item in listed.items for one in item.concerns]
    assert [(one.worry, one.what) for one in concerns] == [
        (Worry.BOXED, "U+6F22 CJK UNIFIED IDEOGRAPH-6F22")
    ]
    assert listed.stopped == ()


def test_names_of_others_leave_out_those_the_client_shares() -> None:
    """A person known at both clients may be named at either."""
    logged = lively_file().client.logged_at
    other = ClientFile(
        Client("z", "Mutuelle Océane", "oceane", logged),
        people=(Person("y", "z", "Delmas", logged), Person("x", "z", "Kerbrat", logged)),
    )
    names = names_of_others((lively_file(), other), "c")
    assert names == (
        Named("Mutuelle Océane"),
        Named("oceane"),
        Named("Kerbrat", is_person=True),
    )


def test_the_scenario_own_shareable_lines_do_not_stop(shared: Path) -> None:
    """Lines a consultant marks for the client in real use pass without a false alarm."""
    import json  # noqa: PLC0415 - only where the shared folder is

    from trustjournal.report.lexicon import sensitive_words  # noqa: PLC0415

    scenario = json.loads((shared / "scenario" / "journal-a.json").read_text(encoding="utf-8"))
    lines = [one["line"].split(":", 1)[-1] for one in scenario["lines"] if " &" in one["line"]]
    assert [line for line in lines if sensitive_words(line)] == []


def test_an_acceptance_holds_for_its_text_only() -> None:
    """A sentence accepted, then written anew, is looked at again."""
    sealed = Choices(accepted=frozenset({seal("sentence:i9", "vu avec Kerbrat")}))
    listed = preflight(with_sentence("vu avec Kerbrat"), order(others=OTHERS, choices=sealed))
    assert ([], 1) == ([*listed.stopped], sum(item.was_accepted for item in listed.items))
    other = preflight(with_sentence("Kerbrat a craqué"), order(others=OTHERS, choices=sealed))
    assert ["sentence:i9"] == [item.key for item in other.stopped]


def test_the_reason_of_a_slip_is_listed_and_removed_by_itself() -> None:
    """The milestone stays without it."""
    move = MilestoneMove("v", "m5", date(2026, 5, 8), date(2026, 5, 12), "salle prise", LOGGED)
    file = lively_file(moves=(move,))
    assert "slip:m5" in {item.key for item in preflight(file, order()).items}
    bare = repr(draw_up(file, order(choices=Choices(removed=frozenset({"slip:m5"})))))
    assert ("alle prise" in bare, "bilan au comité" in bare.lower()) == (False, True)


def test_offers_are_listed_apart_for_the_kinds_that_could_say_them() -> None:
    """A promise not flagged is offered to a progress report, never to an activity report."""
    hidden = tuple(
        dataclasses.replace(one, client_visible=False) for one in lively_file().commitments
    )
    file = lively_file(commitments=hidden)
    assert 3 == len(preflight(file, order()).offered)
    assert () == preflight(file, order(ReportKind.ACTIVITY)).offered
