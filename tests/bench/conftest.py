"""What the benchmarks share: copies of made journals, to be written to freely."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bench.made import ZONE
from tests.bench.run import made_journal
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import open_journal


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Journal]]:
    """Open a copy of the made journal of so many entries; closed at the end."""
    folder = tmp_path_factory.mktemp("made")
    journals: list[Journal] = []

    def open_copy(entries: int) -> Journal:
        file = Path(shutil.copy(made_journal(entries), folder / f"{entries}-{len(journals)}"))
        journals.append(open_journal(file, clock=lambda: datetime.now(UTC), zone=ZONE))
        return journals[-1]

    yield open_copy
    for journal in journals:
        journal.close()
