"""A doubt can be told, and settled by a choice written into the line."""

import pytest

from tests.quickline.lines import ambers, context, read
from tests.quickline.test_expressions import rows
from trustjournal.quickline.draft import Amber, AmberField, Draft
from trustjournal.wording import LANGUAGES, words

# A line for each doubt that expressions of time cannot raise.
LINES = (
    "zorg t 5 : x",
    "acne t 5 : x",
    "ma t 5 : x",
    "t 5 : x",
    "acme t 5 : x",
    "acme/zz t 5 : x",
    "beton t 5 : x @Zoé",
    "beton m : x",
    "beton t 300 : x",
    "beton r 12 people",
    "beton t lundi mardi : x",
    "beton t vendredi 18 : x",
    "beton t samedi 9/2/26 : x",
    "beton r pendant 99h : x",
    "beton t 5 : x = rapport",
    "beton t 5 : x = ce matin relire",
    "beton t 5 : x = 2 pages vendredi",
    "beton t 5 : x = lundi préparer mardi",
    "beton t 5 : x !zz",
    "beton t 5 : x !rep",
    "beton t 5 : x !note",
    "beton t 5 : x !décision",
)
SETTLED = (
    "acne t 5 : x",
    "ma t 5 : x",
    "t 5 : x",
    "acme t 5 : x",
    "acme/zz t 5 : x",
    "beton t 5 : x @Lero",
    "beton t 300 : x",
    "beton r 12 people",
    "beton t vendredi prochain : x",
    "beton t hier à 4 : x",
    "beton t 5 : x = rapport vendredi prochain",
    "beton t 5 : x = rapport à 4",
)


def _all_doubts() -> list[Amber]:
    lines = [*LINES, *(f"beton t {row.expression} : x" for row in rows("head"))]
    lines += [f"beton t 5 : a = rapport {row.expression}" for row in rows("tail")]
    return [amber for line in lines for amber in read(line).amber]


def _with(draft: Draft, amber: Amber, choice: str) -> str:
    start, end = amber.span
    if start == end == 0:
        return f"{choice} {draft.raw}"
    return draft.raw[:start] + choice + draft.raw[end:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_has_words(language: str) -> None:
    """Each reason that a line can give is told in each language."""
    spoken = words(language)
    assert not {amber.why for amber in _all_doubts() if not spoken.has(f"amber.{amber.why}")}


def test_every_word_of_doubt_is_needed() -> None:
    """No reason is written that no line gives; a few need a clock or a journal of their own."""
    keys = words("en").keys()
    written = {key.removeprefix("amber.") for key in keys if key.startswith("amber.")}
    rare = {
        "no_client",
        "no_open_mission",
        "ambiguous_mission",
        "ambiguous_person",
        "clock_skipped",
        "clock_twice",
        "part_ahead",
        "small_hours",
    }
    assert written - rare == {amber.why for amber in _all_doubts()} - rare


@pytest.mark.parametrize("line", SETTLED)
def test_a_choice_written_over_its_doubt_settles_it(line: str) -> None:
    """The best choice, put where the doubt points, leaves no doubt of that field."""
    draft = read(line)
    amber = draft.amber[0]
    again = read(_with(draft, amber, amber.choices[0]))
    assert amber.field not in ambers(again)
    if amber.field in {AmberField.START, AmberField.DUE}:
        due = [each.due for each in draft.commitments]
        assert [each.due for each in again.commitments] == due
        assert due or again.start == draft.start


def test_a_refused_day_points_at_its_words() -> None:
    """What cannot be is shown where it stands."""
    draft = read("beton t mardi 18 : relance")
    assert [draft.raw[slice(*amber.span)] for amber in draft.amber] == ["mardi 18"]


def test_last_used_after_two_hours_is_no_client() -> None:
    """Nothing is assumed from long ago. Source: quick entry, rules 1 and 14."""
    draft = read("t 5 : x", last_used=None)
    assert (draft.client, draft.amber[0].why) == (None, "no_client")
    assert context().last_used is not None
