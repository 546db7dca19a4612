"""How does a line that is being typed survive a crash?

Each pause of 300 ms in the typing writes it to a file only its owner can read, whole or not at all;
recording it removes the file. What is found at the next start is the line that was lost.

For an encrypted journal it is sealed instead, and put aside at the next start until the journal is
unlocked: what is typed meanwhile is a line of its own.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from trustjournal.errors import Trouble
from trustjournal.ui.presence.address import make_private

PAUSE_MS = 300
LARGEST = 100_000  # bytes; nothing we wrote is larger
SEALED = ".sealed"


class DraftKeeper(QObject):
    """Keeps one line in one file."""

    def __init__(
        self,
        file: Path,
        parent: QObject | None = None,
        *,
        seal: Callable[[str], bytes | None] = lambda _: None,
    ) -> None:
        """``seal`` returns a text sealed, or None where it is kept in plain."""
        super().__init__(parent)
        self._file, self._sealed = file, file.with_suffix(SEALED)
        self._seal = seal
        self._text = ""
        if self._sealed.exists():
            self._move_aside()
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
                self._write()
            else:
                self._file.unlink(missing_ok=True)
                self._sealed.unlink(missing_ok=True)

    def forget(self) -> None:
        """The line is recorded: its draft goes."""
        self._text = ""
        self.keep_now()

    def put_aside(self, text: str) -> None:
        """Keep a text until the journal is unlocked again, beside what is typed from now on."""
        earlier = self.recovered()
        self._text = f"{earlier}\n{text}" if earlier else text
        self.keep_now()
        if self._sealed.exists():
            self._move_aside()
        self._text = ""

    def aside(self) -> tuple[Path, ...]:
        """Return the sealed texts that were put aside, the oldest first."""
        found = self._sealed.parent.glob(f"{self._sealed.stem}-*{SEALED}")
        return tuple(sorted(found, key=lambda file: (len(file.name), file.name)))

    def recovered(self) -> str:
        """Return the line that was kept in plain, empty if there is none."""
        try:
            if self._file.stat().st_size > LARGEST:
                return ""
            return self._file.read_bytes().decode("utf-8", "replace").replace("\0", "")
        except OSError:
            return ""

    def _write(self) -> None:
        box = self._seal(self._text)
        if box is None:
            write_private(self._file, self._text.encode())
        else:
            write_private(self._sealed, box)
            self._file.unlink(missing_ok=True)

    def _move_aside(self) -> None:
        number = 1
        while (place := self._sealed.with_stem(f"{self._sealed.stem}-{number}")).exists():
            number += 1
        with suppress(OSError):
            self._sealed.rename(place)


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
