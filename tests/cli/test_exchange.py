"""A journal leaves and comes back through the command line."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Program

LINES = (
    ("beton m? 9h : devis du lot 3 ? #lot3", "2026-11-10T09:30"),
    (
        "beton m> 9h45 : voici le devis = plan de charge vendredi < accès au site 20/11",
        "2026-11-10T10:00",
    ),
    ("beton r 10h-11h30 @Martin : =point; « lot 3 » !rapport > relire demain", "2026-11-12T12:00"),
    ("beton r 20/11 14h : réunion de chantier", "2026-11-12T12:05"),
)


@pytest.fixture
def filled(beton: Program) -> Program:
    """Return the program on a journal with a few entries, a rating and a promise kept."""
    for line, now in LINES:
        said = beton("quick", line, now=now)
        assert said.code == 0, said.err
    beton.json("rate", "pmo", "7", "--by", "client")
    (promise, *_) = beton.many("commitment", "list")
    beton.json("keep", str(promise["id"]))
    return beton


def elsewhere(program: Program, name: str) -> Program:
    """Return the program on another journal, new and empty."""
    other = Program(program.journal.parent / name, program._capsys, program._patch)
    assert other("init", now="2026-01-01T09:00").code == 0
    return other


def _told(program: Program) -> list[object]:
    return [
        program.json(*words)
        for words in (("list",), ("trust", "pmo"), ("warnings",), ("today",), ("client", "list"))
    ]


def test_a_journal_comes_back_whole(filled: Program, tmp_path: Path) -> None:
    """An export imported into an empty journal answers alike; a second import adds nothing."""
    out = str(tmp_path / "all.json")
    filled.json("export", "--format", "json", "--out", out)
    other = elsewhere(filled, "other.trustjournal")

    dry = other.one("import", out, "--dry-run")
    assert [] == other.many("list")
    first, second = other.one("import", out), other.one("import", out)

    assert dry["added"] == first["added"] == second["already"] != 0
    assert 0 == second["added"]
    assert _told(filled) == _told(other)


def test_a_year_of_work_is_judged_alike(program: Program, shared: Path, tmp_path: Path) -> None:
    """A whole scenario, brought into another journal, gives the same answers at any moment."""
    scenario = min((shared / "scenario").glob("*.json"))
    for words in (("init",), ("load-scenario", str(scenario))):
        assert program(*words).code == 0
    out = str(tmp_path / "all.json")
    program.json("export", "--format", "json", "--out", out)
    other = elsewhere(program, "other.trustjournal")
    other.json("import", out)
    missions = [str(it["id"]) for it in program.many("mission", "list")]

    asked = [("trust", one) for one in missions]
    asked += [("mission", "list"), ("warnings", "--json"), ("today", "--json"), ("list", "--json")]

    for now in ("2026-06-15T12:00", NOW):
        for words in asked:
            assert program(*words, now=now) == other(*words, now=now)


def test_an_export_has_the_same_bytes_each_time(filled: Program, tmp_path: Path) -> None:
    """The same facts give the same file, also from the journal that imported it."""
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    filled.json("export", "--format", "json", "--out", str(one))
    other = elsewhere(filled, "other.trustjournal")
    other.json("import", str(one))

    other.json("export", "--format", "json", "--out", str(two))

    assert one.read_bytes().splitlines()[1:] == two.read_bytes().splitlines()[1:]


def test_one_undo_takes_an_import_back(filled: Program, tmp_path: Path) -> None:
    """All of it goes, and importing again brings all of it."""
    out = str(tmp_path / "all.json")
    filled.json("export", "--format", "json", "--out", out)
    other = elsewhere(filled, "other.trustjournal")
    added = other.one("import", out)["added"]

    other.json("undo")
    assert ([], []) == (other.many("list"), other.many("client", "list"))
    again = other.one("import", out)["added"]

    assert added == again
    assert filled.json("trust", "pmo") == other.json("trust", "pmo")


def test_the_bin_stays_the_bin(filled: Program, tmp_path: Path) -> None:
    """What was removed here does not come back by an import of earlier times."""
    out = str(tmp_path / "all.json")
    filled.json("export", "--format", "json", "--out", out)
    (newest, *others) = filled.many("list")
    filled.json("remove", str(newest["id"]))

    filled.json("import", out)

    assert [it["id"] for it in others] == [it["id"] for it in filled.many("list")]


def test_a_plain_copy_openselsewhere(filled: Program, tmp_path: Path) -> None:
    """Any SQLite reads it, and it can be imported again."""
    out = tmp_path / "copy.sqlite"
    filled.json("export", "--format", "sqlite", "--out", str(out))

    with closing(sqlite3.connect(out)) as copy:
        (count,) = copy.execute("SELECT count(*) FROM interaction").fetchone()

    assert len(LINES) == count


@pytest.mark.parametrize("shape", ["json", "sqlite", "csv", "ics", "md"])
def test_an_export_replaces_nothing(filled: Program, tmp_path: Path, shape: str) -> None:
    """A file that is there stays as it is; a new one is its owner's alone."""
    out = tmp_path / "out"
    out.write_text("mine")
    refused = filled("export", "--format", shape, "--out", str(out))
    out.unlink()
    made = filled("export", "--format", shape, "--out", str(out))

    assert (2, 0) == (refused.code, made.code), made.err
    assert 0o600 == out.stat().st_mode & 0o777 or os.name == "nt"
    assert [out.name] == [it.name for it in tmp_path.iterdir() if it.name.startswith("out")]


def test_an_export_that_does_not_come_back_says_so(filled: Program, tmp_path: Path) -> None:
    """Csv gives back its entries, ics and md nothing; json and sqlite need no warning."""
    said = {
        shape: filled("export", "--format", shape, "--out", str(tmp_path / shape)).err
        for shape in ("json", "sqlite", "csv", "ics", "md")
    }

    assert {"csv", "ics", "md"} == {shape for shape, told in said.items() if told}
