"""How is a command line run in this very process, where starting another would cost too much?"""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from tests.torture.processes import Said
from trustjournal.cli.main import run as run_program

NOW = "2026-11-18T16:05"


def run_inside(
    path: Path, *words: str, stdin: str = "", now: str = NOW, tz: str = "Europe/Paris"
) -> Said:
    """Run one command line at a fixed time; what nobody expected is raised, not said."""
    out, err = io.StringIO(), io.StringIO()
    given = ["--journal", str(path), "--lang", "en", "--tz", tz, "--now", now, *words]
    with _standard_input(stdin), redirect_stdout(out), redirect_stderr(err):
        code = run_program(given)
    return Said(code, out.getvalue(), err.getvalue())


@contextmanager
def _standard_input(text: str) -> Iterator[None]:
    usual, hook = sys.stdin, sys.excepthook
    content = text.encode("utf-8", "surrogatepass")
    sys.stdin = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin, sys.excepthook = usual, hook
