"""Where are several lines typed, so that no paste can stop the window?

Qt lays a paragraph out anew at each width, and takes 6 s for one word of 500,000 letters. So a
paste that is too long, in all or in one of its lines, is refused and said; nothing is cut off in
silence.
"""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from trustjournal.ui.kit.presentation import Presentation

LONGEST_LINE = 20_000  # characters; Source: measured, 0.04 s


class PlainLines(QPlainTextEdit):
    """An input of several lines of plain text. ``paste_refused`` says why in a sentence."""

    paste_refused = Signal(str)

    def __init__(self, presentation: Presentation, *, longest: int = LONGEST_LINE) -> None:
        """``longest`` is how many characters it takes in all."""
        super().__init__()
        self._presentation = presentation
        self._longest = longest
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; what is too long is refused and said."""
        text = source.text().replace("\0", "")
        if self.document().characterCount() + len(text) > self._longest:
            self._refuse(self._longest)
        elif max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
            self._refuse(LONGEST_LINE)
        else:
            self.paste_refused.emit("")
            self.textCursor().insertText(text)

    def _refuse(self, most: int) -> None:
        self.paste_refused.emit(self._presentation.words("capture.paste_too_long", count=most))
