"""Which letters are these bytes, and which moment is this text? As people and programs write."""

from datetime import UTC, date, datetime, time

import pytest

from tests.builders import paris
from trustjournal.errors import Unacceptable
from trustjournal.exchange.texts import clock_said, decoded, moment_said

ZONE = "Europe/Paris"
TEXT = "déjà vu ; à l'été\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_letters_are_known_without_being_told(encoding: str) -> None:
    """By their mark, by how they lie, and else as Windows wrote French."""
    assert TEXT == decoded(TEXT.encode(encoding)).removeprefix("\ufeff")


def test_an_encoding_that_is_none_is_refused() -> None:
    """So is one that the bytes are not in."""
    for encoding in ("klingon", "zlib", "a\0b", "ascii"):
        with pytest.raises(Unacceptable):
            decoded(TEXT.encode(), encoding)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12/10/2026", date(2026, 10, 12)),
        ("12.10.26", date(2026, 10, 12)),
        ("2026-10-12", date(2026, 10, 12)),
        ("12/10/2026 14h30", paris("2026-10-12T14:30")),
        ("12-10-2026 à 9h", paris("2026-10-12T09:00")),
        ("2026-10-12T14:30:15", paris("2026-10-12T14:30:15")),
        ("2026-10-12 14:30:15.123", paris("2026-10-12T14:30:15")),
        ("2026-10-12T14:30Z", datetime(2026, 10, 12, 14, 30, tzinfo=UTC)),
        ("2026-10-12T14:30:00+0200", paris("2026-10-12T14:30")),
        ("12/10/2026 2:30 PM", paris("2026-10-12T14:30")),
        ("31/02/2026", None),
        ("0001-01-01", None),
        ("demain", None),
        ("12/10/2026 25:00", None),
        ("", None),
    ],
)
def test_a_moment_is_read_as_it_was_said(text: str, said: datetime | date | None) -> None:
    """The day first; a clock without an offset is meant here."""
    assert said == moment_said(text, ZONE)


def test_the_month_comes_first_where_that_was_said() -> None:
    """As American programs write it."""
    assert date(2026, 12, 10) == moment_said("12/10/2026", ZONE, month_first=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9h", time(9)),
        ("14:05:09", time(14, 5, 9)),
        ("12 AM", time(0)),
        ("24:00", None),
        ("midi", None),
    ],
)
def test_a_clock_is_read(text: str, said: time | None) -> None:
    """On twenty-four hours, or on twelve where that is said."""
    assert said == clock_said(text)
