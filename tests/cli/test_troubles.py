"""Whatever goes wrong is one sentence in the language and the right exit code."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Program

LANGUAGES = ("fr", "en")
READING = (
    ("list",),
    ("search", "x"),
    ("parse", "n : x"),
    ("today",),
    ("warnings",),
    ("trust", "x"),
    ("client", "list"),
    ("mission", "list"),
    ("request", "list"),
    ("commitment", "list"),
    ("waiting", "list"),
    ("check",),
    ("backup",),
    ("brief", "x"),
    ("advice", "x"),
    ("report", "progress", "x", "--preflight"),
)
WRITING = (
    ("quick", "n : x"),
    ("client", "add", "X"),
    ("undo",),
    ("rate", "x", "5", "--by", "self"),
    ("edit", "x", "n : y"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)
def test_a_missing_journal_is_never_made_anew(
    program: Program, words: tuple[str, ...], language: str
) -> None:
    """Elsewhere than in init a missing file is exit 1, and stays missing."""
    program.language = language

    said = program(*words)

    assert (said.code, said.out) == (1, "")
    assert str(program.journal) in said.err
    assert not program.journal.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "content", [b"", b"not a journal" * 400, b"SQLite format 3\0" + b"x" * 5000]
)
def test_what_is_no_journal_is_left_as_it_is(
    program: Program, content: bytes, language: str
) -> None:
    """An empty, foreign or damaged file is exit 1, with its path, and unchanged."""
    program.language = language
    program.journal.write_bytes(content)

    codes = [program(*words).code for words in (("list",), ("quick", "n : x"), ("init",))]

    assert codes == [1, 1, 1]
    assert program.journal.read_bytes() == content


def test_a_foreign_database_is_refused_untouched(program: Program) -> None:
    """A real SQLite file of another program is not ours to write."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - one test's need

    with dbapi2.connect(str(program.journal)) as connection:
        connection.execute("CREATE TABLE theirs(x)")
    connection.close()
    before = program.journal.read_bytes()

    said = program("quick", "n : x")

    assert said.code == 1
    assert program.journal.read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newer_journal_is_refused_unchanged(beton: Program, language: str) -> None:
    """A journal of a newer program is exit 3."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415

    beton.language = language
    connection = dbapi2.connect(str(beton.journal))
    connection.execute("PRAGMA user_version=999")
    connection.close()
    before = beton.journal.read_bytes()

    said = beton("list")

    assert (said.code, said.out) == (3, "")
    assert said.err.strip()
    assert beton.journal.read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        ("zz",),
        ("list", "--zz"),
        ("list", "--limit", "x"),
        ("list", "--limit", "-1"),
        ("list", "--since", "31/11"),
        ("list", "--since", "2026-11-31"),
        ("list", "extra"),
        ("client", "add"),
        ("client", "add", "X", "--language", "de"),
        ("trust", "zz"),
        ("trust", "pmo", "--from", "hier"),
        ("edit", "zz", "n : x"),
        ("edit", "00000000-0000-4000-8000-000000000000", "n : x"),
        ("remove", "zz"),
        ("keep", "zz"),
        ("answer", "00000000-0000-4000-8000-000000000000"),
        ("undo", "99"),
        ("undo", "0"),
        ("quick", ""),
        ("quick", "   "),
        ("quick", "beton n : x", "--id", "no-uuid"),
        ("quick", "-", "--id", "6b9c8e86-4f0a-4d53-8a2f-0d4cf3ad8c11"),
        ("report", "zz", "pmo", "--preflight"),
        ("report", "progress", "pmo"),
        ("search", "is:zz"),
        ("completion", "csh"),
    ],
    ids=" ".join,
)
def test_what_is_not_acceptable_is_one_sentence(
    beton: Program, words: tuple[str, ...], language: str
) -> None:
    """Exit 2, nothing on stdout, nothing written, no English click in French."""
    beton.language = language

    said = beton(*words)

    assert (said.code, said.out) == (2, "")
    assert said.err.strip()
    assert "Traceback" not in said.err
    if language == "fr":
        assert not {"Usage", "Error", "Invalid", "Try"} & set(said.err.replace(":", " ").split())
    beton.language = "fr"
    assert beton.many("list") == []


@pytest.mark.parametrize(
    "words", [("--now", "hier", "list"), ("--tz", "Mars/Phobos", "list"), ("--lang", "de", "list")]
)
def test_shared_options_are_checked(beton: Program, words: tuple[str, ...]) -> None:
    """A time, zone or language that is none is exit 2."""
    assert beton(*words).code == 2


@pytest.mark.parametrize("words", [("load-scenario",), ("replay",)])
def test_a_file_that_is_not_there_is_the_worlds_fault(
    beton: Program, words: tuple[str, ...], tmp_path: Path
) -> None:
    """Exit 1 with its path."""
    said = beton(*words, str(tmp_path / "absent"))

    assert (said.code, said.out) == (1, "")
    assert "absent" in said.err


@pytest.mark.parametrize(
    ("command", "content"),
    [
        ("replay", b"\xff\xfe"),
        ("replay", b"{"),
        ("replay", b"[1]"),
        ("replay", b'{"day": "x", "code": "error"}'),
        ("replay", b'{"day": 1, "code": "zz"}'),
        ("replay", b'{"day": 1, "code": "error"}\n{"day": NaN, "code": "error"}'),
        ("load-scenario", b"{"),
        ("load-scenario", b"[]"),
        ("load-scenario", b'{"clients": 3}'),
        ("load-scenario", b'{"timezone": "Mars/Phobos"}'),
        ("load-scenario", b'{"lines": [{"now": "zz", "line": "n : x"}]}'),
        ("load-scenario", b'{"lines": [{"now": "2026-01-01T10:00"}]}'),
        (
            "load-scenario",
            (
                b'{"clients": [{"name": "A", "alias": "a"}], "missions": [{"client": "b", '
                b'"alias": "m", "title": "M"}]}'
            ),
        ),
        (
            "load-scenario",
            (
                b'{"clients": [{"name": "A", "alias": "a"}], "lines": [{"now": "2026-01-01T10:00", '
                b'"line": "a t 5 : x", "then": [{"act": "keep", "line": "zz"}]}]}'
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_not_acceptable(
    program: Program, command: str, content: bytes, tmp_path: Path
) -> None:
    """Exit 2, one sentence, nothing written and nothing said."""
    program("init")
    file = tmp_path / "given"
    file.write_bytes(content)

    said = program(command, str(file))

    assert (said.code, said.out) == (2, "")
    assert said.err.strip()
    assert program.many("client", "list") == []


def test_a_scenario_fills_only_an_empty_journal(beton: Program, tmp_path: Path) -> None:
    """A journal with a client is left alone."""
    file = tmp_path / "scenario.json"
    file.write_text("{}", encoding="utf-8")

    assert beton("load-scenario", str(file)).code == 2


def test_a_document_that_cannot_be_written_is_the_worlds_fault(
    beton: Program, tmp_path: Path
) -> None:
    """A folder that is not there: exit 1, no part left behind."""
    said = beton("report", "progress", "pmo", "--out", str(tmp_path / "no" / "x.pdf"))

    assert (said.code, said.out) == (1, "")
    shutil.rmtree(tmp_path / "no", ignore_errors=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_says_what_is_wrong(beton: Program, language: str) -> None:
    """A journal with bytes changed is not ok: exit 1, and what was found."""
    beton.language = language
    beton.one("quick", "beton t 5 : une note assez longue pour être retrouvée")
    content = beton.journal.read_bytes()
    assert "retrouvée".encode() in content
    beton.journal.write_bytes(content.replace("retrouvée".encode(), b"retrouvXe!"))

    said = beton("check", "--json")

    assert (said.code, said.one["ok"]) == (1, False)
    assert said.one["problems"]
    assert beton("check").out.strip()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and no more", b"bonjour"])
def test_check_reports_a_journal_too_damaged_to_open(program: Program, content: bytes) -> None:
    """A script that asks for JSON is answered in JSON: not ok, and why."""
    program.journal.write_bytes(content)

    said = program("check", "--json")

    assert (said.code, said.one["ok"], len(said.one["problems"])) == (1, False, 1)
    assert program.journal.read_bytes() == content
