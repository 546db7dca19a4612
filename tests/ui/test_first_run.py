"""The first run: three steps, back and forth, and nothing written before the last."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.seen import button_named, plain, texts
from trustjournal import settings
from trustjournal.journal.keeping.vault import Choice, is_encrypted, new_key
from trustjournal.launcher import House
from trustjournal.paths import default_journal
from trustjournal.ui.arrival.first_run import FirstRun

OpenHouse = Callable[..., House]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_house: OpenHouse) -> House:
    """Return a window on a machine where nothing of ours ever was."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return open_house(default_journal())


def steps(house: House) -> FirstRun:
    """Return the steps."""
    return house.window.findChildren(FirstRun)[0]


def said(house: House) -> str:
    """Return all that is to be read on the window."""
    return "\n".join(plain(text) for text in texts(house.window))


def on(house: House) -> None:
    """Go on to the next step."""
    name = "Continuer" if house.presentation.words.language == "fr" else "Continue"
    button_named(steps(house), name).click()


def test_nothing_is_written_before_the_last_step(qtbot: QtBot, house: House) -> None:
    """Language, place and protection are chosen, back and forth; then the journal is made."""
    qtbot.waitUntil(lambda: "Bienvenue" in said(house))
    button_named(steps(house), "English").click()
    assert "en" == house.presentation.words.language
    on(house)
    button_named(steps(house), "Without encryption").click()
    button_named(steps(house), "Back").click()
    assert 1 == steps(house).step
    on(house)
    on(house)
    assert 3 == steps(house).step
    assert not default_journal().parent.exists()
    assert not settings.default_file().exists()
    button_named(steps(house), "A blank page").click()
    qtbot.waitUntil(lambda: house.desk is not None)
    assert default_journal().exists()
    assert ("en", None) == (settings.load().language, settings.load().journal)


def test_enter_goes_on(qtbot: QtBot, house: House) -> None:
    """The way onward has the focus: no mouse is needed to begin."""
    qtbot.waitUntil(lambda: "Bienvenue" in said(house))
    onward = button_named(steps(house), "Continuer")
    qtbot.waitUntil(onward.hasFocus)
    QTest.keyClick(onward, Qt.Key.Key_Return)
    assert 2 == steps(house).step
    qtbot.waitUntil(button_named(steps(house), "Continuer").hasFocus)


def test_a_passphrase_makes_an_encrypted_journal(qtbot: QtBot, house: House) -> None:
    """It is open at once, without being asked for what was just chosen."""
    steps(house).go(3)
    steps(house)._take(Choice("quatre mots que nul ne devine", new_key()))
    button_named(steps(house), "Une page blanche").click()
    qtbot.waitUntil(lambda: house.desk is not None, timeout=20_000)
    assert is_encrypted(default_journal())


def test_a_synced_folder_is_no_place(house: House, tmp_path: Path) -> None:
    """The service is named, and there is no going on before another folder is chosen."""
    assert house.arriving is not None
    first = house.arriving._first
    assert first is not None
    steps(house).go(2)
    first.choose_folder(tmp_path / "OneDrive")
    assert "OneDrive" in said(house)
    assert not button_named(steps(house), "Continuer").isEnabled()
    first.choose_folder(tmp_path / "own")
    assert button_named(steps(house), "Continuer").isEnabled()


def test_the_second_start_is_no_first_run(house: House, open_house: OpenHouse) -> None:
    """Once a preference was kept, a missing journal is asked about as such."""
    settings.save(settings.Settings(language="fr"))
    again = open_house(default_journal())
    assert "Où est votre journal ?" in said(again)
    assert house.window.findChildren(QAbstractButton)
