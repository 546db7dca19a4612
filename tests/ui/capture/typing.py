"""A line at work on a journal, and a way to type into it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trustjournal.journal.journal import Journal
from trustjournal.quickline.draft import ChipField
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.line_work import LineWork
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.toast import Toast


class Desk:
    """One line, served by one journal."""

    def __init__(self, bot: QtBot, look: Presentation, journal: Journal) -> None:
        """Show the line and put the cursor into it."""
        self.line = QuickLine(look, large=True)
        bot.addWidget(self.line)
        self.toast = Toast(self.line)
        self.work = LineWork(journal, look, Deeds(journal, look, self.toast))
        self.work.serve(self.line)
        self.line.show()
        self.line.edit.setFocus()

    def type(self, text: str) -> None:
        """Type into the line, a key at a time; QTest knows no key for letters with accents."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.line.edit, letter)
            else:
                self.line.edit.insertPlainText(letter)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press one key in the line."""
        none = Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.line.edit, key, none if held is None else held)

    def fields(self) -> set[ChipField]:
        """Return what is recognised."""
        draft = self.line.draft
        return set() if draft is None else {chip.field for chip in draft.chips}
