"""The journals that are measured on are sound, and the same for the same number."""

from datetime import UTC, datetime
from pathlib import Path

from tests.bench.made import UNTIL, make
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import check_journal
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import entries, missions

COUNT = 1000


def test_the_same_number_makes_the_same_entries(tmp_path: Path) -> None:
    """Seeded: two makings hold the same facts, over five missions, and pass the check."""
    told = []
    for name in ("one", "other"):
        make(COUNT, tmp_path / name)
        journal = _opened(tmp_path / name)
        told.append([entry.interaction for entry in entries(journal)])
        assert len(missions(journal)) == 5
        assert check_journal(journal).is_ok
        journal.close()

    assert told[0] == told[1]
    assert len(told[0]) == COUNT
    assert told[0][0].logged_at <= UNTIL


def _opened(path: Path) -> Journal:
    return open_journal(path, clock=lambda: datetime.now(UTC), zone="Europe/Paris", read_only=True)
