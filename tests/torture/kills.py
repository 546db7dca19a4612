"""R1: does a writer's sudden death lose, halve, double or spoil anything?

Two kinds of writer take turns on one journal: ``quick -``, which gives each line an id, and one
that was given ids, whose unacknowledged lines are sent again with the same ids. Each is killed by
SIGKILL at a random moment, from its first breath to well after its last line.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from tests.torture.journals import a_key, a_line, an_id, look_over, new_journal, opened, raws
from tests.torture.nursery import WRITER
from tests.torture.processes import Said, environment
from tests.torture.row import Harm, Trial, need
from trustjournal.storage.vault.key import Key

LINES = 40  # given to each writer
LONGEST_LIFE = 0.12  # seconds
FINISHING = 0.5
KILLED = -9
A_JOURNAL = 100  # kills
LOOKED_OVER = 25  # kills between two whole looks


class Victim(NamedTuple):
    """A journal, and its key if it is encrypted."""

    path: Path
    key: Key | None


class Nursery:
    """The process that gives birth to writers."""

    def __init__(self, folder: Path, asked: IO[str], said: IO[str]) -> None:
        """``asked`` and ``said`` are its standard streams."""
        self._lines, self._answers = folder / "lines", folder / "answers"
        self._asked, self._said = asked, said

    def killed(self, words: list[str], lines: list[str], life: float) -> Said:
        """Let a writer live ``life`` seconds; return what it said, its code -9 if it was killed."""
        self._lines.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        self._answers.unlink(missing_ok=True)
        order = {"words": words, "stdin": str(self._lines), "stdout": str(self._answers)}
        child = int(self._ask(json.dumps(order)))
        time.sleep(life)  # when it dies is what is at stake
        os.kill(child, signal.SIGKILL)
        code = int(self._ask(""))
        said = self._answers.read_text(encoding="utf-8") if self._answers.exists() else ""
        return Said(code, said, "")

    def _ask(self, line: str) -> str:
        self._asked.write(f"{line}\n")
        self._asked.flush()
        return self._said.readline()


@contextmanager
def nursery(folder: Path) -> Iterator[Nursery]:
    """Keep a nursery for a while."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.torture.nursery"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(folder),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Nursery(folder, process.stdin, process.stdout)
        process.stdin.close()


def kills(trial: Trial) -> None:
    """Kill ``trial.wanted`` writers of plain journals."""
    _kill(trial, None)


def kills_encrypted(trial: Trial) -> None:
    """Kill ``trial.wanted`` writers of encrypted journals."""
    _kill(trial, a_key(trial))


def _kill(trial: Trial, key: Key | None) -> None:
    need(hasattr(os, "fork"), "this system has no fork")
    with nursery(trial.folder) as born:
        while trial.tries < trial.wanted:
            path = new_journal(trial.folder / f"from-{trial.tries}", key=key)
            _a_journals_kills(trial, born, Victim(path, key))


def _a_journals_kills(trial: Trial, born: Nursery, victim: Victim) -> None:
    acknowledged: dict[str, str] = {}
    waiting: dict[str, str] = {}
    for turn in range(1, A_JOURNAL + 1):
        trial.attempt()
        life = trial.dice.uniform(0, LONGEST_LIFE)
        if turn % 2 and victim.key is None:
            acknowledged |= _quick(trial, born, victim, life)
        else:
            _by_id(trial, born, victim, life, (waiting, acknowledged))
        if turn % LOOKED_OVER == 0:
            look_over(trial, victim.path, acknowledged, key=victim.key)
        if trial.tries == trial.wanted:
            break
    while waiting:
        said = _sent(born, victim, waiting, FINISHING)
        acknowledged |= said.acknowledged
        for key in said.acknowledged:
            del waiting[key]
    found = look_over(trial, victim.path, acknowledged, key=victim.key)
    doubled = len(found) - len(set(found.values()))
    trial.expect(not doubled, Harm.WRONG, f"{doubled} lines stored twice")


def _quick(trial: Trial, born: Nursery, victim: Victim, life: float) -> dict[str, str]:
    """Kill one ``quick -``: at most the line it was at is stored and not acknowledged."""
    first = trial.tries * 1000
    lines = [a_line(first + place) for place in range(LINES)]
    words = ["--journal", str(victim.path), "--tz", "Europe/Paris", "quick", "-", "--json"]
    said = born.killed(words, lines, life)
    trial.expect(said.code in {0, KILLED}, Harm.WRONG, f"quick ended with {said.code}: {said.out}")
    acknowledged = said.acknowledged
    with opened(victim.path) as database:
        stored = {key: raw for key, raw in raws(database).items() if raw in set(lines)}
    unsaid = set(stored) - set(acknowledged)
    trial.expect(len(unsaid) <= 1, Harm.WRONG, f"{len(unsaid)} lines stored without a word")
    gone = [key for key, raw in acknowledged.items() if stored.get(key) != raw]
    trial.expect(not gone, Harm.LOST, f"{len(gone)} acknowledged lines of a quick are gone")
    return acknowledged


def _by_id(
    trial: Trial,
    born: Nursery,
    victim: Victim,
    life: float,
    books: tuple[dict[str, str], dict[str, str]],
) -> None:
    """Kill one writer that was given ids; what it did not acknowledge is sent again."""
    waiting, acknowledged = books
    for place in range(LINES - len(waiting)):
        waiting[an_id(trial)] = a_line(trial.tries * 1000 + place)
    said = _sent(born, victim, waiting, life)
    trial.expect(said.code in {0, KILLED}, Harm.WRONG, f"writer ended with {said.code}: {said.out}")
    for key in said.acknowledged:
        acknowledged[key] = waiting.pop(key)


def _sent(born: Nursery, victim: Victim, waiting: dict[str, str], life: float) -> Said:
    lines = [f"{key} {line}" for key, line in waiting.items()]
    keys = [] if victim.key is None else [victim.key.content.hex()]
    return born.killed([WRITER, str(victim.path), *keys], lines, life)
