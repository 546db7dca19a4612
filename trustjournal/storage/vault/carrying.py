"""How do the keys of an encrypted journal travel with its copies?

The keys file is small, and useless without a passphrase: each backup has its own beside it, so that
a backup alone, on another machine, is enough.
"""

import os
import sys
from pathlib import Path

from trustjournal.storage.vault.recognising import keys_file_of


def carry_keys(source: Path, target: Path) -> None:
    """Copy the keys file of one journal file beside another, if there is one. OSError if refused.

    There may be none: the journal was opened by its recovery key, which opens the copy too.
    """
    try:
        content = keys_file_of(source).read_bytes()
    except FileNotFoundError:
        return
    write_whole(keys_file_of(target), content)


def write_whole(place: Path, content: bytes) -> None:
    """Write a file that only its owner reads: whole, on the disk, then in its place."""
    part = place.with_name(f".{place.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(place)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    reach_disk(place.parent)


def reach_disk(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system knows how."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
