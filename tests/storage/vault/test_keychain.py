"""Is the system's keychain a convenience, and never the only way in?"""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.storage.vault.keychains import Kept
from tests.storage.vault.safes import LITTLE, PASSPHRASE, a_safe, key_of
from trustjournal.errors import Trouble
from trustjournal.journal.keeping.vault import change_passphrase, unlock
from trustjournal.storage.faults import Fault
from trustjournal.storage.vault import keychain


@pytest.fixture
def kept() -> Iterator[Kept]:
    """Return the keychain of this process."""
    usual, kept = keyring.get_keyring(), Kept()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(usual)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of an encrypted journal, closed."""
    path = tmp_path / "journal.trustjournal"
    a_safe(path).close()
    return path


def test_it_leads_to_the_key(path: Path, kept: Kept) -> None:
    """Without the passphrase; and neither the keychain nor the keys file holds the key itself."""
    key = unlock(path, PASSPHRASE)
    keychain.remember(path, key)
    assert key == keychain.remembered(path)
    assert key.content.hex() not in str(kept.secrets)
    keychain.forget(path, key)
    assert keychain.remembered(path) is None
    assert not kept.secrets


def test_a_lost_keychain_loses_nothing(path: Path, kept: Kept) -> None:
    """The passphrase opens as before."""
    key = unlock(path, PASSPHRASE)
    keychain.remember(path, key)
    kept.secrets.clear()
    assert keychain.remembered(path) is None
    assert key == unlock(path, PASSPHRASE)


def test_a_keychain_that_refuses_changes_nothing(path: Path, kept: Kept) -> None:
    """It is said, and the keys file stays."""
    before = path.with_name(f"{path.name}.keys").read_bytes()
    kept.is_closed = True
    with pytest.raises(Trouble, match=Fault.KEYCHAIN):
        keychain.remember(path, unlock(path, PASSPHRASE))
    assert before == path.with_name(f"{path.name}.keys").read_bytes()


def test_a_new_passphrase_leaves_the_keychain(tmp_path: Path, kept: Kept) -> None:
    """What opens otherwise goes on opening."""
    path = tmp_path / "other.trustjournal"
    journal = a_safe(path)
    keychain.remember(path, key_of(journal))
    change_passphrase(journal, "another", effort=LITTLE)
    assert key_of(journal) == keychain.remembered(path)
    assert 1 == len(kept.secrets)
    journal.close()


def test_a_system_without_a_keychain_says_so() -> None:
    """Then it is not offered."""
    usual = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    assert not keychain.can_remember()
    keyring.set_keyring(usual)
