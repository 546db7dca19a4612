"""What is offered after the call: planned meetings asked about, many lines at once?"""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hands
from tests.ui.seen import button_named, plain, texts
from tests.ui.values import NOW
from trustjournal.journal.reading import entries, search
from trustjournal.launcher import House
from trustjournal.ui.capture.bulk import BulkDialog

Open = Callable[..., House]
PLANNED = "beton/hall r 12/6 20h 1h : comité"


def _plan(house: House) -> None:
    assert house.desk is not None
    house.window.line.prepare(PLANNED)
    house.window.line.submit()


def _later(house: House, hours: float) -> None:
    clock = house.presentation.now
    assert isinstance(clock, Hands)
    clock.now = NOW + timedelta(hours=hours)
    house.window.show_anew("today")


def test_a_planned_meeting_is_asked_about_once_it_has_passed(open_house: Open) -> None:
    """Before its end nothing is asked; after it the strip of Today asks."""
    house = open_house()
    assert house.desk is not None
    strip = house.desk.today.planned
    _plan(house)
    assert strip.isHidden()
    _later(house, 4)
    assert not strip.isHidden()
    assert "comité" in texts(strip)


def test_telling_it_confirms_it(open_house: Open) -> None:
    """The line made ready names it; the entry it becomes carries the planned one."""
    house = open_house()
    assert house.desk is not None
    _plan(house)
    _later(house, 4)
    strip = house.desk.today.planned
    button_named(strip, "Raconter ce qui était prévu avec Béton SA").click()
    line = house.window.line
    assert "beton/hall r 12/6 20h00 60min : " == line.edit.text()
    line.prepare(line.edit.text() + "décidé ensemble")
    line.submit()
    assert strip.isHidden()
    (planned,) = search(house.desk._journal, "is:planned")
    told = entries(house.desk._journal, limit=1)[0]
    assert planned.confirmed is not None
    assert "décidé ensemble" == told.interaction.note
    assert told.id == planned.confirmed.interaction_id


def test_a_meeting_that_ends_is_asked_about_by_a_toast(open_house: Open) -> None:
    """While the window is open, its end brings the question at once, a single time."""
    house = open_house()
    assert house.desk is not None
    _plan(house)
    _later(house, 4)
    house.desk._planned.ask()
    assert any("Béton SA est passé" in plain(text) for text in texts(house.window.toast))
    house.window.toast.leave()
    house.desk._planned.ask()
    assert house.window.toast.isHidden()


def test_many_lines_are_shown_before_they_are_recorded(open_house: Open, qtbot: QtBot) -> None:
    """Nothing is written until the button; what has no client stays in the box."""
    house = open_house()
    assert house.desk is not None
    assert house.bulk is not None
    before = len(entries(house.desk._journal))
    house.bulk.open()
    dialog = house.window.findChild(BulkDialog)
    assert dialog is not None
    dialog.box.setPlainText("beton t 5 : un\ninconnu t : deux\n\nbeton m? 9h : trois ?")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3, timeout=5_000)
    assert before == len(entries(house.desk._journal))
    dialog.save.click()
    assert before + 2 == len(entries(house.desk._journal))
    assert "inconnu t : deux" == dialog.box.toPlainText()
    dialog.reject()


def test_many_lines_are_undone_together(open_house: Open, qtbot: QtBot) -> None:
    """One Undo takes back all that one button recorded."""
    house = open_house()
    assert house.desk is not None
    assert house.bulk is not None
    before = len(entries(house.desk._journal))
    house.bulk.open()
    dialog = house.window.findChild(BulkDialog)
    assert dialog is not None
    dialog.box.setPlainText("beton t 5 : un\nbeton t 6 : deux")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=5_000)
    dialog.save.click()
    assert dialog.isHidden()
    button_named(house.window.toast, "Annuler").click()
    assert before == len(entries(house.desk._journal))


def test_the_form_opens_from_every_line(open_house: Open) -> None:
    """Ctrl+D in the top line goes on in the capture window, with the line and its boxes."""
    house = open_house()
    assert house.ways is not None
    house.window.line.prepare("beton t 5 : un mot")
    QTest.keyClick(house.window.line.edit, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    window = house.ways.entry.window
    assert window.isVisible()
    assert window.form is not None
    assert "un mot" == window.form.entered().note
    assert "" == house.window.line.edit.text()
    window.leave()
