"""Where does the window of a journal hear us, and how is it known that there is one?

A folder only its owner can enter holds, for each journal, a lock (the truth about who is there) and
a socket (the ear). The name follows from the journal's place, so that two journals have two
windows. Socket names are short in every system: the run-time folder is preferred.
"""

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trustjournal.errors import Trouble
from trustjournal.paths import APPLICATION, state_folder

LONGEST_SOCKET = 100  # bytes of a path; Source: sun_path holds 104 (macOS) to 108 (Linux)
ON_WINDOWS = sys.platform == "win32"


class Role(StrEnum):
    """Who listens: the whole window, or a capture window that stands alone."""

    WINDOW = "window"
    QUICK = "quick"


@dataclass(frozen=True, slots=True)
class Address:
    """The ear of one journal's window."""

    folder: Path
    name: str

    @property
    def lock(self) -> Path:
        """The lock, held as long as the window lives."""
        return self.folder / f"{self.name}.lock"

    @property
    def socket(self) -> str:
        """The socket's path; on Windows the name of a pipe."""
        return f"{APPLICATION}-{self.name}" if ON_WINDOWS else str(self.folder / self.name)


def address_of(journal: Path, role: Role = Role.WINDOW) -> Address:
    """Return where the window of ``journal`` listens. Nothing is made."""
    place = os.path.normcase(os.path.realpath(journal))
    digest = hashlib.blake2b(place.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return Address(_folder(), f"{role.value[0]}{digest}")


def make_private(folder: Path) -> None:
    """Make the folder, or see that it is ours alone. Trouble if somebody else's stands there."""
    for place in reversed([it for it in (folder, *folder.parents) if not it.exists()]):
        place.mkdir(exist_ok=True, mode=0o700)
    if ON_WINDOWS:
        return
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise Trouble(code="presence_taken", path=str(folder))
    if stat.S_IMODE(found.st_mode) != 0o700:  # noqa: PLR2004 - a mode
        folder.chmod(0o700)


def is_ours(path: str) -> bool:
    """Whether a socket's folder belongs to us alone, so that no stranger can listen in it."""
    if ON_WINDOWS:
        return True
    try:
        found = Path(path).parent.lstat()
    except OSError:
        return False
    mode = stat.S_IMODE(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not mode & 0o077


def _folder() -> Path:
    if ON_WINDOWS:
        return state_folder() / "presence"
    given = os.environ.get("XDG_RUNTIME_DIR", "").strip()
    if given and is_ours(f"{given}/_"):
        return Path(given, APPLICATION)
    near = state_folder() / "presence"
    if len(os.fsencode(near)) + 20 <= LONGEST_SOCKET:
        return near
    import tempfile  # noqa: PLC0415 - 10 ms, for homes deep in a tree only

    return Path(tempfile.gettempdir(), f"{APPLICATION}-{os.getuid()}")
