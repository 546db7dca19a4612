"""Does a backup of every kind become the journal again, and is nothing ever lost by trying?"""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import paris
from tests.cli.conftest import ZONE, Program
from trustjournal.journal.opening import open_journal
from trustjournal.journal.rights.erasing import erase
from trustjournal.storage.clients import PEOPLE

Harm = Callable[[Path], None]
GOLDEN = Path(__file__).parents[1] / "golden" / "journals"
LATER = "2026-11-19T09:00"


def notes(program: Program) -> list[object]:
    """Return the notes of the journal, newest first."""
    return [entry["note"] for entry in program.many("list", now=LATER)]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, but for what SQLite needs beside one to read it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (path.name.endswith(("-shm", "-wal")) and not holds(path))
    }


def holds(side: Path) -> bool:
    """Return whether a file beside a journal holds something written."""
    return side.name.endswith("-wal") and side.stat().st_size > 0


@pytest.fixture
def backup(beton: Program) -> Path:
    """Return a backup with one entry; the journal goes on with another, corrects the first."""
    first = beton.one("quick", "beton t 20 : avant")
    made = beton.one("backup")
    beton.one("quick", "beton t 5 : après", now=LATER)
    beton.one("edit", str(first["id"]), "beton t 25 : avant, corrigé", now=LATER)
    return Path(str(made["path"]))


def test_a_restore_says_what_it_brings_and_what_is_lost(beton: Program, backup: Path) -> None:
    """The entries of then are back; what was written since is counted and listed."""
    told = beton.one("restore", str(backup), now=LATER)
    assert ["avant"] == notes(beton)
    assert (1, "2026-11-18T16:05:00+01:00") == (told["entries"], told["made"])
    lost: Any = told["lost"]
    assert (True, 1, 1) == (lost["known"], lost["count"], lost["amended"])
    assert ["après"] == [entry["note"] for entry in lost["entries"]]
    assert beton("check").code == 0


def test_the_journal_replaced_is_kept_as_it_was(beton: Program, backup: Path) -> None:
    """It lies beside the new one, whole, and can be brought back the same way."""
    told = beton.one("restore", str(backup), now=LATER)
    aside = Path(str(told["kept_aside"]))
    assert aside.parent == beton.journal.parent
    beton.one("restore", str(aside), now=LATER)
    assert ["après", "avant, corrigé"] == notes(beton)


def test_a_preview_changes_nothing(beton: Program, backup: Path) -> None:
    """--dry-run tells the same and leaves every byte."""
    before = files(beton.journal.parent)
    told = beton.one("restore", str(backup), "--dry-run", now=LATER)
    assert before == files(beton.journal.parent)
    done = beton.one("restore", str(backup), now=LATER)
    assert done["lost"] == told["lost"]
    assert (True, False) == (told["dry_run"], done["dry_run"])


@pytest.mark.parametrize("kind", ["file", "folder", "bundle", "bare copy", "older version"])
def test_each_kind_of_backup_comes_back(beton: Program, backup: Path, kind: str) -> None:
    """The drill: a backup, a folder of them, a bundle, a copy without manifest, an older file."""
    named = backup
    match kind:
        case "folder":
            named = backup.parent
        case "bundle":
            named = beton.journal.with_name("all.zip")
            beton.one("backup", "--to", str(named), now=LATER)
        case "bare copy":
            named = beton.journal.with_name("copy.db")
            shutil.copy(backup, named)
        case "older version":
            named = Path(shutil.copy(GOLDEN / "version-1.trustjournal", beton.journal.parent))
    beton.journal.unlink()
    told = beton.one("restore", str(named), now=LATER)
    assert len(notes(beton)) == told["entries"]
    assert told["kept_aside"] is None
    assert beton("check", now=LATER).code == 0


def test_elsewhere_leaves_the_journal_alone(beton: Program, backup: Path) -> None:
    """--to writes another journal; a folder takes it under the journal's name."""
    before = beton.journal.read_bytes()
    folder = beton.journal.parent / "elsewhere"
    folder.mkdir()
    told = beton.one("restore", str(backup), "--to", str(folder), now=LATER)
    assert str(folder / beton.journal.name) == told["path"]
    assert before == beton.journal.read_bytes()


def test_the_backups_are_listed(beton: Program, backup: Path) -> None:
    """Newest first, each with its date, entries, reason, and whether it is intact."""
    second = beton.one("backup", now=LATER)
    spoilt = bytearray(backup.read_bytes())
    spoilt[9000] ^= 4
    backup.write_bytes(spoilt)
    listed = beton.many("restore", "--list", now=LATER)
    told = [(one["path"], one["entries"], one["reason"], one["intact"]) for one in listed]
    assert [(second["path"], 2, "asked", True), (str(backup), 1, "asked", False)] == told


def make_foreign(file: Path) -> None:
    """Leave a file that is no database."""
    file.write_bytes(b"notes\n" * 5000)


def make_empty(file: Path) -> None:
    """Leave nothing in it."""
    file.write_bytes(b"")


def flip(file: Path) -> None:
    """Turn one bit of what was written round."""
    content = bytearray(file.read_bytes())
    content[content.index(b"avant")] ^= 8
    file.write_bytes(content)


def cut(file: Path) -> None:
    """Leave the first half."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.parametrize("harm", [make_foreign, make_empty, flip, cut])
@pytest.mark.parametrize("has_manifest", [True, False])
def test_a_bad_backup_changes_nothing(
    beton: Program, backup: Path, harm: Harm, *, has_manifest: bool
) -> None:
    """Foreign, empty, flipped or cut, with or without its manifest: exit 1, every byte stays."""
    harm(backup)
    if not has_manifest:
        backup.with_name(f"{backup.name}.manifest.json").unlink()
    before = files(beton.journal.parent)
    said = beton("restore", str(backup), now=LATER)
    assert 1 == said.code
    assert str(backup) in said.err
    assert before == files(beton.journal.parent)


def test_a_newer_backup_is_refused(beton: Program, backup: Path) -> None:
    """Exit 3, and nothing is changed."""
    newer = bytearray(backup.read_bytes())
    newer[63] += 1  # user_version
    named = backup.with_name("newer.trustjournal")
    named.write_bytes(newer)
    before = files(beton.journal.parent)
    assert 3 == beton("restore", str(named), now=LATER).code
    assert before == files(beton.journal.parent)


@pytest.mark.parametrize("harm", [make_foreign, make_empty, cut])
def test_a_ruined_journal_is_replaced_and_kept(beton: Program, backup: Path, harm: Harm) -> None:
    """What it held cannot be told, so the last count is; its bytes go on under another name."""
    beton.one("backup", now=LATER)
    harm(beton.journal)
    ruin = beton.journal.read_bytes()
    told = beton.one("restore", str(backup), now=LATER)
    assert ["avant"] == notes(beton)
    assert ruin == Path(str(told["kept_aside"])).read_bytes()
    lost: Any = told["lost"]
    assert (False, 1) == (lost["known"], lost["count"])


def test_a_bundle_is_read_by_its_manifest(beton: Program, backup: Path, tmp_path: Path) -> None:
    """What a bundle holds besides is never written anywhere; a name that leads away is no name."""
    beton.one("backup", "--to", str(tmp_path / "good.zip"), now=LATER)
    with zipfile.ZipFile(tmp_path / "good.zip", "a") as bundle:
        bundle.writestr("../escaped.txt", "out")
        bundle.writestr("more.txt", "out")
    before = {path.name for path in tmp_path.parent.iterdir()}
    beton.one("restore", str(tmp_path / "good.zip"), now=LATER)
    assert before == {path.name for path in tmp_path.parent.iterdir()}
    assert not list(tmp_path.rglob("escaped.txt")) + list(tmp_path.rglob("more.txt"))
    assert backup.exists()


@pytest.mark.parametrize(
    "harm", [{"path": "../j.trustjournal"}, {"size": 10}, {"sha256": "0" * 64}, {"counts": 3}]
)
def test_a_lying_bundle_is_refused(
    beton: Program, backup: Path, tmp_path: Path, harm: dict[str, object]
) -> None:
    """Another name, more bytes than said, other bytes than said, a manifest that is none."""
    manifest = json.loads(backup.with_name(f"{backup.name}.manifest.json").read_text())
    with zipfile.ZipFile(tmp_path / "lying.zip", "w") as bundle:
        bundle.write(backup, backup.name)
        bundle.writestr(f"{backup.name}.manifest.json", json.dumps(manifest | harm))
    before = files(beton.journal.parent)
    assert 1 == beton("restore", str(tmp_path / "lying.zip"), now=LATER).code
    assert before == files(beton.journal.parent)


def test_who_was_erased_stays_erased(beton: Program, backup: Path) -> None:
    """A backup of before still names the person; the journal restored from it does not."""
    beton.one("quick", "beton t 5 : vu Leroy", now=LATER)
    made = Path(str(beton.one("backup", now=LATER)["path"]))
    journal = open_journal(beton.journal, clock=lambda: paris(LATER), zone=ZONE)
    (person,) = PEOPLE.fetch(journal.database)
    erase(journal, person.id, mark="[effacé]")
    journal.close()
    told = beton.one("restore", str(made), now=LATER)
    assert 1 == told["erased_again"]
    assert b"Leroy" not in beton.journal.read_bytes()
    assert backup.exists()


def test_what_is_missing_is_said(beton: Program, tmp_path: Path) -> None:
    """No file named: exit 2; none there, an empty folder, an empty bundle: exit 1."""
    (tmp_path / "empty").mkdir()
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    assert 2 == beton("restore").code
    for name in ("nowhere", "empty", "empty.zip"):
        assert 1 == beton("restore", str(tmp_path / name)).code


def test_no_journal_is_made_where_others_write(program: Program) -> None:
    """A synchronised folder is refused by name, exit 1; accepting it is one word more."""
    program.journal = program.journal.parent / "Dropbox" / "journal.trustjournal"
    refused = program("init")
    assert (1, True) == (refused.code, "Dropbox" in refused.err)
    assert not program.journal.parent.exists()
    assert 0 == program("init", "--accept-synced").code
