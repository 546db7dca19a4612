"""Is this file a journal, and how is it opened?"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from sqlite3 import connect as connect_elsewhere

import pytest

from tests.builders import LONG_AGO
from trustjournal.errors import Refused, Trouble
from trustjournal.storage.database import Database, create, open_database, raise_trouble
from trustjournal.storage.driver import Error, connect
from trustjournal.storage.faults import Fault
from trustjournal.wording import words

Spoil = Callable[[Path], object]
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a new journal, closed."""
    path = tmp_path / "own" / "journal.trustjournal"
    create(path, now=LONG_AGO).close()
    return path


def _foreign(path: Path) -> None:
    path.unlink()
    with connect_elsewhere(path) as other:
        other.execute("CREATE TABLE t(x)")
    other.close()


def _cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def _zero_head(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def _newer(path: Path) -> None:
    connection = connect(path, "rw")
    connection.execute("PRAGMA user_version=9999")
    connection.close()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BAD: dict[str, tuple[Spoil, Fault]] = {
    "missing": (Path.unlink, Fault.MISSING),
    "folder": (_folder, Fault.UNREADABLE),
    "empty": (lambda path: path.write_bytes(b""), Fault.EMPTY),
    "garbage": (lambda path: path.write_bytes(os.urandom(9000)), Fault.UNREADABLE),
    "text": (lambda path: path.write_text("Cher journal,\n" * 500), Fault.UNREADABLE),
    "head zeroed": (_zero_head, Fault.UNREADABLE),
    "foreign": (_foreign, Fault.FOREIGN),
    "half": (lambda path: _cut(path, path.stat().st_size // 2), Fault.DAMAGED),
    "one byte less": (lambda path: _cut(path, path.stat().st_size - 1), Fault.DAMAGED),
    "one page less": (lambda path: _cut(path, path.stat().st_size - PAGE), Fault.DAMAGED),
    "newer": (_newer, Fault.NEWER),
}


@pytest.mark.parametrize(("spoil", "fault"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("read_only", [False, True])
def test_a_bad_file_gets_its_own_word(
    path: Path, spoil: Spoil, fault: Fault, *, read_only: bool
) -> None:
    """Missing, empty, foreign, damaged or newer: said, left as it is, never a new journal."""
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Trouble) as caught:
        open_database(path, read_only=read_only)
    assert fault.value == caught.value.code
    assert str(path) == caught.value.facts["path"]
    assert (3 if fault is Fault.NEWER else 1) == caught.value.exit_code
    assert before == (path.read_bytes() if path.is_file() else None)


def test_a_newer_journal_with_unfolded_writes_stays_as_it_is(path: Path) -> None:
    """What a newer program left in its WAL is not folded in by refusing it."""
    newer = connect(path, "rw")
    newer.execute("PRAGMA user_version=9999")
    before = path.read_bytes()
    with pytest.raises(Refused):
        open_database(path)
    assert before == path.read_bytes()
    newer.close()


def test_every_fault_has_words_in_both_languages() -> None:
    """No trouble is without its sentence."""
    for language in ("fr", "en"):
        for fault in Fault:
            assert words(language).has(f"troubles.{fault.value}")


def test_a_journal_is_not_laid_over_a_file(path: Path) -> None:
    """Creating where something is refuses and changes nothing."""
    before = path.read_bytes()
    with pytest.raises(Trouble, match="journal_exists"):
        create(path, now=LONG_AGO)
    assert before == path.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_a_journal_is_its_owners_alone(tmp_path: Path) -> None:
    """Under any umask the folder is 0700, the file and its side files 0600."""
    mask = os.umask(0)
    try:
        database = create(tmp_path / "a" / "b" / "j.trustjournal", now=LONG_AGO)
    finally:
        os.umask(mask)
    folder = database.path.parent
    assert [0o700, 0o700] == [it.stat().st_mode & 0o777 for it in (folder, folder.parent)]
    assert {0o600} == {it.stat().st_mode & 0o777 for it in folder.iterdir()}
    assert 3 == len(list(folder.iterdir()))
    database.close()


def test_pragmas_are_those_that_lose_nothing(path: Path) -> None:
    """WAL with full synchronisation, foreign keys, wiped deletions, no trust in the schema."""
    database = open_database(path)
    expected: dict[str, int | str] = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "busy_timeout": 5000,
    }
    found = {name: database.row(f"PRAGMA {name}") for name in expected}
    assert {name: (value,) for name, value in expected.items()} == found
    database.close()


def test_read_only_writes_nothing(path: Path) -> None:
    """A journal opened for reading refuses to begin a write."""
    database = open_database(path, read_only=True)
    with pytest.raises(Trouble, match="journal_read_only"), database.atomic():
        pass
    database.close()


def test_a_failed_write_leaves_nothing(path: Path) -> None:
    """What is raised inside ``atomic`` takes all of it back."""
    database = open_database(path)

    def fail(database: Database) -> None:
        with database.atomic():
            database.rows("UPDATE journal SET last_seq = 7")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail(database)
    assert 0 == database.number("SELECT last_seq FROM journal")
    database.close()


def test_an_error_without_a_number_is_known_by_its_words(path: Path) -> None:
    """The backup API's errors have none: a disk that fails in the middle of a copy is no bug."""
    with pytest.raises(Trouble, match="disk_error"):
        raise_trouble(Error("disk I/O error"), path)
    with pytest.raises(Trouble, match="disk_full"):
        raise_trouble(Error("database or disk is full"), path)


READ_ONLY_MEDIUM = """
import os, sys
from pathlib import Path
from trustjournal.storage.database import open_database
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
database = open_database(Path(sys.argv[1]))
assert database.is_read_only
assert 0 == database.number("SELECT last_seq FROM journal")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="becomes another user")
def test_a_folder_that_cannot_be_written_opens_read_only(path: Path, tmp_path: Path) -> None:
    """On a read-only medium the journal can be read; nothing is created beside it."""
    for place in (tmp_path, *list(tmp_path.parents)[:2]):
        place.chmod(0o755)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    before = sorted(path.parent.iterdir())
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", READ_ONLY_MEDIUM, str(path)]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    path.parent.chmod(0o755)
    if b"Permission denied" in done.stderr and b"site-packages" in done.stderr:
        pytest.skip("this interpreter cannot be read by another user")
    assert 0 == done.returncode, done.stderr.decode()
    assert before == sorted(path.parent.iterdir())
