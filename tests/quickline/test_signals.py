"""``!code`` and its details. Source: quick entry, rules 8 and 14; trust model, signals."""

import pytest

from tests.quickline.lines import ambers, read
from trustjournal.domain.signals import SIGNALS
from trustjournal.quickline.codes import find_code
from trustjournal.quickline.sheet import shown_signal
from trustjournal.quickline.tokens import fold_name


@pytest.mark.parametrize("language", ["french", "english"])
def test_every_quick_code_names_its_signal(language: str) -> None:
    """A whole word, with or without accents, is never shared with another signal."""
    for code, rule in SIGNALS.items():
        word = getattr(rule, language)
        assert not word or find_code(fold_name(word)) == (code,)


@pytest.mark.parametrize(
    ("tail", "signals", "note"),
    [
        ("a !ctrl", ["control"], "a"),
        ("a !bilan b", ["control_review"], "a b"),
        ("a !rapport", ["control_report"], "a"),
        ("a !réunion", ["control_meeting"], "a"),
        ("a !REUNION", ["control_meeting"], "a"),
        ("a !sil", ["silent_agreement"], "a"),
        ("a !planning !jalon", ["planning_shared", "milestone"], "a"),
        ("a !merci, b", ["thanks"], "a b"),
        ("a !merci!", ["thanks"], "a"),
        ("a !retard 3j b", ["late_delivery:3d"], "a b"),
        ("a !retard, 3j excusé prévenu b", ["late_delivery:3d"], "a b"),
        ("a !retard excusé 3j b", ["late_delivery:3d"], "a b"),
        ("a !late 2d told him", ["late_delivery:2d"], "a told him"),
        ("a !late 2 days", ["late_delivery:2d"], "a"),
        ("a !retard 1 semaine", ["late_delivery:7d"], "a"),
        ("a !retard une semaine", ["late_delivery:7d"], "a"),
        ("a !retard 30h", ["late_delivery:30h"], "a"),
        ("a !retard 30 heures b", ["late_delivery:30h"], "a b"),
        ("a !retard lot 3", ["late_delivery"], "a lot 3"),
        ("a !merci 2 jours après", ["thanks"], "a 2 jours après"),
        ("a !note 8", ["rating:8"], "a"),
        ("a !note 7,5 b", ["rating:7.5"], "a b"),
        ("a !score 8/10", ["rating:8"], "a"),
        ("a !note 11", [], "a !note 11"),
        ("a !note", [], "a !note"),
        ("a !zz b", [], "a !zz b"),
        ("a !rep b", [], "a !rep b"),
        ("a !me", [], "a !me"),
        ("a !décision", [], "a !décision"),
    ],
)
def test_a_signal_is_lifted_with_its_details(tail: str, signals: list[str], note: str) -> None:
    """Whole word or unique prefix; what names no signal stays in the text, in doubt."""
    draft = read(f"beton t 5 : {tail}")
    assert ([shown_signal(signal) for signal in draft.signals], draft.note) == (signals, note)
    assert ambers(draft) == (set() if signals else {"signal"})


@pytest.mark.parametrize("text", ["bravo !", "a != b", "ouf !!!", "(!merci)", 'dit "!merci"'])
def test_an_exclamation_is_not_a_signal(text: str) -> None:
    """A sign begins a word and is followed by a letter; quotes protect."""
    draft = read(f"beton t 5 : {text}")
    assert (draft.signals, draft.amber) == ((), ())
    assert draft.note == text.replace('"', "")


@pytest.mark.parametrize(
    ("tail", "details"),
    [
        ("!retard 3j excusé", ["excused"]),
        ("!retard prévenu 3j", ["warned"]),
        ("!erreur reconnue", ["acknowledged"]),
        ("!consultant maladie passation", ["illness", "handover"]),
        ("!handover handover skills", ["handover", "new_skills"]),
        ("!late 2d warned excused", ["warned", "excused"]),
        ("!merci excusé", []),
    ],
)
def test_details_come_in_any_order(tail: str, details: list[str]) -> None:
    """Only those that the signal can have."""
    assert [str(each) for each in read(f"beton t 5 : a {tail}").signals[0].details] == details


@pytest.mark.parametrize(
    ("tail", "text", "note"),
    [
        ("a !décision lot 4 arrêté", "lot 4 arrêté", "a"),
        ("a !décision lot 4 arrêté > relire lundi", "lot 4 arrêté", "a"),
        ("a !décision lot 4 arrêté #x", "lot 4 arrêté", "a"),
        ("!décision lot 4 arrêté ++", "lot 4 arrêté", ""),
        ("a !decision go live !merci b", "go live", "a b"),
    ],
)
def test_a_decision_takes_its_text_up_to_the_next_sign(tail: str, text: str, note: str) -> None:
    """Its text is not in the note. Source: rule 14."""
    draft = read(f"beton t 5 : {tail}")
    assert (draft.signals[0].text, draft.note) == (text, note)


def test_a_signal_may_stand_in_the_head() -> None:
    """It is lifted wherever it stands; a colon glued to its details ends the head."""
    draft = read("beton t 5 !retard 3j: livré demain")
    assert (draft.minutes, draft.note, draft.kind) == (5, "livré demain", "log")
    assert [shown_signal(signal) for signal in draft.signals] == ["late_delivery:3d"]


@pytest.mark.parametrize("figure", ["1e400", "99999999999999999999"])
def test_a_quantity_beyond_reason_is_none(figure: str) -> None:
    """It stays in the text: no engine could reckon with it, no answer could show it."""
    draft = read(f"beton t 10 : !retard {figure}j")

    assert ([it.quantity for it in draft.signals], draft.note) == ([None], f"{figure}j")
