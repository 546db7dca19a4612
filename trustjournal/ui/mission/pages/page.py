"""What is a page of a mission? A widget that shows an analysis, or says what it waits for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.cards import EmptyState
from trustjournal.ui.kit.layouts import column, discard
from trustjournal.ui.kit.presentation import Presentation

LEAST_EMPTY = 260


class MissionPage(QWidget):
    """A page; what is on it stands in ``body``, which gives way to an empty state."""

    entry_opened = Signal(str)
    export_asked = Signal(object)

    def __init__(self, presentation: Presentation, key: str) -> None:
        """``key`` names the page in the words: mission.KEY.*."""
        super().__init__()
        self.presentation = presentation
        self.key = key
        self.body = QWidget()
        self._nothing: QWidget | None = None
        self._whole = column(self.body, gap=0)
        self.setLayout(self._whole)

    def arrange(self, *parts: QWidget, gap: int = theme.XL) -> None:
        """Put the parts of the page one under another."""
        self.body.setLayout(column(*parts, gap=gap))

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:
        """Show a mission; each page says how."""
        raise NotImplementedError

    def say_empty(self, *, is_empty: bool, icon: str, actions: Sequence[QPushButton] = ()) -> None:
        """Say what the page will show one day, in the place of what it would."""
        if self._nothing is not None:
            discard(self._nothing)
            self._nothing = None
        self.body.setVisible(not is_empty)
        if is_empty:
            words = self.presentation.words
            told = words(f"mission.{self.key}.empty"), words(f"mission.{self.key}.empty_why")
            self._nothing = EmptyState(self.presentation, icon, told, actions=tuple(actions))
            self._nothing.setMinimumHeight(LEAST_EMPTY)
            self._whole.addWidget(self._nothing)
            self._nothing.show()
