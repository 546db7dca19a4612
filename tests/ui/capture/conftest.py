"""A line at work, on a journal of one client."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.capture.typing import Desk
from tests.ui.conftest import reopened
from trustjournal.journal.journal import Journal
from trustjournal.ui.kit import stylesheet
from trustjournal.ui.kit.presentation import Presentation


@pytest.fixture
def journal(journal_file: Path) -> Iterator[Journal]:
    """Return an open journal at NOW."""
    opened = reopened(journal_file)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, look: Presentation, journal: Journal) -> Desk:
    """Return a line that reads and records."""
    stylesheet.apply(look)
    return Desk(qtbot, look, journal)
