"""Where and in which order dates are said. Source: quick entry, rules 4, 5 and 14."""

from datetime import UTC, datetime

import pytest

from tests.quickline.lines import NOW, ambers, at, read


@pytest.mark.parametrize(
    ("said", "expected", "doubt"),
    [
        ("11/3", "2026-11-03", set()),
        ("11/3/2026", "2026-11-03", set()),
        ("11/3/26 2pm", "2026-11-03T14:00", set()),
        ("3 november", "2026-11-03", set()),
        ("2026-11-03", "2026-11-03", set()),
        ("13/3", "2026-11-18T16:05", {"start"}),
    ],
)
def test_the_united_states_say_the_month_first(said: str, expected: str, doubt: set[str]) -> None:
    """Only the order of figures changes; what that order refuses is refused."""
    draft = read(f"beton t {said} : x", date_order="MDY")
    assert (draft.start.isoformat()[: len(expected)], ambers(draft)) == (expected, doubt)


@pytest.mark.parametrize(
    ("zone", "now", "line", "expected"),
    [
        ("Europe/Paris", "2026-03-30T09:00", "hier 9h", "2026-03-29T09:00:00+02:00"),
        ("Europe/Paris", "2026-03-30T09:00", "samedi 9h", "2026-03-28T09:00:00+01:00"),
        ("Europe/Paris", "2026-03-29T09:00", "il y a 8h", "2026-03-29T00:00:00+01:00"),
        ("Europe/Paris", "2026-03-29T04:00", "1h30", "2026-03-29T01:30:00+01:00"),
        ("Europe/Paris", "2026-03-29T09:00", "à 2h30", "2026-03-29T03:30:00+02:00"),
        ("Europe/Paris", "2026-10-25T09:00", "il y a 9h", "2026-10-25T01:00:00+02:00"),
        ("Europe/Paris", "2026-10-25T09:00", "à 2h30", "2026-10-25T02:30:00+02:00"),
        ("Europe/Paris", "2026-10-24T11:00", "dans 24h", "2026-10-25T10:00:00+01:00"),
        ("Europe/Paris", "2026-10-24T11:00", "demain 11h", "2026-10-25T11:00:00+01:00"),
        ("America/New_York", "2026-03-09T09:00", "yesterday 9am", "2026-03-08T09:00:00-04:00"),
        ("America/New_York", "2026-11-02T09:00", "saturday 9am", "2026-10-31T09:00:00-04:00"),
        ("Asia/Kolkata", "2026-11-18T16:05", "20", "2026-11-18T15:45:00+05:30"),
        ("Pacific/Auckland", "2026-11-18T16:05", "hier soir", "2026-11-17T19:00:00+13:00"),
    ],
)
def test_hours_elapse_and_days_keep_the_wall_clock(
    zone: str, now: str, line: str, expected: str
) -> None:
    """Across both clock changes, in any zone. Source: rule 14."""
    assert read(f"beton t {line} : x", at(now, zone), zone=zone).start.isoformat() == expected


@pytest.mark.parametrize(
    ("now", "line"), [("2026-03-29T09:00", "à 2h30"), ("2026-10-25T09:00", "à 2h30")]
)
def test_an_hour_that_is_skipped_or_comes_twice_is_in_doubt(now: str, line: str) -> None:
    """Neither is guessed in silence."""
    assert ambers(read(f"beton t {line} : x", at(now))) == {"start"}


def test_a_range_over_a_clock_change_lasts_what_has_passed() -> None:
    """From 1:00 to 4:00 in the night of March there are two hours."""
    draft = read("beton t de 1h à 4h : x", at("2026-03-29T09:00"))
    assert draft.minutes == 120


def test_the_day_is_the_one_of_the_zone() -> None:
    """At 23:30 in London it is tomorrow in Paris."""
    now = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)
    assert read("beton t hier : x", now).start.isoformat() == "2026-11-17"
    assert read("beton t hier : x", now, zone="UTC").start.isoformat() == "2026-11-16"


def test_a_planned_entry_is_ahead_by_the_minute() -> None:
    """Now is past, a minute later is planned."""
    assert read("beton r 16h05 : x").kind == "log"
    assert read("beton r 16h06 : x").kind == "planned"
    assert read("beton r 16:05 : x", NOW.replace(second=30)).kind == "log"
