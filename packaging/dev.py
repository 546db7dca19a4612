"""How is the program run and tested from a clone? The two commands of the README, and a few more.

    python3 packaging/dev.py run              open the window on the example journal
    python3 packaging/dev.py test [ARG…]      format, lint, types and tests (ARGs are pytest's)

Standard library only; whatever else is needed is set up in .venv the first time.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import machine
import screen

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = """
run                    open the window on the example journal; without a display, write its
                       document and its chart into build/example
test [ARG…]            format, lint, types and tests; ARGs go to pytest
bench [--save FILE] [--against FILE]
                       measure; tables of ours, floor, peer and ratio
torture [--only R1,R6] [--json FILE]
                       the whole battery of kills, cuts and faults; a table of what was lost
made-journal N FILE    write a made journal of N entries, the same for the same N
screenshots FOLDER     take a picture of every screen, in both languages, light and dark
"""
GATES = (
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("lint", ("ruff", "check", "--quiet", ".")),
    ("types", ("mypy",)),
)
MOST_WORKERS = 4


def main() -> int:
    """Do what the command line asks; return the exit code."""
    machine.need_python()
    parser = argparse.ArgumentParser(
        prog="python3 packaging/dev.py",
        usage="%(prog)s COMMAND …",
        epilog=COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = {
        "run": run,
        "test": test,
        "made-journal": made_journal,
        "bench": bench,
        "torture": torture,
        "screenshots": screenshots,
    }
    parser.add_argument("command", choices=commands, metavar="COMMAND")
    asked, rest = parser.parse_known_args()
    return commands[asked.command](rest)


def run(arguments: list[str]) -> int:
    """Open the window on the example journal, or write what it shows where there is no display."""
    if not machine.has_display():
        python = machine.prepare(developing=False)
        script = machine.ROOT / "packaging" / "example.py"
        return _call([python, script, machine.ROOT / "build" / "example", *arguments])
    machine.need_qt_libraries()
    python = machine.prepare(developing=False)
    _compile_translations(python)
    return _call([python, "-m", "trustjournal", "demo", *arguments])


def test(arguments: list[str]) -> int:
    """Run every gate to its end, so that one run tells all; pytest's closing line comes last."""
    python = _ready_to_test()
    results = {name: _gate(name, [python, "-m", *command]) for name, command in GATES}
    print("\n— tests", flush=True)
    with screen.own_screen() as variables, _short_place() as place:
        options = [*_side_by_side(), f"--basetemp={place}"]
        code, closing = _tests([str(python), "-m", "pytest", *options, *arguments], variables)
    results["tests"] = code
    verdicts = (f"{name} {'ok' if result == 0 else 'FAILED'}" for name, result in results.items())
    print(f"\n{' · '.join(verdicts)}")
    print(closing, flush=True)
    return 0 if not any(results.values()) else 1


def made_journal(arguments: list[str]) -> int:
    """Write a made journal; the arguments are its number of entries and its file."""
    python = machine.prepare(developing=False)
    return _call([python, machine.ROOT / "tests/bench/made.py", *arguments], where=None)


def bench(arguments: list[str]) -> int:
    """Measure on a screen of its own; the arguments are those of tests/bench/run.py."""
    return _on_own_screen([machine.ROOT / "tests/bench/run.py", *arguments])


def torture(arguments: list[str]) -> int:
    """Run the whole battery; the arguments are those of tests/torture/run.py."""
    return _on_own_screen([machine.ROOT / "tests/torture/run.py", *arguments])


def screenshots(arguments: list[str]) -> int:
    """Take a picture of every screen into the folder that is named."""
    script = machine.ROOT / "packaging" / "screenshots.py"
    return _on_own_screen([script, *arguments], size="2200x1300")


def _ready_to_test() -> Path:
    machine.need_qt_libraries()
    machine.need_test_tools()
    python = machine.prepare(developing=True)
    _compile_translations(python)
    return python


def _on_own_screen(command: list[str | Path], *, size: str = "1920x1080") -> int:
    """Run a script of ours on a screen of its own, from the caller's folder."""
    python = _ready_to_test()
    with screen.own_screen(size) as variables:
        return subprocess.call(list(map(str, [python, *command])), env=variables)


def _gate(name: str, command: list[str | Path]) -> int:
    print(f"— {name}", flush=True)
    return _call(command)


def _side_by_side() -> list[str]:
    """Return how many tests run at once: where each has a screen of its own, one a processor."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS) if machine.ON_LINUX else 0
    return ["-n", str(workers), "--dist", "loadfile"]


@contextlib.contextmanager
def _short_place() -> Iterator[Path]:
    """Yield a folder for the tests' files: sockets need short paths, other users a way in."""
    with tempfile.TemporaryDirectory(prefix="tj-") as scratch:
        Path(scratch).chmod(0o755)
        yield Path(scratch, "t")


def _tests(command: list[str], variables: dict[str, str]) -> tuple[int, str]:
    """Run pytest, showing what it says as it says it; keep back its closing line and return it."""
    process = subprocess.Popen(
        command,
        cwd=machine.ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    held = ""
    assert process.stdout is not None  # noqa: S101 - PIPE was asked for
    for line in process.stdout:
        if held:
            print(held, flush=True)
        held = line.rstrip("\n")
    return process.wait(), held


def _compile_translations(python: Path) -> None:
    script = machine.ROOT / "packaging" / "translations.py"
    if _call([python, script]):
        machine.halt("The window's translations could not be compiled.")


def _call(command: list[str | Path], *, where: Path | None = machine.ROOT) -> int:
    return subprocess.call(list(map(str, command)), cwd=where, env=machine.environment())


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
