"""Does a damaged journal give back what can still be read, and never more than that?"""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.desk import Clock, Desk
from trustjournal.errors import Trouble
from trustjournal.journal.keeping.rescue import export_readable, rescue
from trustjournal.journal.keeping.restoring import Restoring
from trustjournal.storage.check import check
from trustjournal.storage.database import open_database
from trustjournal.storage.overview import count_entries

PAGE, LINES = 4096, 120
Harm = Callable[[bytearray], None]


@pytest.fixture
def file(desk: Desk) -> Path:
    """Return a closed journal of many entries."""
    for number in range(LINES):
        desk.type(f"beton t 25 : point {number} " + "sur le planning et les plans " * 8)
    desk.journal.close()
    return desk.journal.database.path


def wish(path: Path, clock: Clock) -> Restoring:
    """Return what a rescue needs to know."""
    return Restoring(path, clock, "Europe/Paris", lambda _: None)


def zero_head(content: bytearray) -> None:
    """Lose the first hundred bytes."""
    content[:100] = bytes(100)


def cut(content: bytearray) -> None:
    """Lose the last tenth."""
    del content[len(content) * 9 // 10 :]


def cut_a_byte(content: bytearray) -> None:
    """Lose the last byte."""
    del content[-1]


def blot(content: bytearray) -> None:
    """Lose four pages with entries in them."""
    at = content.index(b"point 60 ") // PAGE * PAGE
    content[at : at + 4 * PAGE] = b"\xaa" * (4 * PAGE)


@pytest.mark.parametrize("harm", [zero_head, cut, cut_a_byte, blot])
def test_what_is_readable_comes_over_whole(file: Path, clock: Clock, harm: Harm) -> None:
    """A new, sound journal stands there with what could be read; the damaged one is kept."""
    content = bytearray(file.read_bytes())
    harm(content)
    file.write_bytes(content)
    rescued = rescue(wish(file, clock), lost_client="Client")
    with closing(open_database(file)) as database:
        assert () == check(database).findings
        assert count_entries(database) == rescued.salvaged.entries
    assert LINES / 4 < rescued.salvaged.entries <= LINES
    assert rescued.aside is not None
    assert content == rescued.aside.read_bytes()


def test_a_flipped_bit_is_not_served(file: Path, clock: Clock) -> None:
    """A row whose checksum does not hold is counted as doubtful and left out."""
    with closing(open_database(file)) as database:
        database.rows("UPDATE interaction SET note = 'poinu' WHERE seq = 60")
    rescued = rescue(wish(file, clock), lost_client="Client")
    assert (LINES - 1, 1) == (rescued.salvaged.entries, rescued.salvaged.doubtful)


def test_a_lost_client_is_replaced(file: Path, clock: Clock) -> None:
    """Entries whose client cannot be read hang on one who says so."""
    with closing(open_database(file)) as database:
        database.rows("PRAGMA foreign_keys=OFF")
        database.rows("UPDATE client SET name = 'Autre nom'")  # its checksum no longer holds
    rescued = rescue(wish(file, clock), lost_client="Client retrouvé")
    assert LINES == rescued.salvaged.entries
    with closing(open_database(file)) as database:
        ((name,),) = database.rows("SELECT name FROM client")
        assert str(name).startswith("Client retrouvé")


def test_nothing_readable_changes_nothing(tmp_path: Path, clock: Clock) -> None:
    """Garbage stays where it is, and that is said."""
    file = tmp_path / "journal.trustjournal"
    file.write_bytes(b"garbage " * 4000)
    with pytest.raises(Trouble, match="nothing_readable"):
        rescue(wish(file, clock), lost_client="Client")
    assert [file] == list(tmp_path.iterdir())
    assert b"garbage " * 4000 == file.read_bytes()


def test_a_newer_journal_can_be_read_out(file: Path, tmp_path: Path) -> None:
    """Refused otherwise, its facts can still leave as JSON; it is not touched."""
    content = bytearray(file.read_bytes())
    content[63] += 1  # user_version
    file.write_bytes(content)
    count = export_readable(file, tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert LINES == count == len(told["tables"]["interaction"])
    assert content == file.read_bytes()
