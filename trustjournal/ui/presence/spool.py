"""Where does a line wait that nobody could record: no journal, one that is busy, a full disk?

One file a line, readable by its owner alone, named by the id its entry will have: read again at the
next start, recorded with that id, and removed. A line handed over twice is one file and one entry.
Lines for an encrypted journal wait sealed instead, beside it (journal/keeping/sealed.py).
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUuid

from trustjournal.errors import Trouble
from trustjournal.ui.capture.drafts import write_private

ENDING = ".line"
LARGEST = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class SpooledLine:
    """A typed line; ``entry_id`` is the UUID its entry will have, ``typed_at`` is aware."""

    entry_id: str
    text: str
    typed_at: datetime

    @classmethod
    def typed(cls, text: str, typed_at: datetime) -> "SpooledLine":
        """Return a line just typed, with an id of its own."""
        return cls(new_id(), text, typed_at)


def new_id() -> str:
    """Return a random UUID, for an entry whose line was just typed."""
    return QUuid.createUuid().toString(QUuid.StringFormat.WithoutBraces)


class Spool:
    """The lines that wait for one journal."""

    def __init__(
        self,
        folder: Path,
        *,
        seal: Callable[[SpooledLine], bool] = lambda _: False,
    ) -> None:
        """``folder`` need not exist. ``seal`` keeps a line elsewhere, sealed, if it is to be."""
        self._folder = folder
        self._seal = seal

    def put(self, line: SpooledLine) -> None:
        """Let a line wait. OSError or Trouble if it cannot be written."""
        if self._seal(line):
            return
        told = {"text": line.text, "typed_at": line.typed_at.isoformat()}
        content = json.dumps(told, ensure_ascii=False).encode()
        write_private(self._folder / f"{line.entry_id}{ENDING}", content)

    def waiting(self) -> tuple[SpooledLine, ...]:
        """Return the lines that wait, the first typed first."""
        return tuple(sorted(self._lines(), key=lambda line: (line.typed_at, line.entry_id)))

    def seal_all(self) -> None:
        """Seal what waits in plain, if the journal was encrypted since."""
        for line in self.waiting():
            with suppress(OSError, Trouble):
                if self._seal(line):
                    self.remove(line)

    def remove(self, line: SpooledLine) -> None:
        """A line is recorded: it waits no more."""
        with suppress(OSError):
            (self._folder / f"{line.entry_id}{ENDING}").unlink(missing_ok=True)

    def _lines(self) -> Iterator[SpooledLine]:
        for file in self._folder.glob(f"*{ENDING}"):
            with suppress(OSError, ValueError, KeyError, TypeError):
                if file.stat().st_size <= LARGEST:
                    told = json.loads(file.read_bytes())
                    at = datetime.fromisoformat(told["typed_at"])
                    if at.tzinfo is not None and isinstance(told["text"], str):
                        yield SpooledLine(str(UUID(file.stem)), told["text"], at)
