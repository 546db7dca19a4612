"""How does a backup become the journal, and what stood there stay as it was?

``staged`` copies it to a new file beside the place, brings that to this version and looks it over
as ``check`` does; until then nothing is touched. ``swapped_in`` then holds the old file alone,
gives it a second name, and lets the new one take its place in one step: whenever the process dies,
one whole journal or the other stands there, and the old one is never lost.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from trustjournal.errors import Trouble
from trustjournal.storage.backup import copy_into
from trustjournal.storage.bundle import Candidate
from trustjournal.storage.check import check
from trustjournal.storage.database import (
    Database,
    expect_file,
    forget,
    has_wal,
    open_database,
    private_folder,
    raise_trouble,
    recognised,
)
from trustjournal.storage.driver import Error
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.manifest import is_intact
from trustjournal.storage.vault.carrying import carry_keys, reach_disk
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.recognising import keys_file_of

HARMLESS = frozenset({"orphan", "sequence", "open_list", "search"})
"""Findings about what follows from the facts; the facts themselves are whole."""
LOCK_BYTES, LOCK_LENGTH = 0x40000000, 512  # Source: SQLite's os.h, PENDING_BYTE and after
SIDES = ("-wal", "-shm")


def staged(source: Candidate, part: Path, *, key: Key | None = None) -> Database:
    """Copy what shall be restored to ``part`` and open it there, verified and of this version.

    Raises Trouble if it is no journal, not whole, or not the one its manifest was made for; Refused
    for one of a newer program. Then nothing of ``part`` is left.
    """
    expect_file(source.path)
    if source.backup is not None and not is_intact(source.backup):
        raise trouble(Fault.BACKUP_DAMAGED, source.named)
    private_folder(part.parent)
    clear(part)
    try:
        connection, key = recognised(source.path, _mode(source.path), key)
        with closing(connection):
            copy_into(connection, part, key)
        database = open_database(part, key=key)
    except (Error, OSError, Trouble) as error:
        clear(part)
        raise _about(error, source.named) from error
    if any(finding.code not in HARMLESS for finding in check(database).findings):
        database.close()
        clear(part)
        raise trouble(Fault.BACKUP_DAMAGED, source.named)
    return database


def swapped_in(part: Path, target: Path, *, aside: Path, keys: Path | None) -> Path | None:
    """Let ``part`` take the place of ``target``, whose own file goes on under the name ``aside``.

    ``keys`` is the journal file whose keys file goes with ``part``, None if it needs none or the
    one that is there. Returns where the old file is now, None if there was none. The caller has no
    connection to either. Raises Trouble, nothing changed, if somebody else has one.
    """
    with part.open("rb") as file:
        os.fsync(file.fileno())
    if not target.exists():
        for side in SIDES:  # what was left of a journal that is gone is not the new one's
            _move(target, aside, side)
        _install_keys(keys, target)
        part.replace(target)
        reach_disk(target.parent)
        return None
    with held_alone(target):
        _name_again(target, aside)
        for side in SIDES:
            _move(target, aside, side)
        carry_keys(target, aside)
        _install_keys(keys, target)
        part.replace(target)
        reach_disk(target.parent)
    return aside


def clear(part: Path) -> None:
    """Leave nothing of a journal that was only being made."""
    forget(part)
    keys_file_of(part).unlink(missing_ok=True)
    for left in part.parent.glob(f"{part.stem}-before-version-*{part.suffix}*"):
        left.unlink(missing_ok=True)


@contextmanager
def held_alone(path: Path) -> Iterator[None]:
    """Keep every other process from the journal's file; Trouble if one has it open already.

    These are the bytes that SQLite locks. Where they cannot be, renaming an open file is refused.
    """
    if sys.platform == "win32" or not os.access(path, os.W_OK):
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCK_LENGTH, LOCK_BYTES)
        except OSError as error:
            raise trouble(Fault.IN_USE, path) from error
        yield


def _name_again(target: Path, aside: Path) -> None:
    """Give a file a second name; where a file has but one, the first is given up."""
    try:
        os.link(target, aside)
    except OSError:
        target.replace(aside)


def _move(target: Path, aside: Path, side: str) -> None:
    with suppress(FileNotFoundError):
        target.with_name(f"{target.name}{side}").replace(aside.with_name(f"{aside.name}{side}"))


def _install_keys(keys: Path | None, target: Path) -> None:
    if keys is not None:
        carry_keys(keys, target)


def _mode(path: Path) -> str:
    """Return how to read a file that may be a copy on a shelf, or a journal in use."""
    in_use = has_wal(path) or path.with_name(f"{path.name}-shm").exists()
    return "ro" if in_use else "immutable"


def _about(error: Exception, named: Path) -> Exception:
    """Return the trouble as one of the file that the user named."""
    if isinstance(error, Trouble):
        facts = {**error.facts, "path": str(named)}
        return type(error)(error.code, **facts)
    if isinstance(error, Error):
        try:
            raise_trouble(error, named)
        except Trouble as told:
            return told
    return trouble(Fault.NO_ACCESS, named)
