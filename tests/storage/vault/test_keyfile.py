"""Who may have the key, and is a keys file that was touched noticed?"""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import PARIS
from tests.storage.vault.safes import CANARY, NOW, PASSPHRASE, a_safe, key_of, write_client
from trustjournal.errors import Refused, Trouble
from trustjournal.journal.keeping.vault import change_passphrase, is_encrypted, recovery_key, unlock
from trustjournal.journal.opening import open_journal
from trustjournal.storage.database import open_database
from trustjournal.storage.faults import Fault
from trustjournal.storage.vault.deriving import Effort
from trustjournal.storage.vault.key import Key
from trustjournal.storage.vault.keyfile import read_keys, write_keys
from trustjournal.storage.vault.recognising import keys_file_of

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of an encrypted journal, closed."""
    path = tmp_path / "journal.trustjournal"
    a_safe(path).close()
    return path


def test_the_passphrase_leads_to_the_key(path: Path) -> None:
    """And the key opens the journal."""
    database = open_database(path, key=unlock(path, PASSPHRASE))
    assert database.key is not None
    database.close()


def test_the_same_phrase_from_another_keyboard_opens(tmp_path: Path) -> None:
    """Composed and decomposed accents are the same passphrase."""
    path = tmp_path / "j.trustjournal"
    a_safe(path, "\u00e9t\u00e9").close()
    assert unlock(path, "e\u0301te\u0301") == unlock(path, "\u00e9t\u00e9")


def test_another_phrase_is_refused(path: Path) -> None:
    """It is said to be wrong, not that the file is damaged."""
    with pytest.raises(Refused, match=Fault.PASSPHRASE_WRONG):
        unlock(path, "another")


def test_without_a_key_the_journal_is_locked(path: Path) -> None:
    """And says so, with exit code 3."""
    with pytest.raises(Refused, match=Fault.LOCKED):
        open_database(path)


def test_without_its_keys_the_recovery_key_still_opens(path: Path) -> None:
    """A lost keys file is named; the sheet of paper is enough, and makes new keys."""
    written = recovery_key(unlock(path, PASSPHRASE))
    keys_file_of(path).unlink()
    with pytest.raises(Trouble, match=Fault.KEYS_MISSING):
        open_database(path)
    with pytest.raises(Trouble, match=Fault.KEYS_MISSING):
        unlock(path, PASSPHRASE)
    open_database(path, key=unlock(path, written)).close()


def test_the_recovery_key_of_another_journal_is_refused(path: Path) -> None:
    """Well formed, but not of this journal."""
    with pytest.raises(Refused, match=Fault.KEY_WRONG):
        unlock(path, recovery_key(Key(bytes(32))))


def test_damage_is_not_taken_for_a_wrong_passphrase(path: Path) -> None:
    """With the right passphrase, a broken first page is damage."""
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
    with pytest.raises(Trouble, match=Fault.DAMAGED):
        open_database(path, key=unlock(path, PASSPHRASE))
    with pytest.raises(Trouble, match=Fault.DAMAGED):
        unlock(path, recovery_key(unlock(path, PASSPHRASE)))


def test_a_newer_keys_file_is_refused(path: Path) -> None:
    """What a later version wrote is not guessed at."""
    place = keys_file_of(path)
    place.write_text(place.read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(Refused, match=Fault.KEYS_NEWER):
        unlock(path, PASSPHRASE)


def test_every_flipped_byte_is_noticed_or_harmless(path: Path) -> None:
    """With any bit of the keys file flipped, unlocking is refused or gives the same key."""
    place = keys_file_of(path)
    content, key = place.read_bytes(), unlock(path, PASSPHRASE)
    for at in range(len(content)):
        flipped = content[at] ^ 1 << at % 8
        place.write_bytes(content[:at] + bytes([flipped]) + content[at + 1 :])
        try:
            found = unlock(path, PASSPHRASE)
        except Trouble:
            continue
        assert key == found, at


def test_a_slot_of_another_journal_opens_nothing(path: Path, tmp_path: Path) -> None:
    """Whoever moves a slot between keys files is noticed, checksum renewed or not."""
    other = tmp_path / "other.trustjournal"
    a_safe(other).close()
    stolen = read_keys(other)
    write_keys(path, replace(stolen, journal_id=read_keys(path).journal_id))
    with pytest.raises(Refused, match=Fault.PASSPHRASE_WRONG):
        unlock(path, PASSPHRASE)


def test_a_swapped_public_key_is_noticed(path: Path) -> None:
    """The seal is made with the key: nobody else lets lines be sealed to himself unseen."""
    keys = read_keys(path)
    write_keys(path, replace(keys, public=bytes(32)))
    with pytest.raises(Trouble, match=Fault.KEYS_DAMAGED):
        unlock(path, PASSPHRASE)


def test_an_effort_beyond_reason_is_not_made(path: Path) -> None:
    """A keys file cannot ask for more memory than this program ever would."""
    place = keys_file_of(path)
    told = json.loads(place.read_text())
    told["slots"][0]["argon2id"]["memory_kib"] = 1 << 40
    place.write_text(json.dumps(told))
    with pytest.raises(Trouble, match=Fault.KEYS_DAMAGED):
        unlock(path, PASSPHRASE)
    assert not Effort(memory_kib=1 << 40).is_bearable


def test_a_new_passphrase_rewrites_the_keys_alone(path: Path) -> None:
    """The journal's bytes stay; the old phrase opens no more; old efforts go on being read."""
    before = path.read_bytes()
    key = unlock(path, PASSPHRASE)
    journal = open_journal(path, clock=lambda: NOW, zone=PARIS, key=key)
    change_passphrase(journal, "a new one", effort=Effort(2_048, 2, 2))
    journal.close()
    assert before == path.read_bytes()
    with pytest.raises(Refused, match=Fault.PASSPHRASE_WRONG):
        unlock(path, PASSPHRASE)
    assert key == unlock(path, "a new one")


def test_no_plain_text_and_no_key_lie_about(path: Path) -> None:
    """Neither a name nor the key stands in any file of the folder; files are their owner's."""
    journal = a_safe(path.with_name("j2.trustjournal"))
    write_client(journal.database)
    key = key_of(journal)
    assert [(CANARY,)] == journal.database.rows("SELECT name FROM client")
    journal.close()
    for file in path.parent.iterdir():
        content = file.read_bytes()
        assert CANARY.encode() not in content
        assert key.content not in content
        assert key.content.hex().encode() not in content.lower()
        assert 0o600 == file.stat().st_mode & 0o777, file.name


def test_asking_leaves_the_locks_of_an_open_journal_alone(path: Path) -> None:
    """While it is open here, asking whether it is encrypted takes no lock from it."""
    database = open_database(path, key=unlock(path, PASSPHRASE))
    assert is_encrypted(path)
    with pytest.raises(Refused, match=Fault.LOCKED):
        open_database(path)
    command = [sys.executable, "-m", "tests.storage.vault.intruder", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert Fault.IN_USE == told.stdout
    database.close()
