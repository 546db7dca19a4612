"""The example journal tells its story on whatever day it is opened."""

import pytest

from tests.cli.conftest import Program

WEEK = [f"2026-11-{day}T09:30" for day in range(16, 23)]
SUMMER_ENDS = "2026-10-25T09:30"  # the night the clocks change
NEW_YEAR = "2027-01-01T00:05"


@pytest.fixture
def opened(program: Program, request: pytest.FixtureRequest) -> tuple[Program, str]:
    """Return the program on the example as opened at a moment, and that moment."""
    now = str(request.param)
    said = program("demo", "--out", str(program.journal), now=now)
    assert said.code == 0, said.err
    return program, now


@pytest.mark.parametrize("opened", [*WEEK, SUMMER_ENDS, NEW_YEAR], indirect=True)
def test_one_relationship_holds_one_wears_one_was_repaired(opened: tuple[Program, str]) -> None:
    """The story does not depend on the weekday on which the example is opened."""
    program, now = opened

    phases = {name: _trust(program, name, now) for name in ("atelier", "admissions", "tracabilite")}

    assert phases["atelier"][0] == "established"
    assert phases["admissions"][0] == "weakened"
    assert phases["tracabilite"][0] in {"building", "established", "rebuilding"}
    assert phases["admissions"][1] < phases["tracabilite"][1] < phases["atelier"][1]


@pytest.mark.parametrize("opened", WEEK[:1], indirect=True)
def test_every_line_is_understood(opened: tuple[Program, str]) -> None:
    """The example holds no amber line: each reads again as it was meant."""
    program, now = opened

    entries = program.many("list", now=now)

    raws = "\n".join(str(entry["raw"]) for entry in entries)
    again = program("parse", "-", "--json", now=now, stdin=raws)
    assert [parsed["raw"] for parsed in again.lines if parsed["amber"]] == []


@pytest.mark.parametrize("opened", WEEK[::3], indirect=True)
def test_the_desk_is_not_empty(opened: tuple[Program, str]) -> None:
    """Somebody waits, something is promised, something is owed, and a card says what to keep."""
    program, now = opened

    today = program.one("today", now=now)

    filled = [name for name in ("requests", "commitments", "waiting", "steps") if today[name]]
    assert filled == ["requests", "commitments", "waiting", "steps"]
    assert today["card"] is not None


def test_an_existing_file_is_left_alone(program: Program) -> None:
    """Writing the example never replaces a file."""
    program.journal.write_text("mine", encoding="utf-8")

    said = program("demo", "--out", str(program.journal))

    assert (said.code, program.journal.read_text(encoding="utf-8")) == (1, "mine")
    assert str(program.journal.name) in said.err


def _trust(program: Program, mission: str, now: str) -> tuple[str, float]:
    said = program.one("trust", mission, now=now)
    return str(said["phase"]), float(str(said["level"]))
