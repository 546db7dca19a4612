"""How is a foreign file read without trusting it? By a process of its own (child.py).

Here is the side that waits: it hands over the bytes, gives the reader ten seconds of work, and
believes an answer only if every value in it is of its type.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping

from trustjournal.domain.incoming import Incoming, Wishes
from trustjournal.errors import Fact, Problem, Unacceptable
from trustjournal.exchange.child import SECONDS
from trustjournal.exchange.formats import ImportFormat
from trustjournal.exchange.wire import packed, unpacked

MODULE = "trustjournal.exchange.child"
KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "SYSTEMROOT", "LD_LIBRARY_PATH", "TZDIR", "TMPDIR")
OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)
# Its ten seconds are counted by the system as it works; a busy machine may take longer over them.
PATIENCE = SECONDS if sys.platform == "win32" else 3 * SECONDS
MOST_ANSWER = 200 * 1024 * 1024


def read_foreign(content: bytes, chosen: ImportFormat, wishes: Wishes) -> Incoming:
    """Return what a file offers. Raises Unacceptable if it cannot be read, or not in time."""
    head = json.dumps({"format": chosen.value, "wishes": json.loads(packed(wishes))}).encode()
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-P", "-X", "utf8", "-m", MODULE],
            input=head + b"\n" + content,
            capture_output=True,
            timeout=PATIENCE,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unacceptable(Problem("import_too_slow", {"seconds": SECONDS})) from error
    if done.returncode == -OUT_OF_TIME:
        raise Unacceptable(Problem("import_too_slow", {"seconds": SECONDS}))
    if done.returncode != 0 or len(done.stdout) > MOST_ANSWER:
        raise Unacceptable(Problem("import_unread", {"what": chosen.value}))
    return _believed(done.stdout, chosen)


def _believed(answer: bytes, chosen: ImportFormat) -> Incoming:
    try:
        told = json.loads(answer)
        if "problems" in told:
            raise Unacceptable(*(_problem(one) for one in told["problems"]))
        return unpacked(Incoming, json.dumps(told["incoming"]).encode())
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unacceptable(Problem("import_unread", {"what": chosen.value})) from error


def _problem(told: Mapping[str, object]) -> Problem:
    facts = told["facts"]
    kept: dict[str, Fact] = {}
    if isinstance(facts, dict):
        for name, value in facts.items():
            several = isinstance(value, list)
            kept[str(name)] = tuple(str(it) for it in value) if several else _fact(value)
    return Problem(str(told["code"]), kept)


def _fact(value: object) -> Fact:
    return value if isinstance(value, int | float) else str(value)
