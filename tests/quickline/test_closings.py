"""What a line closes. Source: quick entry, rule 2; trust model, acts on earlier facts."""

from datetime import timedelta

import pytest

from tests.quickline.lines import NOW, context, read
from trustjournal.quickline.context import OpenItem
from trustjournal.quickline.draft import ChipField, Draft
from trustjournal.quickline.read import read_line
from trustjournal.quickline.shown import parse_object


def item(
    name: str, hours: int, mission: str = "beton/pmo", *, people: tuple[str, ...] = ()
) -> OpenItem:
    """Make something open since so many hours; due then too."""
    since = NOW - timedelta(hours=hours)
    return OpenItem(name, mission.split("/", maxsplit=1)[0], mission, name, since, since, people)


OLD, NEW = item("old", 30), item("new", 2)
THEIRS = item("theirs", 1, people=("beton@Leroy",))
ELSEWHERE = item("elsewhere", 40, "acme/mig")


def _closed(line: str, *requests: OpenItem) -> tuple[str | None, str | None]:
    draft = read(line, requests=requests)
    return draft.closes, draft.offers


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("beton m> : x", ("old", None)),
        ("beton t> 5 : x", ("old", None)),
        ("beton msg> : x", ("old", None)),
        ("beton m> : x @Leroy", ("theirs", None)),
        ("beton t> 5 avec Leroy : x", ("theirs", None)),
        ("beton m> : x @Jean", ("old", None)),
        ("beton t 5 : x", (None, "old")),
        ("beton r 1h : x", (None, "old")),
        ("beton m : x", (None, None)),
        ("beton m< : x", (None, None)),
        ("beton m? : x", (None, None)),
        ("beton n : x", (None, None)),
        ("beton r> demain : x", (None, None)),
        ("beton m> avant-hier : x", (None, None)),
        ("may m> : x", (None, None)),
        ("zorg m> : x", (None, None)),
    ],
)
def test_an_outgoing_entry_answers_the_oldest_request(
    line: str, closed: tuple[str | None, str | None]
) -> None:
    """Of its people, else of the mission; a call only offers; nobody answers ahead of asking."""
    assert _closed(line, ELSEWHERE, OLD, NEW, THEIRS) == closed


def test_an_answer_is_a_chip_that_tells_since_when() -> None:
    """And after how long; its span is empty: it was not typed, and can be removed."""
    draft = read("beton m> : x", requests=(OLD,))
    chip = next(chip for chip in draft.chips if chip.field is ChipField.CLOSES)
    assert (chip.span, chip.text) == ((0, 0), "17/11 10:05, 30 h 00")
    assert "closes" not in {each["field"] for each in parse_object(draft)["chips"]}  # type: ignore[attr-defined]


def _acts(draft: Draft) -> list[tuple[str, str | None]]:
    return [(str(act.kind), act.subject_id) for act in draft.acts]


PROMISES = (item("rapport final", 9), item("plan de charge", 5), item("autre", 20, "acme/mig"))


@pytest.mark.parametrize(
    ("tail", "acts"),
    [
        ("x !tenu", [("keep", "rapport final")]),
        ("x !tenu plan", [("keep", "plan de charge")]),
        ("le plan est remis !livré", [("keep", "plan de charge")]),
        ("x !livré !tenu", [("keep", "rapport final"), ("keep", "plan de charge")]),
        ("x !retard 3j plan", [("keep", "plan de charge")]),
        ("x !rompu", [("break", "rapport final")]),
        ("x !reporté vendredi plan", [("renegotiate", "plan de charge")]),
        ("x !moved to friday", [("renegotiate", "rapport final")]),
        ("x !jalon", []),
    ],
)
def test_words_after_the_code_choose_the_promise(
    tail: str, acts: list[tuple[str, str | None]]
) -> None:
    """Else those of the note, else the oldest due of the mission; each promise once."""
    assert _acts(read(f"beton t 5 : {tail}", commitments=PROMISES)) == acts


def test_a_move_carries_its_new_date() -> None:
    """The date right after the code; without one, in doubt."""
    draft = read("beton t 5 : x !reporté au 28/11", commitments=PROMISES)
    assert [str(act.due) for act in draft.acts] == ["2026-11-28"]
    draft = read("beton t 5 : x !reporté", commitments=PROMISES)
    assert [(str(amber.field), amber.why) for amber in draft.amber] == [("due", "no_due")]


@pytest.mark.parametrize(
    ("code", "where", "act"),
    [
        ("!reçu", "waitings", "receive"),
        ("!parlé", "gaps", "discuss"),
        ("!désaccord", "silent_agreements", "voice"),
        ("!révélé", "silent_agreements", "reveal"),
        ("!reconnu", "losses", "acknowledge"),
    ],
)
def test_each_act_has_its_facts(code: str, where: str, act: str) -> None:
    """It acts on what is open of its kind, and shows it as a chip."""
    opened = context()._replace(**{where: (OLD,)})  # type: ignore[arg-type]
    draft = read_line(f"beton t 5 : x {code}", NOW, opened)
    assert _acts(draft) == [(act, "old")]
    assert [chip.text for chip in draft.chips if chip.field is ChipField.ACT] == ["old"]


def test_nothing_open_is_no_closing() -> None:
    """A signal stands by itself; an act alone says that it found nothing."""
    assert _acts(read("beton t 5 : x !livré !désaccord !tenu")) == []
    assert _acts(read("beton t 5 : x !reçu")) == [("receive", None)]


def test_what_comes_in_may_be_what_was_owed() -> None:
    """An incoming entry proposes the waiting that its words name, else the oldest due."""
    owed = (item("accès VPN", 50), item("export ERP", 20))
    assert read("beton m< : export reçu", waitings=owed).may_receive == "export ERP"
    assert read("beton m< : voilà", waitings=owed).may_receive == "accès VPN"
    assert read("beton m> : voilà", waitings=owed).may_receive is None


def test_owning_up_is_about_the_last_loss() -> None:
    """What was just reproached, not what was forgiven months ago; words may still choose.

    Source: trust model, records: I owned up to the last loss.
    """
    losses = (item("retard du plan", 50), item("promesse rompue", 20))
    assert _acts(read("beton t 5 : mes torts !reconnu", losses=losses)) == [
        ("acknowledge", "promesse rompue")
    ]
    assert _acts(read("beton t 5 : !reconnu le retard", losses=losses)) == [
        ("acknowledge", "retard du plan")
    ]


@pytest.mark.parametrize("said", ["x !livré lot 5", "lot 5 remis !livré"])
def test_a_short_word_parts_what_a_longer_one_leaves_together(said: str) -> None:
    """Lot 4, lot 5: the older is not taken for the one that is named."""
    promises = (item("lot 4", 9), item("lot 5", 5))
    assert _acts(read(f"beton t 5 : {said}", commitments=promises)) == [("keep", "lot 5")]
