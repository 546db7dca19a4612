"""The shared cases of quick entry hold, every field that they name."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import SHARED
from tests.quickline.lines import at, case_context
from trustjournal.quickline.read import read_line
from trustjournal.quickline.shown import parse_object

SHORT = {"min": "minutes", "prec": "precision", "dir": "direction", "shareable": "client_visible"}


def _cases() -> list[Any]:
    file = Path(SHARED) / "cases" / "quick-entry.json"
    if not file.exists():
        return [pytest.param({}, {}, marks=pytest.mark.skip(reason="no shared cases beside"))]
    given = json.loads(file.read_text(encoding="utf-8"))
    return [pytest.param(given["context"], case, id=case["input"]) for case in given["cases"]]


def _segments(segments: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    return [{"text": each["text"], "due": (each["due"] or "")[:16] or None} for each in segments]


def _signals(signals: Any) -> list[str]:  # noqa: ANN401 - JSON
    named = []
    for each in signals:
        code = "control" if each["code"].startswith("control") else each["code"]
        named.append(code if each["quantity"] is None else f"{code}:{each['quantity']}")
    return named


def _shown(parsed: Mapping[str, Any], key: str) -> object:
    if key == "start":
        return parsed["start"][:16] + ("~" if parsed["precision"] == "part" else "")
    if key in {"followups", "commitments", "waiting"}:
        return _segments(parsed["steps" if key == "followups" else key])
    if key == "signals":
        return _signals(parsed["signals"])
    return parsed[SHORT.get(key, key)]


@pytest.mark.parametrize(("given", "case"), _cases())
def test_a_shared_case_reads_as_expected(given: dict[str, Any], case: dict[str, Any]) -> None:
    """Each line gives the fields its case names, and no doubt beyond those it names."""
    now = at(case["now"]).astimezone(ZoneInfo(given["timezone"]))
    parsed = parse_object(read_line(case["input"], now, case_context(given, now)))
    expected = {key: value for key, value in case["expect"].items() if key != "amber"}
    assert {key: _shown(parsed, key) for key in expected} == expected
    doubted = {amber["field"] for amber in parsed["amber"]}  # type: ignore[attr-defined]
    assert doubted == set(case["expect"].get("amber", ()))
