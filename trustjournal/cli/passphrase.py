"""Where does a passphrase come from? A file, or the keyboard; never an argument.

``--passphrase-file`` and TRUSTJOURNAL_PASSPHRASE_FILE name a file whose first line it is. Without
one it is asked for where somebody sits at a terminal; elsewhere the command is refused.
"""

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.cli.session import Session, named_text
from trustjournal.errors import Problem, Refused, Trouble, Unacceptable

if TYPE_CHECKING:
    from trustjournal.storage.vault.key import Key

VARIABLE = "TRUSTJOURNAL_PASSPHRASE_FILE"
LOCKED = frozenset({"journal_locked", "keys_missing"})


def is_given(session: Session) -> bool:
    """Whether a file was named."""
    return _file(session) is not None


def key_for(session: Session, path: Path, locked: Trouble) -> "Key":
    """Return the key of a locked journal; ``locked`` is raised where no passphrase is to be had."""
    from trustjournal.journal.keeping.vault import unlock  # noqa: PLC0415 - only for a locked journal

    file = _file(session)
    if file is not None:
        return unlock(path, _first_line(file))
    if not _somebody_is_there():
        raise locked
    what = "recovery" if locked.code == "keys_missing" else "passphrase"
    return unlock(path, getpass(session.words(f"cli.prompt.{what}", path=path.name) + " "))


def new_passphrase(session: Session, path: Path, *, file: str | None = None) -> str:
    """Return a passphrase to be set: of the file named, else typed twice."""
    named = file or _file(session)
    if named is not None:
        return _first_line(named)
    if not _somebody_is_there():
        raise Refused(code="passphrase_missing", path=str(path))
    chosen = getpass(session.words("cli.prompt.new") + " ")
    if chosen != getpass(session.words("cli.prompt.again") + " "):
        raise Unacceptable(Problem("passphrases_differ"))
    return chosen


def _file(session: Session) -> str | None:
    return session.passphrase_file or os.environ.get(VARIABLE) or None


def _first_line(file: str) -> str:
    lines = named_text(file).splitlines()
    return lines[0] if lines else ""


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
