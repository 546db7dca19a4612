"""On this day: a year ago before a quarter ago before a month ago."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.ui import values
from trustjournal.domain.anniversaries import on_this_day
from trustjournal.domain.signals import Signal, SignalCode

PARIS = ZoneInfo("Europe/Paris")


def told(*stamps: str, now: str = "2026-06-12T10:00") -> str | None:
    """Return the id of what is told at ``now`` about entries of these times (UTC)."""
    entries = tuple(
        values.interaction(stamp, datetime.fromisoformat(stamp).replace(tzinfo=UTC))
        for stamp in stamps
    )
    analysis = replace(values.analysis(), interactions=entries)
    found = on_this_day((analysis,), datetime.fromisoformat(now).replace(tzinfo=UTC), PARIS)
    return None if found is None else found.entry.id


def test_the_farthest_back_comes_first() -> None:
    """A year ago, though a month ago something happened too."""
    assert told("2025-06-12T09:00", "2026-05-12T09:00") == "2025-06-12T09:00"
    assert told("2026-03-12T09:00", "2026-05-12T09:00") == "2026-03-12T09:00"


def test_the_day_is_the_local_one() -> None:
    """Half past eleven at night, universal time, is the next day in Paris in summer."""
    assert told("2026-05-11T22:30") == "2026-05-11T22:30"
    assert told("2026-05-12T22:30") is None


def test_a_month_without_that_day_has_nothing_to_tell() -> None:
    """There is no 31 February; the 28th is another day."""
    assert told("2026-02-28T09:00", now="2026-03-31T10:00") is None


def test_what_says_most_is_told() -> None:
    """An entry with a signal before one with a longer note."""
    day = datetime(2026, 5, 12, 9, tzinfo=UTC)
    plain = values.interaction("plain", day, note="un très long mot " * 9)
    coded = values.interaction(
        "coded", day, note="livré", signals=(Signal(SignalCode.DELIVERED_ON_TIME),)
    )
    analysis = replace(values.analysis(), interactions=(plain, coded))
    found = on_this_day((analysis,), values.NOW, PARIS)
    assert found is not None
    assert ("coded", 1) == (found.entry.id, found.months)
