"""How is a process watched, hit or refused at one of its calls to the system? By strace.

``-P`` lets strace see the calls on the named files alone, so the third write is the third write to
the journal or to its side files, whatever Python reads and writes besides.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.torture.row import need

SIDES = ("", "-wal", "-shm", "-journal")
CALLS = ("openat", "pread64", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink")
TRACED = f"trace={','.join(CALLS)}"


def strace(log: Path, *options: str, files: Iterable[Path]) -> list[str]:
    """Return the command that traces what follows it, its calls on ``files`` going to ``log``.

    Unavailable where there is no strace.
    """
    need(shutil.which("strace"), "strace is not installed")
    watched = [word for file in files for word in ("-P", str(file))]
    kills = any("signal=" in option for option in options)
    swift = () if kills else ("--seccomp-bpf",)  # four times faster; but then no signal is sent
    return ["strace", "-f", "-qq", *swift, *options, *watched, "-o", str(log)]


def with_sides(path: Path) -> tuple[Path, ...]:
    """Return a database's file and those SQLite may put beside it."""
    return tuple(path.with_name(path.name + side) for side in SIDES)


def calls_in(log: Path, calls: Iterable[str] = CALLS) -> dict[str, int]:
    """Return how often each call stands in a trace."""
    found = dict.fromkeys(calls, 0)
    for line in log.read_text(encoding="ascii", errors="replace").splitlines():
        name = line.partition(" ")[2].lstrip().partition("(")[0]
        if name in found:
            found[name] += 1
    return found
