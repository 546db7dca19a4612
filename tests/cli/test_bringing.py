"""Files of others come in through the command line: looked over, once, and as one change."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import NOW, Program
from tests.cli.test_exchange import LINES, elsewhere

SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"
FOUND = {  # to add, to make clear, left aside
    "agenda.ics": (8, 1, 2),
    "contacts.vcf": (2, 1, 1),
    "releve.csv": (2, 1, 0),
    "lignes.txt": (4, 0, 0),
    "message.eml": (1, 0, 0),
    "courriers.mbox": (2, 1, 0),
}
ENTRY = ("happened", "precision", "channel", "direction", "minutes", "people", "mood", "tags")
TEXTS = ("id", "client", "mission", "kind", "note", "shareable", "raw", "signals", "logged")


@pytest.mark.parametrize("name", FOUND)
def test_a_file_comes_in_once(beton: Program, name: str) -> None:
    """What a dry run shows is what is added; a second import adds nothing; undo takes all back."""
    file = str(SAMPLES / name)
    before = (beton.many("list"), beton.many("client", "list"))
    dry = beton.one("import", file, "--dry-run")
    assert before == (beton.many("list"), beton.many("client", "list"))

    first, second = beton.one("import", file), beton.one("import", file)
    checked = beton.one("check")
    beton.json("undo")

    assert FOUND[name] == (dry["added"], dry["unclear"], dry["left_out"])
    assert (dry["added"], 0, first["added"]) == (first["added"], second["added"], second["already"])
    assert checked["ok"], checked
    assert before == (beton.many("list"), beton.many("client", "list"))


@pytest.mark.parametrize("name", ["contacts.vcf", "lignes.txt"])
def test_what_was_undone_can_come_again(beton: Program, name: str) -> None:
    """An import taken back by an undo is no bin: all of it comes again."""
    file = str(SAMPLES / name)
    first = beton.one("import", file)
    beton.json("undo")

    assert first["added"] == beton.one("import", file)["added"]
    assert beton.one("check")["ok"]


def test_a_table_of_ours_comes_back(beton: Program, tmp_path: Path) -> None:
    """The entries of a csv export, imported into an empty journal, are the same entries."""
    lines = (
        *LINES,
        ("beton t 12/11 > -- @Zoé : =SOMME(A1) ; « à ; part » = 2 pages vendredi", NOW),
    )
    for line, now in lines:
        assert beton("quick", line, now=now).code == 0
    out, again = tmp_path / "entries.csv", tmp_path / "again.csv"
    beton.json("export", "--format", "csv", "--out", str(out))
    other = elsewhere(beton, "other.trustjournal")

    said = other.one("import", str(out))
    other.json("export", "--format", "csv", "--out", str(again))

    assert len(lines) == said["added"]
    assert _entries(beton) == _entries(other)
    assert out.read_bytes() == again.read_bytes()


def test_a_mapping_decides_what_is_unclear(beton: Program, tmp_path: Path) -> None:
    """Columns, names and addresses can be said beforehand."""
    table, mapping = tmp_path / "t.csv", tmp_path / "m.toml"
    table.write_bytes("Moment\tQuoi\tQui\n12.10.2026 9h\tdéjà vu\tSociété X\n".encode("cp1252"))
    mapping.write_text(
        '[columns]\ndate = "Moment"\nnote = "Quoi"\nclient = "Qui"\n'
        '[names]\n"société x" = "beton/pmo"\n'
    )

    said = beton.one("import", str(table), "--mapping", str(mapping))
    (entry,) = beton.many("list")

    assert 1 == said["added"]
    assert ("Béton SA", "pmo", "déjà vu") == (entry["client"], entry["mission"], entry["note"])
    assert "2026-10-12T09:00:00+02:00" == entry["happened"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", "date;note\n31/02/2026;rien\n", "2"),
        ("t.csv", "a;b\n1;2\n", "date"),
        ("t.ics", "BEGIN:VCALENDAR\n\x00\x00", "ics"),
        ("t.json", "{", "JSON"),
        ("t.bin", "\x01\x02", "t.bin"),
        ("t.eml", "Subject: rien\n\nrien\n", "date"),
    ],
)
def test_what_cannot_be_read_is_said(
    beton: Program, tmp_path: Path, name: str, content: str, said: str
) -> None:
    """Exit 2, where it stands, and nothing written."""
    (tmp_path / name).write_text(content)

    refused = beton("import", str(tmp_path / name))

    assert (2, "") == (refused.code, refused.out)
    assert said in refused.err
    assert [] == beton.many("list")


def test_the_journal_is_not_brought_into_itself(beton: Program) -> None:
    """Its own file is refused before anybody opens it a second time."""
    assert 2 == beton("import", str(beton.journal)).code


def test_a_missing_file_is_the_worlds_fault(beton: Program) -> None:
    """Exit 1, as everywhere."""
    assert 1 == beton("import", "nowhere.csv").code


def test_a_mail_knows_its_direction(beton: Program) -> None:
    """The client's contact writes in; the answer goes out."""
    beton.json("import", str(SAMPLES / "courriers.mbox"))

    assert ["out", "in"] == [it["direction"] for it in beton.many("list")]


def _entries(program: Program) -> list[dict[str, Any]]:
    return [{name: it[name] for name in (*ENTRY, *TEXTS)} for it in program.many("list")]
