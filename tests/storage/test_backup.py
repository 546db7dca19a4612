"""Can a copy be relied on, and which copies stay?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import LONG_AGO
from trustjournal.domain.records import Client
from trustjournal.errors import Trouble
from trustjournal.storage.backup import back_up, back_up_to
from trustjournal.storage.clients import CLIENTS
from trustjournal.storage.database import Database, create, open_database
from trustjournal.storage.manifest import Backup, is_intact
from trustjournal.storage.rotation import backups, given_up
from trustjournal.storage.writing import Writer

NOW = datetime(2026, 11, 18, 16, 5, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Return an open journal with one client, its last write still in the WAL."""
    database = create(tmp_path / "journal.trustjournal", now=LONG_AGO)
    with database.atomic():
        writer = Writer(database, NOW)
        CLIENTS.put(writer, Client("c", "Béton SA", "beton", NOW))
        writer.finish("add_client")
    return database


def a_backup(age: timedelta) -> Backup:
    """Return a backup that was made so long ago."""
    return Backup(Path(f"{age}"), NOW - age, "j", 1, (), "")


def test_a_backup_is_the_whole_journal(database: Database, tmp_path: Path) -> None:
    """Verified, one file, private, and a journal like the first, with what was only in the WAL."""
    made = back_up_to(database, tmp_path / "copy.trustjournal", now=NOW)
    assert is_intact(made)
    assert (database.journal_id, 1) == (made.journal_id, made.last_change)
    assert 0o600 == made.path.stat().st_mode & 0o777
    copy = open_database(made.path)
    assert CLIENTS.fetch(database) == CLIENTS.fetch(copy)
    copy.close()


def test_a_backup_replaces_nothing(database: Database, tmp_path: Path) -> None:
    """Where a file is, no backup is written."""
    target = tmp_path / "precious"
    target.write_text("keep me")
    with pytest.raises(Trouble, match="backup_exists"):
        back_up_to(database, target, now=NOW)
    assert "keep me" == target.read_text()


def test_a_spoilt_backup_does_not_count(database: Database, tmp_path: Path) -> None:
    """A backup whose bytes changed is not intact; one whose file went is not listed."""
    made = back_up(database, tmp_path / "backups", now=NOW)
    content = bytearray(made.path.read_bytes())
    content[5000] ^= 1
    made.path.write_bytes(content)
    assert not is_intact(made)
    made.path.unlink()
    assert () == backups(tmp_path / "backups")


def test_a_failed_backup_leaves_nothing(database: Database, tmp_path: Path) -> None:
    """Where nothing can be written, that is said and no half file stays."""
    with pytest.raises(Trouble):
        back_up_to(database, tmp_path / "nowhere" / "copy", now=NOW)
    assert not (tmp_path / "nowhere").exists()


def test_backups_are_told_by_journal_newest_first(database: Database, tmp_path: Path) -> None:
    """Each backup has its manifest; those of another journal are another's."""
    first = back_up(database, tmp_path / "b", now=NOW)
    second = back_up(database, tmp_path / "b", now=NOW + timedelta(minutes=30))
    assert (second, first) == backups(tmp_path / "b", journal_id=database.journal_id)
    assert () == backups(tmp_path / "b", journal_id="another")


def test_rotation_thins_out_the_past() -> None:
    """All of two days, then one a day, a week and a month, for a year of half-hourly backups."""
    kept = [a_backup(timedelta(minutes=30 * number)) for number in range(48 * 400)]
    gone = set(given_up(kept, NOW))
    stays = [backup for backup in kept if backup not in gone]
    assert all(backup not in gone for backup in kept if NOW - backup.made_at <= timedelta(days=2))
    days = {backup.made_at.date() for backup in stays}
    assert {NOW.date() - timedelta(days=number) for number in range(14)} <= days
    assert 12 == len({(day.year, day.month) for day in days})
    assert len(stays) < 48 * 2 + 14 + 8 + 12


@given(ages=st.lists(st.integers(0, 5000), unique=True, max_size=30))
@settings(deadline=None)
def test_the_last_three_are_never_given_up(ages: list[int]) -> None:
    """However old they are."""
    kept = [a_backup(timedelta(days=age)) for age in ages]
    newest = sorted(kept, key=lambda backup: backup.made_at, reverse=True)[:3]
    assert not set(newest) & set(given_up(kept, NOW))
