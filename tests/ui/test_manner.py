"""Does the window open in the tray, and whatever was chosen before?"""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hands
from tests.ui.values import NOW
from trustjournal.launcher import House, Manner
from trustjournal.settings import Settings, load, save
from trustjournal.ui.kit import theme

CHOSEN = Settings(colours="dark", text_percent=200, shortcuts={"palette": "Ctrl+J"})


@pytest.fixture
def hands() -> Hands:
    """Return a clock that stands."""
    return Hands(NOW + timedelta(hours=1))


def test_safe_mode_wears_nothing_chosen(qtbot: QtBot, journal_file: Path, hands: Hands) -> None:
    """No stylesheet, usual colours and sizes, each key its own; the choices are kept for later."""
    save(CHOSEN)
    house = House(journal_file, "fr", hands, manner=Manner(safe=True))
    house.appear()
    qtbot.waitUntil(lambda: house.window.current is not None, timeout=20_000)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert not application.styleSheet()
    assert (theme.LIGHT, 1.0) == (house.presentation.palette, house.presentation.scale)
    assert ("Ctrl+K",) == house.window.commands.keys_of("palette")
    house.window.close()
    assert CHOSEN == load()


def test_safe_mode_forgets_where_the_window_was(
    qtbot: QtBot, journal_file: Path, hands: Hands
) -> None:
    """It opens on Today, and the place of other runs is neither read nor changed."""
    assert qtbot is not None
    one, other = (House(journal_file, "fr", hands, manner=Manner(safe=True)) for _ in range(2))
    one.memory.setValue("window/screen", "journal")
    assert "today" == other.memory.value("window/screen", "today")


def test_resting_opens_the_journal_without_a_window(
    qtbot: QtBot, journal_file: Path, hands: Hands
) -> None:
    """What is due can be told; the window comes when it is wanted."""
    house = House(journal_file, "fr", hands, manner=Manner(resting=True))
    house.appear()
    qtbot.waitUntil(lambda: house.desk is not None, timeout=20_000)
    assert not house.window.isVisible()
    house.come_forward()
    qtbot.waitExposed(house.window)
    assert house.window.isVisible()
    house.window.close()


def test_without_a_tray_the_window_shows_after_all(
    qtbot: QtBot, journal_file: Path, hands: Hands
) -> None:
    """A desktop without a place for an icon would hide it for good."""
    house = House(journal_file, "fr", hands, manner=Manner(resting=True))
    house.appear()
    qtbot.waitUntil(lambda: house.desk is not None, timeout=20_000)
    house._show_without_tray()
    assert house.window.isVisible()
    house.window.close()
