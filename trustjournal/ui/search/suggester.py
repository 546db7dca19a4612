"""How are suggestions shown under the search line, and taken?"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.search.suggest import Known, Suggestion, suggestions


class Suggester(QObject):
    """A short list under a line; the arrows and Enter take one, anything else goes on typing."""

    def __init__(self, line: QLineEdit, known: Callable[[], Known]) -> None:
        """``known`` is asked at each key: it must be at hand."""
        super().__init__(line)
        self._line, self._known = line, known
        self._offered: tuple[Suggestion, ...] = ()
        self._texts = QStringListModel(self)
        self.list = QCompleter(self._texts, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setWidget(line)
        self.list.activated.connect(self._take)
        line.textEdited.connect(self._offer)

    def offered(self) -> tuple[str, ...]:
        """Return what is offered now."""
        return tuple(one.query for one in self._offered)

    def take(self, place: int) -> None:
        """Put a suggestion into the line."""
        self._line.setText(self._offered[place].query)
        self._line.setFocus()
        self._offer(self._line.text())

    def _offer(self, text: str) -> None:
        is_at_end = self._line.cursorPosition() == len(text)
        self._offered = suggestions(text, self._known()) if is_at_end else ()
        self._texts.setStringList([veiled(one.shown) for one in self._offered])
        popup = self.list.popup()
        if self._offered and self._line.hasFocus():
            self.list.complete()
        elif popup is not None:
            popup.hide()

    def _take(self, shown: str) -> None:
        texts = self._texts.stringList()
        if shown in texts:
            self.take(texts.index(shown))
