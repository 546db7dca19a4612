"""What the program says of trust, and what people say of it, through the program."""

from typing import Any

import pytest

from tests.cli.conftest import Program

LATER = "2026-11-20T09:00"
WARNING_KEYS = {
    *("id", "code", "mission", "client", "since", "due", "facts", "cards"),
    *("title", "why", "action"),
}


@pytest.fixture
def lived(beton: Program) -> Program:
    """Return the program on a mission with good and bad news and an open request."""
    for now, line in (
        ("2026-10-05T17:00", "beton r 14h-16h : lancement !planning"),
        ("2026-10-12T17:00", "beton v 30 : point = lot 1 vendredi"),
        ("2026-10-16T17:00", "beton m> : lot 1 !livré"),
        ("2026-10-26T17:00", "beton m> : lot 2 !retard 4j"),
        ("2026-11-02T17:00", "beton m< : un bilan !bilan"),
        ("2026-11-09T17:00", "beton m< : un rapport !rapport"),
        ("2026-11-16T17:00", "beton m< : une réunion !réunion"),
        ("2026-11-18T09:00", "beton m? : une question @Leroy"),
    ):
        beton.one("quick", line, now=now)
    return beton


def test_trust_has_its_band_its_points_and_its_causes(lived: Program) -> None:
    """The contract's keys; the level within its band; the causes sum to the change."""
    said: Any = lived.one("trust", "pmo")

    assert {"mission", "client", "on", "phase", "dormant", "known", "next"} <= set(said)
    assert 0 <= said["low"] <= said["level"] <= said["high"] <= 100
    moved = sum(change["delta"] for change in said["changes"])
    assert moved == pytest.approx(said["level"] - said["points"][0]["level"], abs=1e-6)
    assert {"at", "cause", "code", "entry", "delta"} == set(said["changes"][0])


def test_a_change_is_explained_by_its_facts(lived: Program) -> None:
    """From a day to a day, both included: the named causes make the whole difference."""
    said: Any = lived.one("trust", "pmo", "--from", "2026-10-20", "--to", "2026-10-26")

    codes = [change["code"] for change in said["changes"]]
    assert "late_delivery" in codes
    assert "control_review" not in codes
    assert sum(it["delta"] for it in said["changes"]) == pytest.approx(said["delta"], abs=1e-9)
    assert said["level_after"] - said["level_before"] == pytest.approx(said["delta"], abs=1e-9)


def test_the_past_is_what_was_known_then(lived: Program) -> None:
    """Asked about September, the late delivery of October is unknown."""
    said: Any = lived.one("trust", "pmo", now="2026-10-20T09:00")

    assert "late_delivery" not in {change["code"] for change in said["changes"]}
    assert said["on"] == "2026-10-20T09:00:00+02:00"


def test_warnings_say_what_why_and_what_to_do(lived: Program) -> None:
    """Every warning carries the contract's keys, in words."""
    said = lived.many("warnings", "--mission", "pmo", now=LATER)

    codes = {str(warning["code"]) for warning in said}
    assert {"reply_overdue", "controls_multiplying"} <= codes
    for warning in said:
        assert set(warning) >= WARNING_KEYS
        assert warning["title"]
        assert warning["why"]
        assert warning["action"]


@pytest.mark.parametrize("words", [("dismiss",), ("snooze", "--until", "2026-12-01")])
def test_a_warning_put_aside_is_gone(lived: Program, words: tuple[str, ...]) -> None:
    """Dismissed or snoozed, it does not come back today."""
    (warning,) = [
        it for it in lived.many("warnings", now=LATER) if it["code"] == "controls_multiplying"
    ]

    done = lived(words[0], str(warning["id"]), *words[1:], now=LATER)

    assert done.code == 0, done.err
    codes = {it["code"] for it in lived.many("warnings", now=LATER)}
    assert "controls_multiplying" not in codes


def test_today_gathers_what_waits(lived: Program) -> None:
    """Requests with their hours, missions with their trend, one card."""
    said: Any = lived.one("today", now=LATER)

    assert set(said) == {
        *("on", "requests", "commitments", "waiting", "steps", "warnings", "missions", "card")
    }
    assert [(it["mission"], it["hours"], it["state"]) for it in said["requests"]] == [
        ("pmo", 48.0, "overdue")
    ]
    assert {"mission", "client", "level", "phase", "trend"} <= set(said["missions"][0])


def test_advice_and_brief_speak(lived: Program) -> None:
    """Cards with their words; before a meeting, who waits for what."""
    advice: Any = lived.one("advice", "pmo")
    brief: Any = lived.one("brief", "pmo", now=LATER)

    assert all(card["title"] and card["text"] for card in advice["cards"])
    assert advice["cards"]
    assert [it["note"] for it in brief["requests"]] == ["une question"]


def test_a_rating_moves_the_level_towards_it(lived: Program) -> None:
    """A low rating by the client lowers trust."""
    before: Any = lived.one("trust", "pmo")

    lived.one("rate", "pmo", "1", "--by", "client")

    after: Any = lived.one("trust", "pmo")
    assert after["level"] < before["level"]


def test_an_override_is_blended_and_shown_beside_the_engine(lived: Program) -> None:
    """The shown level is mine on the first day; the engine's stays as it was."""
    before: Any = lived.one("trust", "pmo")

    lived.one("override", "pmo", "90", "--reason", "il me l'a dit")

    after: Any = lived.one("trust", "pmo")
    assert after["level"] == pytest.approx(90, abs=0.5)
    assert after["engine_level"] == pytest.approx(before["level"], abs=1e-6)


@pytest.mark.parametrize(
    "words",
    [
        ("rate", "pmo", "11", "--by", "client"),
        ("rate", "pmo", "nan", "--by", "client"),
        ("rate", "pmo", "5", "--by", "boss"),
        ("override", "pmo", "101", "--reason", "x"),
        ("override", "pmo", "50", "--reason", " "),
        ("snooze", "zz", "--until", "2026-12-01"),
        ("dismiss", "zz"),
        ("trust", "pmo", "--from", "2026-11-10", "--to", "2026-11-01"),
    ],
)
def test_what_cannot_be_is_refused(lived: Program, words: tuple[str, ...]) -> None:
    """Exit 2 and one sentence."""
    said = lived(*words)

    assert (said.code, said.out) == (2, "")
    assert said.err.strip()


def test_the_error_on_my_own_ratings_is_always_told(lived: Program) -> None:
    """Without ratings it is unknown; with some, beside that of the last value; never hidden."""
    none: Any = lived.one("trust", "pmo")
    assert {"ratings": 0, "needed": 8, "engine": None} == {
        key: none["accuracy"][key] for key in ("ratings", "needed", "engine")
    }
    assert "(0 sur 8)" in lived("trust", "pmo").out

    lived.one("rate", "pmo", "4", "--by", "client")

    some: Any = lived.one("trust", "pmo", now=LATER)
    assert 1 == some["accuracy"]["ratings"]
    assert some["accuracy"]["engine"] > 0
    assert "Écart sur vos propres notes (1)" in lived("trust", "pmo", now=LATER).out


def test_past_warnings_are_told_with_their_days(lived: Program) -> None:
    """Newest first; what stands still is not over; without JSON one a line."""
    found: Any = lived.json("warnings", "--history", "--mission", "pmo", now=LATER)

    assert {"first", "last", "over", *WARNING_KEYS} <= set(found[0])
    assert {"reply_overdue", "controls_multiplying"} <= {it["code"] for it in found}
    assert [it["last"] for it in found] == sorted((it["last"] for it in found), reverse=True)
    standing = {it["id"] for it in found if not it["over"]}
    assert standing == {it["id"] for it in lived.many("warnings", "--mission", "pmo", now=LATER)}
    said = lived("warnings", "--history", now=LATER)
    assert len(found) == len(said.out.strip().splitlines())
