"""May the system's keychain open the journal? What the window asks; storage/vault does it."""

from pathlib import Path

from trustjournal.journal.journal import Journal
from trustjournal.storage.vault import keychain
from trustjournal.storage.vault.key import Key


def can_remember() -> bool:
    """Whether this system has a keychain that keeps secrets; may take a moment."""
    return keychain.can_remember()


def is_remembered(path: Path) -> bool:
    """Whether the keychain may open the journal; asks no keychain."""
    return keychain.is_remembered(path)


def remembered_key(path: Path) -> Key | None:
    """Return the key the keychain leads to, None if it leads nowhere; may take long."""
    return keychain.remembered(path)


def remember(journal: Journal) -> None:
    """Let the keychain open the journal from now on. Trouble if it refuses; may take long."""
    if journal.database.key is not None:
        remember_key(journal.database.path, journal.database.key)


def remember_key(path: Path, key: Key) -> None:
    """Let the keychain lead to this key. Trouble if it refuses; may take long."""
    keychain.remember(path, key)


def forget(journal: Journal) -> None:
    """Let the keychain open the journal no more."""
    if journal.database.key is not None:
        keychain.forget(journal.database.path, journal.database.key)
