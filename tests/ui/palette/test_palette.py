"""Does one field lead to everything, by keys alone?"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.seen import plain
from trustjournal.journal.analyses import today
from trustjournal.launcher import House
from trustjournal.ui.palette.offers import OfferKind
from trustjournal.ui.palette.palette import Palette

OpenHouse = Callable[..., House]


@pytest.fixture
def house(qtbot: QtBot, open_house: OpenHouse) -> House:
    """Return a window in front, its palette open by its key."""
    made = open_house()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.window.to_line()
    QTest.keyClick(made.window.line.edit, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(palette_of(made).isVisible)
    return made


def palette_of(house: House) -> Palette:
    """Return the window's palette."""
    assert house.conventions is not None
    return house.conventions.palette.palette


def type_in(palette: Palette, text: str) -> list[str]:
    """Type a query and return the titles that answer."""
    palette.field.setText(text)
    rows = range(palette.model.rowCount())
    return [plain(str(palette.model.index(row).data())) for row in rows]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("reglages", "Ouvrir les réglages"),
        ("portef", "Portefeuille"),
        ("hall", "Hall 3"),
        ("beton", "Béton SA"),
        ("durand", "Durand"),
        ("modele", "Réglages : Modèle"),
    ],
)
def test_everything_is_found(house: House, query: str, title: str) -> None:
    """Actions, screens, missions, clients, people, pages of the settings."""
    assert title in type_in(palette_of(house), query)


def test_keys_choose_and_enter_does(qtbot: QtBot, house: House) -> None:
    """Down and up go round; Enter opens the mission and the palette is gone."""
    palette = palette_of(house)
    assert "Hall 3" == type_in(palette, "hall 3")[0]
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not palette.isVisible())
    assert "missions" == house.window.current


def test_escape_gives_the_focus_back(qtbot: QtBot, house: House) -> None:
    """Nothing is done, and typing goes on where it was."""
    palette = palette_of(house)
    type_in(palette, "quitter")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(house.window.line.edit.hasFocus)
    assert house.window.isVisible()


def test_a_line_is_recorded_from_here(qtbot: QtBot, house: House) -> None:
    """What reads as a line is offered first, told by its chips, and recorded by Enter."""
    palette = palette_of(house)
    offered = type_in(palette, "beton t 25 : devis accepté")
    first = palette.model.offer(0)
    assert first is not None
    assert (OfferKind.LINE, "Enregistrer : devis accepté") == (first.kind, offered[0])
    assert "25 min" in plain(first.detail)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not palette.isVisible())
    assert house.desk is not None
    (analysis,) = today(house.desk._journal).missions
    assert "devis accepté" in [entry.note for entry in analysis.interactions]


@pytest.mark.parametrize("text", ["beton", "annuler le dernier changement", "hall t"])
def test_other_words_are_no_line(house: House, text: str) -> None:
    """A name alone, an action, a line that says nothing: none is offered to be recorded."""
    type_in(palette_of(house), text)
    first = palette_of(house).model.offer(0)
    assert first is None or first.kind is not OfferKind.LINE


def test_entries_are_found_by_their_words(qtbot: QtBot, house: House) -> None:
    """Once the typing has settled, notes that hold the words come last."""
    palette = palette_of(house)
    palette.field.setText("inquiet lot")
    qtbot.waitUntil(lambda: palette.model.rowCount() > 0)
    found = palette.model.offer(0)
    assert found is not None
    assert (OfferKind.ENTRY, "inquiet sur le lot 3") == (found.kind, found.title)


def test_names_are_masked(house: House) -> None:
    """In discreet mode a name typed is found, and shown masked."""
    palette = palette_of(house)
    palette.reject()
    house.window.commands.perform("discreet")
    house.window.commands.perform("palette")
    assert "Client A" in type_in(palette, "beton")
    assert not any("Béton" in title for title in type_in(palette, "beton"))
    house.window.commands.perform("discreet")
