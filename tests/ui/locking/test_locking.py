"""Is the journal out of sight while it is locked, and all of it back once it is unlocked?"""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.storage.vault.keychains import Kept
from tests.storage.vault.safes import LITTLE, PASSPHRASE
from tests.ui.conftest import reopened
from tests.ui.values import NOW
from trustjournal.journal.keeping.sealed import seal_line, waiting_lines
from trustjournal.journal.keeping.vault import encrypt, recovery_key
from trustjournal.journal.keeping.vault import unlock as vault_unlock
from trustjournal.journal.reading import entries
from trustjournal.launcher import House
from trustjournal.ui.locking.dialogs import NewPassphrase
from trustjournal.ui.locking.idle import IdleWatch
from trustjournal.ui.locking.reasons import LockReason
from trustjournal.ui.locking.unlock_screen import UnlockScreen

Open = Callable[..., House]
NAME, SECRET = "Béton SA", "mot-canari-9021"


@pytest.fixture
def locked(journal_file: Path) -> Path:
    """Return the journal of the window's tests, encrypted."""
    encrypt(reopened(journal_file), PASSPHRASE, effort=LITTLE)
    for copy in (journal_file.parent / "backups").iterdir():
        copy.unlink()
    return journal_file


def unlock(house: House, qtbot: QtBot, phrase: str = PASSPHRASE) -> None:
    """Type the passphrase and wait for the journal."""
    screen = house.window.findChild(UnlockScreen)
    assert screen is not None
    screen.field.edit.setText(phrase)
    screen.unlock.click()
    qtbot.waitUntil(lambda: house.desk is not None, timeout=20_000)


def said(window: QWidget) -> str:
    """Return every text that is in a window, seen or not."""
    labels = [one.text() for one in window.findChildren(QLabel)]
    return "\n".join([*labels, *(one.toPlainText() for one in window.findChildren(QPlainTextEdit))])


def test_a_locked_journal_asks_and_opens(open_house: Open, locked: Path, qtbot: QtBot) -> None:
    """A wrong passphrase is said to be wrong, the right one opens."""
    house = open_house(locked)
    screen = house.window.findChild(UnlockScreen)
    assert screen is not None
    assert house.desk is None
    assert "Journal verrouillé" in said(house.window)
    screen.field.edit.setText("autre chose")
    screen.unlock.click()
    qtbot.waitUntil(lambda: "la bonne" in said(house.window), timeout=20_000)
    unlock(house, qtbot)
    assert house.window.current == "today"


def test_locking_leaves_no_name_and_loses_no_word(
    open_house: Open, locked: Path, qtbot: QtBot
) -> None:
    """Views, toast, clipboard and lines are cleared; unlocking brings the typed line back."""
    house = open_house(locked)
    unlock(house, qtbot)
    assert house.ways is not None
    house.window.line.prepare(f"beton t 5 : {SECRET}")
    house.window.toast.say(NAME)
    QGuiApplication.clipboard().setText(NAME)
    assert ("Ctrl+L",) == house.window.commands.keys_of("lock")
    house.window.commands.perform("lock")
    qtbot.waitUntil(lambda: house.desk is None, timeout=20_000)
    qtbot.wait(1)  # what was discarded is deleted
    assert "à votre demande" in said(house.window)
    for name in (NAME, SECRET, "Durand"):
        assert name not in said(house.window)
        assert name not in said(house.ways.entry.window)
    assert "" == QGuiApplication.clipboard().text()
    for file in locked.parent.rglob("*"):
        assert file.is_dir() or SECRET.encode() not in file.read_bytes(), file
    unlock(house, qtbot)
    assert f"beton t 5 : {SECRET}" == house.ways.entry.line.edit.text()


def test_a_line_typed_while_locked_is_sealed_then_recorded_once(
    open_house: Open, locked: Path, qtbot: QtBot
) -> None:
    """Enter seals it; unlocking records it; a line typed then is recorded once."""
    house = open_house(locked)
    assert house.ways is not None
    line = house.ways.entry.line
    line.prepare(f"beton t 5 : {SECRET}")
    assert "scellée" in said(house.ways.entry.window)
    line.submit()
    assert "" == line.edit.text()
    assert 1 == waiting_lines(locked)
    unlock(house, qtbot)
    assert house.desk is not None
    assert 0 == waiting_lines(locked)
    before = len(entries(house.desk._journal))
    assert house.locking is not None
    house.locking.lock(LockReason.IDLE)
    unlock(house, qtbot)
    house.window.line.prepare("beton t 6 : deux")
    house.window.line.submit()
    assert before + 1 == len(entries(house.desk._journal))


def test_a_keychain_that_refuses_to_remember_keeps_nobody_out(
    open_house: Open, locked: Path, qtbot: QtBot
) -> None:
    """The journal opens by its passphrase, and it is said that the keychain refused."""
    usual, refusing = keyring.get_keyring(), Kept()
    refusing.is_closed = True
    keyring.set_keyring(refusing)
    try:
        house = open_house(locked)
        screen = house.window.findChild(UnlockScreen)
        assert screen is not None
        qtbot.waitUntil(lambda: not screen.remember.isHidden(), timeout=20_000)
        screen.remember.setChecked(True)
        unlock(house, qtbot)
        assert "trousseau" in said(house.window.toast)
    finally:
        keyring.set_keyring(usual)


def test_an_open_window_takes_what_was_sealed_elsewhere(
    open_house: Open, locked: Path, qtbot: QtBot
) -> None:
    """Another process that cannot open the journal seals a line and calls: it is recorded."""
    house = open_house(locked)
    unlock(house, qtbot)
    assert house.desk is not None
    assert house.ways is not None
    before = len(entries(house.desk._journal))
    seal_line(locked, str(UUID(int=5)), text="beton t 5 : vu ailleurs", typed_at=NOW)
    house.ways._look_at_file()
    assert before + 1 == len(entries(house.desk._journal))
    assert 0 == waiting_lines(locked)


def test_the_recovery_key_makes_up_for_lost_keys(
    open_house: Open, locked: Path, qtbot: QtBot
) -> None:
    """It opens the journal, and a new passphrase is asked for, which makes new keys."""
    written = recovery_key(vault_unlock(locked, PASSPHRASE))
    keys_file = locked.with_name(f"{locked.name}.keys")
    keys_file.unlink()
    house = open_house(locked)
    assert "clés" in said(house.window)
    unlock(house, qtbot, written)
    assert "nouvelle phrase" in said(house.window)
    assert house.locking is not None
    house.locking.passphrase_wanted.emit()
    dialog = house.window.findChild(NewPassphrase)
    assert dialog is not None
    dialog.chosen.emit("une autre phrase")
    dialog.reject()
    qtbot.waitUntil(keys_file.exists, timeout=20_000)
    house.locking.lock(LockReason.SESSION)
    assert "session" in said(house.window)
    unlock(house, qtbot, "une autre phrase")


def test_it_locks_when_nobody_is_there(qtbot: QtBot) -> None:
    """After so long without a key or a click; each use begins anew; 0 is never."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    watch = IdleWatch()
    watch.begin(0)
    assert not watch._timer.isActive()
    with qtbot.waitSignal(watch.idled, timeout=5_000):
        watch.begin(0.2 / 60)
    watch._timer.setTimerType(Qt.TimerType.PreciseTimer)
    watch.begin(1)
    qtbot.wait(30)
    left = watch._timer.remainingTime()
    pressed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    watch.eventFilter(window, pressed)
    assert watch._timer.remainingTime() > left
    watch.end()
