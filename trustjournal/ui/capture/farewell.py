"""What is said after the capture window has left: the toast, on its own, with Undo for ten seconds.

It takes no focus: whoever typed the line is back where they were.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame

from trustjournal.ui.capture.composing import cut_round
from trustjournal.ui.capture.window import CaptureWindow
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.toast import Toast


class Farewell(Toast):
    """A toast in a small window of its own, where the capture window was."""

    def __init__(self, owner: CaptureWindow) -> None:
        """``owner`` is the capture window."""
        self._owner = owner
        self._host = QFrame()
        self._host.setWindowFlags(
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self._host.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._host.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._host.setAccessibleName("trustjournal")
        super().__init__(self._host)
        self.left.connect(self._host.hide)

    def say(self, text: str, *, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show the toast; the window it stands in is just as large."""
        super().say(text, action=action, act=act)
        for label in self.findChildren(Text):
            label.setMaximumWidth(self._owner.width() - 160)
        self.adjustSize()
        self._host.setFixedSize(self.size())
        cut_round(self._host, theme.RADIUS)
        self.move(QPoint(0, 0))
        place = self._owner.place()
        above = self.height() + theme.S if self._owner.isVisible() else 0
        left = place.x() + (self._owner.width() - self.width()) // 2
        self._host.move(left, max(0, place.y() - above))
        self._host.show()
        self._host.raise_()

    def put_away(self) -> None:
        """Leave without a word: the capture window is shown again."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.leave()
        self.blockSignals(False)  # noqa: FBT003
        self._host.hide()

    def _place(self) -> None:
        self.move(QPoint(0, 0))
