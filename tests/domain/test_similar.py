"""What happened in the same way with another client is found again, with what followed."""

from dataclasses import replace
from datetime import datetime, timedelta

from tests.ui.values import CLIENT, MISSION, NOW, analysis
from trustjournal.domain.analysis import LevelChange, MissionAnalysis, TrajectoryPoint
from trustjournal.domain.similar import similar_situations
from trustjournal.domain.verdicts import Cause, Phase

LONG_AGO = NOW - timedelta(days=200)


def lost(code: str, delta: float, at: datetime = NOW - timedelta(days=10)) -> LevelChange:
    """Return one change of the level by an entry."""
    return LevelChange(at, Cause.ENTRY, code, delta)


def point(at: datetime, level: float, phase: Phase = Phase.BUILDING) -> TrajectoryPoint:
    """Return one point of a trajectory."""
    return TrajectoryPoint(at, level, level - 5, level + 5, phase)


def told(name: str, *changes: LevelChange, points: tuple[TrajectoryPoint, ...]) -> MissionAnalysis:
    """Return an analysis of another client's mission."""
    return replace(
        analysis(),
        client=replace(CLIENT, id=name, name=name),
        mission=replace(MISSION, id=f"m-{name}", title="Audit"),
        changes=changes,
        points=points,
    )


MINE = told("me", lost("error", -9.0), lost("late_reply", -3.0), points=(point(LONG_AGO, 70),))


def test_the_same_loss_elsewhere_is_told_with_what_followed() -> None:
    """The level then and two months later, and what raised it most."""
    week = timedelta(days=7)
    other = told(
        "Parc",
        lost("error", -8.0, LONG_AGO),
        lost("repair", 4.0, LONG_AGO + week),
        lost("thanks", 1.0, LONG_AGO + week),
        lost("milestone", 9.0, LONG_AGO + timedelta(days=90)),
        points=(point(LONG_AGO, 60), point(LONG_AGO + week, 65), point(NOW, 90)),
    )
    (found,) = similar_situations(MINE, (other,))
    assert ("Parc", "error", 60.0, 65.0) == (found.client, found.code, found.level, found.later)
    assert ("repair", "thanks") == found.raised_by
    assert LONG_AGO + timedelta(days=60) == found.seen_at


def test_the_own_client_and_slight_losses_are_no_situation() -> None:
    """Only felt losses, only elsewhere."""
    slight = told("Parc", lost("error", -0.4, LONG_AGO), points=(point(LONG_AGO, 60),))
    assert () == similar_situations(MINE, (MINE, slight))


def test_the_same_phase_is_nearer_than_the_same_size() -> None:
    """Two are told for each loss, the nearest first."""
    broken = (point(LONG_AGO - timedelta(days=1), 60, Phase.BROKEN),)
    building = (point(LONG_AGO - timedelta(days=1), 60),)
    others = (
        told("A", lost("error", -9.0, LONG_AGO), points=broken),
        told("B", lost("error", -4.0, LONG_AGO), points=building),
        told("C", lost("error", -8.5, LONG_AGO), points=building),
    )
    assert ["C", "B"] == [one.client for one in similar_situations(MINE, others)]


def test_the_same_kind_of_loss_is_told_where_the_very_same_is_not() -> None:
    """An error and a late delivery are both of the work; a late reply is of another kind."""
    late = told("Parc", lost("late_delivery", -9.0, LONG_AGO), points=(point(LONG_AGO, 60),))
    error = told("Gare", lost("error", -2.0, LONG_AGO), points=(point(LONG_AGO, 60),))
    gap = told("Port", lost("values_gap", -9.0, LONG_AGO), points=(point(LONG_AGO, 60),))
    found = similar_situations(MINE, (late, error, gap))
    assert ["Gare", "Parc"] == [one.client for one in found]
