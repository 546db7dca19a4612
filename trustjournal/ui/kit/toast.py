"""How does the program say "done", with a way back, without asking for a click?"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import row

STAYS_MS = 10_000


class Toast(QFrame):
    """A line over the foot of the window, with one button. It leaves after ten seconds."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._text = Text()
        self._button = QPushButton()
        self._act: Callable[[], object] | None = None
        inside = row(self._text, self._button, gap=theme.M)
        inside.setContentsMargins(theme.L, theme.S, theme.S, theme.S)
        self.setLayout(inside)
        self._timer = QTimer(self, interval=STAYS_MS, singleShot=True)
        self._timer.timeout.connect(self.leave)
        self._button.clicked.connect(self._press)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show ``text``, with a button named ``action`` if there is something to do."""
        self._text.say(text)
        self._button.setText(action)
        self._button.setVisible(act is not None)
        self._act = act
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.left.emit()

    def forget(self) -> None:
        """Go away, and keep neither what was said nor what could be done about it."""
        self._act = None
        self._text.say("")
        if self.isVisible():
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot while the window changes size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        act = self._act
        self.leave()
        if act is not None:
            act()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.move(
                (window.width() - self.width()) // 2,
                window.height() - self.height() - theme.XXL - theme.S,
            )
