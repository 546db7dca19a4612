"""A missing journal, and a journal in trouble: said plainly, with the ways on."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from trustjournal.errors import Trouble
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import EmptyState
from trustjournal.ui.kit.layouts import column, discard
from trustjournal.ui.kit.presentation import Presentation

MISSING = "journal_missing"


class ArrivalScreen(QWidget):
    """The ways on when no journal is open."""

    creation_asked = Signal()
    restoring_asked = Signal()
    other_place_asked = Signal()
    retry_asked = Signal()
    example_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._trouble: Trouble | None = None
        self._state: QWidget | None = None
        self._place: QVBoxLayout = column()
        self._place.setContentsMargins(theme.XXL, theme.XXL, theme.XXL, theme.XXL)
        self.setLayout(self._place)
        self.setProperty("ground", "paper")

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is in the way, and offer what can be done about it."""
        self._trouble = trouble
        if self._state is not None:
            discard(self._state)
        self._state = self._missing() if trouble.code == MISSING else self._in_trouble()
        self._place.addWidget(self._state)
        first = self._state.findChildren(QPushButton)[0]
        QTimer.singleShot(0, first, first.setFocus)  # once the window shows this screen

    def retell(self) -> None:
        """Say it again."""
        if self._trouble is not None:
            self.show_trouble(self._trouble)

    def _missing(self) -> EmptyState:
        words = self._presentation.words
        path = str(self._trouble.facts.get("path", "")) if self._trouble is not None else ""
        return EmptyState(
            self._presentation,
            "journal",
            (words("screen.missing.title"), words("screen.missing.why", path=path)),
            actions=(
                button(words("screen.missing.create"), self.creation_asked.emit, role="primary"),
                button(words("screen.missing.restore"), self.restoring_asked.emit),
                button(words("screen.missing.elsewhere"), self.other_place_asked.emit),
                button(words("screen.today.open_example"), self.example_wanted.emit),
            ),
        )

    def _in_trouble(self) -> EmptyState:
        words, trouble = self._presentation.words, self._trouble
        assert trouble is not None  # noqa: S101 - show_trouble came first
        return EmptyState(
            self._presentation,
            "soon",
            (words("screen.trouble.title"), words(f"troubles.{trouble.code}", **trouble.facts)),
            actions=(
                button(words("screen.trouble.again"), self.retry_asked.emit, role="primary"),
                button(words("screen.missing.restore"), self.restoring_asked.emit),
                button(words("screen.missing.elsewhere"), self.other_place_asked.emit),
            ),
        )
