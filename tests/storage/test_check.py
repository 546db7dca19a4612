"""Does a check see what was not written by us?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.made import make
from tests.builders import LONG_AGO as NOW
from trustjournal.errors import Trouble
from trustjournal.storage.backup import back_up_to
from trustjournal.storage.check import check
from trustjournal.storage.database import Database, open_database
from trustjournal.storage.driver import connect
from trustjournal.storage.manifest import is_intact

SPOILT: dict[str, tuple[str, str]] = {
    "value": ("UPDATE interaction SET note = note || '!' WHERE seq = 5", "checksum"),
    "time": ("UPDATE act SET done = '2026-01-01T00:00:00.000000Z'", "checksum"),
    "change": ("UPDATE change SET intention = 'record'", "checksum"),
    "identity": ("UPDATE journal SET created_at = ''", "checksum"),
    "owner": ("UPDATE client SET removed_at = logged_at", "orphan"),
    "subject": ("UPDATE act SET subject_id = 'nowhere'", "orphan"),
    "link": ("UPDATE interaction SET client_id = 'nowhere' WHERE seq = 5", "links"),
    "sequence": ("UPDATE journal SET last_seq = 3", "sequence"),
    "open list": ("INSERT INTO open_thing VALUES ('step', 'x', 'c', '')", "open_list"),
    "index": ("DROP INDEX act_subject", "schema"),
    "search": ("DELETE FROM interaction_fts WHERE rowid = 5", "search"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a made journal of 300 entries."""
    path = tmp_path / "made.trustjournal"
    make(300, path)
    return path


def test_a_made_journal_is_sound(path: Path) -> None:
    """Nothing is found in it, and its living rows are counted."""
    database = open_database(path)
    result = check(database)
    assert result.is_ok, result.findings
    assert 300 == dict(result.counts)["interaction"]
    database.close()


def test_a_check_leaves_a_backup_as_it_was_verified(path: Path, tmp_path: Path) -> None:
    """Looked over, its bytes are still those its manifest names; a spoilt index is seen in it."""
    database = open_database(path)
    made = back_up_to(database, tmp_path / "copy.trustjournal", now=NOW)
    database.rows("DELETE FROM interaction_fts WHERE rowid = 5")
    spoilt = back_up_to(database, tmp_path / "spoilt.trustjournal", now=NOW)
    database.close()
    for backup, sound in ((made, True), (spoilt, False)):
        copy = open_database(backup.path, read_only=True)
        assert sound is check(copy).is_ok
        copy.close()
        assert is_intact(backup)


@pytest.mark.parametrize(("sql", "code"), SPOILT.values(), ids=SPOILT.keys())
def test_each_kind_of_damage_is_named(path: Path, sql: str, code: str) -> None:
    """What another hand changed is found and told by its kind."""
    connection = connect(path, "rw")
    connection.execute(sql)
    connection.close()
    database = open_database(path)
    assert code in {finding.code for finding in check(database).findings}
    database.close()


def test_a_column_whose_name_is_no_text_is_damage(path: Path) -> None:
    """One bit of the schema turned: opening or checking says so, in no words of Python's."""
    content = path.read_bytes()
    assert content.count(b'"logged_at"') > 1
    path.write_bytes(content.replace(b'"logged_at"', b'"logged\xdfat"'))
    assert _is_seen(path, lambda _: False)


def test_a_view_that_asks_for_nothing_known_is_damage(path: Path) -> None:
    """One bit of a view turned: the check goes on, and names the schema and the list."""
    content = path.read_bytes()
    assert b"FROM signal s" in content
    path.write_bytes(content.replace(b"FROM signal s", b"FROM signil s"))
    database = open_database(path)
    assert {"damaged", "schema"} <= {finding.code for finding in check(database).findings}
    database.close()


@pytest.mark.torture
def test_flipped_bits_are_seen(path: Path) -> None:
    """One bit turned in what a journal says, anywhere: opening or checking sees it."""
    content = path.read_bytes()
    database = open_database(path)
    before = told(database)
    database.close()
    missed = []
    for place in range(0, len(content) * 8, len(content) * 8 // 60 + 1):
        spoilt = bytearray(content)
        spoilt[place // 8] ^= 1 << place % 8
        path.write_bytes(spoilt)
        if not _is_seen(path, lambda opened: told(opened) == before):
            missed.append(place)
    assert [] == missed


def told(database: Database) -> list[object]:
    """Return all rows of the tables of records."""
    tables = ("client", "mission", "interaction", "signal", "act", "commitment", "change_row")
    return [database.rows(f"SELECT * FROM {table} ORDER BY rowid") for table in tables]  # noqa: S608


def _is_seen(path: Path, is_unchanged: Callable[[Database], bool]) -> bool:
    """Whether a changed file is refused, or found out, or says just what it said."""
    try:
        database = open_database(path)
    except Trouble:
        return True
    try:
        return not check(database).is_ok or is_unchanged(database)
    except Trouble:
        return True
    finally:
        database.close()
