"""Is what is meant found first?"""

from time import perf_counter

import pytest

from trustjournal.ui.palette.offers import Offer, OfferKind, marks, ranked

TITLES = (
    "Nouvelle mission", "Réorganisation du hall 3", "Portefeuille du dirigeant", "Béton SA",
    "Une mission nouvelle", "Annuler le dernier changement",
)  # fmt: skip


def offers(*titles: str) -> tuple[Offer, ...]:
    """Return an offer for each title, its key the title."""
    return tuple(Offer(one, OfferKind.COMMAND, one, lambda: None) for one in titles)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nou mis", "Nouvelle mission"),
        ("beton", "Béton SA"),
        ("BÉTON", "Béton SA"),
        ("hall", "Réorganisation du hall 3"),
        ("pdd", "Portefeuille du dirigeant"),
        ("organ", "Réorganisation du hall 3"),
        ("changement annuler", "Annuler le dernier changement"),
    ],
)
def test_what_is_meant_comes_first(query: str, first: str) -> None:
    """Words in any order, without accents, their beginnings or the letters they begin with."""
    assert first == ranked(query, offers(*TITLES), ())[0].title


def test_every_word_must_be_found() -> None:
    """One word that is nowhere is enough to leave an offer out."""
    assert () == ranked("mission zébu", offers(*TITLES), ())


def test_what_was_chosen_lately_comes_first() -> None:
    """Of two that answer as well, the one chosen last; with no query, in that order."""
    made = offers("Hall 1", "Hall 2", "Hall 3")
    assert "Hall 3" == ranked("hall", made, ("Hall 3",))[0].title
    assert ["Hall 2", "Hall 3", "Hall 1"] == [
        one.title for one in ranked("", made, ("Hall 2", "Hall 3"))
    ]


def test_found_words_are_marked_where_they_stand() -> None:
    """The marks are spans of the title as written, accents and all."""
    assert ((0, 4), (17, 21)) == marks("reor hall", "Réorganisation d'hall")[:2]


def test_a_key_is_answered_within_a_frame() -> None:
    """Two hundred missions and all that goes with them are ranked within 16 ms."""
    made = tuple(
        Offer(
            f"{place}", OfferKind.MISSION, f"Mission {place} du client {place % 80}", lambda: None
        )
        for place in range(900)
    )
    ranked("mis", made, ())  # the texts are folded once
    fastest = min(_seconds("mission cli", made) for _ in range(5))
    assert fastest < 0.016


def _seconds(query: str, made: tuple[Offer, ...]) -> float:
    start = perf_counter()
    ranked(query, made, ())
    return perf_counter() - start
