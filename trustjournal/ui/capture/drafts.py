"""How does a line that is being typed survive a crash?

Each pause of 300 ms in the typing writes it to a file only its owner can read, whole or not at all;
recording it removes the file. What is found at the next start is the line that was lost.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from trustjournal.errors import Trouble
from trustjournal.ui.presence.address import make_private

PAUSE_MS = 300
LARGEST = 100_000  # bytes; nothing we wrote is larger


class DraftKeeper(QObject):
    """Keeps one line in one file."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._text = ""
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.keep_now)

    def keep(self, text: str) -> None:
        """Write ``text`` once the typing pauses; an empty one removes the file."""
        self._text = text
        self._timer.start()

    def keep_now(self) -> None:
        """Write at once. A disk that refuses is not worth a word while one types."""
        self._timer.stop()
        with suppress(OSError, Trouble):
            if self._text.strip():
                write_private(self._file, self._text.encode())
            else:
                self._file.unlink(missing_ok=True)

    def forget(self) -> None:
        """The line is recorded: its draft goes."""
        self._text = ""
        self.keep_now()

    def recovered(self) -> str:
        """Return the line that was kept, empty if there is none."""
        try:
            if self._file.stat().st_size > LARGEST:
                return ""
            return self._file.read_bytes().decode("utf-8", "replace").replace("\0", "")
        except OSError:
            return ""


def write_private(file: Path, content: bytes) -> None:
    """Write a file of mode 0600 in a folder of mode 0700, whole or not at all."""
    make_private(file.parent)
    handle, part = tempfile.mkstemp(dir=file.parent, prefix=".part-")  # mkstemp: 0600
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(part).replace(file)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
