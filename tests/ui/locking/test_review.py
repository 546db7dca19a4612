"""Are sealed lines that need a word looked at again, one by one, as of when they were typed?"""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.storage.vault.safes import LITTLE, PASSPHRASE
from tests.ui.conftest import reopened
from tests.ui.values import NOW, ZONE
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.sealed import open_sealed, seal_line, waiting_lines
from trustjournal.journal.keeping.vault import encrypt
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import entries
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.toast import Toast
from trustjournal.ui.locking.review import ReviewWork

TYPED = NOW - timedelta(hours=3)


@pytest.fixture
def journal(journal_file: Path) -> Journal:
    """Return the window's journal, encrypted and open, with two sealed lines waiting."""
    key = encrypt(reopened(journal_file), PASSPHRASE, effort=LITTLE).key
    lines = ("beton t 5h : long", "zorglub t 10 : qui")
    for number, text in enumerate(lines, start=1):
        at = TYPED + timedelta(minutes=number)
        seal_line(journal_file, str(UUID(int=number)), text=text, typed_at=at)
    return open_journal(journal_file, clock=lambda: NOW, zone=ZONE, key=key)


@pytest.fixture
def work(qtbot: QtBot, look: Presentation, journal: Journal) -> ReviewWork:
    """Return the review of what was opened, begun."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    work = ReviewWork(journal, look, Toast(window), window)
    work.tell(open_sealed(journal, "fr"))
    work.begin()
    return work


def test_each_line_is_shown_in_turn(work: ReviewWork, journal: Journal) -> None:
    """What was recorded is corrected; what could not be is recorded, both as of their typing."""
    assert work.dialog is not None
    line = work.dialog.line
    assert "beton t 5h : long" == line.edit.text()
    line.rewrite("beton t 50 : long")
    work.dialog.save.click()
    assert "zorglub t 10 : qui" == line.edit.text()
    line.rewrite("beton t 10 : qui")
    work.dialog.save.click()
    assert work.dialog.isHidden()
    assert 0 == waiting_lines(journal.database.path)
    second, first = (one.interaction for one in entries(journal, limit=2))
    assert ("long", 50, "qui", 10) == (first.note, first.minutes, second.note, second.minutes)
    assert [TYPED + timedelta(minutes=one) for one in (1, 2)] == [
        first.logged_at,
        second.logged_at,
    ]
    journal.close()


def test_a_line_that_still_lacks_a_word_waits(work: ReviewWork, journal: Journal) -> None:
    """It says what is missing, and later is soon enough."""
    assert work.dialog is not None
    work.dialog.save.click()
    work.dialog.save.click()
    assert work.dialog.isVisible()
    work.dialog.later.click()
    assert 1 == waiting_lines(journal.database.path)
    journal.close()
