"""What is a row of the battery, and what came of one run of it?

A row's procedure is handed a ``Trial``: a folder of its own, how often to try, dice with a known
seed. It counts its tries and notes each harm it finds; the same procedure runs small in the tests
and whole by the command, so that both mean the same thing.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from traceback import format_exception

SEED = 20261123


class Harm(StrEnum):
    """What must not happen."""

    LOST = "lost"  # an acknowledged entry is not there
    CORRUPT = "corrupt"  # what is there is not as it was written
    UNDETECTED = "undetected"  # damage that nobody was told of
    WRONG = "wrong"  # anything else that the row forbids


class Unavailable(Exception):  # noqa: N818 - it says what the machine lacks
    """This machine cannot run the row; the text says why."""


def need(here: object, why: str) -> None:
    """Raise Unavailable unless what a row needs is here."""
    if not here:
        raise Unavailable(why)


class Trial:
    """One run of a row."""

    def __init__(self, folder: Path, *, wanted: int, seed: int = SEED) -> None:
        """``wanted`` is how many tries the run's size asks for."""
        self.folder = folder
        self.wanted = wanted
        self.seed = seed
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.tries = 0
        self.harms: list[tuple[Harm, str]] = []

    def attempt(self) -> int:
        """Begin a try; return its number from 1."""
        self.tries += 1
        return self.tries

    def note(self, harm: Harm, what: str) -> None:
        """Note a harm of the present try, so that it can be repeated."""
        self.harms.append((harm, f"{what} [seed {self.seed}, try {self.tries}]"))

    def expect(self, holds: object, harm: Harm, what: str) -> None:
        """Note a harm unless ``holds``."""
        if not holds:
            self.note(harm, what)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``small`` and ``whole`` are how often it tries in each size."""

    id: str
    name: str
    shows: str
    undergo: Callable[[Trial], None]
    small: int = 1
    whole: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a row. ``skipped`` says why it could not be run, if so."""

    row: Row
    tries: int
    seconds: float
    harms: tuple[tuple[Harm, str], ...] = ()
    skipped: str = ""

    @property
    def counts(self) -> Counter[Harm]:
        """How many harms of each kind."""
        return Counter(harm for harm, _ in self.harms)


def undergo(row: Row, folder: Path, *, whole: bool, seed: int = SEED) -> Outcome:
    """Run a row in one of its sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    trial = Trial(folder, wanted=row.whole if whole else row.small, seed=seed)
    start = time.perf_counter()
    try:
        row.undergo(trial)
    except Unavailable as why:
        return Outcome(row, trial.tries, time.perf_counter() - start, skipped=str(why))
    except Exception as error:  # noqa: BLE001 - the other rows are run all the same
        trial.note(Harm.WRONG, "broke off:\n" + "".join(format_exception(error)))
    return Outcome(row, trial.tries, time.perf_counter() - start, tuple(trial.harms))
