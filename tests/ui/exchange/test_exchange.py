"""Files come in and the journal goes out, in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import reopened
from trustjournal.exchange.exporting import ExportFormat
from trustjournal.journal.bringing.importing import LEFT_OUT, MAKE
from trustjournal.journal.keeping.safekeeping import backups_of
from trustjournal.journal.reading import clients, entries
from trustjournal.launcher import House
from trustjournal.ui.exchange.course import Course, Stopped
from trustjournal.ui.exchange.import_dialog import ImportDialog

OpenHouse = Callable[..., House]
TABLE = (
    "Jour;Heure;Société;Type;Commentaire\n"
    "12/03/2026;14h30;Béton SA;Téléphone;point rapide\n"
    "13/03/2026;9h;Inconnue SARL;Réunion;premier contact\n"
    "14/03/2026;9h;Inconnue SARL;Réunion;second contact\n"
)
PATIENCE = 20_000
COPY = (Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table that names one client the journal knows and one it does not."""
    path = tmp_path / "relevé.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def _opened(house: House, path: Path, qtbot: QtBot) -> ImportDialog:
    assert house.desk is not None
    dialog = house.desk.exchange.open(path)
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=PATIENCE)
    return dialog


def _bring(house: House, dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.take.click()
    qtbot.waitUntil(house.window.toast.isVisible, timeout=PATIENCE)


def test_a_table_comes_in_and_goes_by_one_undo(
    open_house: OpenHouse, journal_file: Path, table: Path, qtbot: QtBot
) -> None:
    """What is clear is brought in after a backup; the toast takes all of it back."""
    house = open_house()
    dialog = _opened(house, table, qtbot)
    with_before = reopened(journal_file)
    before = len(entries(with_before))

    _bring(house, dialog, qtbot)

    assert (before + 1, 1) == (len(entries(with_before)), len(backups_of(with_before)))
    house.window.toast._button.click()
    assert before == len(entries(with_before))
    with_before.close()


def test_an_unclear_row_is_settled_once_for_all_alike(
    open_house: OpenHouse, table: Path, qtbot: QtBot
) -> None:
    """Both rows of the unknown client follow the choice made for one of them."""
    house = open_house()
    dialog = _opened(house, table, qtbot)

    dialog.decided.emit((3,), MAKE)
    made = dialog.take.text()
    dialog.decided.emit((3, 4), LEFT_OUT)

    assert ("3" in made, dialog.settle.isVisible()) == (True, False)
    assert "1" in dialog.take.text()


def test_a_client_is_made_where_it_is_wanted(
    open_house: OpenHouse, journal_file: Path, table: Path, qtbot: QtBot
) -> None:
    """One new client for both its rows."""
    house = open_house()
    dialog = _opened(house, table, qtbot)
    dialog.decided.emit((3,), MAKE)

    _bring(house, dialog, qtbot)

    journal = reopened(journal_file)
    assert ["Béton SA", "Inconnue SARL"] == sorted(client.name for client in clients(journal))
    journal.close()


def test_the_menu_offers_what_it_may_be(open_house: OpenHouse, table: Path, qtbot: QtBot) -> None:
    """The known clients, a new one by its name, or to leave it aside."""
    dialog = _opened(open_house(), table, qtbot)

    menu = dialog.table._menu(dialog.table._chosen())

    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert "beton/hall" == texts[0]
    assert any("Inconnue SARL" in text for text in texts)


def test_what_cannot_be_read_is_said_in_the_dialog(
    open_house: OpenHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    """No button to press, and the reason in the window's language."""
    path = tmp_path / "x.ics"
    path.write_text("rien")
    house = open_house()
    assert house.desk is not None
    dialog = house.desk.exchange.open(path)

    qtbot.waitUntil(dialog._problem.isVisible, timeout=PATIENCE)

    assert not dialog.take.isEnabled()


def test_a_file_dropped_on_the_window_is_looked_over(
    open_house: OpenHouse, table: Path, qtbot: QtBot
) -> None:
    """Dropping is opening."""
    house = open_house()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(table))])
    action, button, keys = COPY
    entering = QDragEnterEvent(QPointF(5, 5), action, files, button, keys)
    QApplication.sendEvent(house.window, entering)

    QApplication.sendEvent(house.window, QDropEvent(QPoint(5, 5), action, files, button, keys))

    assert entering.isAccepted()
    (dialog,) = house.window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=PATIENCE)


def test_each_shape_is_written(open_house: OpenHouse, tmp_path: Path, qtbot: QtBot) -> None:
    """Each file stands where it was asked for, and the toast says so."""
    house = open_house()
    assert house.desk is not None

    for shape in ExportFormat:
        house.desk.exchange.export_to(shape, tmp_path / f"out.{shape}")

    targets = [tmp_path / f"out.{shape}" for shape in ExportFormat]
    qtbot.waitUntil(lambda: all(target.exists() for target in targets), timeout=PATIENCE)
    qtbot.waitUntil(house.window.toast.isVisible, timeout=PATIENCE)


def test_an_export_of_the_same_journal_brings_nothing(
    open_house: OpenHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    """Its own export holds nothing new: the button rests, and the table says what is there."""
    house = open_house()
    assert house.desk is not None
    target = tmp_path / "all.json"
    house.desk.exchange.export_to(ExportFormat.JSON, target)
    qtbot.waitUntil(target.exists, timeout=PATIENCE)

    dialog = house.desk.exchange.open(target)
    qtbot.waitUntil(lambda: dialog.facts.rowCount() > 0, timeout=PATIENCE)

    assert not dialog.take.isEnabled()


def test_work_that_is_not_wanted_stops() -> None:
    """The next time it says how far it is, it is stopped."""
    course = Course()
    course.tell(1, 2)
    course.stop()

    with pytest.raises(Stopped):
        course.tell(2, 2)
