"""Does the README tell the truth?"""

import os
import re
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.sources import ROOT
from trustjournal.quickline.context import KnownClient, KnownMission, KnownPerson, LineContext
from trustjournal.quickline.read import read_line
from trustjournal.wording import LANGUAGES

NOW = datetime(2026, 11, 18, 16, 5, tzinfo=ZoneInfo("Europe/Paris"))
COMMANDS = re.compile(r"^trustjournal (.+)$", re.MULTILINE)
KEYS = re.compile(r"^\| `([^`]+)` \|.*\| (\d+) \|$", re.MULTILINE)
OPEN_AND_ENTER = 2
LINES = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def test_the_ten_lines_read_without_a_doubt() -> None:
    """Each example of a quick line is wholly understood: no amber, a client, a mission."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    drafts = [read_line(line, NOW, _context()) for line in LINES.findall(text)]
    assert 10 == len(drafts)
    assert [] == [draft.raw for draft in drafts if draft.amber or not draft.mission_id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_run_as_written(tmp_path: Path, language: str) -> None:
    """The example of the command line works from an empty journal, word for word."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    places = {f"XDG_{name}_HOME": str(tmp_path) for name in ("DATA", "CONFIG", "STATE")}
    begin = [sys.executable, "-m", "trustjournal", "--lang", language, "--now", f"{NOW:%FT%H:%M}"]
    for command in COMMANDS.findall(text):
        done = subprocess.run(
            [*begin, "--journal", "journal", *shlex.split(command)],
            cwd=tmp_path,
            env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert (b"", 0) == (done.stderr, done.returncode), command
    assert (tmp_path / "point.pdf").exists()


def _context() -> LineContext:
    return LineContext(
        clients=(
            KnownClient(
                "1",
                "Béton SA",
                "beton",
                (KnownMission("2", "lot3", "Lot 3"),),
                (_person("Durand"),),
            ),
            KnownClient("3", "Acme", "acme", (KnownMission("4", "audit", "Audit"),)),
        )
    )


def _person(name: str) -> KnownPerson:
    return KnownPerson(name.lower(), name)


def test_the_keys_of_the_ten_lines_are_counted() -> None:
    """Beyond the words of note and promises: the line's other characters, its key and Enter."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    told = {line: int(keys) for line, keys in KEYS.findall(text)}
    counted = {line: _keys_beyond_the_words(line) for line in LINES.findall(text)}
    assert counted == told


def _keys_beyond_the_words(line: str) -> int:
    draft = read_line(line, NOW, _context())
    parts = (*draft.steps, *draft.commitments, *draft.waiting)
    said = (draft.note, *(part.text for part in parts))
    return len(line) - sum(map(len, said)) + OPEN_AND_ENTER
