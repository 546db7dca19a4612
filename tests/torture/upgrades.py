"""R9: what if an upgrade is killed, or the disk is full, at any of its steps?

From each golden journal, in a folder with apostrophes, the upgrade is run once to count its calls;
then again for each call, killed there or refused from there on. What is left is the old journal or
the new one, exactly; the copy made before is the old one or not there; the next try succeeds.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.torture.journals import told
from tests.torture.processes import environment
from tests.torture.row import Harm, Trial
from tests.torture.tracing import CALLS, TRACED, calls_in, strace, with_sides
from tests.torture.upgrader import ONE_MORE
from trustjournal.storage.database import Database
from trustjournal.storage.driver import Error, connect

GOLDEN = Path(__file__).parents[1] / "golden" / "journals"
FOLDER = "l'été d'\"Anne\""
KILLED = -9


@dataclass(frozen=True, slots=True)
class Case:
    """A golden journal and a blow: what strace is told."""

    golden: Path
    blow: str

    @property
    def version(self) -> int:
        """The version of the golden journal."""
        return int(self.golden.stem.rpartition("-")[2])


def upgrades(trial: Trial) -> None:
    """Strike every upgrade at every call, or as often as is wanted, drawn by lot."""
    goldens = sorted(GOLDEN.glob("*.trustjournal"))
    plan = [case for golden in goldens for case in _cases(trial, golden)]
    ends = {golden: _ends(trial, Case(golden, "")) for golden in goldens}
    if trial.wanted < len(plan):
        plan = trial.dice.sample(plan, trial.wanted)
    for case in plan:
        trial.attempt()
        _strike(trial, case, *ends[case.golden])


def _cases(trial: Trial, golden: Path) -> list[Case]:
    log = trial.folder / "count"
    path = _fresh(trial, golden)
    plain = Case(golden, "")
    _upgrade(path, plain, strace(log, "-e", TRACED, files=_files(path, plain)))
    counted = calls_in(log)
    blows = (("signal=KILL", ""), ("error=ENOSPC", "+"))
    return [
        Case(golden, f"inject={call}:{what}:when={when}{on}")
        for call in CALLS
        for when in range(1, counted[call] + 1)
        for what, on in blows
    ]


def _ends(trial: Trial, case: Case) -> tuple[object, object]:
    """Return what a golden journal says before and after an upgrade nobody disturbs."""
    path = _fresh(trial, case.golden)
    before = _said_by(path)
    code = _upgrade(path, case, [])
    trial.expect(code == 0, Harm.WRONG, f"an undisturbed upgrade ended with {code}")
    return before, _said_by(path)


def _strike(trial: Trial, case: Case, before: object, after: object) -> None:
    path = _fresh(trial, case.golden)
    options = ("-e", TRACED, "-e", case.blow)
    code = _upgrade(path, case, strace(trial.folder / "trace", *options, files=_files(path, case)))
    where = f"{case.golden.stem}, {case.blow}"
    trial.expect(code in {0, 1, KILLED, 128 - KILLED}, Harm.WRONG, f"{where}: exit {code}")
    try:
        trial.expect(
            _said_by(path) in (before, after), Harm.CORRUPT, f"{where}: neither old nor new"
        )
        for copy in path.parent.glob("*-before-version-*.trustjournal"):
            trial.expect(
                _said_by(copy) == before, Harm.CORRUPT, f"{where}: the copy is not the old"
            )
        again = _upgrade(path, case, [])
        trial.expect(again == 0, Harm.WRONG, f"{where}: the next try ended with {again}")
        trial.expect(_said_by(path) == after, Harm.LOST, f"{where}: the next try is not the new")
    except Error as error:
        trial.note(Harm.CORRUPT, f"{where}: {error}")


def _upgrade(path: Path, case: Case, under: list[str]) -> int:
    command = [sys.executable, "-m", "tests.torture.upgrader", str(path), str(case.version)]
    done = subprocess.run(
        [*under, *command], env=environment(path.parent.parent), capture_output=True, check=False
    )
    return 2 if b"Traceback" in done.stderr else done.returncode


def _fresh(trial: Trial, golden: Path) -> Path:
    folder = trial.folder / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Path(shutil.copy(golden, folder / "journal.trustjournal"))


def _files(path: Path, case: Case) -> tuple[Path, ...]:
    copy = path.with_name(f"{path.stem}-before-version-{case.version}{path.suffix}")
    part = copy.with_name(f".{copy.name}.part")
    return (*with_sides(path), *with_sides(part), copy)


def _said_by(path: Path) -> object:
    """Return the version of a journal and all its rows, whatever its version."""
    database = Database(connect(path, "rw"), path, read_only=False)
    version = database.number("PRAGMA user_version")
    rows = told(database)
    whole = database.rows("PRAGMA integrity_check")
    database.close()
    assert version <= ONE_MORE
    return version, rows, whole
