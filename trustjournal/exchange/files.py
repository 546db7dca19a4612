"""How does a file reach its place: whole, on the disk, for its owner's eyes, and never by mistake?

What is written goes to a ``.part`` beside the place, reaches the disk, and only then takes the
name: whoever looks sees the old file or the new one, never half of it.
"""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from trustjournal.errors import Problem, Trouble, Unacceptable

MOST_BYTES = 100 * 1024 * 1024  # of a file to be imported
MOST_OWN_BYTES = 1024 * 1024 * 1024  # of an export of ours: some 800,000 entries


def put_in_place(target: Path, fill: Callable[[Path], None], *, over: bool = False) -> None:
    """Let ``fill`` write a new file, then give it its name.

    ``over``: the user agreed to replace what is there; without it, that is Unacceptable. Raises
    Trouble where the place cannot be written; then nothing of the new file is left.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        if target.exists() and not over:
            raise Unacceptable(Problem("file_exists", {"path": str(target)}, field="out"))
        part.unlink(missing_ok=True)
        fill(part)
        _reach_disk(part, os.O_RDWR)
        part.replace(target)
        if sys.platform != "win32":
            _reach_disk(target.parent, os.O_RDONLY)
    except OSError as error:
        raise Trouble(code="file_not_written", path=str(target)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def fill_with(chunks: Iterable[bytes]) -> Callable[[Path], None]:
    """Return what writes some bytes to a file that only its owner reads."""

    def fill(part: Path) -> None:
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as out:
            if sys.platform != "win32":
                os.fchmod(handle, 0o600)
            out.writelines(chunks)

    return fill


def content_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file to be imported. Unacceptable if there are more than ``most``."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError as error:
        raise Trouble(code="file_missing", path=str(path)) from error
    except OSError as error:
        raise Trouble(code="file_unreadable", path=str(path)) from error
    if len(content) > most:
        raise Unacceptable(Problem("import_too_large", {"path": path.name, "most": most >> 20}))
    return content


def _reach_disk(place: Path, how: int) -> None:
    handle = os.open(place, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
