"""Where do lines wait that were typed while the journal was locked?

In a folder beside the journal, only its owner's, one sealed file a line, named by the id its entry
will have: a line handed over twice waits once. Unlocking opens them in the order they were typed.
"""

import errno
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from trustjournal.storage.database import private_folder
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.vault.carrying import write_whole
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.keyfile import read_keys
from trustjournal.storage.vault.sealing import sealed, unsealed

FOLDER, ENDING = ".inbox", ".sealed"
LARGEST = 2_000_000  # bytes of one sealed line


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A typed line; ``entry_id`` is the UUID its entry will have, ``typed_at`` is aware."""

    entry_id: str
    text: str
    typed_at: datetime


def inbox_of(path: Path) -> Path:
    """Return the folder where sealed lines wait for the journal at ``path``; it may not exist."""
    return path.with_name(f"{path.name}{FOLDER}")


def put(path: Path, line: WaitingLine) -> None:
    """Seal a line for the journal at ``path``. Needs no key. Trouble if it cannot be written."""
    public = read_keys(path).public
    told = {"text": line.text, "typed_at": line.typed_at.isoformat()}
    box = sealed(public, json.dumps(told, ensure_ascii=False).encode(), _purpose(line.entry_id))
    place = _place(path, line.entry_id)
    private_folder(place.parent)
    if place.exists():
        return  # it waits already
    try:
        write_whole(place, box)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
        raise trouble(Fault.DISK_FULL if full else Fault.NO_ACCESS, place.parent) from error


def waiting(path: Path, key: Key) -> tuple[WaitingLine, ...]:
    """Return the lines that wait, the first typed first; one that cannot be opened stays there."""
    return tuple(sorted(_lines(path, key), key=lambda line: (line.typed_at, line.entry_id)))


def remove(path: Path, entry_id: str) -> None:
    """A line is recorded: it waits no more."""
    with suppress(OSError):
        _place(path, entry_id).unlink(missing_ok=True)


def count(path: Path) -> int:
    """Return how many lines wait; needs no key."""
    try:
        return sum(place.suffix == ENDING for place in inbox_of(path).iterdir())
    except OSError:
        return 0


def _lines(path: Path, key: Key) -> Iterator[WaitingLine]:
    for file in inbox_of(path).glob(f"*{ENDING}"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            entry_id = str(UUID(file.stem))
            if file.stat().st_size <= LARGEST:
                told = json.loads(unsealed(key, file.read_bytes(), _purpose(entry_id)))
                at = datetime.fromisoformat(told["typed_at"])
                if at.tzinfo is not None and isinstance(told["text"], str):
                    yield WaitingLine(entry_id, told["text"], at)


def _place(path: Path, entry_id: str) -> Path:
    return inbox_of(path) / f"{UUID(entry_id)}{ENDING}"


def _purpose(entry_id: str) -> str:
    return f"line {UUID(entry_id)}"
