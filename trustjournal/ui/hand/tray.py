"""Is the program at hand while its window is closed? By an icon, where the desktop has a place.

Whether there is a place is looked for again and again: a panel may start after us. The icon is one
way in among others, never the only one.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from trustjournal.ui.kit import icons
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.kit.presentation import Presentation

LOOK_MS = 10_000
STAYS_MS = 10_000


class Tray(QObject):
    """The icon and its menu."""

    capture_asked = Signal()
    window_asked = Signal()
    leaving_asked = Signal()
    message_pressed = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._icon: QSystemTrayIcon | None = None
        self.menu = QMenu()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        presentation.changed.connect(self.retell)

    @property
    def is_there(self) -> bool:
        """Whether the icon can be seen."""
        return self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable()

    def look(self) -> None:
        """Show the icon if there is a place for it; else look again later."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._timer.start()
            return
        self._timer.stop()
        if self._icon is None:
            self._icon = QSystemTrayIcon(self)
            self._icon.setContextMenu(self.menu)
            self._icon.activated.connect(self._press)
            self._icon.messageClicked.connect(self.message_pressed)
        self.retell()
        self._icon.show()

    def retell(self) -> None:
        """Say and colour everything again."""
        self.menu.clear()
        for name, signal in (
            (chrome("Quick entry"), self.capture_asked),
            (chrome("Open trustjournal"), self.window_asked),
            (chrome("Quit"), self.leaving_asked),
        ):
            self.menu.addAction(name).triggered.connect(signal)
        if self._icon is not None:
            self._icon.setIcon(icons.icon("journal", self._presentation.palette.accent))
            self._icon.setToolTip("trustjournal")

    def show_message(self, title: str, text: str, icon: QSystemTrayIcon.MessageIcon) -> bool:
        """Show a bubble beside the icon; False where there is none to show it."""
        if self._icon is None or not self.is_there or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, text, icon, STAYS_MS)
        return True

    def leave(self) -> None:
        """Take the icon away."""
        self._timer.stop()
        if self._icon is not None:
            self._icon.hide()
            self._icon = None

    def _press(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why == QSystemTrayIcon.ActivationReason.Trigger:
            self.capture_asked.emit()
        elif why == QSystemTrayIcon.ActivationReason.DoubleClick:
            self.window_asked.emit()
