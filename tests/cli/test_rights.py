"""Do people get their rights from the command line: to see, to be erased, to be reviewed?"""

import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Program

LINES = (
    "beton/pmo t 25 @Kergoat : Nolwenn Kergoat inquiète, Leroy aussi = plan pour Kergoat vendredi",
    "beton/pmo m? avec Kergoat : demande l'étude de Acme & fils",
    "beton/pmo r 30 avec Leroy : sans elle",
)


class Terminal(io.TextIOWrapper):
    """Standard input as a terminal gives it."""

    def isatty(self) -> bool:
        """Say that somebody types."""
        return True


@pytest.fixture
def told(beton: Program) -> Program:
    """Return a journal that speaks of Nolwenn Kergoat, of a colleague, and of another client."""
    for words in (
        ("person", "add", "beton", "Nolwenn Kergoat", "--role", "directrice"),
        ("client", "add", "Acme & fils", "--alias", "acme", "--contact", "Ada Byron"),
        *(("quick", line) for line in LINES),
        ("quick", "acme t 5 : sans rapport avec personne"),
        ("rate", "pmo", "7", "--by", "client"),
    ):
        said = beton(*words)
        assert said.code == 0, said.err
    return beton


def pages(path: Path) -> str:
    """Return the text of a PDF, its lines joined."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"],
        capture_output=True,
        check=True,
    )
    return " ".join(done.stdout.decode().split())


def test_a_person_is_handed_everything_about_them(told: Program, tmp_path: Path) -> None:
    """Who they are, each note, what was promised, ratings, levels and how; others are masked."""
    done = told.one("person", "export", "kergoat", "--out", str(tmp_path / "out"))
    value = json.loads(Path(str(done["json"])).read_text(encoding="utf-8"))
    assert "Nolwenn Kergoat" == value["person"]["name"]
    assert [True, True] == [one["took_part"] for one in value["entries"]]
    text = json.dumps(value, ensure_ascii=False)
    assert all(name not in text for name in ("Leroy", "Acme", "Byron", "sans elle", "rapport"))
    assert "[personne A] aussi" in text
    assert "plan pour Kergoat" in text
    assert [7.0] == [one["value"] for one in value["ratings"]]
    assert ["PMO du lot 3"] == [one["mission"] for one in value["levels"]]
    assert {"how", "sources", "rights", "keep_until"} <= set(value)


def test_the_pages_say_the_same(told: Program, tmp_path: Path) -> None:
    """The PDF holds each note and its sections, and no masked name."""
    done = told.one("person", "export", "kergoat", "--out", str(tmp_path / "out"))
    said = pages(Path(str(done["pdf"])))
    assert "Nolwenn Kergoat inquiète, [personne A] aussi" in said
    assert "Vos droits" in said
    assert "Leroy" not in said


def test_a_dry_run_shows_and_keeps(told: Program) -> None:
    """What would change is listed, before and after; the person is still there."""
    shown = told.one("person", "erase", "kergoat", "--dry-run")
    assert 2 == shown["participations"]
    passages = shown["passages"]
    assert isinstance(passages, list)
    assert any("[personne effacée] inquiète, Leroy aussi" in one["after"] for one in passages)
    assert "Nolwenn Kergoat" in [one["name"] for one in told.many("person", "list")]


def test_erasing_leaves_no_name(told: Program) -> None:
    """Not in what is listed or searched, nor on a page of the file; what happened stays."""
    done = told.one("person", "erase", "kergoat")
    assert done["purged"] is True
    assert [] == told.many("search", "kergoat")
    assert 4 == len(told.many("list"))
    assert "Nolwenn Kergoat" not in [one["name"] for one in told.many("person", "list")]
    for file in told.journal.parent.glob(f"{told.journal.name}*"):
        assert b"kergoat" not in file.read_bytes().lower()
    assert 0 == told("check").code


def test_backups_say_when_they_forget_and_can_be_rewritten(told: Program) -> None:
    """A backup made before names a day; rewriting leaves none that names them."""
    told("backup")
    done = told.one("person", "erase", "kergoat")
    copies = done["copies"]
    assert isinstance(copies, list)
    assert 2 == len(copies)
    assert all(one["leaves"] for one in copies)
    mended = told.one("person", "erase", "--rewrite-backups")
    assert (2, []) == (mended["rewritten"], mended["copies"])
    for file in (told.journal.parent / "backups").iterdir():
        assert b"kergoat" not in file.read_bytes().lower()


def test_a_terminal_is_asked_for_the_name(told: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another word erases nothing; the name does."""
    monkeypatch.setattr("tests.cli.conftest.io.TextIOWrapper", Terminal)
    refused = told("person", "erase", "kergoat", stdin="oui\n")
    assert 2 == refused.code
    assert "person export Nolwenn Kergoat" in refused.err
    assert "Nolwenn Kergoat" in [one["name"] for one in told.many("person", "list")]
    assert 0 == told("person", "erase", "kergoat", stdin="nolwenn kergoat\n").code


def test_anonymising_gives_one_name_everywhere(told: Program) -> None:
    """The list and the entries say the same letters."""
    name = str(told.one("person", "anonymise", "kergoat")["name"])
    assert name in [one["name"] for one in told.many("person", "list")]
    assert any(f"{name} inquiète" in str(one["note"]) for one in told.many("list"))
    assert [] == told.many("search", "kergoat")


def test_nobody_is_reviewed_before_three_years(told: Program) -> None:
    """Then they are listed, until somebody decides; who is kept comes back a year later."""
    assert [] == told.one("person", "review")["people"]
    late = "2029-11-20T09:00"
    due = told.one("person", "review", now=late)["people"]
    assert isinstance(due, list)
    assert "Nolwenn Kergoat" in [one["name"] for one in due]
    assert 0 == told("person", "keep", "kergoat", now=late).code
    again = told.one("person", "review", now=late)["people"]
    assert isinstance(again, list)
    assert "Nolwenn Kergoat" not in [one["name"] for one in again]


def test_the_years_are_the_journal_s(told: Program) -> None:
    """Set to one, the time is up after a year; out of bounds, it is not acceptable."""
    assert 1 == told.one("person", "review", "--years", "1")["years"]
    assert told.one("person", "review", now="2027-11-20T09:00")["people"]
    assert 2 == told("person", "review", "--years", "0").code
    assert told.one("trust", "pmo")["level"]


def test_people_are_put_right_merged_and_removed(told: Program) -> None:
    """Each can be undone."""
    told.one("person", "edit", "kergoat", "--role", "DG", "--requester", "--reachable", "le matin")
    kergoat = told.many("person", "list", "--client", "beton")[0]
    assert ("DG", True, "le matin") == tuple(
        kergoat[key] for key in ("role", "requester", "reachable")
    )
    told.one("person", "merge", "kergoat", "beton/leroy")
    assert ["Nolwenn Kergoat"] == [
        one["name"] for one in told.many("person", "list", "--client", "beton")
    ]
    told("undo")
    assert 2 == len(told.many("person", "list", "--client", "beton"))
    told.one("person", "remove", "beton/leroy")
    told("undo")
    assert 2 == len(told.many("person", "list", "--client", "beton"))
