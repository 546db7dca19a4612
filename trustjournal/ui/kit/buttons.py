"""Which kinds of button are there?"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
)

from trustjournal.ui.kit import icons
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled


def button(
    text: str,
    act: Callable[[], object],
    *,
    role: str = "",
    name: str | None = None,
) -> QPushButton:
    """Return a button; ``role`` is primary, small, link or none; ``name`` is spoken, if given."""
    made = PressedByReturn(veiled(text))
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if role:
        made.setProperty("role", role)
    if name is not None:
        made.setAccessibleName(veiled(name))
    made.clicked.connect(lambda: act())  # noqa: PLW0108 - clicked carries a flag
    return made


class PressedByReturn(QPushButton):
    """A button that Return presses too, once it has the focus; Qt leaves it at the space bar.

    Where a large text has no room its end is elided; the whole is its tooltip then.
    """

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint what fits of the text."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._fitting(option)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text when it no longer fits."""
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        is_cut = self._fitting(option) != self.text()
        if is_cut or self.toolTip() == self.text():
            self.setToolTip(self.text() if is_cut else "")

    def _fitting(self, option: QStyleOptionButton) -> str:
        part = QStyle.SubElement.SE_PushButtonContents
        width = self.style().subElementRect(part, option, self).width()
        metrics = self.fontMetrics()
        if not self.icon().isNull() or metrics.horizontalAdvance(self.text()) <= width:
            return self.text()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it on Return and Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A picture to press. Its name is spoken and shown as a tooltip."""

    def __init__(self, presentation: Presentation, icon: str, name: str = "") -> None:
        super().__init__()
        self._presentation = presentation
        self._icon = icon
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name(name)
        self.colour()

    def name(self, name: str) -> None:
        """Say what it does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def colour(self) -> None:
        """Take the colour of the current palette."""
        self.setIcon(icons.icon(self._icon, self._presentation.palette.muted))
