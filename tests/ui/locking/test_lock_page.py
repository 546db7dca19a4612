"""Is a journal encrypted, made plain and given a new passphrase from the settings?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.storage.vault.safes import LITTLE, PASSPHRASE
from tests.ui.conftest import reopened
from trustjournal.errors import Trouble
from trustjournal.journal.keeping.vault import Choice, encrypt, is_encrypted, new_key, unlock
from trustjournal.launcher import House
from trustjournal.settings import load
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.locking.conversion import Conversion, Tell
from trustjournal.ui.locking.dialogs import NewPassphrase, StepDialog, ToPlain
from trustjournal.ui.locking.lock_page import LockPage, LockState

Open = Callable[..., House]


def named(page: LockPage, name: str) -> QPushButton:
    """Return the button of a name."""
    return next(one for one in page.findChildren(QPushButton) if one.text().startswith(name))


def page_of(house: House) -> LockPage:
    """Return the page, in sight."""
    assert house.settings is not None
    house.window.go("settings")
    house.settings.show_page("lock")
    found = house.window.findChild(LockPage)
    assert found is not None
    return found


def test_a_plain_journal_is_encrypted_from_the_settings(
    open_house: Open, journal_file: Path, qtbot: QtBot
) -> None:
    """It is opened again at once, and the passphrase opens it from then on."""
    house = open_house()
    named(page_of(house), "Chiffrer").click()
    dialog = house.window.findChild(StepDialog)
    assert dialog is not None
    dialog.completed.emit(Choice(PASSPHRASE, new_key()))
    dialog.reject()
    qtbot.waitUntil(lambda: is_encrypted(journal_file), timeout=30_000)
    qtbot.waitUntil(lambda: house.desk is not None, timeout=30_000)
    assert house.locking is not None
    assert house.locking.key == unlock(journal_file, PASSPHRASE)


def test_an_encrypted_journal_is_made_plain(
    open_house: Open, journal_file: Path, qtbot: QtBot
) -> None:
    """After a word on what that means."""
    key = encrypt(reopened(journal_file), PASSPHRASE, effort=LITTLE).key
    house = open_house()
    assert house.locking is not None
    house.locking.key = key
    house.open_journal()
    named(page_of(house), "Remettre").click()
    dialog = house.window.findChild(ToPlain)
    assert dialog is not None
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not is_encrypted(journal_file), timeout=30_000)
    qtbot.waitUntil(lambda: house.desk is not None, timeout=30_000)
    assert house.locking.key is None


def test_the_page_says_what_encryption_is_worth(qtbot: QtBot, look: Presentation) -> None:
    """And offers only what is possible."""
    page = LockPage(look)
    qtbot.addWidget(page)
    page.show_state(LockState(is_encrypted=False, minutes=5, with_session=True))
    shown = [one.text() for one in page.findChildren(QPushButton) if not one.isHidden()]
    assert ["Chiffrer maintenant…"] == shown
    page.show_state(LockState(is_encrypted=True, minutes=7, with_session=True, plain_copies=2))
    assert "7" == page.minutes.currentData()
    assert not page.keychain.isEnabled()


def test_what_is_chosen_is_kept(qtbot: QtBot, look: Presentation) -> None:
    """Minutes as they are chosen, never as 0."""
    page = LockPage(look)
    qtbot.addWidget(page)
    page.show_state(LockState(is_encrypted=True, minutes=5, with_session=True))
    with qtbot.waitSignal(page.minutes_chosen) as heard:
        page.minutes.setCurrentIndex(page.minutes.findData("0"))
    assert [0] == heard.args
    assert 5 == load().lock_minutes


def test_a_new_passphrase_is_typed_twice(qtbot: QtBot, look: Presentation) -> None:
    """Nothing is handed up while the two differ."""
    dialog = NewPassphrase(look, None)
    qtbot.addWidget(dialog)
    dialog.choosing.first.edit.setText("une phrase")
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.save.click()
    dialog.choosing.second.edit.setText("une phrase")
    with qtbot.waitSignal(dialog.chosen) as heard:
        dialog.save.click()
    assert ["une phrase"] == heard.args
    assert "" == dialog.choosing.first.text()


def test_what_could_not_be_done_leaves_the_journal_open(open_house: Open, qtbot: QtBot) -> None:
    """It is opened again as it was, and the reason is said."""
    house = open_house()
    assert house.locking is not None

    def refuse(_: Tell) -> None:
        raise Trouble(code="conversion_stopped", path="journal")

    house.locking.carry_out(
        Conversion("locking.work.encrypting", refuse, "locking.told.encrypted_now", None)
    )
    assert house.desk is None
    qtbot.waitUntil(lambda: house.desk is not None, timeout=30_000)
    assert "resté tel quel" in house.window.toast.findChildren(QLabel)[0].text()
