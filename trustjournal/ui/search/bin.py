"""What was removed, and how does it come back?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.history import RemovedEntry
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import EmptyState, listed
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, empty, row
from trustjournal.ui.kit.presentation import Presentation


class BinPage(Page):
    """Removed entries, newest first, each with the way back."""

    restoring_asked = Signal(int)
    left = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._around = column(gap=0)
        self.sheet.setLayout(self._around)

    def show_removed(self, removed: tuple[RemovedEntry, ...]) -> None:
        """Show what is in the bin."""
        words = self._presentation.words
        empty(self._around)
        back = button(words("search.bin.back"), self.left.emit, role="link")
        inside = column(row(Text(words("search.bin.title"), "title"), None, back), gap=theme.M)
        inside.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        if removed:
            inside.addWidget(Wrapped(words("search.bin.why"), "muted"))
            inside.addWidget(listed([self._row(one) for one in removed]))
            inside.addStretch(1)
        else:
            told = words("search.bin.empty"), words("search.bin.empty_why")
            inside.addWidget(EmptyState(self._presentation, "trash", told), 1)
        body = QWidget()
        body.setLayout(inside)
        self._around.addWidget(body)
        body.show()

    def _row(self, one: RemovedEntry) -> QWidget:
        look = self._presentation
        when = times.instant(look.words, one.removed_at, look.now(), look.zone)
        restore = button(
            look.words("search.bin.restore"),
            lambda: self.restoring_asked.emit(one.change),
            role="small",
            name=look.words("search.bin.restore_spoken", text=one.raw),
        )
        line = row(gap=theme.M)
        told = Text(look.words("search.bin.removed", when=when), "caption")
        line.addLayout(column(Wrapped(one.raw, lines=2), told, gap=2), 1)
        line.addWidget(restore)
        box = QWidget()
        line.setContentsMargins(0, theme.S, 0, theme.S)
        box.setLayout(line)
        return box
