"""What failed in the program, as its own log tells it: types and places, never a word of a note."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from trustjournal.paths import state_folder
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

FILES = ("bugs.log", "errors.log")  # of the window, of the command line
LAST = 20_000  # characters shown
WIDTH, HEIGHT = 640, 440


def mistakes() -> str:
    """Return what is noted, the end of it where it is long."""
    parts = (_read(state_folder() / name) for name in FILES)
    return "\n".join(part for part in parts if part)[-LAST:]


def noted() -> int:
    """Return how much is noted, in bytes: more than before means something failed since."""
    return sum(one.stat().st_size for one in _files())


def forget_mistakes() -> None:
    """Empty the logs."""
    for one in _files():
        one.write_text("", encoding="utf-8")


class MistakesDialog(QDialog):
    """Shows the log, to be copied or cleared."""

    def __init__(self, presentation: Presentation, window: QWidget) -> None:
        super().__init__(window)
        words = presentation.words
        self.setWindowTitle(words("help.mistakes.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._none = words("help.mistakes.none")
        self.text = QPlainTextEdit(mistakes() or self._none)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words("help.mistakes.title"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        copy = button(words("help.mistakes.copy"), self._copy)
        clear = button(words("help.mistakes.clear"), self._clear)
        close = button(words("help.about.close"), self.accept, role="primary")
        whole = column(Text(words("help.mistakes.title"), "title"), gap=theme.M)
        whole.addWidget(Wrapped(words("help.mistakes.why"), "muted"))
        whole.addWidget(self.text, 1)
        whole.addLayout(row(copy, clear, None, close))
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.setLayout(whole)
        self.resize(min(presentation.px(WIDTH), window.width()), min(HEIGHT, window.height()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _clear(self) -> None:
        forget_mistakes()
        self.text.setPlainText(self._none)


def _files() -> list[Path]:
    return [file for name in FILES if (file := state_folder() / name).is_file()]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
