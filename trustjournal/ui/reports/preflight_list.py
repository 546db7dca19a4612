"""What would the document say, item by item, and what must be looked at first?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.report.preflight import Item, Preflight
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import listed
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Flow, column, empty, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.reports.wish import ALWAYS_SAID


class PreflightList(QWidget):
    """Items that stop the document first, then the others, what was left out, and the promises
    that could be said.
    """

    removal_asked = Signal(str)
    inclusion_asked = Signal(str)
    return_asked = Signal(str)
    offer_taken = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._around = column(gap=0)
        self.setLayout(self._around)

    def show_items(self, looked: Preflight, *, private: bool) -> None:
        """Show what pre-flight found."""
        empty(self._around)
        inside = column(gap=theme.M)
        words = self._presentation.words
        if private:
            inside.addWidget(Wrapped(words("documents.private"), "muted"))
        else:
            stopped = looked.stopped
            plain = [item for item in looked.items if not item.stops]
            cover = [item for item in plain if item.place in ALWAYS_SAID and not item.concerns]
            others = [item for item in plain if item not in cover]
            self._add(inside, "stops", [self._row(item) for item in stopped])
            self._add(inside, "items", [self._row(item) for item in others])
            if cover:
                named = " · ".join(item.text for item in cover)
                inside.addWidget(Wrapped(words("documents.cover", names=named), "muted"))
            self._add(inside, "removed", [self._left_out(item) for item in looked.left_out])
            self._add(inside, "offered", [self._offer(item) for item in looked.offered])
        body = QWidget()
        body.setLayout(inside)
        self._around.addWidget(body)
        body.show()

    def _add(self, inside: QVBoxLayout, heading: str, rows: list[QWidget]) -> None:
        if not rows:
            return
        words = self._presentation.words
        role = "grave" if heading == "stops" else "strong"
        inside.addLayout(
            row(Text(words(f"documents.{heading}"), role), Text(str(len(rows)), "muted"), None)
        )
        inside.addWidget(listed(rows, margin=theme.M))

    def _row(self, item: Item) -> QWidget:
        words = self._presentation.words
        deeds: list[QWidget] = []
        if item.stops:
            accept = button(
                words("documents.include"),
                lambda: self.inclusion_asked.emit(item.key),
                role="small",
                name=words("documents.include_spoken", text=item.text),
            )
            deeds.append(accept)
        is_removable = item.place not in ALWAYS_SAID
        if is_removable:
            remove = button(
                words("documents.remove"),
                lambda: self.removal_asked.emit(item.key),
                role="small",
                name=words("documents.remove_spoken", text=item.text),
            )
            deeds.append(remove)
        line = ItemRow(self._presentation, item, deeds)
        if is_removable:
            line.removal_asked.connect(self.removal_asked)
        return line

    def _left_out(self, item: Item) -> QWidget:
        words = self._presentation.words
        back = button(
            words("documents.return"),
            lambda: self.return_asked.emit(item.key),
            role="small",
            name=words("documents.return_spoken", text=item.text),
        )
        return ItemRow(self._presentation, item, [back])

    def _offer(self, item: Item) -> QWidget:
        words = self._presentation.words
        include = button(
            words("documents.say"),
            lambda: self.offer_taken.emit(item.key),
            role="small",
            name=words("documents.say_spoken", text=item.text),
        )
        line = ItemRow(self._presentation, item, [include])
        line.inclusion_asked.connect(self.offer_taken)
        return line


class ItemRow(QWidget):
    """One item: its text, what it is, what is worrying about it. Delete leaves it out, the space
    bar includes it.
    """

    removal_asked = Signal(str)
    inclusion_asked = Signal(str)

    def __init__(self, presentation: Presentation, item: Item, deeds: list[QWidget]) -> None:
        super().__init__()
        self._item = item
        words = presentation.words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        place = words(f"documents.place.{item.place}")
        self.setAccessibleName(f"{place} : {item.text}")
        whole = column(Wrapped(item.text, lines=3), gap=theme.XS)
        for concern in item.concerns:
            role = "grave" if item.stops else "muted"
            told = words(f"documents.worry.{concern.worry}", what=concern.what)
            whole.addWidget(Wrapped(told, role))
        if len(deeds) > 1:
            buttons = Flow(gap=theme.XS)
            for deed in deeds:
                buttons.addWidget(deed)
            whole.addWidget(Text(place, "caption"))
            whole.addLayout(buttons)
        else:
            whole.addLayout(row(Text(place, "caption"), None, *deeds, gap=theme.XS))
        whole.setContentsMargins(0, theme.S, 0, theme.S)
        self.setLayout(whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves the item out, the space bar includes it."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(self._item.key)
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Insert}:
            self.inclusion_asked.emit(self._item.key)
        else:
            super().keyPressEvent(event)
