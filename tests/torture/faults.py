"""R3: what if the disk refuses, at the first call, the second, … to the last?

Each piece of work is run once to count its calls on the journal and its side files, then again for
every call, kind of error, once and from there on. Whatever was acknowledged must be there, the
journal whole, the failure said in a sentence with exit code 1, and a retry must make it good.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.torture.journals import a_line, an_id, look_over, new_journal, opened, told
from tests.torture.processes import Said, expect_told, run
from tests.torture.row import Harm, Trial
from tests.torture.tracing import CALLS, TRACED, calls_in, strace, with_sides
from trustjournal.errors import Trouble
from trustjournal.storage.check import check

ERRORS = ("EIO", "ENOSPC")
LINES = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """An error at the ``when``-th call of a kind, once or from there on."""

    call: str
    when: int
    error: str
    persistent: bool

    @property
    def option(self) -> str:
        """What strace is told."""
        return f"inject={self.call}:error={self.error}:when={self.when}{'+' * self.persistent}"


@dataclass(frozen=True, slots=True)
class Work:
    """What is done while the disk refuses: ``do(trial, journal, under)``, then looked at."""

    name: str
    do: Callable[[Trial, Path, list[str]], None]


def faults(trial: Trial) -> None:
    """Try every fault on every piece of work, or as many as are wanted, drawn by lot."""
    base = new_journal(trial.folder / "base")
    plan = [(work, fault) for work in WORKS for fault in _faults(trial, base, work)]
    if trial.wanted < len(plan):
        plan = trial.dice.sample(plan, trial.wanted)
    for work, fault in plan:
        trial.attempt()
        harms = len(trial.harms)
        path = _fresh(trial, base, work)
        options = ("-e", TRACED, "-e", fault.option)
        work.do(trial, path, strace(trial.folder / "trace", *options, files=_files(path)))
        if len(trial.harms) > harms:
            trial.note(Harm.WRONG, f"that was {work.name} under {fault.option}")


def _faults(trial: Trial, base: Path, work: Work) -> list[Fault]:
    log = trial.folder / "count"
    path = _fresh(trial, base, work)
    work.do(trial, path, strace(log, "-e", TRACED, files=_files(path)))
    counted = calls_in(log)
    return [
        Fault(call, when, error, persistent)
        for call in CALLS
        for when in range(1, counted[call] + 1)
        for error in ERRORS
        for persistent in (False, True)
    ]


def _fresh(trial: Trial, base: Path, work: Work) -> Path:
    folder = trial.folder / "work"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder / "new.trustjournal" if work.name == "init" else Path(shutil.copy(base, folder))


def _files(path: Path) -> tuple[Path, ...]:
    copy = path.with_name("copy.trustjournal")
    return (*with_sides(path), *with_sides(copy), copy.with_name(f".{copy.name}.part"))


def _type_lines(trial: Trial, path: Path, under: list[str]) -> None:
    """Type lines into ``quick -``; what it did not acknowledge was not recorded, or is the last."""
    lines = [a_line(number) for number in range(LINES)]
    said = run(path, "quick", "-", "--json", stdin="\n".join(lines), under=under)
    _expect_said(trial, said)
    stored = look_over(trial, path, said.acknowledged)
    trial.expect(said.code or len(stored) == LINES, Harm.LOST, "exit 0, yet lines are missing")
    unsaid = len(stored) - len(said.acknowledged)
    trial.expect(unsaid <= 1, Harm.WRONG, f"{unsaid} lines stored without a word")


def _type_one(trial: Trial, path: Path, under: list[str]) -> None:
    """Type one line with an id; typed again, it is there once."""
    words = ("quick", a_line(0), "--json", "--id", an_id(trial))
    said = run(path, *words, under=under)
    _expect_said(trial, said)
    look_over(trial, path, said.acknowledged)
    again = run(path, *words)
    trial.expect(again.code == 0, Harm.WRONG, f"the retry failed: {again.err}")
    trial.expect(len(look_over(trial, path, again.acknowledged)) == 1, Harm.WRONG, "not once")


def _back_up(trial: Trial, path: Path, under: list[str]) -> None:
    """Make a backup: it is whole, or it is not there; the journal stays as it is."""
    target = path.with_name("copy.trustjournal")
    with opened(path) as database:
        before = told(database)
    said = run(path, "backup", "--to", str(target), under=under)
    _expect_said(trial, said)
    with opened(path) as database:
        trial.expect(told(database) == before, Harm.CORRUPT, "a backup changed the journal")
    if said.code and not target.exists():
        return
    with opened(target, read_only=True) as copy:
        trial.expect(told(copy) == before, Harm.CORRUPT, "a backup says something else")


def _create(trial: Trial, path: Path, under: list[str]) -> None:
    """Make a journal: it is whole, or it can be made again."""
    said = run(path, "init", under=under)
    _expect_said(trial, said)
    if said.code:
        again = run(path, "init")
        trial.expect(again.code == 0, Harm.WRONG, f"cannot be made again: {again.err}")
    try:
        with opened(path) as database:
            trial.expect(check(database).is_ok, Harm.CORRUPT, "a new journal is not whole")
    except Trouble as trouble:
        trial.note(Harm.CORRUPT, f"a new journal does not open: {trouble.code}")


def _expect_said(trial: Trial, said: Said) -> None:
    expect_told(trial, said, (0, 1), "under a fault")


WORKS = (
    Work("quick -", _type_lines),
    Work("quick with an id", _type_one),
    Work("backup", _back_up),
    Work("init", _create),
)
