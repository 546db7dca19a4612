"""Does the journal come through the battery? Each row small; packaging/dev.py torture is whole."""

from pathlib import Path

import pytest

from tests.torture.battery import ROWS
from tests.torture.row import Row, undergo


@pytest.mark.torture
@pytest.mark.parametrize("row", ROWS, ids=[f"{row.id} {row.name}" for row in ROWS])
def test_nothing_is_lost_corrupt_or_silent(row: Row, tmp_path: Path) -> None:
    """A row tries what it tries and finds no harm; what the machine lacks is said."""
    outcome = undergo(row, tmp_path, whole=False)
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert () == outcome.harms
    assert outcome.tries
