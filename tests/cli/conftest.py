"""What the tests of the command line share: the program, run in this process on a real file."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from trustjournal.cli.main import run

NOW = "2026-11-18T16:05"
BEGUN = "2026-10-01T09:00"
ZONE = "Europe/Paris"


@dataclass(frozen=True)
class Said:
    """What one run of the program said."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> object:
        """The answer as JSON."""
        return json.loads(self.out)

    @property
    def one(self) -> dict[str, Any]:
        """The answer as a JSON object."""
        found = self.value
        assert isinstance(found, dict)
        return found

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The answers as JSON, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Program:
    """The program on one journal: ``tj("quick", "line", now=…)``."""

    def __init__(
        self, journal: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.journal = journal
        self.language = "fr"
        self._capsys = capsys
        self._patch = patch

    def __call__(self, *words: str, now: str = NOW, stdin: str = "") -> Said:
        """Run one command line."""
        typed = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        self._patch.setattr(sys, "stdin", typed)
        self._patch.setattr(sys, "excepthook", sys.excepthook)
        self._capsys.readouterr()
        given = ["--journal", str(self.journal), "--lang", self.language, "--now", now]
        code = run([*given, "--tz", ZONE, *words])
        captured = self._capsys.readouterr()
        return Said(code, captured.out, captured.err)

    def json(self, *words: str, now: str = NOW, stdin: str = "") -> object:
        """Run one command line that must succeed and return its JSON answer."""
        said = self(*words, "--json", now=now, stdin=stdin)
        assert said.code == 0, said.err
        return said.value

    def many(self, *words: str, now: str = NOW) -> list[dict[str, object]]:
        """Run one command that answers with a list of objects."""
        value = self.json(*words, now=now)
        assert isinstance(value, list)
        return value

    def one(self, *words: str, now: str = NOW) -> dict[str, object]:
        """Run one command that answers with an object."""
        value = self.json(*words, now=now)
        assert isinstance(value, dict)
        return value


@pytest.fixture
def program(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Program:
    """Return the program on a journal that does not exist yet; nobody's settings are read."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return Program(tmp_path / "journal.trustjournal", capsys, monkeypatch)


@pytest.fixture
def beton(program: Program) -> Program:
    """Return the program on a journal with one client, its contact and its mission."""
    for words in (
        ("init",),
        ("client", "add", "Béton SA", "--alias", "beton", "--contact", "Leroy"),
        ("mission", "add", "beton", "PMO du lot 3", "--alias", "pmo"),
        ("mission", "start", "pmo", "--at", "2026-10-05"),
    ):
        said = program(*words, now=BEGUN)
        assert said.code == 0, said.err
    return program
