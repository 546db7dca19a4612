"""Which days are marked along a chart."""

from datetime import date

from trustjournal.charts.timescale import marks
from trustjournal.wording import words


def test_months_are_marked_over_a_season() -> None:
    """From 75 days on, the first of each month; January says its year."""
    found = marks(date(2025, 11, 20), date(2026, 3, 5), words("fr"))
    assert ("déc.", "janv. 2026", "févr.", "mars") == tuple(label for _, label in found)


def test_mondays_are_marked_over_a_month() -> None:
    """From two weeks on, each Monday."""
    found = marks(date(2026, 6, 3), date(2026, 6, 30), words("en"))
    assert ("8 Jun", "15 Jun", "22 Jun", "29 Jun") == tuple(label for _, label in found)


def test_marks_never_crowd() -> None:
    """Ten days or ten years give at most a dozen and a half marks."""
    for last in (date(2026, 1, 11), date(2026, 9, 1), date(2030, 1, 1), date(2036, 1, 1)):
        assert 0 < len(marks(date(2026, 1, 1), last, words("en"))) <= 18
