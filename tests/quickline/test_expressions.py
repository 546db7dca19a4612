"""Every expression of the two tables reads as its line says, and only so."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.quickline.lines import ambers, at, read
from trustjournal.quickline import phrases
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.lexicon import first_word
from trustjournal.quickline.tokens import fold

FOLDER = Path(__file__).parent
FEWEST = 200


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a table."""

    zone: str
    now: datetime
    expression: str
    reading: str


def table(language: str) -> list[Expected]:
    """Return the lines of one language's table."""
    found, zone, now = [], "", at("2026-01-01")
    text = (FOLDER / f"expressions_{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("@ "):
            moment, zone = line[2:].split()
            now = at(moment)
        elif line and not line.startswith("#"):
            expression, _, reading = line.rpartition(" -> ")
            found.append(Expected(zone, now, expression, reading))
    return found


def rows(zone: str) -> list[Expected]:
    """Return the lines of both tables that are read in ``zone``."""
    return [row for language in ("fr", "en") for row in table(language) if row.zone == zone]


def _named(zone: str) -> list[object]:
    return [
        pytest.param(row, id=f"{language} {row.now:%m-%dT%H} {row.expression}")
        for language in ("fr", "en")
        for row in table(language)
        if row.zone == zone
    ]


def _start(draft: Draft) -> str:
    if not isinstance(draft.start, datetime):
        return f"{'W' if draft.precision == 'week' else ''}{draft.start.isoformat()}"
    return f"{draft.start:%Y-%m-%dT%H:%M}{'~' if draft.precision == 'part' else ''}"


def _head_reading(draft: Draft, row: Expected) -> str:
    if draft.note != "x":
        assert row.expression in draft.note
        assert (draft.start, draft.minutes) == (row.now, None)
        return "refused" if ambers(draft) else "unread"
    parts = [_start(draft)]
    if draft.minutes is not None:
        parts.append(f"{draft.minutes}min")
    if draft.kind == "planned":
        parts.append("planned")
    if ambers(draft):
        parts.append("amber")
    return " ".join(parts)


def _tail_reading(draft: Draft, row: Expected) -> str:
    segment = draft.commitments[0]
    if segment.due is None:
        if segment.text != f"rapport {row.expression}":
            assert segment.text == f"rapport {row.expression}".replace('"', "")
            return "unquoted"
        return "unread" if draft.amber[0].why == "no_due" else "refused"
    assert segment.text == "rapport"
    shown = segment.due.isoformat()[:16]
    return f"{shown} amber" if ambers(draft) else shown


@pytest.mark.parametrize("row", _named("head"))
def test_an_expression_of_the_head_reads_as_its_line_says(row: Expected) -> None:
    """Start, precision, duration, kind and doubt; what is not read stays a word of the note."""
    draft = read(f"beton t {row.expression} : x", row.now)
    if draft.note != "x":
        draft = read(f"beton t {row.expression}", row.now)
    assert _head_reading(draft, row) == row.reading


@pytest.mark.parametrize("row", _named("tail"))
def test_an_expression_of_a_tail_reads_as_its_line_says(row: Expected) -> None:
    """Due and doubt; what is not read stays in the text of the segment."""
    draft = read(f"beton t 5 : a = rapport {row.expression}", row.now)
    assert draft.note == "a"
    assert _tail_reading(draft, row) == row.reading


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_tables_are_long_enough(language: str) -> None:
    """At least two hundred expressions a language, each said once."""
    said = [(row.zone, row.now, row.expression) for row in table(language)]
    assert len(said) >= FEWEST
    assert len(said) == len(set(said))


def test_every_pattern_can_be_tried() -> None:
    """Each expression of the program's tables compiles and is filed under a word or a digit."""
    for phrase in phrases.TABLE:
        assert phrase.keys
        assert all(key[0] in "#@" or key == first_word(key) for key in phrase.keys)
        phrases._compiled(phrase.pattern)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_pattern_is_passed_over_that_would_match(language: str) -> None:
    """What an expression matches holds its sure words, and is filed under how it begins."""
    for row in table(language):
        text = fold(row.expression)
        for phrase in phrases.TABLE:
            match = phrases._compiled(phrase.pattern).match(text)
            if match is not None:
                assert phrases.sure_words(phrase.pattern) in match[0]
                assert phrase in phrases.FILED[phrases._key(text, 0)]
