"""The quick line: what is typed, what is understood of it, and Enter.

It asks upward to have its text read (``line_typed``) and is told what was understood
(``show_draft``). On Enter it hands up the draft; it is cleared only by whoever has committed it.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from trustjournal.errors import Problem
from trustjournal.quickline.context import LineContext
from trustjournal.quickline.draft import Amber, Draft
from trustjournal.ui.capture.amend import amend, dismissed
from trustjournal.ui.capture.chip_row import ChipRow
from trustjournal.ui.capture.decided import Decisions, Offer
from trustjournal.ui.capture.edit import LineEdit
from trustjournal.ui.capture.history import Earlier
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation

QUIET_MS = 600  # without a key, before what was understood is spoken
NOTHING_KNOWN = LineContext()


class QuickLine(QWidget):
    """One line, its chips, its problems."""

    line_typed = Signal(str)
    draft_submitted = Signal(object)
    draft_shown = Signal()
    earlier_asked = Signal()
    form_asked = Signal()
    cleared = Signal(bool)
    left = Signal()

    def __init__(
        self, presentation: Presentation, *, prefix: str = "", large: bool = False
    ) -> None:
        """``prefix`` is put before what is typed: the mission, where the place implies it.

        ``large`` is the capture window's size. ``cleared`` says whether to stay for another line.
        """
        super().__init__()
        self._presentation = presentation
        self._prefix = prefix
        self._draft: Draft | None = None
        self._read: Draft | None = None
        self._context = NOTHING_KNOWN
        self._decisions = Decisions()
        self._stays = False
        self.tells: str | None = None
        """Id of the planned entry that this line tells."""
        self.earlier = Earlier()
        self.edit = LineEdit(presentation, size=theme.TITLE if large else theme.STRONG)
        self.chips = ChipRow(presentation)
        self._problem, self._hint = Wrapped(role="problem"), Text(role="caption")
        self._hint_key = "capture.hint.window" if large else "capture.hint.line"
        self._pointed = ""
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self.setLayout(column(self.edit, self.chips, self._problem, self._hint, gap=6))
        self._connect()
        self.show_draft(None)
        self.retell()

    def retell(self) -> None:
        """Say everything again, in the current language and colours."""
        words = self._presentation.words
        key = "placeholder_here" if self._prefix else "placeholder"
        self.edit.setPlaceholderText(words(f"screen.line.{key}"))
        self.edit.setAccessibleName(words("capture.line_spoken"))
        self.edit.dress()
        self._point_out(self._pointed)
        self.show_draft(self._read, self._context)

    def imply(self, prefix: str) -> None:
        """Put ``prefix`` before whatever is typed from now on."""
        self._prefix = prefix
        self.retell()

    def text(self) -> str:
        """The line as it will be read, the implied mission included."""
        typed = self.edit.text()
        return f"{self._prefix} {typed}" if self._prefix and typed else typed

    @property
    def draft(self) -> Draft | None:
        """What was understood and decided; None while nothing is typed."""
        return self._draft

    @property
    def context(self) -> LineContext:
        """What the line was read against."""
        return self._context

    def rewrite(self, text: str) -> None:
        """Let another text take the line's place; the focus stays where it is."""
        self.edit.setText(self._without_prefix(text))
        self.read_again()

    def prepare(self, text: str) -> None:
        """Make a line ready to be completed and put the cursor at its end."""
        self.edit.setText(text)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read_again()

    def read_again(self) -> None:
        """Ask for the present text to be read, its decisions kept."""
        text = self.text()
        if text.strip():
            self.line_typed.emit(text)
        else:
            self.show_draft(None)

    def show_draft(self, draft: Draft | None, context: LineContext = NOTHING_KNOWN) -> None:
        """Show what was understood, read against ``context``."""
        self._read, self._context = draft, context
        self._draft = None if draft is None else self._decisions.applied(draft)
        was_among_chips = self.chips.isAncestorOf(QApplication.focusWidget() or self)
        self.chips.show_draft(self._draft, context)
        if was_among_chips:
            next(iter(self.chips.doubts), self.edit).setFocus()
        self.chips.setVisible(draft is not None)
        self._hint.setVisible(draft is not None or self._hint_key == "capture.hint.window")
        self._problem.hide()
        self.edit.grown.emit()
        if draft is not None:
            self._quiet.start()
        self.draft_shown.emit()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what keeps the line from being recorded; the line stays."""
        words = self._presentation.words
        self.show_trouble("\n".join(words(f"problems.{it.code}", **it.facts) for it in problems))

    def show_trouble(self, told: str, *, calm: bool = False) -> None:
        """Say what the world keeps from being recorded; ``calm`` where nothing is wrong."""
        role = "muted" if calm else "problem"
        if role != self._problem.property("role"):
            self._problem.setProperty("role", role)
            self._problem.style().unpolish(self._problem)
            self._problem.style().polish(self._problem)
        self._problem.say(told)
        self._problem.show()
        self.edit.grown.emit()
        self._speak(told)

    def clear_line(self) -> None:
        """Start a new line: the one before is committed."""
        self.earlier.add(self.edit.text())
        self.tells, self._decisions = None, Decisions()
        self.edit.setText("")
        self.show_draft(None)
        self.cleared.emit(self._stays)

    def forget(self) -> None:
        """Keep no word of any line, nor of whom lines were about."""
        self.tells, self._decisions, self.earlier = None, Decisions(), Earlier()
        self.edit.setText("")
        self.edit.document().clearUndoRedoStacks()
        self.edit.offer("")
        self.show_draft(None)

    def submit(self, *, stays: bool = False) -> None:
        """Hand up the draft, if there is one; ``stays`` asks for another line after it."""
        self._stays = stays
        if self._draft is not None:
            self.draft_submitted.emit(self._draft)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves and keeps the line; arrows bring earlier lines back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            is_single = "\n" not in self.edit.text()
            if is_single and key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
                self._recall(older=key == Qt.Key.Key_Up)
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.edit.gentle.hinted.connect(self._point_out)
        self.edit.submitted.connect(lambda stays: self.submit(stays=stays))
        self.edit.form_asked.connect(self.form_asked)
        self.edit.dismissal_asked.connect(self._dismiss)
        self.edit.paste_refused.connect(self._refuse)
        self.chips.choice_made.connect(self._amend)
        self.chips.offer_taken.connect(lambda offer: self._decide(offer, wanted=True))
        self.chips.offer_declined.connect(lambda offer: self._decide(offer, wanted=False))
        self._quiet.timeout.connect(self._announce)

    def _typed(self) -> None:
        if not self.edit.text().strip():
            self.tells = None
            self._decisions = Decisions()
        self.read_again()

    def _point_out(self, hint: str) -> None:
        """Say what reads better than a word that was typed, in place of the usual hint."""
        self._pointed = hint
        self._hint.say(hint or self._presentation.words(self._hint_key))

    def _amend(self, amber: Amber, choice: str) -> None:
        if self._read is None:
            return
        self.prepare(self._without_prefix(amend(self.text(), self._read, amber, choice)))

    def _dismiss(self) -> None:
        plain = None if self._read is None else dismissed(self.text(), self._read)
        if plain is None:
            self.edit.erase()
        else:
            self.edit.dismiss(self._without_prefix(plain))
        self.read_again()

    def _without_prefix(self, text: str) -> str:
        return text.removeprefix(f"{self._prefix} ") if self._prefix else text

    def _decide(self, offer: Offer, *, wanted: bool) -> None:
        self._decisions = self._decisions.deciding(offer, wanted=wanted)
        self.show_draft(self._read, self._context)
        self.edit.setFocus()

    def _recall(self, *, older: bool) -> None:
        if self.earlier.is_unread:
            self.earlier_asked.emit()
        text = self.earlier.step(self.edit.text(), older=older)
        if text is not None:
            self.prepare(self._without_prefix(text))

    def _refuse(self, longest: int) -> None:
        self.show_trouble(self._presentation.words("capture.too_long", count=longest))

    def _announce(self) -> None:
        words, draft = self._presentation.words, self._draft
        if draft is None or not self.edit.hasFocus():
            return
        count, doubts = len(draft.chips), len(draft.amber)
        told = words("screen.line.recognised_one")
        if count != 1:
            told = words("screen.line.recognised", count=count)
        if doubts:
            told = f"{told}, {words('screen.line.doubts', count=doubts)}"
        self._speak(told)

    def _speak(self, told: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, told))
