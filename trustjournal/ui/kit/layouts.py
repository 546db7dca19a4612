"""How are things laid out: rows, columns, and chips that flow onto the next line?"""

from typing import TypeAlias, TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trustjournal.ui.kit import theme

Part: TypeAlias = QWidget | QLayout | int | None
Box = TypeVar("Box", bound=QBoxLayout)


def row(*parts: Part, gap: int = theme.S) -> QHBoxLayout:
    """Return parts side by side: a number is a space, None takes the room left over."""
    return _fill(QHBoxLayout(), parts, gap)


def column(*parts: Part, gap: int = theme.S) -> QVBoxLayout:
    """Return parts one under another: a number is a space, None takes the room left over."""
    return _fill(QVBoxLayout(), parts, gap)


def empty(layout: QLayout) -> None:
    """Remove everything from a layout and let its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            discard(widget)
        elif inner is not None:
            empty(inner)


def discard(widget: QWidget) -> None:
    """Take a widget off the screen for good."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Flow(QLayout):
    """Lays widgets from left to right and goes on below when the line is full."""

    def __init__(self, gap: int = theme.S) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}  # by width, until something changes
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """No greed for room."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at ``width``."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something changed: measure anew."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """The smallest that holds the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The smallest that holds the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            width = min(size.width(), rect.width()) if rect.width() > 0 else size.width()
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, tallest = rect.x(), y + tallest + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self._gap
            tallest = max(tallest, size.height())
        return y + tallest - rect.y()


class Page(QScrollArea):
    """A screen's sheet of paper: margins, and a scroll bar only when needed."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = QWidget()
        self.sheet.setProperty("ground", "paper")
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self.sheet)


def _fill(box: Box, parts: tuple[Part, ...], gap: int) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        elif part is None:
            box.addStretch(1)
        else:
            box.addSpacing(part)
    return box
