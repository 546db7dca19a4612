"""How is a word that would hurt, or that the law calls sensitive, pointed at without a fuss?

A dotted line under it and a hint what to write instead; nothing is stopped, nothing is asked. The
lexicon is anyone's to edit (resources/lexicon). It is read beside the first keys, never before one.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

if TYPE_CHECKING:
    from trustjournal.report.lexicon import SensitiveSpan

from trustjournal.ui.kit.presentation import Presentation

WARM_UP_MS = 300
LOOKED_AT = 800  # characters of a paragraph, its last: about a millisecond
INSULTS = "insults"


class GentleUnderline(QSyntaxHighlighter):
    """Underlines such words as one types. ``hinted`` says what to do instead, empty for nothing."""

    hinted = Signal(str)

    def __init__(self, document: QTextDocument, presentation: Presentation) -> None:
        super().__init__(document)
        self._look = presentation
        self._hints: dict[int, str] = {}
        self._hint = ""
        self._is_warm = False
        QTimer.singleShot(WARM_UP_MS, self, self.warm_up)

    def warm_up(self) -> None:
        """Read the lexicon and look at what stands there."""
        from trustjournal.report.lexicon import sensitive_spans  # noqa: PLC0415 - reads files

        sensitive_spans("")
        self._is_warm = True
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Underline the words of one paragraph."""
        if not self._is_warm:
            return
        from trustjournal.report.lexicon import sensitive_spans  # noqa: PLC0415 - see warm_up

        start = max(0, len(text) - LOOKED_AT)
        spans = sensitive_spans(text[start:])
        for span in spans:
            self.setFormat(start + span.start, span.end - span.start, self._line())
        self._tell(spans)

    def _tell(self, spans: "tuple[SensitiveSpan, ...]") -> None:
        block = self.currentBlock().blockNumber()
        count = self.document().blockCount()
        hints = {place: hint for place, hint in self._hints.items() if place < count}
        hints[block] = self._hint_for(spans[0]) if spans else ""
        self._hints = hints
        hint = next((hint for _, hint in sorted(hints.items()) if hint), "")
        if hint != self._hint:
            self._hint = hint
            self.hinted.emit(hint)

    def _hint_for(self, span: "SensitiveSpan") -> str:
        key = "observable" if span.field == INSULTS else "needed"
        return self._look.words(f"people.gentle.{key}", word=span.word)

    def _line(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(QColor(self._look.palette.soon))
        return made
