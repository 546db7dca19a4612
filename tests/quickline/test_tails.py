"""What follows the head: note, segments, signs. Source: quick entry, grammar, rules 8 to 10, 14."""

import pytest

from tests.quickline.lines import ambers, read
from trustjournal.quickline.draft import Draft


def _segments(draft: Draft) -> list[tuple[str, str, str | None]]:
    return [
        (sign, each.text, each.due.isoformat()[:16] if each.due else None)
        for sign, group in ((">", draft.steps), ("=", draft.commitments), ("<", draft.waiting))
        for each in group
    ]


@pytest.mark.parametrize(
    ("tail", "note", "segments"),
    [
        ("a > rappeler", "a", [(">", "rappeler", None)]),
        ("a > lundi rappeler", "a", [(">", "rappeler", "2026-11-23")]),
        ("a > 10h rappeler", "a", [(">", "rappeler", "2026-11-19T10:00")]),
        ("a > vendredi", "a", [(">", "vendredi", "2026-11-20")]),
        ("a > mon rapport à relire", "a", [(">", "mon rapport à relire", None)]),
        ("a > in a fortnight send it", "a", [(">", "send it", "2026-12-02")]),
        (
            "a > b = c demain < d lundi",
            "a",
            [(">", "b", None), ("=", "c", "2026-11-19"), ("<", "d", "2026-11-23")],
        ),
        ("a > demain appeler Leroy à 10h", "a", [(">", "appeler Leroy", "2026-11-19T10:00")]),
        ("a = vendredi : rapport", "a", [("=", "rapport", "2026-11-20")]),
        ("a = rapport, vendredi", "a", [("=", "rapport", "2026-11-20")]),
        ("a > b > c", "a", [(">", "b", None), (">", "c", None)]),
        ("a = rapport vendredi @Leroy !merci", "a", [("=", "rapport", "2026-11-20")]),
        ("a > relire @Leroy vendredi", "a", [(">", "relire", "2026-11-20")]),
        ("a > relire vendredi ++", "a", [(">", "relire", "2026-11-20")]),
        ("budget > 10k€, il hésite", "budget > 10k€, il hésite", []),
        ("budget < 10 000 €", "budget < 10 000 €", []),
        ("a > 3 pages", "a > 3 pages", []),
        ("a > 10k€ > relire lundi", "a > 10k€", [(">", "relire", "2026-11-23")]),
        ("a < b < 0 c", "a", [("<", "b < 0 c", None)]),
        ("a -> b => c >= d", "a -> b => c >= d", []),
        ("a>b et c=d", "a>b et c=d", []),
        ("a >", "a >", []),
        ('"a > b" c', "a > b c", []),
        ("« a > b » c", "« a > b » c", []),
        ('le projet "demain" de Leroy', "le projet demain de Leroy", []),
        ('a > relire "lundi"', "a", [(">", "relire lundi", None)]),
        ('écran 27" et 24"', 'écran 27" et 24"', []),
    ],
)
def test_signs_cut_a_note_into_segments(
    tail: str, note: str, segments: list[tuple[str, str, str | None]]
) -> None:
    """Signs count only as tokens of their own; quotes protect; a digit that is no date is text."""
    draft = read(f"beton t 5 : {tail}")
    assert (draft.note, _segments(draft)) == (note, segments)


@pytest.mark.parametrize(
    ("tail", "doubt"),
    [
        ("a > rappeler", set()),
        ("a = rapport", {"due"}),
        ("a < pièces", {"due"}),
        ("a = 2 pages vendredi", {"due"}),
        ("a = lundi préparer le comité mardi", {"due"}),
        ("a = relire la note de lundi", {"due"}),
        ("a > relire la note de lundi", set()),
        ("a = rapport 31/11", {"due"}),
        ("a > rapport 31/11", {"due"}),
        ("a > 31/11 rapport", {"due"}),
        ("a > 29 février rapport", {"due"}),
        ("a > 45h par semaine", set()),
        ("a = rapport vendredi", set()),
    ],
)
def test_a_promise_without_a_date_is_in_doubt(tail: str, doubt: set[str]) -> None:
    """My own next step may go without; a refused or doubled date is always said."""
    assert ambers(read(f"beton t 5 : {tail}")) == doubt


@pytest.mark.parametrize(
    ("tail", "shareable", "note"),
    [
        ("tout va bien &", "tout va bien", "tout va bien"),
        ("tout va bien & > relire lundi", "tout va bien", "tout va bien"),
        ("tout va bien !planning & = x lundi", "tout va bien", "tout va bien"),
        ("tout va bien & !planning", "tout va bien", "tout va bien"),
        ("tout va bien ++ & > relire lundi", "tout va bien", "tout va bien"),
        ("privé &: dit au client > relire lundi", "dit au client", "privé"),
        ("privé &:dit au client", "dit au client", "privé"),
        ("privé &: dit !merci au client", "dit au client", "privé"),
        ("Dupont & fils", None, "Dupont & fils"),
        ("Dupont & !merci fils", None, "Dupont & fils"),
        ("a > voir Dupont &", None, "a"),
        ('a "&"', None, "a &"),
        ("&", None, "&"),
    ],
)
def test_an_ampersand_shares_the_note(tail: str, shareable: str | None, note: str) -> None:
    """Only as the last word of the note, or with a sentence of its own; text anywhere else."""
    draft = read(f"beton t 5 : {tail}")
    assert (draft.shareable, draft.note) == (shareable, note)
    assert draft.client_visible == (shareable is not None)


@pytest.mark.parametrize(
    ("tail", "tags", "note"),
    [
        ("a #urgent b", ["urgent"], "a b"),
        ("a *urgent", ["urgent"], "a"),
        ("a #urgent, b", ["urgent"], "a b"),
        ("a #Référence", ["Référence"], "a"),
        ("a #12 b", [], "a #12 b"),
        ("a 3*4 c#", [], "a 3*4 c#"),
        ("a #x #x", ["x"], "a"),
        ("mail à x@y.fr", [], "mail à x@y.fr"),
    ],
)
def test_a_tag_begins_a_word_with_a_letter(tail: str, tags: list[str], note: str) -> None:
    """``#tag`` and ``*tag`` are lifted wherever they stand."""
    draft = read(f"beton t 5 : {tail}")
    assert (list(draft.tags), draft.note) == (tags, note)


def test_a_tag_is_spelled_as_it_is_known() -> None:
    """An accent or a capital never makes a second tag. Source: rule 12."""
    assert read("beton t 5 : a #reference", tags=("Référence",)).tags == ("Référence",)
