"""Processes that write, born warm: everything is imported once, then each writer is a fork.

    python -m tests.torture.nursery

Each line of standard input is a JSON object: ``words`` of a command line (or ``writer`` and a
journal: see ``write``), a file for its standard input and one for its output. The answer is the
process id; the next line asked for (empty) waits for its end. So a thousand kills take a minute.
"""

import json
import os
import sys
from pathlib import Path

from tests.journal.desk import Clock
from trustjournal.cli import capture  # noqa: F401 - imported once, for all that are born
from trustjournal.cli.main import run
from trustjournal.journal.entries import record
from trustjournal.journal.opening import open_journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.read import read_line

WRITER = "writer"


def main() -> None:
    """Give birth until nobody asks any more."""
    for asked in iter(sys.stdin.readline, ""):
        order = json.loads(asked)
        child = os.fork()
        if child == 0:
            _live(order["words"], order["stdin"], order["stdout"])
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def write(path: Path) -> int:
    """Record lines of standard input, each ``UUID line``, and acknowledge each by its id."""
    from tests.builders import paris  # noqa: PLC0415 - in the child only

    journal = open_journal(path, clock=Clock(paris("2026-11-18T16:05")), zone="Europe/Paris")
    for line in sys.stdin:
        entry_id, _, text = line.rstrip("\n").partition(" ")
        now = journal.now()
        draft = read_line(text, now, line_context(journal, "fr", now))
        done = record(journal, draft, entry_id=entry_id)
        os.write(1, f"{done.id}\n".encode())
    journal.close()
    return 0


def _live(words: list[str], stdin: str, stdout: str) -> None:
    """Be a writer, to its end; never returns."""
    code = 70
    try:
        os.dup2(os.open(stdin, os.O_RDONLY), 0)
        for end in (1, 2):
            os.dup2(os.open(stdout, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), end)
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115 - the process ends with it
        sys.stdout = open(1, "w", encoding="utf-8")  # noqa: SIM115
        code = write(Path(words[1])) if words[0] == WRITER else run(words)
        sys.stdout.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
