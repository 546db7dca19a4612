"""How is the key wrapped so that only one thing unwraps it?

A slot is the key under AES-256-GCM, wrapped by what a passphrase stretches to, or by a secret that
the system's keychain keeps. What the slot says of itself (kind, journal, salt, effort) is bound to
it: change a sign of it, and it opens no more.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trustjournal.storage.vault.chance import drawn
from trustjournal.storage.vault.deriving import SALT_BYTES, Effort, derived, stretched
from trustjournal.storage.vault.key import Key

NONCE_BYTES = 12


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
    KEYCHAIN = "keychain"


@dataclass(frozen=True, slots=True)
class Slot:
    """The wrapped key. ``effort`` belongs to a passphrase alone."""

    kind: SlotKind
    salt: bytes
    nonce: bytes
    wrapped: bytes
    effort: Effort | None = None


def passphrase_slot(
    key: Key, journal_id: str, passphrase: str, *, effort: Effort, path: Path
) -> Slot:
    """Wrap the key by a passphrase; takes as long as opening it will."""
    salt = drawn(SALT_BYTES)
    wrapper = stretched(passphrase, salt, effort, path)
    return _wrapped(key, journal_id, wrapper, Slot(SlotKind.PASSPHRASE, salt, b"", b"", effort))


def keychain_slot(key: Key, journal_id: str, secret: bytes) -> Slot:
    """Wrap the key by a random secret that the keychain keeps."""
    salt = drawn(SALT_BYTES)
    wrapper = derived(secret, b"keychain", salt)
    return _wrapped(key, journal_id, wrapper, Slot(SlotKind.KEYCHAIN, salt, b"", b""))


def opened_by_passphrase(slot: Slot, journal_id: str, passphrase: str, path: Path) -> Key | None:
    """Return the key, None if this is not the passphrase. Takes about a second."""
    if slot.effort is None:
        return None
    return _unwrapped(slot, journal_id, stretched(passphrase, slot.salt, slot.effort, path))


def opened_by_keychain(slot: Slot, journal_id: str, secret: bytes) -> Key | None:
    """Return the key, None if this is not the secret."""
    return _unwrapped(slot, journal_id, derived(secret, b"keychain", slot.salt))


def _wrapped(key: Key, journal_id: str, wrapper: bytes, slot: Slot) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - 30 ms

    nonce = drawn(NONCE_BYTES)
    wrapped = AESGCM(wrapper).encrypt(nonce, key.content, _bound(slot, journal_id))
    return Slot(slot.kind, slot.salt, nonce, wrapped, slot.effort)


def _unwrapped(slot: Slot, journal_id: str, wrapper: bytes) -> Key | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - 30 ms
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return Key(AESGCM(wrapper).decrypt(slot.nonce, slot.wrapped, _bound(slot, journal_id)))
    except (InvalidTag, ValueError):
        return None


def _bound(slot: Slot, journal_id: str) -> bytes:
    effort = slot.effort
    hard = None if effort is None else (effort.memory_kib, effort.passes, effort.lanes)
    told = ("trustjournal slot 1", journal_id, slot.kind.value, slot.salt.hex(), hard)
    return json.dumps(told, ensure_ascii=True).encode()
