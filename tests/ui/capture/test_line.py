"""What does the line do with each key?"""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.capture.typing import Desk
from tests.ui.seen import plain
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import entries
from trustjournal.quickline.draft import ChipField
from trustjournal.ui.capture.edit import LONGEST

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_enter_records_and_clears(desk: Desk, journal: Journal) -> None:
    """Enter stores the line; only then is it cleared."""
    desk.type("beton t 25 : inquiet sur le lot 3 !rapport")
    desk.press(Qt.Key.Key_Return)
    (stored,) = entries(journal, limit=1)
    assert ("inquiet sur le lot 3", 25) == (stored.interaction.note, stored.interaction.minutes)
    assert "" == desk.line.edit.text()


def test_a_refused_line_stays(desk: Desk) -> None:
    """A line that cannot be recorded stays as it was typed, with the reason under it."""
    desk.type("inconnu t : bonjour")
    desk.press(Qt.Key.Key_Return)
    assert "inconnu t : bonjour" == desk.line.edit.text()
    assert not desk.line._problem.isHidden()


def test_shift_enter_begins_a_line_of_the_note(desk: Desk, journal: Journal) -> None:
    """Shift+Enter goes on below; the note keeps its lines."""
    desk.type("beton t : un")
    desk.press(Qt.Key.Key_Return, SHIFT)
    desk.type("deux")
    desk.press(Qt.Key.Key_Return)
    assert "un\ndeux" == entries(journal, limit=1)[0].interaction.note


def test_control_enter_stays(desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+Enter records and says to stay; Enter says to go."""
    for held, stays in ((CONTROL, True), (Qt.KeyboardModifier.NoModifier, False)):
        desk.type("beton t : un mot")
        with qtbot.waitSignal(desk.line.cleared) as cleared:
            desk.press(Qt.Key.Key_Return, held)
        assert [stays] == cleared.args


def test_backspace_at_the_end_dismisses_the_last_chip(desk: Desk) -> None:
    """Its words stay as text; the next Backspace erases as if nothing had been dismissed."""
    desk.type("beton t : vu > rappeler vendredi 10h")
    assert ChipField.DUE in desk.fields()
    desk.press(Qt.Key.Key_Backspace)
    assert ChipField.DUE not in desk.fields()
    assert "rappeler vendredi 10h" == desk.line.draft.steps[0].text if desk.line.draft else False
    desk.press(Qt.Key.Key_Backspace)
    assert "beton t : vu > rappeler vendredi 10" == desk.line.edit.text()


def test_backspace_elsewhere_erases(desk: Desk) -> None:
    """Where no chip ends the line, Backspace takes one letter."""
    desk.type("beton t : vuu")
    desk.press(Qt.Key.Key_Backspace)
    assert "beton t : vu" == desk.line.edit.text()


def test_arrows_bring_earlier_lines_back(desk: Desk) -> None:
    """Up walks through what was recorded, down leads back to what was being typed."""
    desk.type("beton")
    desk.press(Qt.Key.Key_Up)
    assert "beton m? : peut-on décaler l'atelier ?" == desk.line.edit.text()
    desk.press(Qt.Key.Key_Up)
    assert desk.line.edit.text().startswith("beton m> : plan envoyé")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    assert "beton" == desk.line.edit.text()


def test_a_reply_shows_what_it_answers_and_after_how_long(desk: Desk, journal: Journal) -> None:
    """An outgoing entry answers the oldest request, with its delay; declined, it does not."""
    desk.type("beton m> : oui")
    (chip,) = [one for one in desk.line.chips.findChildren(QAbstractButton) if one.isCheckable()]
    assert plain(chip.text()).endswith(", 24 h 00")
    assert chip.isChecked()
    chip.click()
    desk.press(Qt.Key.Key_Return)
    assert any(entry.is_open_request for entry in entries(journal))


def test_a_call_offers_to_answer(desk: Desk, journal: Journal) -> None:
    """A call without direction answers only when the offer is taken."""
    desk.type("beton t : on en parle")
    (chip,) = [one for one in desk.line.chips.findChildren(QAbstractButton) if one.isCheckable()]
    assert not chip.isChecked()
    chip.click()
    desk.press(Qt.Key.Key_Return)
    assert not any(entry.is_open_request for entry in entries(journal))


def test_what_the_client_sends_may_be_what_was_owed(desk: Desk) -> None:
    """An incoming entry offers to close what the client owed."""
    desk.type("beton t : vu < liste des accès lundi")
    desk.press(Qt.Key.Key_Return)
    desk.type("beton m< : voilà la liste des accès")
    chips = [one for one in desk.line.chips.findChildren(QAbstractButton) if one.isCheckable()]
    (offer,) = [one for one in chips if "liste des accès" in one.text()]
    offer.click()
    assert desk.line.draft is not None
    assert 1 == len(desk.line.draft.acts)


def test_a_doubt_is_settled_in_its_menu(desk: Desk) -> None:
    """Tab reaches an amber chip; Space opens its menu, and the choice is written on the line."""
    desk.type("beton m : plan envoyé")
    (doubt,) = desk.line.chips.doubts
    assert Qt.FocusPolicy.TabFocus == doubt.focusPolicy()
    QTest.keyClick(doubt, Qt.Key.Key_Space)
    menu = desk.line.chips.findChildren(QMenu)[-1]
    menu.actions()[-1].trigger()
    assert "beton m> : plan envoyé" == desk.line.edit.text()


def test_a_huge_paste_is_refused(desk: Desk) -> None:
    """What no line can hold is refused, said, and leaves the line as it was."""
    desk.type("beton t : ")
    paste = QMimeData()
    paste.setText("x" * (LONGEST + 1))
    desk.line.edit.insertFromMimeData(paste)
    assert "beton t : " == desk.line.edit.text()
    assert not desk.line._problem.isHidden()


def test_pasted_rich_text_is_plain(desk: Desk) -> None:
    """Only the words of a paste arrive, without pictures, links or NUL."""
    paste = QMimeData()
    paste.setHtml("<b>gras</b><img src='file:///etc/passwd'>")
    paste.setText("gras\0 <img>")
    desk.line.edit.insertFromMimeData(paste)
    assert "gras <img>" == desk.line.edit.text()
