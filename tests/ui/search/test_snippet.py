"""Which part of a note is shown, and what is marked in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from trustjournal.ui.search.snippet import snippet


def marked(text: str, *wanted: str) -> list[str]:
    """Return what is marked."""
    found = snippet((text,), wanted)
    return [found.text[start:end] for start, end in found.marks]


def test_accents_capitals_and_ligatures_never_matter() -> None:
    """What is marked is what the index found."""
    assert ["Déj", "dej"] == marked("Déjeuner puis dejeuner", "DEJ")
    assert ["Œuvre"] == marked("Œuvre livrée", "oeuvre")
    assert ["oeuvre"] == marked("main d'oeuvre", "œuvre")


def test_only_beginnings_of_words_are_marked() -> None:
    """A word inside another is no answer of the index."""
    assert ["plan"] == marked("plan, aplan", "plan")


def test_a_long_note_begins_near_the_word() -> None:
    """The word looked for is in sight, whatever stands before it."""
    found = snippet(("mot " * 60 + "devis envoyé",), ("devis",))
    start, end = found.marks[0]
    assert "devis" == found.text[start:end]
    assert start < 60
    assert found.text.startswith("… ")


def test_the_line_as_typed_stands_in_where_the_note_lacks_the_word() -> None:
    """An engagement is in the line, not in the note."""
    found = snippet(("point", "beton t : point = devis lundi"), ("devis",))
    assert "beton t : point = devis lundi" == found.text


@settings(max_examples=150)
@given(st.text(max_size=120), st.lists(st.text(max_size=8), max_size=3))
def test_marks_lie_in_the_text_in_order(text: str, wanted: list[str]) -> None:
    """Whatever is written, marks are spans of the snippet that never overlap."""
    found = snippet((text,), tuple(wanted))
    edges = [edge for mark in found.marks for edge in mark]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(found.text))
