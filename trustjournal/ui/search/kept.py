"""Searches kept under a name: a chip each, and a way to keep the one in the line."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.chips import FilterChip
from trustjournal.ui.kit.layouts import Flow, empty
from trustjournal.ui.kit.presentation import Presentation

NAME_WIDTH = 200


class KeptSearches(QWidget):
    """Chips that are searches; a press searches, a second one clears, Delete lets go of it."""

    chosen = Signal(str)
    kept = Signal(str, str)
    dropped = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._searches: Mapping[str, str] = {}
        self._chips: dict[str, FilterChip] = {}
        self._query, self._may_keep = "", True
        self._told: tuple[object, ...] = ()
        self.name = QLineEdit()
        self.name.setFixedWidth(presentation.px(NAME_WIDTH))
        self.name.returnPressed.connect(self._keep)
        self.name.installEventFilter(self)
        self.keep = button("", self._ask_name, role="link")
        self._flow, self._whole = Flow(gap=6), Flow(gap=6)
        self._box = QWidget()
        self._box.setLayout(self._flow)
        for part in (self._box, self.keep, self.name):
            self._whole.addWidget(part)
        self.setLayout(self._whole)
        self.name.hide()

    def show_searches(self, searches: Mapping[str, str], *, may_keep: bool) -> None:
        """Show the searches kept, query by name; ``may_keep``: others can be added."""
        look = self._presentation
        told = (dict(searches), may_keep, look.words, look.palette.name)
        if told == self._told:
            return
        self._told, self._searches, self._may_keep = told, searches, may_keep
        empty(self._flow)
        self._chips = {}
        for name in searches:
            self._add(name)
        words = look.words
        self.keep.setText(words("search.kept.keep"))
        self.name.setPlaceholderText(words("search.kept.name"))
        self.name.setAccessibleName(words("search.kept.name"))
        self.show_query(self._query)

    def show_query(self, query: str) -> None:
        """Light the chip whose search stands in the line; offer to keep one that has none."""
        self._query = " ".join(query.split())
        for name, chip in self._chips.items():
            chip.setChecked(self._searches[name] == self._query)
        is_new = bool(self._query) and self._query not in self._searches.values()
        self.keep.setVisible(is_new and self._may_keep and self.name.isHidden())
        if not is_new:
            self.name.hide()
        self._box.setVisible(bool(self._chips))
        self.setVisible(bool(self._chips) or is_new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the name keeps nothing; Delete on a chip lets go of its search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.name and event.key() == Qt.Key.Key_Escape:
                self.name.hide()
                self.show_query(self._query)
                return True
            if event.key() == Qt.Key.Key_Delete:
                for name, chip in self._chips.items():
                    if watched is chip:
                        self.dropped.emit(name)
                        return True
        return super().eventFilter(watched, event)

    def _add(self, name: str) -> None:
        query = self._searches[name]
        chip = FilterChip(self._presentation, name)
        chip.setToolTip(query)
        chip.clicked.connect(lambda: self.chosen.emit("" if self._query == query else query))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda at: self._offer(name, chip, at))
        chip.installEventFilter(self)
        self._chips[name] = chip
        self._flow.addWidget(chip)
        chip.show()

    def _offer(self, name: str, chip: FilterChip, at: QPoint) -> None:
        menu = QMenu(chip)
        drop = menu.addAction(self._presentation.words("search.kept.drop"))
        drop.triggered.connect(lambda: self.dropped.emit(name))
        menu.popup(chip.mapToGlobal(at))

    def _ask_name(self) -> None:
        self.keep.hide()
        self.name.clear()
        self.name.show()
        self.name.setFocus()

    def _keep(self) -> None:
        name = " ".join(self.name.text().split())
        if name and self._query:
            self.name.hide()
            self.kept.emit(name, self._query)
