"""Does the command that a key is bound to show the capture window, and how soon?"""

import subprocess

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

PATIENCE_MS = 5_000


class Trial(QObject):
    """One try. ``ended`` says the milliseconds until the window was seen, None if it was not."""

    ended = Signal(object)

    def __init__(self, command: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._clock = QElapsedTimer()
        self._limit = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._limit.timeout.connect(lambda: self.ended.emit(None))

    def begin(self) -> None:
        """Run the command as the key would."""
        self._clock.start()
        self._limit.start()
        try:
            self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603
        except OSError:
            self._end(None)

    def see(self) -> None:
        """The window has appeared."""
        self._end(self._clock.elapsed())

    def _end(self, milliseconds: int | None) -> None:
        if self._limit.isActive():
            self._limit.stop()
            self.ended.emit(milliseconds)
