"""What a file would bring, a row a thing; rows that are unclear are settled by a small menu."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from trustjournal.journal.bringing.importing import LEFT_OUT, MAKE, Fate, Item
from trustjournal.ui.capture.told import when_text
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

COLUMNS = ("place", "whose", "when", "said", "fate")
SAID, FATE = COLUMNS.index("said"), COLUMNS.index("fate")
MOST_CHOICES = 40


class ArrivalTable(QTableWidget):
    """The rows. ``decided`` hands up the places chosen and what was chosen for them."""

    decided = Signal(object, str)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self._look = presentation
        self._items: tuple[Item, ...] = ()
        words = presentation.words
        self.setHorizontalHeaderLabels([words(f"exchange.column.{name}") for name in COLUMNS])
        self.setAccessibleName(words("exchange.window.table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setProperty("role", "rows")
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(presentation.px(theme.ROW_DENSE))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SAID, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_at)
        self.cellActivated.connect(lambda row, _: self._offer_for(row))
        self.cellClicked.connect(self._clicked)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the things offered, those to be settled first."""
        kept = self.currentRow()
        order = (Fate.UNCLEAR, Fate.REFUSED, Fate.NEW, Fate.BINNED, Fate.ALREADY, Fate.LEFT_OUT)
        self._items = tuple(sorted(items, key=lambda item: order.index(item.fate)))
        self.setRowCount(len(self._items))
        for row, item in enumerate(self._items):
            self._show(row, item)
        if self._items:
            self.setCurrentCell(max(0, min(kept, len(self._items) - 1)), SAID)

    def offer(self, at: QPoint | None = None) -> None:
        """Offer what the rows chosen may be; where none is to be settled, all unclear rows."""
        chosen = self._chosen()
        if chosen:
            self._menu(chosen).popup(at or self.viewport().mapToGlobal(self._below_current()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu on Return too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._chosen(only_chosen=True):
            self.offer()
        else:
            super().keyPressEvent(event)

    def _show(self, row: int, item: Item) -> None:
        palette = self._look.palette
        when = "" if item.when is None else when_text(self._look, item.when)
        whose = " / ".join(filter(None, (item.client, item.mission)))
        values = (str(item.place), whose or "—", when, item.said, self._fate(item))
        for column, value in enumerate(values):
            cell = QTableWidgetItem(veiled(value))
            cell.setToolTip(veiled(value) if column in {SAID, FATE} else "")
            ink = self._ink(item) if column == FATE else palette.text
            if item.fate in {Fate.ALREADY, Fate.LEFT_OUT, Fate.BINNED}:
                ink = palette.muted
            cell.setForeground(QColor(ink))
            self.setItem(row, column, cell)

    def _fate(self, item: Item) -> str:
        words = self._look.words
        fate = words(f"exchange.fate.{item.fate}")
        if item.why and item.fate is not Fate.UNCLEAR:
            key = f"exchange.why.{item.why}"
            fate = f"{fate} · {words(key) if words.has(key) else words(f'amber.{item.why}')}"
        return f"{fate} ▾" if item.choices else fate

    def _ink(self, item: Item) -> str:
        palette = self._look.palette
        if item.fate is Fate.REFUSED:
            return palette.grave_ink
        if item.fate is Fate.UNCLEAR or item.why:
            return palette.soon_ink
        return palette.good_ink

    def _chosen(self, *, only_chosen: bool = False) -> list[Item]:
        rows = {index.row() for index in self.selectedIndexes()}
        unclear = [item for item in self._items if item.fate is Fate.UNCLEAR]
        chosen = [item for row in rows if (item := self._items[row]).choices]
        return chosen if chosen or only_chosen else unclear

    def _menu(self, items: list[Item]) -> QMenu:
        words = self._look.words
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in dict.fromkeys(one for item in items for one in item.choices[:MOST_CHOICES]):
            self._add(menu, veiled(choice), items, choice)
        menu.addSeparator()
        names = {item.offered_name for item in items} - {""}
        if len(names) == 1:
            self._add(menu, words("exchange.window.make", name=min(names)), items, MAKE)
        self._add(menu, words("exchange.window.leave_out"), items, LEFT_OUT)
        return menu

    def _add(self, menu: QMenu, text: str, items: list[Item], choice: str) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        places = tuple(item.place for item in items)
        action.triggered.connect(lambda: self.decided.emit(places, choice))
        menu.addAction(action)

    def _clicked(self, row: int, column: int) -> None:
        if column == FATE:
            self._offer_for(row)

    def _offer_for(self, row: int) -> None:
        if self._items[row].choices:
            self.offer()

    def _offer_at(self, at: QPoint) -> None:
        self.offer(self.viewport().mapToGlobal(at))

    def _below_current(self) -> QPoint:
        rows = sorted({index.row() for index in self.selectedIndexes()}) or [0]
        return self.visualRect(self.model().index(rows[0], FATE)).bottomLeft()
