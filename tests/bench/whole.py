"""How long does a whole process take, from the call to what a person sees?

Each measure runs beside its floor, turn by turn, so that a busy moment of the machine weighs on
both. The middle of the turns counts. Peers were measured once, on another day; they are shown, not
judged by.
"""

import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.bench.capture_window import cold_seconds, handed_over_seconds
from tests.bench.first_paint import seconds_to_first_paint

Name = TypeVar("Name", bound=Hashable)

PROGRAM = (sys.executable, "-m", "trustjournal")
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1400, 900)
window.show()
app.exec()
"""
BARE_PAPER = """
import typst
typst.compile(b"#for n in range(4) [ = Page #n \\n #lorem(300) #pagebreak(weak: true) ]")
"""
LINE = "c000/m000 t 10 : point de la semaine, rien de neuf"
TURNS, WINDOW_TURNS = 15, 7
IMPORTS = {
    "import of the command line": ("import trustjournal.cli.main", 0.06),
    "import of the storage's driver": ("import sqlcipher3", 0.03),
    "import of sqlite_utils": ("import sqlite_utils", None),
    "import of matplotlib's figure": ("import matplotlib.figure", None),
    "import of Qt's widgets": ("import PySide6.QtWidgets", None),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table; seconds (``unit`` says otherwise). ``limit`` None: shown only."""

    what: str
    ours: float
    floor: float | None = None
    floor_is: str = ""
    peer: float | None = None
    peer_is: str = ""
    limit: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.ours / self.floor if self.floor else None


def measure_all(journals: Mapping[int, Path], variables: Mapping[str, str]) -> list[Measure]:
    """Measure everything on copies of made journals, by number of entries (0 is there too).

    What cannot be run gives a row that says so, and the others are measured all the same.
    """
    rows: list[Measure] = []
    for part in (_windows, _capture_windows, _repaints, _quick_lines, _papers, _imports):
        try:
            rows += part(journals, variables)
        except subprocess.CalledProcessError as error:
            rows.append(_failed(part.__name__, error.stderr.decode()))
        except (TimeoutError, OSError) as error:
            rows.append(_failed(part.__name__, str(error)))
    return rows


def _failed(part: str, why: str) -> Measure:
    reason = why.strip().splitlines()[-1:] or ["no reason given"]
    return Measure(f"{part.strip('_')} did not run: {reason[0]:.60}", math.nan)


def _windows(journals: Mapping[int, Path], variables: Mapping[str, str]) -> list[Measure]:
    commands = {0: [sys.executable, "-c", BARE_WINDOW]}
    commands |= {
        count: [*PROGRAM, "--journal", str(file)] for count, file in journals.items() if count
    }
    seen: dict[int, list[tuple[float, float]]] = {count: [] for count in commands}
    for turn in range(WINDOW_TURNS + 1):
        for count, command in commands.items():
            found = seconds_to_first_paint(command, variables, stay=1.5 if turn == 1 else 0)
            if turn:  # the first warms the disk's cache
                seen[count].append(found)
    middle = {count: statistics.median(each for each, _ in pairs) for count, pairs in seen.items()}
    bare = middle.pop(0)
    smallest = min(middle)
    rows = [
        Measure(
            f"start → first paint, {count:,} entries",
            seconds,
            bare,
            "bare window",
            0.14,
            "Lifeograph",
            2 * bare if count == smallest else 1.1 * middle[smallest],
        )
        for count, seconds in middle.items()
    ]
    largest, bare_memory = max(middle), seen[0][0][1]
    memory = seen[largest][0][1]
    what = f"memory, window open, {largest:,} entries"
    return [*rows, Measure(what, memory, bare_memory, "bare window", limit=180, unit="MB")]


def _capture_windows(journals: Mapping[int, Path], variables: Mapping[str, str]) -> list[Measure]:
    file = journals[min(count for count in journals if count)]
    return [
        Measure(
            "key → capture window, hand-off, p95", handed_over_seconds(file, variables), limit=0.15
        ),
        Measure("key → capture window, alone, p95", cold_seconds(file, variables), limit=0.4),
    ]


def _repaints(journals: Mapping[int, Path], variables: Mapping[str, str]) -> list[Measure]:
    """Measure work, not time: the seconds the window's own thread is busy."""
    command = [sys.executable, "-m", "tests.bench.repaint", str(journals[max(journals)]), "m000"]
    ended = subprocess.run(command, env=dict(variables), check=True, capture_output=True)
    found = json.loads(ended.stdout.decode().splitlines()[-1])
    return [
        Measure("entry → mission repainted, p95, work", found["entry"]["p95"], limit=0.05),
        Measure("pointer over the chart, p95, work", found["hover"]["p95"], limit=0.016),
        Measure("turn of the wheel on the chart, median, work", found["turn"]["median"]),
    ]


def _quick_lines(journals: Mapping[int, Path], variables: Mapping[str, str]) -> list[Measure]:
    commands = {
        count: [*PROGRAM, "--journal", str(file), "quick", LINE] for count, file in journals.items()
    }
    python = [sys.executable, "-c", "pass"]
    seconds = _side_by_side({-1: python, **commands}, variables)
    floor, empty = seconds.pop(-1), seconds[0]
    peers = {0: 0.09, 10_000: 1.33, 100_000: 84.0}
    return [
        Measure(
            f"quick line, {count:,} entries",
            each,
            floor,
            "python alone",
            peers.get(count),
            "jrnl",
            0.15 if count == 0 else 1.1 * empty,
        )
        for count, each in seconds.items()
    ]


def _papers(journals: Mapping[int, Path], variables: Mapping[str, str]) -> list[Measure]:
    file = journals[min(count for count in journals if count)]
    out = file.with_suffix(".pdf")
    # Made clients are all called Client: pre-flight rightly asks whether one names another.
    report = ["report", "progress", "m000", "--accept", "client", "--out", str(out)]
    ours = [*PROGRAM, "--journal", str(file), *report]
    seconds = _side_by_side({"floor": [sys.executable, "-c", BARE_PAPER], "ours": ours}, variables)
    what = "client's document, by command line"
    return [Measure(what, seconds["ours"], seconds["floor"], "4 pages of Typst", limit=0.8)]


def _imports(_: Mapping[int, Path], variables: Mapping[str, str]) -> list[Measure]:
    commands = {what: [sys.executable, "-c", code] for what, (code, _) in IMPORTS.items()}
    seconds = _side_by_side({"": [sys.executable, "-c", "pass"], **commands}, variables)
    bare = seconds.pop("")
    return [Measure(what, each - bare, limit=IMPORTS[what][1]) for what, each in seconds.items()]


def _side_by_side(
    commands: Mapping[Name, Sequence[str]], variables: Mapping[str, str]
) -> dict[Name, float]:
    seen: dict[Name, list[float]] = {name: [] for name in commands}
    for turn in range(TURNS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, env=dict(variables), check=True, capture_output=True)
            if turn:
                seen[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in seen.items()}
