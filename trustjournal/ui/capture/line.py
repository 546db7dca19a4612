"""The quick line: what is typed, what is understood of it, and Enter.

It asks upward to have its text read (``line_typed``) and is told what was understood
(``show_draft``). On Enter it hands up the draft; it is cleared only by whoever has committed it.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from trustjournal.errors import Problem
from trustjournal.quickline.draft import Amber, Draft
from trustjournal.ui.capture.amend import amend
from trustjournal.ui.capture.chip_row import ChipRow
from trustjournal.ui.kit import icons
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation


class QuickLine(QWidget):
    """One line, its chips, its problems."""

    line_typed = Signal(str)
    draft_submitted = Signal(object)
    left = Signal()

    def __init__(self, presentation: Presentation, *, prefix: str = "") -> None:
        """``prefix`` is put before what is typed: the mission, where the place implies it."""
        super().__init__()
        self._presentation = presentation
        self._prefix = prefix
        self._draft: Draft | None = None
        self._closing: bool | None = None
        self._earlier: list[str] = []
        self._at = 0
        self.edit = QLineEdit()
        self.edit.setProperty("role", "quick")
        self.edit.setClearButtonEnabled(True)
        self._pencil = self.edit.addAction(
            icons.icon("note", presentation.palette.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.chips = ChipRow(presentation)
        self._problem, self._hint = Wrapped(role="problem"), Text(role="caption")
        self.setLayout(column(self.edit, self.chips, self._problem, self._hint, gap=6))
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.edit.returnPressed.connect(self._submit)
        self.chips.choice_made.connect(self._amend)
        self.chips.answer_accepted.connect(lambda: self._close(wanted=True))
        self.chips.answer_declined.connect(lambda: self._close(wanted=False))
        self.show_draft(None)
        self.retell()

    def retell(self) -> None:
        """Say everything again, in the current language and colours."""
        words, palette = self._presentation.words, self._presentation.palette
        key = "placeholder_here" if self._prefix else "placeholder"
        self.edit.setPlaceholderText(words(f"screen.line.{key}"))
        self._hint.say(words("screen.line.hint"))
        self._pencil.setIcon(icons.icon("note", palette.muted))
        self.show_draft(self._draft)

    def imply(self, prefix: str) -> None:
        """Put ``prefix`` before whatever is typed from now on."""
        self._prefix = prefix
        self.retell()

    def text(self) -> str:
        """The line as it will be read, the implied mission included."""
        typed = self.edit.text()
        return f"{self._prefix} {typed}" if self._prefix and typed else typed

    def prepare(self, text: str) -> None:
        """Make a line ready to be completed and put the cursor at its end."""
        self.edit.setText(text)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.setCursorPosition(len(text))
        self._typed()

    def show_draft(self, draft: Draft | None) -> None:
        """Show what was understood."""
        self._draft = self._decided(draft)
        self.chips.show_draft(self._draft)
        self.chips.setVisible(draft is not None)
        self._hint.setVisible(draft is not None)
        self._problem.hide()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what keeps the line from being recorded; the line stays."""
        words = self._presentation.words
        told = (words(f"problems.{one.code}", **one.facts) for one in problems)
        self._problem.say("\n".join(told))
        self._problem.show()

    def show_trouble(self, told: str) -> None:
        """Say what the world keeps from being recorded; the line stays."""
        self._problem.say(told)
        self._problem.show()

    def clear_line(self) -> None:
        """Start a new line: the one before is committed."""
        if self.edit.text():
            self._earlier.append(self.edit.text())
        self._at = len(self._earlier)
        self._closing = None
        self.edit.clear()
        self.show_draft(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves and keeps the line; arrows bring earlier lines back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self._earlier:
                self._recall(-1 if key == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._closing = None
        text = self.text()
        if text.strip():
            self.line_typed.emit(text)
        else:
            self.show_draft(None)

    def _submit(self) -> None:
        if self._draft is not None:
            self.draft_submitted.emit(self._draft)

    def _amend(self, amber: Amber, choice: str) -> None:
        if self._draft is None:
            return
        text = amend(self.text(), self._draft, amber, choice)
        if self._prefix and text.startswith(f"{self._prefix} "):
            text = text[len(self._prefix) + 1 :]
        self.prepare(text)
        self._announce()

    def _close(self, *, wanted: bool) -> None:
        self._closing = wanted
        self.show_draft(self._draft)

    def _decided(self, draft: Draft | None) -> Draft | None:
        if draft is None or self._closing is None:
            return draft
        if self._closing:
            return replace(draft, closes=draft.closes or draft.offers)
        kept = tuple(chip for chip in draft.chips if chip.field != "closes")
        return replace(draft, closes=None, chips=kept)

    def _recall(self, by: int) -> None:
        self._at = min(len(self._earlier), max(0, self._at + by))
        text = self._earlier[self._at] if self._at < len(self._earlier) else ""
        self.prepare(text)

    def _announce(self) -> None:
        words, draft = self._presentation.words, self._draft
        count = 0 if draft is None else len(draft.chips)
        key = "recognised_one" if count == 1 else "recognised"
        told = (
            words(f"screen.line.{key}", count=count) if count > 1 else words(f"screen.line.{key}")
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, told))
