"""How does the journal come through the whole battery? Called by ``packaging/dev.py torture``.

Runs each row in its whole size on a screen of its own and prints a table: what was tried, what was
lost, corrupt, undetected or otherwise wrong, and what must be shown. A harm is told with its seed
and its try: ``--only R1 --seed N`` finds it again.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tests.torture.battery import EVERY, ROWS
from tests.torture.row import SEED, Harm, Outcome, Row, undergo

HEAD = ("id", "what", "tries", *(harm.value for harm in Harm), "seconds", "must show")
TOLD_HARMS = 20  # of one row


def main() -> int:
    """Run, show, keep; return 1 if anything was harmed."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py torture")
    parser.add_argument("--only", default="", help="rows by id, with commas: R1,R6")
    parser.add_argument("--small", action="store_true", help="the size of the tests")
    parser.add_argument("--most", type=int, default=EVERY, help="tries of a row at most")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--json", type=Path, help="keep the outcomes in this file")
    chosen = parser.parse_args()
    wanted = {name.strip() for name in chosen.only.split(",") if name.strip()}
    rows = [
        replace(row, whole=min(row.whole, chosen.most))
        for row in ROWS
        if not wanted or row.id in wanted
    ]
    outcomes = list(_undergone(rows, whole=not chosen.small, seed=chosen.seed))
    _say([f"seed {chosen.seed}", *_table(outcomes)])
    if chosen.json:
        kept = [_kept(each) for each in outcomes]
        chosen.json.write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
    return int(any(each.harms for each in outcomes))


def _undergone(rows: Iterable[Row], *, whole: bool, seed: int) -> Iterable[Outcome]:
    for row in rows:
        folder = Path(tempfile.mkdtemp(prefix="trustjournal-torture-"))
        try:
            outcome = undergo(row, folder / "row", whole=whole, seed=seed)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        state = outcome.skipped or f"{len(outcome.harms)} harms in {outcome.tries} tries"
        _say([f"{row.id} {row.name}: {state}, {outcome.seconds:.0f} s"])
        _say([f"    {harm.value}: {what}" for harm, what in outcome.harms[:TOLD_HARMS]])
        yield outcome


def _table(outcomes: Sequence[Outcome]) -> list[str]:
    rows = [HEAD, *map(_shown, outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _shown(one: Outcome) -> tuple[str, ...]:
    counts = ["–" if one.skipped else str(one.counts[harm]) for harm in Harm]
    shows = f"not run: {one.skipped}" if one.skipped else one.row.shows
    return (one.row.id, one.row.name, str(one.tries), *counts, f"{one.seconds:.0f}", shows)


def _kept(one: Outcome) -> dict[str, object]:
    return {
        "id": one.row.id,
        "what": one.row.name,
        "tries": one.tries,
        **{harm.value: one.counts[harm] for harm in Harm},
        "seconds": round(one.seconds, 1),
        "shows": one.row.shows,
        "skipped": one.skipped,
        "harms": [what for _, what in one.harms],
    }


def _say(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
