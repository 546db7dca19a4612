"""How do several pages share one place? A bar of names over the page in sight.

Unlike a stack, it is only as high as that page: inside a screen that scrolls, a short page is not
stretched to the longest of its neighbours.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.layouts import column


class Tabs(QWidget):
    """Pages by key; the first one added is shown first."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self._pages: dict[str, QWidget] = {}
        self._names: dict[str, Callable[[str], str]] = {}
        self._whole = column(self.bar, gap=theme.L)
        self.setLayout(self._whole)
        self.bar.currentChanged.connect(self._turn)

    def add(self, key: str, name: Callable[[str], str], page: QWidget) -> None:
        """Add a page; ``name`` names it by its key, again whenever the language changes."""
        if self._pages:  # shown too early, the first would be a window of its own for a moment
            page.hide()
        self._pages[key], self._names[key] = page, name
        self._whole.addWidget(page)
        self.bar.addTab(name(key))

    def retell(self) -> None:
        """Say the names again."""
        for place, (key, name) in enumerate(self._names.items()):
            self.bar.setTabText(place, name(key))

    def show_page(self, key: str) -> None:
        """Bring a page into sight."""
        self.bar.setCurrentIndex(tuple(self._pages).index(key))

    @property
    def current(self) -> str:
        """The key of the page in sight."""
        return tuple(self._pages)[self.bar.currentIndex()]

    def _turn(self, place: int) -> None:
        for at, page in enumerate(self._pages.values()):
            if at != place:
                page.hide()
        key, page = tuple(self._pages.items())[place]
        page.show()
        self.chosen.emit(key)
