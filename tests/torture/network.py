"""T: does anything go out? No module of the program speaks to a network, and no call is made.

The sources are walked for what could open a connection; then the program and its window are run
under strace, and every socket that is asked for is a local one.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.sources import imports, sources
from tests.torture.journals import a_line, new_journal
from tests.torture.processes import environment, words_for
from tests.torture.row import Harm, Trial, need
from tests.torture.tracing import strace

OUTWARD = re.compile(
    r"(socket|ssl|http|urllib\.(?!parse\b)\w+|ftplib|smtplib|poplib|imaplib|telnetlib|xmlrpc"
    r"|asyncio|socketserver|requests|httpx|aiohttp|urllib3|PySide6\.(QtNetwork\b(?!\.QLocal)"
    r"|QtWebEngine\w*|QtWebSockets))\b"
)
LOCAL = re.compile(r"trustjournal/ui/presence/(calling|peer|reception)\.py:socket")
INTERNET = re.compile(r"AF_INET6?\b")
COMMANDS = (
    ("quick", a_line(1)),
    ("list",),
    ("search", "appel"),
    ("today",),
    ("trust", "audit"),
    ("backup",),
    ("check",),
)
A_WHILE = 6  # seconds that a window stays open


def no_network_code(trial: Trial) -> None:
    """Walk over everything the program imports."""
    for source in sources("trustjournal"):
        trial.attempt()
        for each in imports(source):
            place = f"{source.place}:{each.name}"
            outward = OUTWARD.match(each.name) and not LOCAL.match(place)
            trial.expect(not outward, Harm.WRONG, f"{place} speaks to a network")


def no_connection(trial: Trial) -> None:
    """Watch commands, a document and a window ask for sockets."""
    path = new_journal(trial.folder, lines=3)
    pdf = trial.folder / "document.pdf"
    commands = [*COMMANDS, ("report", "progress", "audit", "--out", str(pdf))]
    for words in commands[: trial.wanted]:
        trial.attempt()
        _expect_local(trial, path, words)
    if os.environ.get("DISPLAY"):
        trial.attempt()
        _expect_local(trial, path, (), under=("timeout", str(A_WHILE)))


def _expect_local(
    trial: Trial, path: Path, words: tuple[str, ...], *, under: tuple[str, ...] = ()
) -> None:
    log = trial.folder / "sockets"
    need_trace = strace(log, "-e", "trace=socket,connect,bind,sendto", files=())
    command = [*need_trace, *under, *words_for(path, *words)]
    variables = environment(trial.folder)
    subprocess.run(command, env=variables, capture_output=True, check=False)
    need(log.exists(), "strace says nothing")
    asked = [line for line in _lines(log) if INTERNET.search(line)]
    trial.expect(not asked, Harm.WRONG, f"{words or 'the window'} asked for {asked[:3]}")


def _lines(log: Path) -> Iterator[str]:
    yield from log.read_text(encoding="ascii", errors="replace").splitlines()
