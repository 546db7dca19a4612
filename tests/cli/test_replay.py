"""The engine alone, on plain events: JSON lines in, JSON lines out."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program


def test_a_regular_half_year_ends_where_it_must(program: Program, shared: Path) -> None:
    """Source: cases/reference-history.jsonl, T ≈ 84.7."""
    file = shared / "cases" / "reference-history.jsonl"
    events = file.read_text(encoding="utf-8").splitlines()

    said = program("replay", str(file))

    assert (said.code, len(said.lines)) == (0, len(events) - 1)
    assert said.lines[-1]["level"] == pytest.approx(84.7, abs=0.5)


def test_every_step_explains_itself(program: Program) -> None:
    """The causes of a step sum to its delta; keys as in the contract; no journal is needed."""
    events = (
        '{"start": 55, "drift": true}\n{"day": 3.5, "code": "delivered_on_time"}\n'
        '{"day": 4, "code": "late_delivery", "days": 5, "excused": false}\n'
        '{"day": 4, "code": "late_reply", "hours": 48}\n{"day": 5, "rating": 6, "by": "client"}\n'
        '{"day": 6, "gain": 1.0, "target": 0.95}\n{"day": 7, "loss": 1.0, "target": 0.0}\n'
    )

    said = program("replay", "-", stdin=events)

    assert [step["day"] for step in said.lines] == [3.5, 4, 4, 5, 6, 7]
    for step in said.lines:
        assert set(step) == {"day", "level", "low", "high", "phase", "delta", "causes"}
        assert sum(cause["delta"] for cause in step["causes"]) == pytest.approx(step["delta"])
    assert not program.journal.exists()
