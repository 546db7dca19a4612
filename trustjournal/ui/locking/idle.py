"""Has nobody used the window for a while?

Keys, clicks and the wheel reach a window of Qt's before any widget: that is where they are noticed,
a few events instead of all. Each window that gets the focus is watched from then on.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
MINUTE_MS = 60_000


class IdleWatch(QObject):
    """Counts the minutes since the last use of any window of ours."""

    idled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idled)
        self._watched: list[QWindow] = []

    def begin(self, minutes: float) -> None:
        """Count from now on; 0 is never."""
        self.end()
        if minutes <= 0:
            return
        self._timer.setInterval(round(minutes * MINUTE_MS))
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def end(self) -> None:
        """Count no more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        for window in self._watched:
            window.removeEventFilter(self)
        self._watched = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count again at each use."""
        if event.type() in USED and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is None or window in self._watched:
            return
        window.installEventFilter(self)
        window.destroyed.connect(lambda: self._forget(window))
        self._watched.append(window)
        self._timer.start()

    def _forget(self, window: QWindow) -> None:
        if window in self._watched:
            self._watched.remove(window)
