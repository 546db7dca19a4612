"""The program as a process of its own: what it loads, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "trustjournal")
HEAVY = ("PySide6", "matplotlib", "numpy", "sqlite_utils", "typst", "platformdirs", "click")
LINE = "beton t 25 : il confirme l'été à Besançon €"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return a journal with one client and its mission, made by processes."""
    path = tmp_path / "journal.trustjournal"
    for words in (
        ("init",),
        ("client", "add", "Béton SA", "--alias", "beton"),
        ("mission", "add", "beton", "PMO", "--start", "2026-10-05"),
    ):
        _run(path, *words)
    return path


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG")}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}


def _run(path: Path, *words: str, stdin: str | None = None) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [*COMMAND, "--journal", str(path), "--tz", "Europe/Paris", *words],
        input=None if stdin is None else stdin.encode(),
        env=_environment(),
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def test_answers_are_utf8_whatever_the_locale(journal: Path) -> None:
    """In the C locale, accents go in and come out whole."""
    done = _run(journal, "quick", LINE, "--json")

    assert json.loads(done.stdout)["parse"]["raw"] == LINE


def test_a_quick_line_loads_nothing_heavy(journal: Path) -> None:
    """Neither Qt, matplotlib, numpy, sqlite-utils nor click; the same for its dry run."""
    code = (
        "import sys; from trustjournal.cli.main import run; "
        f"code = run(['--journal', {str(journal)!r}, 'quick', {LINE!r}, '--json']); "
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]; "
        "sys.exit(' '.join(loaded) or code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env=_environment(), capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("words", [("list",), ("today",), ("trust", "pmo")])
def test_the_command_line_loads_neither_qt_nor_charts(
    journal: Path, words: tuple[str, ...]
) -> None:
    """Source: speed, "the command line loads neither Qt, matplotlib nor numpy"."""
    code = (
        "import sys; from trustjournal.cli.main import run; "
        f"code = run(['--journal', {str(journal)!r}, *{words!r}]); "
        f"loaded = [name for name in {HEAVY[:4]!r} if name in sys.modules]; "
        "sys.exit(' '.join(loaded) or code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env=_environment(), capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_an_acknowledged_line_survives_a_kill(journal: Path) -> None:
    """Killed right after its answer, the process leaves a sound journal with that entry."""
    acknowledged = []
    for turn in range(3):
        with _writing(journal) as process:
            for number in range(turn + 1):
                assert process.stdin is not None
                assert process.stdout is not None
                process.stdin.write(f"beton t 5 : tour {turn} ligne {number}\n".encode())
                process.stdin.flush()
                acknowledged.append(json.loads(process.stdout.readline())["id"])
            process.send_signal(signal.SIGKILL)

    listed = json.loads(_run(journal, "list", "--json").stdout)
    assert [entry["id"] for entry in listed][::-1] == acknowledged
    assert json.loads(_run(journal, "check", "--json").stdout)["ok"]


def _writing(journal: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "--journal", str(journal), "quick", "-", "--json"],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_two_writers_at_once_lose_nothing(journal: Path) -> None:
    """Each waits its turn: every line is recorded once."""
    lines = "\n".join(f"beton t 5 : {number}" for number in range(40)).encode()
    writers = [_writing(journal) for _ in range(3)]

    said = list(_answers(writers, lines))

    listed = json.loads(_run(journal, "list", "--json").stdout)
    assert sorted(said) == sorted(entry["id"] for entry in listed)
    assert len(listed) == 120


def _answers(writers: list[subprocess.Popen[bytes]], lines: bytes) -> Iterator[str]:
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(lines)
        writer.stdin.close()
    for writer in writers:
        assert writer.stdout is not None
        yield from (json.loads(line)["id"] for line in writer.stdout)
        assert writer.wait() == 0
        writer.stdout.close()


def test_a_reader_who_leaves_is_no_trouble(journal: Path) -> None:
    """A closed pipe ends quietly; what was recorded before stays."""
    with _writing(journal) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        process.stdin.write(b"beton t 5 : personne n'entend\n")
        process.stdin.flush()
        code = process.wait()
        process.stdin.close()

    assert code == 1
    assert len(json.loads(_run(journal, "list", "--json").stdout)) == 1


def test_interrupted_is_130(journal: Path) -> None:
    """Ctrl+C while it waits for a line."""
    with _writing(journal) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"beton t 5 : avant\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130


def test_files_come_and_go_without_heavy_libraries(journal: Path, tmp_path: Path) -> None:
    """An export and an import as processes, in the C locale; the window's libraries stay away."""
    out = str(tmp_path / "é.csv")
    _run(journal, "quick", LINE)
    words = ["--journal", str(journal), "import", out, "--json"]
    code = (
        f"import sys; from trustjournal.cli.main import run; code = run({words!r}); "
        "print(sorted({'PySide6', 'matplotlib', 'numpy', 'icalendar'} & set(sys.modules)), code)"
    )
    assert 0 == _run(journal, "export", "--format", "csv", "--out", out).returncode

    done = subprocess.run(
        [sys.executable, "-c", code], env=_environment(), capture_output=True, check=False
    )

    answer, loaded = done.stdout.splitlines()
    assert 1 == json.loads(answer)["already"]
    assert b"[] 0" == loaded
