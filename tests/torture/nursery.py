"""Processes that write, born warm: everything is imported once, then each writer is a fork.

    python -m tests.torture.nursery

Each line of standard input is a JSON object: ``words`` of a command line (or ``writer`` and what
writer.py is given), a file for its standard input and one for its output. The answer is the
process id; the next line asked for (empty) waits for its end. So a thousand kills take a minute.
"""

import json
import os
import sys
from pathlib import Path

from tests.torture.writer import write
from trustjournal.cli import capture  # noqa: F401 - imported once, for all that are born
from trustjournal.cli.main import run

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


def _live(words: list[str], stdin: str, stdout: str) -> None:
    """Be a writer, to its end; never returns."""
    code = 70
    try:
        os.dup2(os.open(stdin, os.O_RDONLY), 0)
        for end in (1, 2):
            os.dup2(os.open(stdout, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), end)
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115 - the process ends with it
        sys.stdout = open(1, "w", encoding="utf-8")  # noqa: SIM115
        code = write(Path(words[1]), *words[2:]) if words[0] == WRITER else run(words)
        sys.stdout.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
