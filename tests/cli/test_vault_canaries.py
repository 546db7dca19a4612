"""Does an encrypted journal leave a readable word anywhere, or a file that others may open?"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import paris
from tests.cli.conftest import BEGUN, ZONE, Program
from tests.storage.vault.safes import LITTLE, PASSPHRASE
from trustjournal.journal.keeping.vault import create_encrypted

NAME, NOTE, LATER, PERSON = "Canariclient SA", "motcanari-note", "motcanari-scelle", "Canariperson"
CANARIES = [word.encode() for word in (NAME, NOTE, LATER, PERSON, "canaritag", PASSPHRASE)]


@pytest.fixture
def run(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Return the program after a working day on an encrypted journal, under umask 000."""
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    secret = tmp_path.parent / f"{tmp_path.name}-passphrase"  # beside what is looked over
    secret.write_text(PASSPHRASE, encoding="utf-8")
    program.journal = tmp_path / "own" / "journal.trustjournal"
    before = os.umask(0)
    clock = lambda: paris(BEGUN)  # noqa: E731 - it stands still
    create_encrypted(program.journal, PASSPHRASE, clock=clock, zone=ZONE, effort=LITTLE).close()
    for words in (
        ("client", "add", NAME, "--alias", "can", "--contact", PERSON),
        ("quick", f"can t 25 : {NOTE} #canaritag @{PERSON} > rappeler vendredi"),
        ("search", NOTE),
        ("backup",),
        ("check",),
    ):
        said = program(*words, "--passphrase-file", str(secret))
        assert 0 == said.code, said.err
    assert 0 == program("quick", f"can t 5 : {LATER}").code
    yield program
    os.umask(before)


def test_no_word_is_readable_anywhere(run: Program, tmp_path: Path) -> None:
    """Neither in the journal and beside it, nor in backups, state or temporary files."""
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) >= 5, run.journal
    hits = [(file, word) for file in files for word in CANARIES if word in file.read_bytes()]
    assert [] == hits


def test_no_file_is_open_to_others(run: Program) -> None:
    """Whatever the umask: folders 0700, files 0600."""
    found = {
        str(place.relative_to(run.journal.parent)): place.stat().st_mode & 0o777
        for place in run.journal.parent.rglob("*")
    }
    wrong = {
        name: oct(mode)
        for name, mode in found.items()
        if mode != (0o700 if (run.journal.parent / name).is_dir() else 0o600)
    }
    assert {} == wrong
    assert 0o700 == run.journal.parent.stat().st_mode & 0o777
