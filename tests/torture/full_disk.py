"""R4: what if the disk is full? Nothing acknowledged goes, and work goes on once there is space.

On a small file system of memory (where this user may mount one), and under a limit of the size of
files, which every user may set. Lines are typed until one is refused; then there is space again.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.torture.journals import a_line, look_over, new_journal
from tests.torture.processes import environment, expect_told, run
from tests.torture.row import Harm, Trial, need

LINES = 150
ROOMY = "size=64m"
LEAST, MOST = 60, 900  # KiB that are free beside a new journal
SIDE = 33  # KiB that WAL's index takes


def small_disks(trial: Trial) -> None:
    """Fill small disks."""
    need(sys.platform == "linux" and os.geteuid() == 0, "only root may mount a small disk")
    while trial.tries < trial.wanted:
        trial.attempt()
        disk = trial.folder / f"disk-{trial.tries}"
        with _mounted(disk):
            path = new_journal(disk)
            free = trial.dice.randint(LEAST, MOST)
            _resize(disk, f"size={path.stat().st_size // 1024 + free}k")
            acknowledged = _fill(trial, path, ())
            listed = run(path, "list", variables=environment(trial.folder))
            trial.expect(listed.code == 0, Harm.WRONG, f"full, nothing is listed: {listed.err}")
            backup = run(path, "backup", variables=environment(trial.folder))
            expect_told(trial, backup, (0, 1), "a backup on a full disk")
            _resize(disk, ROOMY)
            _go_on(trial, path, acknowledged)


def small_files(trial: Trial) -> None:
    """Limit how large a file may become."""
    need(shutil.which("prlimit"), "prlimit is not installed")
    while trial.tries < trial.wanted:
        trial.attempt()
        path = new_journal(trial.folder / str(trial.tries))
        limit = trial.dice.randint(SIDE, 2 * path.stat().st_size // 1024) * 1024
        acknowledged = _fill(trial, path, ("prlimit", f"--fsize={limit}"))
        _go_on(trial, path, acknowledged)


def _fill(trial: Trial, path: Path, under: tuple[str, ...]) -> dict[str, str]:
    """Type lines until one is refused; return those that were acknowledged."""
    lines = "\n".join(a_line(number) for number in range(LINES))
    variables = environment(trial.folder)
    said = run(path, "quick", "-", "--json", stdin=lines, under=under, variables=variables)
    expect_told(trial, said, (1,), "on a full disk")
    look_over(trial, path, said.acknowledged)
    return said.acknowledged


def _go_on(trial: Trial, path: Path, acknowledged: dict[str, str]) -> None:
    """There is space again: what was not acknowledged is typed again, and everything is there."""
    stored = set(look_over(trial, path, acknowledged).values())
    left = [line for line in map(a_line, range(LINES)) if line not in stored]
    unsaid = LINES - len(left) - len(acknowledged)
    trial.expect(unsaid <= 1, Harm.WRONG, f"{unsaid} lines were stored without a word")
    said = run(
        path, "quick", "-", "--json", stdin="\n".join(left), variables=environment(trial.folder)
    )
    trial.expect(said.code == 0, Harm.WRONG, f"with space again, exit {said.code}: {said.err}")
    found = look_over(trial, path, acknowledged | said.acknowledged)
    trial.expect(len(found) == LINES, Harm.WRONG, f"{len(found)} of {LINES} lines are there")


@contextmanager
def _mounted(place: Path) -> Iterator[None]:
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", ROOMY, "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    need(done.returncode == 0, f"mount is refused: {done.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def _resize(place: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{size}", str(place)], check=True)
