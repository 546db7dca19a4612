"""Which copies of an encrypted journal can still be read by anybody, and what becomes of them?

Backups made before it was encrypted, and copies that upgrades or restores left beside it, are as
plain as it was. The user is told, and may have them encrypted with the journal's key, or removed.
"""

from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from trustjournal.errors import Trouble
from trustjournal.journal.keeping.safekeeping import FOLDER
from trustjournal.settings import load
from trustjournal.storage.database import Database, recognised
from trustjournal.storage.manifest import (
    manifest_of,
    read_manifest,
    sha256_of,
    write_manifest,
)
from trustjournal.storage.vault.converting import converted
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.keyfile import read_keys
from trustjournal.storage.vault.recognising import is_encrypted


def copies(path: Path) -> tuple[Path, ...]:
    """Return the copies beside a journal, among its backups and in the second folder."""
    second = load().backup_folder
    folders = (path.parent, path.parent / FOLDER, *([Path(second)] if second else []))
    found = (sorted(folder.glob(f"{path.stem}-*{path.suffix}")) for folder in folders)
    return tuple(copy for some in found for copy in some)


def plain_copies(path: Path) -> tuple[Path, ...]:
    """Return the unencrypted copies of a journal that this program made and knows of."""
    return tuple(copy for copy in copies(path) if not is_encrypted(copy))


def encrypt_copies(found: tuple[Path, ...], path: Path, key: Key) -> None:
    """Encrypt copies with the key of the journal at ``path``; each then opens as that does.

    One that cannot be read, or does not end up whole, stays as it is.
    """
    keys = read_keys(path)
    for copy in found:
        with suppress(Trouble, OSError):
            told = read_manifest(manifest_of(copy))
            with closing(_opened(copy)) as database:
                converted(database, key, keys)
            if told is not None:
                write_manifest(replace(told, sha256=sha256_of(copy)))


def remove_copies(found: tuple[Path, ...]) -> None:
    """Remove copies, with what belongs to them."""
    for copy in found:
        with suppress(OSError):
            manifest_of(copy).unlink(missing_ok=True)
            copy.unlink()


def _opened(copy: Path) -> Database:
    """Open a copy as it is: an older one is not brought to this version."""
    connection, _ = recognised(copy, "rw", None)
    return Database(connection, copy, read_only=False)
