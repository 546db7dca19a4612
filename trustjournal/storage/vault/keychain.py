"""May the system's keychain open the journal, as a convenience?

The keychain keeps a random secret; the keys file a slot that only this secret opens. Either alone
opens nothing, and losing the keychain loses nothing: the passphrase stays. Asking may take long (a
system may ask its user), so it is done beside the window.
"""

from contextlib import suppress
from pathlib import Path

from trustjournal.errors import Trouble
from trustjournal.storage.faults import Fault, trouble
from trustjournal.storage.vault.chance import drawn
from trustjournal.storage.vault.key import BYTES, Key
from trustjournal.storage.vault.keyfile import read_keys, write_keys
from trustjournal.storage.vault.wrapping import SlotKind, keychain_slot, opened_by_keychain

SERVICE = "trustjournal"


def can_remember() -> bool:
    """Whether this system has a keychain that keeps secrets."""
    import keyring  # noqa: PLC0415 - 0.1 s and more, and only where it is asked for
    from keyring.backends import fail, null  # noqa: PLC0415

    return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)


def remember(path: Path, key: Key) -> None:
    """Let the keychain open the journal from now on. Trouble if it refuses."""
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    keys = read_keys(path)
    secret = drawn(BYTES)
    try:
        keyring.set_password(SERVICE, keys.journal_id, secret.hex())
    except KeyringError as error:
        raise trouble(Fault.KEYCHAIN, path) from error
    write_keys(path, keys.with_slot(keychain_slot(key, keys.journal_id, secret), key))


def is_remembered(path: Path) -> bool:
    """Whether the keys file has a slot for the keychain; asks no keychain."""
    with suppress(Trouble):
        return read_keys(path).slot(SlotKind.KEYCHAIN) is not None
    return False


def remembered(path: Path) -> Key | None:
    """Return the key the keychain leads to; None if it leads nowhere."""
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    with suppress(Trouble, KeyringError, ValueError):
        keys = read_keys(path)
        slot = keys.slot(SlotKind.KEYCHAIN)
        kept = keyring.get_password(SERVICE, keys.journal_id)
        if slot is not None and kept:
            key = opened_by_keychain(slot, keys.journal_id, bytes.fromhex(kept))
            return key if key is not None and keys.belongs_to(key) else None
    return None


def forget(path: Path, key: Key) -> None:
    """Let the keychain open the journal no more, whatever it still keeps."""
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    keys = read_keys(path)
    write_keys(path, keys.without_slot(SlotKind.KEYCHAIN, key))
    with suppress(KeyringError):
        keyring.delete_password(SERVICE, keys.journal_id)
