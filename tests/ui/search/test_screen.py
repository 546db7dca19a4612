"""The Journal screen in the whole window: typed, pressed, opened, corrected, removed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.seen import button_named, plain, texts
from trustjournal.launcher import House
from trustjournal.ui.mission.entry_row import EntryRow
from trustjournal.ui.search.filters import has, switched
from trustjournal.ui.search.model import entry_at
from trustjournal.ui.search.screen import SearchScreen

OpenHouse = Callable[..., House]


def journal_screen(house: House) -> SearchScreen:
    """Show the Journal screen by its key, as a user would."""
    assert house.desk is not None
    house.window.search_wanted.emit()
    return house.desk.shelf.search.screen


def notes(screen: SearchScreen) -> list[str]:
    """Return what the list shows."""
    model = screen.list.model()
    return [plain(str(model.index(row, 0).data())) for row in range(model.rowCount())]


def test_search_finds_as_one_types(open_house: OpenHouse) -> None:
    """The line has the focus, each key narrows, and nothing found says so with a way back."""
    house = open_house()
    screen = journal_screen(house)
    assert screen.line is house.window.focusWidget()
    QTest.keyClicks(screen.line, "diagn")
    assert ["diagnostic rendu"] == notes(screen)
    QTest.keyClicks(screen.line, "xyz")
    assert "Rien ne répond à « diagnxyz »" in {plain(text) for text in texts(screen)}
    button_named(screen, "Tout montrer").click()
    assert 6 == len(notes(screen))


def test_a_chip_writes_its_operator(open_house: OpenHouse) -> None:
    """The query stays the one truth, in both directions."""
    screen = journal_screen(open_house())
    button_named(screen, "En attente").click()
    assert "est:ouvert" == screen.line.text().strip()
    assert 2 == len(notes(screen))
    button_named(screen, "En attente").click()
    assert not screen.line.text()
    screen.line.setText("plan est:demande")
    assert button_named(screen, "Demandes").isChecked()


def test_operators_are_switched_as_whole_words() -> None:
    """An operator inside another word is not that operator."""
    assert "devis est:ouvert " == switched("devis", "est:ouvert")
    assert "devis " == switched("est:ouvert devis", "est:ouvert")
    assert not has("nest:ouvert", "est:ouvert")


def test_enter_opens_the_mission_at_the_entry(qtbot: QtBot, open_house: OpenHouse) -> None:
    """The row of that entry has the focus on the mission's page."""
    house = open_house()
    screen = journal_screen(house)
    screen.line.setText("diagnostic")
    entry = entry_at(screen.list.model().index(0, 0))
    assert entry is not None
    QTest.keyClick(screen.line, Qt.Key.Key_Return)
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert "missions" == house.window.current

    def is_there() -> bool:
        focused = house.window.focusWidget()
        return isinstance(focused, EntryRow) and focused.entry_id == entry.id

    qtbot.waitUntil(is_there)


def test_an_entry_is_corrected_in_its_place(qtbot: QtBot, open_house: OpenHouse) -> None:
    """F2 turns the row into its line; Enter reads it again."""
    screen = journal_screen(open_house())
    screen.line.setText("diagnostic")
    QTest.keyClick(screen.line, Qt.Key.Key_Return)
    QTest.keyClick(screen.list, Qt.Key.Key_F2)
    (edit,) = [one for one in screen.list.findChildren(QLineEdit) if one.isVisible()]
    edit.setText(edit.text().replace("rendu", "présenté"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: notes(screen) == ["diagnostic présenté"])


def test_a_removed_entry_comes_back_from_the_bin(open_house: OpenHouse) -> None:
    """Delete, a toast with Undo, and the bin with the way back."""
    house = open_house()
    screen = journal_screen(house)
    screen.line.setText("diagnostic")
    QTest.keyClick(screen.line, Qt.Key.Key_Return)
    button_named(screen, "Supprimer").click()
    assert [] == notes(screen)
    assert button_named(house.window.toast, "Annuler").isVisible()
    button_named(screen, "Corbeille").click()
    button_named(screen.bin, "Restaurer : beton v 45 : diagnostic rendu !livré").click()
    assert "La corbeille est vide" in {plain(text) for text in texts(screen.bin)}
    button_named(screen.bin, "Retour au journal").click()
    assert ["diagnostic rendu"] == notes(screen)
