"""How stretches of time and days are told."""

from datetime import date

import pytest

from trustjournal.ui.kit import times
from trustjournal.wording import words

MONDAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0.5, "30 min"), (5.33, "5 h 20"), (5.0, "5 h"), (29.5, "30 h"), (100, "4 jours")],
)
def test_a_stretch_is_told_in_its_own_unit(hours: float, told: str) -> None:
    """Minutes under an hour, hours and minutes under a day, then hours, then days."""
    assert told == times.span(words("fr"), hours)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 6, 15), "aujourd'hui"),
        (date(2026, 6, 14), "hier"),
        (date(2026, 6, 19), "vendredi"),
        (date(2026, 6, 30), "30 juin"),
        (date(2025, 12, 1), "1er décembre 2025"),
    ],
)
def test_a_near_day_is_told_by_its_name(day: date, told: str) -> None:
    """The week ahead by weekday, the rest by date, another year with its year."""
    assert told == times.day(words("fr"), day, MONDAY)


def test_a_due_day_takes_its_article() -> None:
    """French says "le 30 juin" but "demain"."""
    french = words("fr")
    assert "le 30 juin" == times.due_day(french, date(2026, 6, 30), MONDAY)
    assert "demain" == times.due_day(french, date(2026, 6, 16), MONDAY)
