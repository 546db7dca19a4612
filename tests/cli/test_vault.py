"""Does the command line work on an encrypted journal, and take a line while it is locked?"""

import json
from pathlib import Path
from uuid import UUID

import pytest

from tests.builders import paris
from tests.cli.conftest import BEGUN, ZONE, Program
from tests.storage.vault.safes import CANARY, LITTLE, PASSPHRASE
from trustjournal.journal.keeping.vault import create_encrypted, is_encrypted
from trustjournal.settings import Settings, save
from trustjournal.storage.vault.inbox import inbox_of
from trustjournal.storage.vault.recognising import keys_file_of
from trustjournal.ui.presence.address import address_of

ID = str(UUID(int=7))


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """Return the name of a file that holds the passphrase."""
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def locked(program: Program, secret: str) -> Program:
    """Return the program on an encrypted journal with one client and one mission."""
    clock = lambda: paris(BEGUN)  # noqa: E731 - it stands still
    create_encrypted(program.journal, PASSPHRASE, clock=clock, zone=ZONE, effort=LITTLE).close()
    for words in (
        ("client", "add", "Béton SA", "--alias", "beton"),
        ("mission", "add", "beton", "PMO du lot 3", "--alias", "pmo", "--start", "2026-10-05"),
    ):
        said = program(*words, "--passphrase-file", secret, now=BEGUN)
        assert 0 == said.code, said.err
    return program


def test_without_the_passphrase_a_command_is_refused(locked: Program) -> None:
    """Exit 3, nothing on standard output, and the reason in the language."""
    said = locked("list")
    assert (3, "") == (said.code, said.out)
    assert "verrouillé" in said.err


def test_a_wrong_passphrase_is_refused(locked: Program, tmp_path: Path) -> None:
    """Exit 3, and it is said to be wrong."""
    wrong = tmp_path / "wrong"
    wrong.write_text("something else")
    said = locked("list", "--passphrase-file", str(wrong))
    assert 3 == said.code
    assert "phrase secrète" in said.err


def test_the_passphrase_may_stand_anywhere(
    locked: Program, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the command, after it, or in the environment."""
    assert 0 == locked("--passphrase-file", secret, "list").code
    assert 0 == locked("list", "--passphrase-file", secret).code
    monkeypatch.setenv("TRUSTJOURNAL_PASSPHRASE_FILE", secret)
    assert 0 == locked("list").code


@pytest.mark.parametrize(
    "words",
    [("today",), ("warnings",), ("check",), ("backup",), ("search", "lot"), ("trust", "pmo")],
)
def test_every_command_works_with_the_passphrase(
    locked: Program, secret: str, words: tuple[str, ...]
) -> None:
    """As on a plain journal."""
    said = locked(*words, "--json", "--passphrase-file", secret)
    assert 0 == said.code, said.err
    json.loads(said.out)


def test_quick_with_the_passphrase_records(locked: Program, secret: str) -> None:
    """Normally, with a sequence number."""
    said = locked("quick", "beton t 25 : point", "--json", "--passphrase-file", secret)
    assert said.one["seq"] is not None
    assert "sealed" not in said.one


def test_quick_without_it_seals(locked: Program) -> None:
    """Exit 0, an id, no number; nothing of the line is readable anywhere."""
    said = locked("quick", f"beton t 25 : {CANARY}", "--json")
    assert (0, True, None) == (said.code, said.one["sealed"], said.one["seq"])
    assert 25 == said.one["parse"]["minutes"]
    for file in locked.journal.parent.rglob("*"):
        assert file.is_dir() or CANARY.encode() not in file.read_bytes(), file


def test_the_same_id_waits_and_is_stored_once(locked: Program, secret: str) -> None:
    """Sealed twice, unlocked, sealed again: one entry."""
    for _ in range(2):
        assert ID == locked("quick", "beton t 25 : point", "--id", ID, "--json").one["id"]
    assert 1 == len(list(inbox_of(locked.journal).iterdir()))
    locked("unlock", "--passphrase-file", secret)
    locked("quick", "beton t 25 : point", "--id", ID)
    locked("unlock", "--passphrase-file", secret)
    assert 1 == len(json.loads(locked("list", "--json", "--passphrase-file", secret).out))


def test_a_sealed_line_is_read_as_of_when_it_was_typed(locked: Program, secret: str) -> None:
    """Unlocked days later, it happened, and was logged, when it was typed."""
    locked("quick", "beton t 30 :", now="2026-11-16T10:00")
    said = locked("unlock", "--json", "--passphrase-file", secret, now="2026-11-18T09:00")
    (recorded,) = said.one["recorded"]
    (entry,) = json.loads(locked("list", "--json", "--passphrase-file", secret).out)
    assert recorded["id"] == entry["id"]
    assert entry["happened"].startswith("2026-11-16T09:30")
    assert entry["logged"].startswith("2026-11-16T10:00")


def test_what_is_not_certain_is_for_review(locked: Program, secret: str) -> None:
    """Amber lines are recorded and named; one without a client goes on waiting."""
    answers = locked("quick", "-", "--json", stdin="beton t 5h : long\nzorglub t 5 : qui\n").lines
    assert [True, True] == [one["sealed"] for one in answers]
    first = locked("unlock", "--json", "--passphrase-file", secret).one
    assert 1 == len(first["recorded"])
    assert [["start"], ["client"]] == [
        [field for field in one["amber"] if field in {"start", "client"}] for one in first["review"]
    ]
    assert 1 == len(list(inbox_of(locked.journal).iterdir()))
    assert [] == locked("unlock", "--json", "--passphrase-file", secret).one["recorded"]


def test_decrypting_waits_for_sealed_lines(locked: Program, secret: str) -> None:
    """A line that could never be opened again stops it; nothing is changed."""
    locked("quick", "zorglub t 5 : qui")
    said = locked("decrypt", "--passphrase-file", secret)
    assert 2 == said.code
    assert is_encrypted(locked.journal)


def test_a_dry_run_seals_nothing(locked: Program) -> None:
    """Nor does a strict one, which cannot know what is certain."""
    assert 0 == locked("quick", "beton t 25 : point", "--dry-run").code
    assert 3 == locked("quick", "beton t 25 : point", "--strict").code
    assert not inbox_of(locked.journal).exists()


def test_encrypt_and_decrypt_keep_everything(beton: Program, secret: str, tmp_path: Path) -> None:
    """The recovery key goes to a private file and opens; plain copies are named."""
    beton("quick", "beton t 25 : point")
    before = beton("list", "--json").value
    out = tmp_path / "recovery"
    said = beton("encrypt", "--json", "--passphrase-file", secret, "--recovery-out", str(out))
    assert 0 == said.code, said.err
    assert 1 == len(said.one["plain_copies"])
    assert 0o600 == out.stat().st_mode & 0o777
    assert before == beton("list", "--json", "--passphrase-file", str(out)).value
    keys_file_of(beton.journal).unlink()
    assert 1 == beton("list", "--passphrase-file", secret).code
    assert 0 == beton("decrypt", "--passphrase-file", str(out)).code
    assert before == beton("list", "--json").value


def test_encrypting_leaves_nothing_in_plain_that_waits(
    beton: Program, secret: str, tmp_path: Path
) -> None:
    """A draft and a line the window kept are sealed; saved searches are forgotten."""
    state, name = tmp_path / "xdg_state_home" / "trustjournal", address_of(beton.journal).name
    draft, line = state / "drafts" / f"{name}.txt", state / "spool" / name / f"{ID}.line"
    told = {"text": f"beton t 5 : {CANARY}", "typed_at": "2026-11-18T10:00:00+01:00"}
    for file, text in ((draft, CANARY), (line, json.dumps(told, ensure_ascii=False))):
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    save(Settings(searches={"mine": CANARY}))
    assert 0 == beton("encrypt", "--passphrase-file", secret, "--plain-backups", "remove").code
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [] == [file for file in files if CANARY.encode() in file.read_bytes()]
    assert [ID] == [
        one["id"] for one in beton("unlock", "--json", "--passphrase-file", secret).one["recorded"]
    ]


def test_plain_backups_may_be_encrypted(beton: Program, secret: str) -> None:
    """Then they count as before, and none can be read."""
    beton("backup")
    words = ("encrypt", "--json", "--passphrase-file", secret, "--plain-backups", "encrypt")
    assert [] == beton(*words).one["plain_copies"]
    for file in beton.journal.parent.rglob("*.trustjournal"):
        assert is_encrypted(file)
        assert keys_file_of(file).exists()
    listed = beton("restore", "--list", "--json").value
    assert isinstance(listed, list)
    assert [True, True] == [one["intact"] for one in listed]


def test_a_new_passphrase_opens_the_backups_too(
    locked: Program, secret: str, tmp_path: Path
) -> None:
    """And the old one opens neither them nor the journal."""
    made = locked("backup", "--json", "--passphrase-file", secret).one["path"]
    new = tmp_path / "new"
    new.write_text("another phrase")
    words = ("passphrase", "--new-passphrase-file", str(new), "--passphrase-file", secret)
    assert 0 == locked(*words).code
    assert 3 == locked("list", "--passphrase-file", secret).code
    locked.journal = Path(made)
    assert 0 == locked("list", "--passphrase-file", str(new)).code


def test_init_makes_an_encrypted_journal(program: Program, secret: str) -> None:
    """From its first page on; the recovery key is said once."""
    said = program("init", "--encrypted", "--json", "--passphrase-file", secret)
    assert 14 == len(said.one["recovery_key"].split("-"))
    assert is_encrypted(program.journal)
    assert 1 == program("init", "--encrypted", "--passphrase-file", secret).code


def test_a_passphrase_is_needed_to_encrypt(beton: Program) -> None:
    """Without one and without a terminal, exit 3; an empty one is not acceptable."""
    assert 3 == beton("encrypt").code
    beton.journal.with_name("empty").write_text("\n")
    assert 2 == beton("encrypt", "--passphrase-file", str(beton.journal.with_name("empty"))).code
    assert not is_encrypted(beton.journal)


@pytest.mark.parametrize("command", ["decrypt", "passphrase", "unlock"])
def test_a_plain_journal_has_no_lock(beton: Program, command: str) -> None:
    """It is said to be plain, exit 2."""
    assert 2 == beton(command).code
