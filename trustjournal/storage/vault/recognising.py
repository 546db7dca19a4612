"""Is a journal encrypted, and if SQLite finds no database in a file, why not?

An encrypted journal is bytes without a pattern, with its keys file beside it. Where that is, the
file itself is not looked into: opening and closing a live journal by other means would drop the
locks that SQLite holds on it in this process.
"""

from contextlib import closing, suppress
from pathlib import Path

from trustjournal.storage.driver import Error, connect
from trustjournal.storage.faults import Fault

ENDING = ".keys"
PLAIN_HEAD = b"SQLite format 3\0"
PAGE = 4096
MANY = 200  # different bytes in a page; 4,096 random ones show all 256
NOT_A_DATABASE = 26


def keys_file_of(path: Path) -> Path:
    """Return where the keys of a journal, or of a backup, are kept: beside it."""
    return path.with_name(f"{path.name}{ENDING}")


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted journal, its keys file beside it or not."""
    try:
        with closing(connect(path, "ro")) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except Error as error:
        return is_no_database(error) and why_no_database(path) is not Fault.UNREADABLE
    return False


def is_no_database(error: BaseException) -> bool:
    """Whether SQLite found no database in the file, or found it closed to the key it was given."""
    return getattr(error, "sqlite_errorcode", None) == NOT_A_DATABASE


def why_no_database(path: Path) -> Fault:
    """Return why a file that SQLite refused without a key is none for it."""
    if keys_file_of(path).exists():
        return Fault.LOCKED
    head = b""
    with suppress(OSError), path.open("rb") as file:
        head = file.read(PAGE)
    is_ours = not head.startswith(PLAIN_HEAD) and _is_without_pattern(path, head)
    return Fault.KEYS_MISSING if is_ours else Fault.UNREADABLE


def _is_without_pattern(path: Path, head: bytes) -> bool:
    with suppress(OSError):
        return not path.stat().st_size % PAGE and len(set(head)) > MANY
    return False
