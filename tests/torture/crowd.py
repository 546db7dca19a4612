"""R10: do a window and four command lines at once lose a line, or turn anybody away?

The window is the real program on this screen; it polls the journal while four ``quick -`` write as
fast as they can. And two windows started in the same moment: one stays, the other brings it to the
front and ends.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.torture.journals import a_line, look_over, new_journal
from tests.torture.processes import Said, environment, expect_told, words_for
from tests.torture.row import Harm, Trial, need

WRITERS = 4
PATIENCE = 60.0
PAUSE = 0.05


def a_crowd(trial: Trial) -> None:
    """Let four writers write ``trial.wanted`` lines each, beside an open window."""
    need(os.environ.get("DISPLAY"), "there is no display")
    path = new_journal(trial.folder)
    variables = environment(trial.folder)
    with _window(path, variables) as window:
        _until(lambda: _is_heard(variables))
        spoken = list(_all_at_once(trial, path, variables))
        trial.expect(window.poll() is None, Harm.WRONG, "the window ended by itself")
    _expect_silence(trial, path)
    acknowledged: dict[str, str] = {}
    for said in spoken:
        expect_told(trial, said, (0,), "a writer in the crowd")
        acknowledged |= said.acknowledged
    found = look_over(trial, path, acknowledged)
    wanted = WRITERS * trial.wanted
    trial.expect(len(acknowledged) == wanted, Harm.LOST, f"{len(acknowledged)} acknowledged")
    trial.expect(len(found) == wanted, Harm.WRONG, f"{len(found)} of {wanted} lines are there")


def two_windows(trial: Trial) -> None:
    """Start two windows at once: one stays, the other ends well."""
    need(os.environ.get("DISPLAY"), "there is no display")
    for turn in range(trial.wanted):
        trial.attempt()
        path = new_journal(trial.folder / str(turn))
        variables = environment(trial.folder / str(turn))
        with _window(path, variables) as first, _window(path, variables) as second:
            _until(partial(_has_ended, first, second))
            codes = sorted((str(first.poll()), str(second.poll())))
            trial.expect(codes == ["0", "None"], Harm.WRONG, f"they ended with {codes}")
        _expect_silence(trial, path)


def _all_at_once(trial: Trial, path: Path, variables: Mapping[str, str]) -> Iterator[Said]:
    writers = []
    for number in range(WRITERS):
        typed, said = path.with_name(f"typed-{number}"), path.with_name(f"said-{number}")
        first = number * trial.wanted
        lines = (f"{a_line(first + place)}\n" for place in range(trial.wanted))
        typed.write_text("".join(lines), encoding="utf-8")
        with typed.open("rb") as stdin, said.open("wb") as out:
            command = words_for(path, "quick", "-", "--json")
            pipe = subprocess.PIPE
            writers.append(
                subprocess.Popen(command, stdin=stdin, stdout=out, stderr=pipe, env=variables)
            )
        for _ in range(trial.wanted):
            trial.attempt()
    for number, writer in enumerate(writers):
        _, complaint = writer.communicate(timeout=10 * PATIENCE)
        answers = path.with_name(f"said-{number}").read_text(encoding="utf-8")
        yield Said(writer.returncode, answers, complaint.decode())


@contextmanager
def _window(path: Path, variables: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with path.with_name("complaints").open("ab") as complaints:
        window = subprocess.Popen(
            words_for(path), env=variables, stdout=complaints, stderr=complaints
        )
    try:
        yield window
    finally:
        window.terminate()
        window.wait(PATIENCE)


def _expect_silence(trial: Trial, path: Path) -> None:
    """A window has nothing to complain of."""
    said = path.with_name("complaints").read_text(encoding="utf-8", errors="replace")
    trial.expect(not said.strip(), Harm.WRONG, f"a window said: {said[-500:]}")


def _is_heard(variables: Mapping[str, str]) -> bool:
    folder = Path(variables["XDG_RUNTIME_DIR"], "trustjournal")
    return any(ear.is_socket() for ear in folder.glob("w*"))


def _has_ended(*windows: subprocess.Popen[bytes]) -> bool:
    return any(window.poll() is not None for window in windows)


def _until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(PAUSE)
    return False
