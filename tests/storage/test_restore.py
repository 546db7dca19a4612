"""Whenever a restore is cut short, does one whole journal stand there, and is the old one kept?"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import LONG_AGO
from trustjournal.domain.records import Client
from trustjournal.errors import Trouble
from trustjournal.storage.backup import back_up_to
from trustjournal.storage.check import check
from trustjournal.storage.clients import CLIENTS
from trustjournal.storage.database import Database, create, open_database
from trustjournal.storage.writing import Writer

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
HOLD = (
    "import sys; from pathlib import Path; from trustjournal.storage.database import open_database;"
    "held = open_database(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
)


def write(database: Database, name: str) -> None:
    """Write one client."""
    with database.atomic():
        writer = Writer(database, LONG_AGO)
        CLIENTS.put(writer, Client(writer.new_id(), f"Client {name}", name, LONG_AGO))
        writer.finish("add_client")


def names(path: Path) -> list[str]:
    """Return the clients of a journal."""
    with closing(open_database(path)) as database:
        assert () == check(database).findings
        return [client.alias for client in CLIENTS.fetch(database)]


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """Return a journal with two clients and a backup of it with the first alone."""
    journal, backup = tmp_path / "journal.trustjournal", tmp_path / "backup.trustjournal"
    with closing(create(journal, now=LONG_AGO)) as database:
        write(database, "first")
        back_up_to(database, backup, now=LONG_AGO)
        write(database, "second")
    return journal, backup


def restoring(
    journal: Path, backup: Path, *, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """Start the program's own restore."""
    command = [sys.executable, "-m", "trustjournal", "--journal", str(journal)]
    state = {**os.environ, "XDG_STATE_HOME": str(journal.parent / "state")}
    return subprocess.Popen(
        [*command, "restore", str(backup)],
        cwd=ROOT,
        env=state,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,  # noqa: PLW1509 - a test has one thread
    )


@pytest.mark.torture
def test_a_restore_that_is_killed_leaves_one_whole_journal(places: tuple[Path, Path]) -> None:
    """Killed at random moments: the old journal or the new one, whole, and the next try works."""
    journal, backup = places
    dice = random.Random(20261118)  # noqa: S311 - no secret
    for _ in range(KILLS):
        process = restoring(journal, backup)
        time.sleep(0.2 + dice.random() * 0.6)  # when it dies is what is at stake
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert names(journal) in (["first"], ["first", "second"])
    process = restoring(journal, backup)
    process.communicate()
    assert (0, ["first"]) == (process.returncode, names(journal))
    kept = journal.parent.glob("journal-replaced-*.trustjournal")
    assert ["first", "second"] in [names(path) for path in kept]
    assert not list(journal.parent.glob(".*restoring*"))


@pytest.mark.skipif(sys.platform == "win32", reason="there a rename of an open file is refused")
def test_a_journal_in_use_is_not_replaced(places: tuple[Path, Path]) -> None:
    """While another process has it open, nothing is changed and it is said."""
    journal, backup = places
    holding = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(journal)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holding.stdout is not None
    assert "open" == holding.stdout.readline().strip()
    process = restoring(journal, backup)
    _, said = process.communicate()
    holding.communicate("")
    assert 1 == process.returncode
    assert str(journal) in said
    assert ["first", "second"] == names(journal)
    assert not list(journal.parent.glob("*replaced*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_changes_nothing(places: tuple[Path, Path]) -> None:
    """Neither a backup nor a restore leaves half a file; the journal goes on."""
    journal, backup = places
    size = backup.stat().st_size // 2

    def limit() -> None:
        import resource  # noqa: PLC0415 - not on Windows

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    process = restoring(journal, backup, before=limit)
    _, said = process.communicate()
    assert 1 == process.returncode, said
    assert ["first", "second"] == names(journal)
    left = {path.name for path in journal.parent.iterdir() if path.stat().st_size}
    assert {path for path in left if path.startswith(".")} == set()


def test_a_backup_of_a_file_that_went_is_none(places: tuple[Path, Path]) -> None:
    """A journal deleted or emptied under its open connection is not backed up as if it were."""
    journal, _ = places
    with closing(open_database(journal)) as database:
        journal.unlink()
        with pytest.raises(Trouble, match="journal_missing"):
            back_up_to(database, journal.with_name("copy"), now=LONG_AGO)
        journal.write_bytes(b"")
        with pytest.raises(Trouble, match="journal_empty"):
            back_up_to(database, journal.with_name("copy"), now=LONG_AGO)
