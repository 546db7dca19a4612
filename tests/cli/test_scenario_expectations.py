"""What the program says along the shared scenario agrees with a person's judgement of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program

LEAST_SHARE = 0.7


def test_the_program_judges_as_a_person_would(
    program: Program, shared: Path, request: pytest.FixtureRequest
) -> None:
    """At least seven in ten expectations hold; the others are listed. Source: the scenario."""
    file = shared / "scenario" / "journal-a.json"
    expectations = json.loads(file.read_text(encoding="utf-8"))["expect"]
    program("init")
    assert program("load-scenario", str(file)).code == 0

    found = {f"{it['at']} {it['mission']}": _misses(program, it) for it in expectations}

    missed = {name: misses for name, misses in found.items() if misses}
    held = len(found) - len(missed)
    _report(request, [f"{held} of {len(found)} expectations hold", *map(str, missed.items())])
    assert held >= LEAST_SHARE * len(found), missed


def _misses(program: Program, expected: dict[str, Any]) -> list[str]:
    trust = program.one("trust", expected["mission"], now=expected["at"])
    warnings = program.many("warnings", "--mission", expected["mission"], now=expected["at"])
    codes = {str(warning["code"]) for warning in warnings}
    low, high = expected["level_between"]
    misses = []
    if trust["phase"] not in expected["phase_any_of"]:
        misses.append(f"phase {trust['phase']}")
    if not low <= float(str(trust["level"])) <= high:
        misses.append(f"level {trust['level']}")
    misses += [f"missing {code}" for code in expected["warnings_present"] if code not in codes]
    misses += [f"unwanted {code}" for code in expected["warnings_absent"] if code in codes]
    return misses


def _report(request: pytest.FixtureRequest, lines: list[str]) -> None:
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        for line in lines:
            reporter.write_line(line)
