"""How soon after the key can one type? The capture window, alone and by hand-off, p95.

Seen from outside as in first_paint.py. For the hand-off a whole window is open below; Escape by
xdotool puts the capture window away after each turn.
"""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.first_paint import Screen, seconds_to_first_paint

PROGRAM = (sys.executable, "-m", "trustjournal")
TURNS, SHARE = 20, 0.95
PATIENCE, SETTLED = 30.0, 0.5


def cold_seconds(journal: Path, variables: Mapping[str, str]) -> float:
    """Return the p95 from the start of a lone process to its painted window."""
    command = [*PROGRAM, "--journal", str(journal), "quick"]
    times = [seconds_to_first_paint(command, variables)[0] for _ in range(TURNS + 1)]
    return _p95(times[1:])  # the first warms the disk's cache


def handed_over_seconds(journal: Path, variables: Mapping[str, str]) -> float:
    """Return the p95 from the start of the calling process to the running one's painted window."""
    command = [*PROGRAM, "--journal", str(journal), "quick"]
    with _open_window(journal, variables):
        times = [_turn(command, variables) for _ in range(TURNS + 1)]
    return _p95(times[1:])


def _turn(command: list[str], variables: Mapping[str, str]) -> float:
    screen = Screen(variables["DISPLAY"])
    before = screen.colours()
    start = time.perf_counter()
    with subprocess.Popen(command, env=dict(variables)) as caller:
        while screen.colours() == before:
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError(" ".join(command))
            time.sleep(0.001)
        seconds = time.perf_counter() - start
        caller.wait(PATIENCE)
    subprocess.run(["xdotool", "key", "Escape"], env=dict(variables), check=True)
    time.sleep(SETTLED)
    screen.close()
    return seconds


@contextmanager
def _open_window(journal: Path, variables: Mapping[str, str]) -> Iterator[None]:
    ears = Path(variables["XDG_RUNTIME_DIR"], "trustjournal")
    command = [*PROGRAM, "--journal", str(journal)]
    with subprocess.Popen(command, env=dict(variables)) as window:
        start = time.perf_counter()
        while not any(ear.is_socket() for ear in ears.glob("w*")):
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError(" ".join(command))
            time.sleep(0.02)
        time.sleep(3 * SETTLED)
        try:
            yield
        finally:
            window.terminate()
            window.wait(PATIENCE)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(SHARE * (len(times) - 1))]
