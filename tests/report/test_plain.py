"""The text beside the pages says what they say."""

import pytest

from tests.report.makers import lively_file, order
from tests.report.paper import plain
from trustjournal.report.document import ReportKind
from trustjournal.report.plain import as_text
from trustjournal.report.preflight import strings_of
from trustjournal.report.produce import draw_up


@pytest.mark.parametrize("kind", ReportKind)
def test_the_text_holds_every_word_of_the_items(kind: ReportKind) -> None:
    """Nothing on a page is missing from the text beside it."""
    made = draw_up(lively_file(), order(kind))
    told = plain(as_text(made)).casefold()
    parts = (made.title, *(text for pair in made.facts for text in pair))
    assert [one for one in parts if plain(one).casefold() not in told] == []
    texts = (one for one in strings_of((made.opening, made.sections)) if "</svg>" not in one)
    lines = [line for one in texts for line in one.splitlines()]
    assert [one for one in lines if len(one) > 40 and plain(one).casefold() not in told] == []
