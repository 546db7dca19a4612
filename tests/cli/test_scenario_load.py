"""Scenarios are played whole: nothing lost, nothing misread, everything at its own time."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Program

# The few lines without a client are meant for the last one used; Pasquier is new; half past four
# may be either half of the day.
DELIBERATE = {
    "2026-04-22T17:50": {"client"},
    "2026-05-12T12:20": {"client"},
    "2026-05-20T15:15": {"client"},
    "2026-06-02T17:45": {"client"},
    "2026-10-08T12:30": {"client"},
    "2026-04-28T17:00": {"start"},
    "2026-09-24T17:20": {"person"},
}


def test_no_line_is_lost_or_misread(program: Program, shared: Path) -> None:
    """Of the shared ten months every line is recorded; only the meant doubts are amber."""
    file = shared / "scenario" / "journal-a.json"
    lines = json.loads(file.read_text(encoding="utf-8"))["lines"]
    program("init")

    loaded: Any = program.one("load-scenario", str(file))

    assert (loaded["lines"], loaded["recorded"]) == (len(lines), len(lines))
    doubts = {
        it["now"][: len("2026-04-22T17:50")]: {amber["field"] for amber in it["amber"]}
        for it in loaded["not_understood"]
    }
    assert doubts == DELIBERATE
