"""Where is the line typed: one line that grows with the note, and says the rest of a known name?

What could follow is shown muted after the cursor; Right or End takes it, anything else ignores it,
so that `` :`` after a short name stays what was typed. Shift+Enter is a new line of the note.
"""

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.gentle import GentleUnderline
from trustjournal.ui.kit.presentation import Presentation

LONGEST = 20_000  # characters; Source: safe keeping, a 500,000-letter word freezes Qt for 6 s
LINES_SHOWN = 6
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
TAKES = {Qt.Key.Key_Right, Qt.Key.Key_End}


class LineEdit(QPlainTextEdit):
    """A typed line, plain text only."""

    textEdited = Signal(str)  # noqa: N815 - as Qt's own line edit says it
    submitted = Signal(bool)
    form_asked = Signal()
    dismissal_asked = Signal()
    paste_refused = Signal(int)
    grown = Signal()

    def __init__(self, presentation: Presentation, *, size: int = theme.STRONG) -> None:
        """``size`` is the text's, in pixels at scale 1; ``submitted`` says whether to stay."""
        super().__init__()
        self._presentation = presentation
        self._size = size
        self._is_told = False
        self._erases = False
        self._dismissed: tuple[str, str] | None = None
        self._rest, self._said = "", ""
        self.setProperty("role", "quick" if size == theme.STRONG else "capture")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self.viewport().update)
        self.gentle = GentleUnderline(self.document(), presentation)
        self.dress()

    def dress(self) -> None:
        """Take the size and the colours of the present sheet."""
        self.setFont(self._presentation.font(self._size))
        self._fit()
        self.viewport().update()

    def text(self) -> str:
        """Return what is typed; lines of the note stand on lines of their own."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show another text, the cursor at its end; what could be undone is kept."""
        self._is_told = True
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._is_told = False
        self.setCursorPosition(len(text))

    def setCursorPosition(self, place: int) -> None:
        """Put the cursor before the character at ``place``."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.text())))
        self.setTextCursor(cursor)

    def dismiss(self, plain: str) -> None:
        """Show the words of a chip as plain text; the next Backspace erases as if nothing was."""
        self._dismissed = (plain, self.text())
        self.setText(plain)

    def erase(self) -> None:
        """Take away the last character."""
        self.textCursor().deletePreviousChar()

    @property
    def is_at_end(self) -> bool:
        """Whether the cursor stands after everything, with nothing selected."""
        cursor = self.textCursor()
        return cursor.atEnd() and not cursor.hasSelection()

    @property
    def rest(self) -> str:
        """What is offered after the cursor."""
        return self._rest

    def offer(self, rest: str) -> None:
        """Show what a known name would go on with."""
        self._rest = rest
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits, Shift+Enter begins a line, Ctrl+Enter stays, Ctrl+D asks for the form."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in ENTER and not held & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit(control)
        elif key == Qt.Key.Key_D and control:
            self.form_asked.emit()
        elif key in TAKES and self._rest and self.is_at_end and not held:
            self._take_rest()
        elif key == Qt.Key.Key_Backspace and not held and self._asks_to_dismiss():
            self.dismissal_asked.emit()
        elif key == Qt.Key.Key_Backspace and self._dismissed == (self.text(), self._before()):
            self.setText(self._before()[:-1])
            self.textEdited.emit(self.text())
        else:
            super().keyPressEvent(event)
        self._erases = key == Qt.Key.Key_Backspace

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; what no line can hold is refused and said."""
        text = source.text().replace("\0", "")
        if len(text) + len(self.text()) > LONGEST:
            self.paste_refused.emit(LONGEST)
            return
        self.textCursor().insertText(text.strip("\r\n"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and what could follow."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        muted = QColor(self._presentation.palette.muted)
        if self._rest and self.is_at_end and self.hasFocus():
            painter.setFont(self.font())
            painter.setPen(muted)
            box = self.cursorRect()
            baseline = QPoint(box.right(), box.top() + self.fontMetrics().ascent())
            painter.drawText(baseline, self._rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def _before(self) -> str:
        return "" if self._dismissed is None else self._dismissed[1]

    def _asks_to_dismiss(self) -> bool:
        return self.is_at_end and not self._erases and bool(self.text())

    def _take_rest(self) -> None:
        rest, self._rest = self._rest, ""
        self.textCursor().insertText(rest)

    def _changed(self) -> None:
        text = self.text()
        if text == self._said:  # only an underline changed
            return
        self._said, self._rest = text, ""
        if not self._is_told:
            self.textEdited.emit(text)

    def _fit(self) -> None:
        lines = max(1, min(LINES_SHOWN, int(self.document().size().height())))
        margins = self.contentsMargins()
        inside = self.fontMetrics().lineSpacing() * lines + 2
        height = inside + margins.top() + margins.bottom()
        if height != self.height():
            self.setFixedHeight(height)
            QTimer.singleShot(0, self, self.grown.emit)
