"""The entries as a Qt model: read page by page, changed row by row."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import LINES, Hands, reopened, write
from tests.ui.values import NOW
from trustjournal.errors import Unacceptable
from trustjournal.journal.entries import remove
from trustjournal.journal.history import undo
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import open_journal
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.search import model as module
from trustjournal.ui.search.model import EntriesModel


@pytest.fixture
def journal(journal_file: Path) -> Iterator[Journal]:
    """Return the journal of six entries."""
    opened = reopened(journal_file)
    yield opened
    opened.close()


@pytest.fixture
def entries(qtbot: QtBot, journal: Journal, look: Presentation) -> EntriesModel:
    """Return the model on it, watched by Qt's own tester."""
    assert qtbot is not None
    made = EntriesModel(journal, look)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(made, mode, made)
    tester.setUseFetchMore(False)  # the tests fetch by themselves
    made.show_answers("")
    return made


def notes(model: EntriesModel) -> list[str]:
    """Return what the rows show."""
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_all_entries_newest_first(entries: EntriesModel) -> None:
    """Without a query everything is there."""
    assert len(LINES) == entries.rowCount()
    assert "peut-on décaler l'atelier ?" == notes(entries)[0].replace("\u202f", " ")


def test_a_new_entry_resets_nothing(qtbot: QtBot, entries: EntriesModel, journal: Journal) -> None:
    """One row is inserted at its place; the others, and who points at them, stay."""
    pointed = QPersistentModelIndex(entries.index(2))
    write(journal, "beton t 5 : un mot de plus")
    with qtbot.assertNotEmitted(entries.modelReset), qtbot.waitSignal(entries.rowsInserted):
        entries.look_again()
    assert 3 == pointed.row()
    assert "un mot de plus" == notes(entries)[0]


def test_removing_and_bringing_back_moves_one_row(entries: EntriesModel, journal: Journal) -> None:
    """The row leaves and comes back to where it was."""
    before = notes(entries)
    gone = entries.entry(entries.index(3))
    assert gone is not None
    remove(journal, gone.id)
    entries.look_again()
    assert [*before[:3], *before[4:]] == notes(entries)
    undo(journal)
    entries.look_again()
    assert before == notes(entries)


def test_rows_are_read_page_by_page(entries: EntriesModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is beyond the page is fetched when it is scrolled to, each row once."""
    whole = notes(entries)
    monkeypatch.setattr(module, "FIRST", 4)
    monkeypatch.setattr(module, "PAGE", 3)
    entries.show_answers("")
    assert whole[:4] == notes(entries)
    assert entries.canFetchMore(entries.index(-1))
    entries.fetchMore(entries.index(-1))
    assert whole == notes(entries)
    assert not entries.canFetchMore(entries.index(-1))


def test_operators_narrow_and_a_bad_one_keeps_the_rows(entries: EntriesModel) -> None:
    """A question that cannot be understood changes nothing."""
    entries.show_answers("est:ouvert")
    assert 2 == entries.rowCount()
    with pytest.raises(Unacceptable):
        entries.show_answers("avant:hier-ou-presque")
    assert 2 == entries.rowCount()
    entries.show_answers("plan avant:")
    assert 2 == entries.rowCount()


def test_a_past_moment_shows_what_was_known_then(
    qtbot: QtBot, journal_file: Path, look: Presentation
) -> None:
    """A window opened at an earlier moment does not list the future."""
    then = NOW - timedelta(days=30)
    early = open_journal(journal_file, clock=Hands(then), zone="Europe/Paris")
    model = EntriesModel(early, look)
    model.show_answers("")
    assert 3 == model.rowCount()
    early.close()
    assert qtbot is not None
