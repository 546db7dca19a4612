"""The settings: a list of pages on the left, by section, and the one that is chosen beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.focus import kept_in_sight
from trustjournal.ui.kit.forms import choice
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import Page, column, discard, empty, row
from trustjournal.ui.kit.presentation import Presentation

SIDE, LEAST_PAGE = 224, 480


class Section(StrEnum):
    """Under which heading a page stands, in this order."""

    YOU = "you"
    WINDOW = "window"
    WORK = "work"
    SAFETY = "safety"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A page: how it is called now, and what fills it each time it comes into sight."""

    key: str
    page: QWidget
    name: Callable[[], str]
    fill: Callable[[], None]
    section: Section = Section.WORK


class SettingsScreen(QWidget):
    """A list of names, and the page of one of them."""

    page_shown = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._pages: list[SettingsPage] = []
        self._current: str | None = None
        self._stack = QStackedWidget()
        self._side = Page()
        self._side.setProperty("role", "side")
        self._names = QButtonGroup(self)
        self._list = column(gap=2)
        self._list.setContentsMargins(theme.M, theme.L, theme.M, theme.L)
        self._side.sheet.setLayout(self._list)
        self._chooser = choice(())
        self._above, above = QWidget(), row(self._chooser, None)
        above.setContentsMargins(theme.XL, theme.M, theme.XL, 0)
        self._above.setLayout(above)
        beside = column(self._above, gap=0)
        beside.addWidget(self._stack, 1)
        whole = row(self._side, gap=0)
        whole.addLayout(beside, 1)
        self.setLayout(whole)
        self._chooser.activated.connect(lambda place: self.show_page(self._pages[place].key))
        self._names.idClicked.connect(lambda place: self.show_page(self._pages[place].key))

    @property
    def pages(self) -> tuple[SettingsPage, ...]:
        """The pages, in the order of the list."""
        return tuple(self._pages)

    def add(self, *pages: SettingsPage) -> None:
        """Add pages; one whose ``key`` is there already takes its place."""
        for one in pages:
            self.remove(one.key)
            self._pages.append(one)
            self._stack.addWidget(one.page)
        sections = list(Section)
        self._pages.sort(key=lambda one: sections.index(one.section))
        self._say()

    def remove(self, key: str) -> None:
        """Take a page away, if it is there."""
        for one in [one for one in self._pages if one.key == key]:
            self._pages.remove(one)
            self._stack.removeWidget(one.page)
            discard(one.page)

    def fill(self) -> None:
        """Name the pages again and fill the one in sight."""
        self._say()
        shown = self._shown()
        if shown is not None:
            shown.fill()

    def show_page(self, key: str) -> None:
        """Bring a page into sight."""
        self._current = key
        shown = self._shown()
        if shown is None:
            return
        self._stack.setCurrentWidget(shown.page)
        self._mark()
        with kept_in_sight(shown.page):
            shown.fill()
        self.page_shown.emit(key)

    @property
    def current(self) -> str | None:
        """The key of the page in sight."""
        shown = self._shown()
        return None if shown is None else shown.key

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where a large text leaves no room for the list, choose the page from a box above it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        has_room = self.width() >= self._presentation.px(SIDE + LEAST_PAGE)
        self._side.setVisible(has_room)
        self._above.setVisible(not has_room)

    def _shown(self) -> SettingsPage | None:
        found = (one for one in self._pages if one.key == self._current)
        return next(found, self._pages[0] if self._pages else None)

    def _say(self) -> None:
        words, section = self._presentation.words, None
        focused = self.focusWidget()
        had_focus = focused is not None and self._side.isAncestorOf(focused)
        for name in self._names.buttons():
            self._names.removeButton(name)
        empty(self._list)
        self._side.setFixedWidth(self._presentation.px(SIDE))
        for place, one in enumerate(self._pages):
            if one.section is not section:
                section = one.section
                self._list.addSpacing(theme.M if place else 0)
                heading = Text(words(f"settings.section.{section}"), "caption")
                heading.setContentsMargins(theme.S, 0, 0, theme.XS)
                self._list.addWidget(heading)
                heading.show()
            name = self._name(place, one)
            self._list.addWidget(name)
            name.show()
        self._list.addStretch(1)
        self._chooser.clear()
        for one in self._pages:
            self._chooser.addItem(one.name(), one.key)
        self._chooser.setAccessibleName(words("settings.list"))
        self._fold()
        marked = self._mark()
        if had_focus and marked is not None:
            marked.setFocus()

    def _name(self, place: int, page: SettingsPage) -> QPushButton:
        made = QPushButton(page.name())
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("role", "side")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setToolTip(page.name())
        self._names.addButton(made, place)
        return made

    def _mark(self) -> QAbstractButton | None:
        shown = self._shown()
        if shown is None:
            return None
        self._stack.setCurrentWidget(shown.page)
        self._chooser.setCurrentIndex(self._pages.index(shown))
        name = self._names.button(self._pages.index(shown))
        name.setChecked(True)
        return name
