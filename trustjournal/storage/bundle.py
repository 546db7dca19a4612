"""What did the user name to be restored: a copy, a folder of copies, a bundle?

A bundle is a zip of three members at most: a backup, its manifest, and the keys file of an
encrypted one. It is never unpacked as a whole: the manifest is read first, then only what it names,
and no more bytes of it than it says. A folder counts as its newest backup.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from trustjournal.storage.backup import back_up_to
from trustjournal.storage.database import Database
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.manifest import (
    LARGEST,
    MANIFEST,
    Backup,
    manifest_of,
    read_manifest,
    told,
)
from trustjournal.storage.rotation import backups
from trustjournal.storage.vault.carrying import write_whole
from trustjournal.storage.vault.recognising import keys_file_of

BUNDLE = ".zip"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may become the journal; ``backup`` is what its manifest says, if it has one.

    ``named`` is what the user named.
    """

    path: Path
    named: Path
    backup: Backup | None = None


@contextmanager
def candidate(named: Path) -> Iterator[Candidate]:
    """Hold what can be restored from a place; a bundle's members are there for the while.

    Raises Trouble if there is nothing of the kind.
    """
    if not named.exists():
        raise trouble(Fault.BACKUP_MISSING, named)
    if named.is_dir():
        found = backups(named)
        if not found:
            raise trouble(Fault.NO_BACKUP_THERE, named)
        yield Candidate(found[0].path, named, found[0])
    elif zipfile.is_zipfile(named):
        with _scratch() as folder:
            backup = _unpacked(named, folder)
            yield Candidate(backup.path, named, backup)
    else:
        yield Candidate(named, named, read_manifest(manifest_of(named)))


def write_bundle(database: Database, target: Path, *, now: datetime) -> Backup:
    """Write a verified backup as a bundle. Raises Trouble; then nothing of it is left."""
    if target.exists():
        raise trouble(Fault.BACKUP_EXISTS, target)
    part = target.with_name(f".{target.name}.part")
    with _scratch() as folder:
        made = back_up_to(database, folder / database.path.name, now=now)
        try:
            os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as bundle:
                for member in (manifest_of(made.path), made.path, keys_file_of(made.path)):
                    if member.exists():
                        bundle.write(member, member.name)
            part.replace(target)
        except OSError as error:
            raise trouble(Fault.NO_ACCESS, target) from error
        finally:
            part.unlink(missing_ok=True)
    return replace(made, path=target)


@contextmanager
def _scratch() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="trustjournal-"))  # 0700
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpacked(named: Path, folder: Path) -> Backup:
    try:
        with zipfile.ZipFile(named) as bundle:
            names = [member.filename for member in bundle.infolist()]
            manifests = [name for name in names if name.endswith(MANIFEST) and _is_plain(name)]
            if len(manifests) != 1 or len(set(names)) != len(names):
                raise trouble(Fault.NO_BACKUP_THERE, named)
            with bundle.open(manifests[0]) as read:
                text = read.read(LARGEST).decode("utf-8")
            target = folder / manifests[0].removesuffix(MANIFEST)
            backup = told(text, target)
            _take(bundle, target, backup.size)
            if keys_file_of(target).name in names:
                _take(bundle, keys_file_of(target), LARGEST)
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, NotImplementedError) as error:
        raise trouble(Fault.BACKUP_DAMAGED, named) from error
    write_whole(manifest_of(target), text.encode())
    return backup


def _take(bundle: zipfile.ZipFile, target: Path, most: int) -> None:
    """Take one member, whose name equals one of ours. ValueError if it is longer than ``most``."""
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with bundle.open(target.name) as read, os.fdopen(handle, "wb") as out:
        _pour(read, out, most)


def _pour(read: IO[bytes], out: IO[bytes], most: int) -> None:
    while chunk := read.read(CHUNK):
        most -= len(chunk)
        if most < 0:
            message = "longer than its manifest says"
            raise ValueError(message)
        out.write(chunk)


def _is_plain(name: str) -> bool:
    """Whether a member is a mere file name, which leads nowhere."""
    return name == PurePosixPath(name).name and "\\" not in name and not name.startswith(".")
