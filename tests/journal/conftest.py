"""What the journal's tests share: a journal on a clock whose hands are turned."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import paris
from tests.journal.desk import Clock, Desk, settled
from trustjournal.journal.opening import create_journal


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands at a Monday morning in Paris."""
    return Clock(paris("2026-03-02T09:00"))


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """Return a consultant's desk: a new journal with a client, Béton SA, and two missions."""
    path = tmp_path / "own" / "journal.trustjournal"
    journal = create_journal(path, clock=clock, zone="Europe/Paris")
    yield settled(journal, clock)
    journal.close()
