"""Every answer is readable text in the language that is asked for."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, ZONE, Program
from trustjournal.cli.main import run
from trustjournal.cli.session import typed_text

READING = (
    "list --limit 20",
    "search atelier",
    "client list",
    "mission list",
    "request list",
    "commitment list",
    "waiting list",
    "today",
    "warnings",
    "trust admissions",
    "trust atelier --from 2026-09-01 --to 2026-11-01",
    "advice admissions",
    "brief admissions",
    "report progress atelier --preflight",
    "check",
    "parse tilleuls%m?%:%suite%>%rappeler%=%bilan%!ctrl%@Nouveau%++",
    "quick tilleuls%t%45%:%point%=%bilan%vendredi",
    "rate atelier 8 --by client",
    "override admissions 40 --reason prudence",
    "milestone add atelier Relais --due 2026-12-01",
    "decision add atelier tenu",
    "planning share atelier",
    "person add vasseur Nouvelle",
    "mission split atelier --at 2026-11-18",
    "mission close achats",
    "undo",
    "backup",
)
CLOCKS = ("ISO", "T00:", "+01:00", "{", "None", "datetime")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example journal, written once."""
    path = tmp_path_factory.mktemp("example") / "example.trustjournal"
    given = ["--lang", "fr", "--now", NOW, "--tz", ZONE]
    assert run([*given, "demo", "--out", str(path), "--json"]) == 0
    return path


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", READING)
def test_an_answer_is_plain_words(
    program: Program, example: Path, command: str, language: str
) -> None:
    """Exit 0, something said, nothing half formatted; the other language says it otherwise."""
    shutil.copy(example, program.journal)
    words = [word.replace("%", " ") for word in command.split()]
    program.language = language

    said = program(*words)

    assert (said.code, said.err) == (0, "")
    assert said.out.strip()
    assert not [sign for sign in CLOCKS if sign in said.out]


@pytest.mark.parametrize("command", ["today", "warnings", "trust admissions", "advice admissions"])
def test_the_languages_differ(program: Program, example: Path, command: str) -> None:
    """What is said of missions is said in the language asked for."""
    shutil.copy(example, program.journal)
    said = []
    for language in ("fr", "en"):
        program.language = language
        said.append(program(*command.split()).out)

    assert said[0] != said[1]


def test_half_a_pair_is_told_as_unknown() -> None:
    """Windows hands over lone surrogates in arguments: they become U+FFFD, as bad bytes do."""
    assert "un \ufffd 👍 \ufffd" == typed_text("un \ud83d \ud83d\udc4d \udcff")
