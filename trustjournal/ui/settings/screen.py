"""The settings: pages side by side, one in sight, chosen by a row of buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.layouts import column, row


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A page: how it is called now, and what fills it when it comes into sight."""

    key: str
    page: QWidget
    name: Callable[[], str]
    fill: Callable[[], None]


class SettingsScreen(QWidget):
    """A row of names, and the page of one of them."""

    def __init__(self, pages: tuple[SettingsPage, ...]) -> None:
        """``pages`` in the order of the row; the first is shown first."""
        super().__init__()
        self._pages = pages
        self._stack = QStackedWidget()
        self._names = QButtonGroup(self)
        tabs = row(gap=theme.S)
        for place, one in enumerate(pages):
            self._stack.addWidget(one.page)
            tab = _tab()
            self._names.addButton(tab, place)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        tabs.setContentsMargins(theme.XL, theme.M, theme.XL, 0)
        whole = column(tabs, gap=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self._names.idClicked.connect(self._go)
        self._mark(0)

    def fill(self) -> None:
        """Name the pages again and fill the one in sight."""
        for place, one in enumerate(self._pages):
            self._names.button(place).setText(one.name())
        self._pages[self._stack.currentIndex()].fill()

    def show_page(self, key: str) -> None:
        """Bring a page into sight."""
        self._go([one.key for one in self._pages].index(key))

    def _go(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._mark(place)
        self.fill()

    def _mark(self, place: int) -> None:
        self._names.button(place).setChecked(True)


def _tab() -> QPushButton:
    tab = QPushButton()
    tab.setCheckable(True)
    tab.setAutoDefault(False)
    tab.setProperty("role", "tab")
    tab.setCursor(Qt.CursorShape.PointingHandCursor)
    return tab
