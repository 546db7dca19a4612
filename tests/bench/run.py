"""How fast is the program, next to what? Called by ``packaging/dev.py bench`` on a real screen.

Makes the journals once a day (build/bench), runs pytest-benchmark over tests/bench, then whole
processes; says a table of ours, floor, ratio, peer and what must be reached; keeps it as JSON.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.made import make
from tests.bench.peers import scores
from tests.bench.whole import Measure, measure_all
from tests.sources import ROOT

FOLDER = ROOT / "build" / "bench"
SIZES = (1_000, 10_000, 100_000)
# What each in-process benchmark must reach, in seconds, by its name. Source: speed budgets.
LIMITS = {
    "one_event": 5e-6,
    "ten_thousand_events": 0.05,
    "first_results": 0.016,
    "entry_to_analysis": 0.05,
    "today": 0.05,
    "document": 0.15,
    "read_line": 0.001,
    "pasted_text": 1.0,
    "unlocking": 0.4,
}
AT_P95 = {"first_results", "entry_to_analysis"}  # where a person waits; elsewhere the median
SLOWER = 1.2  # times the saved run: worth a look


def main() -> int:
    """Measure, show, keep; return 0 whatever the figures say: a benchmark reports."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py bench")
    parser.add_argument("--save", type=Path, default=FOLDER / "last.json")
    parser.add_argument("--against", type=Path, help="an earlier run to compare with")
    parser.add_argument("--only", choices=["inside", "whole", "peers"], help="a part only")
    chosen = parser.parse_args()
    earlier = _earlier(chosen.against)
    measures = []
    if chosen.only in {None, "inside"}:
        measures += measure_inside()
    if chosen.only in {None, "whole"}:
        measures += measure_whole()
    if chosen.only in {None, "peers"}:
        _say(_peers())
    if measures:
        _say(_table(measures, earlier))
    chosen.save.parent.mkdir(parents=True, exist_ok=True)
    kept = [{**asdict(each), "ratio": each.ratio} for each in measures]
    chosen.save.write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
    _say([f"kept in {chosen.save}"])
    return 0


def made_journal(entries: int) -> Path:
    """Return a made journal of today, by today's code; it is not to be written to."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    file = FOLDER / f"made-{entries}-{now:%Y-%m-%d}-{_made_by()}.trustjournal"
    if not file.exists():
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        make(entries, part, now)
        part.replace(file)
    return file


def _made_by() -> str:
    """Return a short name of the code that writes journals: other code, other journals."""
    code = hashlib.sha256((ROOT / "tests/bench/made.py").read_bytes())
    for file in sorted((ROOT / "trustjournal" / "storage").glob("*.py")):
        code.update(file.read_bytes())
    return code.hexdigest()[:8]


def measure_inside() -> list[Measure]:
    """Run pytest-benchmark over this folder."""
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch, "inside.json")
        options = ["-q", "-o", "python_files=bench_*.py", f"--benchmark-json={kept}"]
        command = [sys.executable, "-m", "pytest", "tests/bench", *options]
        subprocess.run(command, cwd=ROOT, check=False)  # what failed stands above; the rest counts
        found = json.loads(kept.read_text(encoding="utf-8"))["benchmarks"]
    return [_inside(each) for each in found]


def measure_whole() -> list[Measure]:
    """Measure whole processes on copies of the made journals and on an empty one."""
    with tempfile.TemporaryDirectory() as scratch:
        journals = {0: _empty_journal(Path(scratch))}
        for size in SIZES[1:]:
            journals[size] = Path(shutil.copy(made_journal(size), scratch))
        return measure_all(journals, os.environ)


def _empty_journal(folder: Path) -> Path:
    file = folder / "empty.trustjournal"
    program = [sys.executable, "-m", "trustjournal", "--journal", str(file)]
    for words in (["init"], ["client", "add", "c000"], ["mission", "add", "c000", "m000"]):
        subprocess.run([*program, *words], check=True, capture_output=True)
    return file


def _inside(found: Mapping[str, Any]) -> Measure:
    name = str(found["name"]).removeprefix("test_")
    figures = found["stats"]
    times: list[float] = sorted(figures.get("data", []))
    is_waited_for = name in AT_P95 and times
    seconds = times[int(0.95 * (len(times) - 1))] if is_waited_for else float(figures["median"])
    return Measure(name.replace("_", " "), seconds, limit=LIMITS.get(name.partition("[")[0]))


def _earlier(file: Path | None) -> dict[str, float]:
    if file is None:
        return {}
    kept = json.loads(file.read_text(encoding="utf-8"))
    return {each["what"]: each["ours"] for each in kept}


def _table(measures: list[Measure], earlier: Mapping[str, float]) -> list[str]:
    head = ("what", "ours", "floor", "ratio", "peer (seen)", "must", "", "before")
    rows = [head, *(_row(each, earlier.get(each.what)) for each in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _peers() -> list[str]:
    """Say how many expressions of time each reader gets right; a peer only where installed."""
    lines = [
        f"{each.name}: {each.right} of {each.right + each.wrong + each.unread} expressions right, "
        f"{each.wrong} wrong in silence, {each.unread} not read"
        for each in scores()
    ]
    return lines if len(lines) > 1 else [*lines, "no peer is installed: pip install dateparser"]


def _row(one: Measure, before: float | None) -> tuple[str, ...]:
    verdict = "" if one.limit is None else "ok" if one.ours <= one.limit else "OVER"
    change = "" if before is None else _shown(before, one.unit)
    if before is not None and one.ours > SLOWER * before:
        change += f" (× {one.ours / before:.2f})"
    return (
        one.what,
        _shown(one.ours, one.unit),
        f"{_shown(one.floor, one.unit)} {one.floor_is}" if one.floor else "",
        f"{one.ratio:.2f}" if one.ratio else "",
        f"{_shown(one.peer, one.unit)} {one.peer_is}" if one.peer else "",
        "" if one.limit is None else f"≤ {_shown(one.limit, one.unit)}",
        verdict,
        change,
    )


def _shown(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:.0f} {unit}"
    if value < 0.001:
        return f"{value * 1e6:.2f} µs"
    return f"{value * 1e3:.1f} ms" if value < 1 else f"{value:.2f} s"


def _say(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
