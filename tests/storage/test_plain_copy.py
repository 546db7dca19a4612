"""A journal as plain SQLite: the same facts, readable by any tool, encrypted or not before."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import paris
from trustjournal.errors import Trouble
from trustjournal.journal.bringing.archiving import archive
from trustjournal.journal.engagements import NewClient, NewPerson, add_client
from trustjournal.journal.journal import Journal
from trustjournal.journal.opening import open_journal
from trustjournal.storage.check import check
from trustjournal.storage.database import create
from trustjournal.storage.plain_copy import write_plain_copy
from trustjournal.storage.vault.key import Key

NOW = paris("2026-03-02T09:00")
KEYS = (None, Key(bytes(range(32))))


def _filled(path: Path, key: Key | None) -> Journal:
    journal = Journal(create(path, now=NOW, key=key), clock=lambda: NOW, zone="Europe/Paris")
    add_client(journal, NewClient("Béton SA", people=(NewPerson("Leroy"),)))
    return journal


@pytest.mark.parametrize("key", KEYS, ids=["plain", "encrypted"])
def test_a_plain_copy_is_the_same_journal(tmp_path: Path, key: Key | None) -> None:
    """It opens without a key, is whole, and says the same facts."""
    journal = _filled(tmp_path / "j.trustjournal", key)
    target = tmp_path / "copy.sqlite"

    write_plain_copy(journal.database, target)

    with closing(sqlite3.connect(target)) as copy:
        assert [("Béton SA",)] == copy.execute("SELECT name FROM client").fetchall()
    again = open_journal(target, clock=lambda: NOW, zone="Europe/Paris")
    assert check(again.database).is_ok
    assert archive(journal) == archive(again)
    assert 0o600 == target.stat().st_mode & 0o777 or os.name == "nt"
    again.close()
    journal.close()


def test_a_copy_replaces_nothing(tmp_path: Path) -> None:
    """A file that is there is the world's to keep."""
    journal = _filled(tmp_path / "j.trustjournal", None)
    target = tmp_path / "copy.sqlite"
    target.write_text("mine")

    with pytest.raises(Trouble):
        write_plain_copy(journal.database, target)

    assert "mine" == target.read_text()
    journal.close()


@pytest.mark.parametrize("key", KEYS, ids=["plain", "encrypted"])
def test_a_journal_opened_for_reading_is_copied_too(tmp_path: Path, key: Key | None) -> None:
    """An export asks for no right to write."""
    path, target = tmp_path / "j.trustjournal", tmp_path / "copy.sqlite"
    _filled(path, key).close()
    reading = open_journal(path, clock=lambda: NOW, zone="Europe/Paris", read_only=True, key=key)

    write_plain_copy(reading.database, target)

    assert target.stat().st_size > 0
    reading.close()
