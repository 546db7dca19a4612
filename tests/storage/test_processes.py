"""Do several processes, and their deaths, lose anything that was acknowledged?"""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import LONG_AGO
from trustjournal.storage.check import check
from trustjournal.storage.database import Database, create, open_database

KILLS = 20
ROOT = Path(__file__).resolve().parents[2]


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that writes ``count`` rows, without end if 0."""
    command = [sys.executable, "-m", "tests.storage.writer", str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a new journal, closed."""
    path = tmp_path / "journal.trustjournal"
    create(path, now=LONG_AGO).close()
    return path


def aliases(database: Database) -> set[str]:
    """Return the aliases of all clients."""
    return {str(alias) for (alias,) in database.rows("SELECT alias FROM client")}


@pytest.mark.torture
def test_two_processes_lose_nothing(path: Path) -> None:
    """500 writes each at the same time: 1,000 rows, 1,000 changes, nobody turned away."""
    writers = [start(path, name, 500) for name in ("a", "b")]
    said = [set(writer.communicate(timeout=120)[0].split()) for writer in writers]
    assert [0, 0] == [writer.returncode for writer in writers]
    database = open_database(path)
    assert said[0] | said[1] == aliases(database)
    assert 1000 == len(aliases(database))
    assert 1000 == database.number("SELECT count(*) FROM change")
    assert () == check(database).findings
    database.close()


@pytest.mark.torture
def test_kills_lose_nothing_acknowledged(path: Path) -> None:
    """Killed at random moments, started anew: every acknowledged row is there, once and whole."""
    dice = random.Random(20260302)  # noqa: S311 - no secret
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        writer = start(path, "k", 0)
        assert writer.stdout is not None
        acknowledged.add(writer.stdout.readline().strip())
        time.sleep(dice.random() * 0.05)  # when it dies is what is at stake
        writer.kill()
        acknowledged |= set(writer.communicate()[0].split("\n")[:-1])
    database = open_database(path)
    found = aliases(database)
    assert acknowledged <= found
    assert len(found) == database.number("SELECT count(*) FROM client")
    assert len(found) - len(acknowledged) <= KILLS
    assert () == check(database).findings
    database.close()
