"""What happens when the window is closed: does the program end, or rest in the tray?

It rests only where that was chosen and an icon is there to bring it back.
"""

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QMainWindow

from trustjournal.ui.hand.tray import Tray

STAYS = "window/stays_in_tray"


class Resting(QObject):
    """Watches one window close."""

    def __init__(
        self, application: QApplication, window: QMainWindow, tray: Tray, memory: QSettings
    ) -> None:
        super().__init__(window)
        self._application, self._window = application, window
        self._tray, self._memory = tray, memory
        self._is_leaving = False
        tray.leaving_asked.connect(self.quit)
        window.installEventFilter(self)

    @property
    def is_possible(self) -> bool:
        """Whether there is an icon that could bring the window back."""
        return self._tray.is_there

    @property
    def is_chosen(self) -> bool:
        """Whether the user wants the program to stay."""
        return str(self._memory.value(STAYS, "false")) == "true"

    def choose(self, chosen: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Stay from now on, or end."""
        self._memory.setValue(STAYS, str(chosen).lower())

    def wake(self) -> None:
        """The window is shown again: closing it may end the program."""
        self._application.setQuitOnLastWindowClosed(True)

    def quit(self) -> None:
        """End, whatever was chosen."""
        self._is_leaving = True
        self._window.close()
        self._application.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the window instead of closing it."""
        is_closing = event.type() == QEvent.Type.Close and watched is self._window
        if is_closing and not self._is_leaving and self.is_chosen and self.is_possible:
            event.ignore()
            self._application.setQuitOnLastWindowClosed(False)
            self._window.hide()
            return True
        return super().eventFilter(watched, event)
