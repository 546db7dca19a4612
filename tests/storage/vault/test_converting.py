"""Is one whole journal there at every moment while it is encrypted, or made plain again?"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import LONG_AGO, PARIS
from tests.storage.vault.safes import CANARY, LITTLE, PASSPHRASE, a_safe, ticking, write_client
from trustjournal.errors import Refused, Trouble, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.plain_copies import plain_copies
from trustjournal.journal.keeping.vault import decrypt, encrypt, is_encrypted, unlock
from trustjournal.journal.opening import create_journal, open_journal
from trustjournal.storage.check import check
from trustjournal.storage.faults import Fault
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.parting import part_of
from trustjournal.storage.vault.recognising import keys_file_of

ROOT = Path(__file__).resolve().parents[3]


def opened(path: Path, key: Key | None = None) -> Journal:
    """Open a journal on a clock that goes on with each look."""
    return open_journal(path, clock=ticking, zone=PARIS, key=key)


class Patience:
    """Lets a conversion go on for so many looks."""

    def __init__(self, looks: int) -> None:
        """Begin with all of it."""
        self.left = looks

    def __call__(self, share: float) -> bool:
        """Say whether to go on."""
        assert 0 <= share <= 1
        self.left -= 1
        return self.left >= 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a plain journal with one client, closed."""
    path = tmp_path / "journal.trustjournal"
    journal = create_journal(path, clock=lambda: LONG_AGO, zone=PARIS)
    write_client(journal.database)
    journal.close()
    return path


def test_an_encrypted_journal_is_the_same_journal(path: Path) -> None:
    """Its id, rows and schema stay; nothing of them can be read in the file any more."""
    plain = opened(path)
    journal_id = plain.database.journal_id
    key = encrypt(plain, PASSPHRASE, effort=LITTLE).key
    assert is_encrypted(path)
    with closing(opened(path, key)) as journal:
        assert journal_id == journal.database.journal_id
        assert [(CANARY,)] == journal.database.rows("SELECT name FROM client")
        assert check(journal.database).is_ok
    assert CANARY.encode() not in path.read_bytes()
    assert 0o600 == path.stat().st_mode & 0o777
    assert not part_of(path).exists()


def test_a_plain_journal_comes_back(path: Path) -> None:
    """Decrypted, it needs no key, and no keys file is left."""
    key = encrypt(opened(path), PASSPHRASE, effort=LITTLE).key
    decrypt(opened(path, key))
    assert not is_encrypted(path)
    assert not keys_file_of(path).exists()
    with closing(opened(path)) as journal:
        assert [(CANARY,)] == journal.database.rows("SELECT name FROM client")
        assert check(journal.database).is_ok


def test_plain_copies_are_told(path: Path) -> None:
    """The backup made before, and every other plain copy beside it, is named."""
    done = encrypt(opened(path), PASSPHRASE, effort=LITTLE)
    assert 1 == len(done.plain_copies)
    assert done.plain_copies == plain_copies(path)
    assert CANARY.encode() in done.plain_copies[0].read_bytes()


def test_what_is_encrypted_is_not_encrypted_again(tmp_path: Path) -> None:
    """And what is plain is not decrypted."""
    journal = a_safe(tmp_path / "journal.trustjournal")
    with pytest.raises(Unacceptable, match="encrypted_already"):
        encrypt(journal, PASSPHRASE, effort=LITTLE)
    journal.close()


def test_a_journal_in_use_is_left_alone(path: Path) -> None:
    """While another connection has it open, it is busy and stays plain."""
    with closing(opened(path)) as other:
        other.database.connection.execute("PRAGMA busy_timeout=0")
        journal = opened(path)
        journal.database.connection.execute("PRAGMA busy_timeout=0")
        with pytest.raises(Trouble, match=Fault.BUSY):
            encrypt(journal, PASSPHRASE, effort=LITTLE)
    assert not is_encrypted(path)


def test_stopping_changes_nothing(path: Path) -> None:
    """Whoever stops it, at any look, has the journal as it was and no part beside it."""
    for looks in (0, 1):
        with pytest.raises(Trouble, match=Fault.STOPPED):
            encrypt(opened(path), PASSPHRASE, effort=LITTLE, tell=Patience(looks))
        assert not is_encrypted(path)
        assert not part_of(path).exists()


def test_what_a_dead_conversion_left_is_swept(path: Path) -> None:
    """A part beside the journal goes when the journal is opened."""
    part_of(path).write_bytes(CANARY.encode())
    opened(path).close()
    assert not part_of(path).exists()


def _deaths() -> Iterator[float]:
    yield from (0.0, 0.02, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3)


@pytest.mark.torture
@pytest.mark.parametrize("deed", ["encrypt", "decrypt"])
def test_a_killed_conversion_leaves_one_whole_journal(path: Path, deed: str) -> None:
    """Killed at any moment, the journal opens as it was or as it was to be, whole."""
    key: Key | None = None
    if deed == "decrypt":
        key = encrypt(opened(path), PASSPHRASE, effort=LITTLE).key
    before, kept = path.read_bytes(), keys_file_of(path)
    keys = kept.read_bytes() if kept.exists() else None
    for after in _deaths():
        path.write_bytes(before)
        kept.unlink(missing_ok=True)
        if keys is not None:
            kept.write_bytes(keys)
        command = [sys.executable, "-m", "tests.storage.vault.converter", deed, str(path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.kill()
        process.wait()
        process.stdout.close()
        try:
            journal = opened(path, key)
        except Refused:
            journal = opened(path, unlock(path, PASSPHRASE))
        with closing(journal):
            assert [(CANARY,)] == journal.database.rows("SELECT name FROM client")
            assert check(journal.database).is_ok
        assert not part_of(path).exists()
