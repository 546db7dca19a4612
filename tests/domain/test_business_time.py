"""The clock that stops on weekends and French holidays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustjournal.domain.business_time import (
    WorkingTime,
    after_business_hours,
    business_hours,
    is_working_day,
)

PARIS = ZoneInfo("Europe/Paris")
FRANCE = WorkingTime()
ALSACE = WorkingTime(alsace_moselle=True)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds


def paris(text: str) -> datetime:
    """Return a local time of Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-17T09:00", "2026-03-18T09:00", 24.0),  # Tuesday to Wednesday: as the plain clock
        ("2026-03-20T18:05", "2026-03-23T18:05", 24.0),  # Friday evening to Monday evening
        ("2026-03-21T10:00", "2026-03-22T20:00", 0.0),  # within a weekend
        ("2026-05-07T12:00", "2026-05-11T12:00", 24.0),  # 8 May is a holiday, then a weekend
        ("2026-04-03T00:00", "2026-04-07T00:00", 24.0),  # Good Friday worked, Easter Monday not
        ("2026-03-18T09:00", "2026-03-17T09:00", 0.0),  # backwards
    ],
)
def test_only_working_days_count(start: str, end: str, hours: float) -> None:
    """Weekends and public holidays stop the clock, working days run whole."""
    assert hours == business_hours(paris(start), paris(end), FRANCE)


def test_alsace_and_moselle_have_two_days_more() -> None:
    """Good Friday and 26 December are holidays there (local law)."""
    days = (date(2026, 4, 3), date(2025, 12, 26))

    assert tuple(is_working_day(day, FRANCE) for day in days) == (True, True)
    assert tuple(is_working_day(day, ALSACE) for day in days) == (False, False)


def test_own_working_days_are_respected() -> None:
    """A consultant who never works on Wednesday has no clock running on Wednesday."""
    four_days = WorkingTime(weekdays=frozenset({0, 1, 3, 4}))

    hours = business_hours(paris("2026-03-17T12:00"), paris("2026-03-19T12:00"), four_days)

    assert hours == 24.0


@settings(max_examples=60)
@given(INSTANTS, st.floats(0.01, 200))
def test_the_two_directions_agree(start: datetime, hours: float) -> None:
    """After h business hours, exactly h business hours have passed."""
    end = after_business_hours(start, hours, FRANCE)

    assert hours == pytest.approx(business_hours(start, end, FRANCE), abs=1e-5)


@settings(max_examples=60)
@given(INSTANTS, st.floats(0, 600))
def test_never_more_than_elapsed_time(start: datetime, hours: float) -> None:
    """The business clock never runs ahead of the plain one."""
    end = start + timedelta(hours=hours)

    assert 0 <= business_hours(start, end, ALSACE) <= hours + 1e-6


def test_no_working_day_is_refused() -> None:
    """A week without any working day would never come to an end."""
    with pytest.raises(ValueError, match="frozenset"):
        after_business_hours(paris("2026-03-17T12:00"), 1, WorkingTime(weekdays=frozenset()))
