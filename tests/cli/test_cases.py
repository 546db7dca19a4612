"""Every case of the shared list of quick lines reads through the program as it must."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import ZONE, Program

CONTROLS = ("control", "control_meeting", "control_report", "control_review")


def test_every_case_reads_as_it_must(program: Program, shared: Path) -> None:
    """Source: cases/quick-entry.json, with its context built by the program's own commands."""
    book = json.loads((shared / "cases" / "quick-entry.json").read_text(encoding="utf-8"))
    _build(program, book["context"])
    wrong = []
    for case in book["cases"]:
        program.language = case["lang"]
        said = program("parse", case["input"], "--json", now=case["now"])
        shown = _short(said.one) if said.code == 0 else {"err": said.err}
        expected = _expected(case["expect"])
        found = {name: shown.get(name) for name in expected}
        if found != expected:
            wrong.append((case["input"], expected, found))

    assert wrong == []


def _build(program: Program, context: dict[str, Any]) -> None:
    program("init")
    for client in context["clients"]:
        contacts = [word for name in client["contacts"] for word in ("--contact", name)]
        added = program("client", "add", client["name"], "--alias", client["alias"], *contacts)
        assert added.code == 0, added.err
        for mission in client["missions"]:
            named = ("--alias", mission["alias"])
            added = program("mission", "add", client["alias"], mission["title"], *named)
            assert added.code == 0, added.err
    used = program("quick", f"{context['last_used']} n : dernière entrée", now="2026-11-18T15:30")
    assert used.code == 0, used.err
    assert context["timezone"] == ZONE


def _expected(expect: dict[str, Any]) -> dict[str, Any]:
    shown = dict(expect)
    if "signals" in shown:
        shown["signals"] = sorted(shown["signals"])
    if "amber" in shown:
        shown["amber"] = sorted(shown["amber"])
    return shown


def _short(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return a parse object with the short keys of the list of cases."""
    start = str(parsed["start"])
    exact = start if len(start) == len("2026-11-18") else start[: len("2026-11-18T16:05")]
    return {
        **parsed,
        "start": f"{exact}~" if parsed["precision"] == "part" else exact,
        "min": parsed["minutes"],
        "prec": parsed["precision"],
        "dir": parsed["direction"],
        "followups": [_segment(step) for step in parsed["steps"]],
        "commitments": [_segment(promise) for promise in parsed["commitments"]],
        "waiting": [_segment(waiting) for waiting in parsed["waiting"]],
        "shareable": parsed["client_visible"],
        "signals": sorted(_signal(signal) for signal in parsed["signals"]),
        "amber": sorted({doubt["field"] for doubt in parsed["amber"]}),
    }


def _segment(segment: dict[str, Any]) -> dict[str, Any]:
    due = segment["due"]
    return {"text": segment["text"], "due": due and due[: len("2026-11-18T16:05")]}


def _signal(signal: dict[str, Any]) -> str:
    code = "control" if signal["code"] in CONTROLS else signal["code"]
    quantity = signal["quantity"]
    return code if quantity is None else f"{code}:{quantity:g}"
