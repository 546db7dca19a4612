"""The trajectory, checked by its artists."""

from dataclasses import replace
from datetime import timedelta

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tests.charts.drawing import STYLE, corners, said
from tests.ui import values
from trustjournal.charts.timescale import instant_at, number
from trustjournal.charts.trajectory import (
    Shown,
    TimeWindow,
    Trajectory,
    draw_trajectory,
    whole_window,
)
from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.records import Period
from trustjournal.domain.verdicts import Cause, Phase
from trustjournal.wording import words


def drawn(analysis: MissionAnalysis, language: str = "fr", **options: object) -> Axes:
    """Return the axes of a trajectory."""
    figure = Figure(figsize=(10, 3.2), dpi=96)
    return draw_trajectory(figure, analysis, words(language), STYLE, **options)  # type: ignore[arg-type]


def level_line(axes: Axes) -> Line2D:
    """Return the line of the level: the longest in the accent colour."""
    own = [line for line in axes.lines if line.get_color() == STYLE.accent]
    return max(own, key=lambda line: len(corners(line)))


def line_named(axes: Axes, gid: str) -> Line2D:
    """Return the line of that name."""
    return next(line for line in axes.lines if line.get_gid() == gid)


def lane_of(axes: Axes) -> list[Line2D]:
    """Return the lines of markers."""
    return [line for line in axes.lines if str(line.get_gid() or "").startswith("lane.")]


def test_a_fall_is_a_step() -> None:
    """Where a fact made the level fall, the line goes straight down at that instant."""
    analysis = values.analysis()
    fall = number(analysis.points[8].at)
    here = [y for x, y in corners(level_line(drawn(analysis))) if x == fall]
    assert [77, 66] == here


def test_a_gain_is_a_slope() -> None:
    """A gain makes no step: its instant stands once on the line."""
    analysis = values.analysis()
    at = [x for x, _ in corners(level_line(drawn(analysis)))]
    assert 1 == at.count(number(analysis.points[1].at))


def test_the_line_goes_on_until_now() -> None:
    """The last point of the line is the level shown now."""
    analysis = values.analysis()
    last = corners(level_line(drawn(analysis)))[-1]
    assert (number(analysis.at), analysis.level) == last


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_phase_is_named(language: str) -> None:
    """Colour never stands alone: a wide stretch carries the word of its phase."""
    named = said(drawn(values.analysis(), language))
    for phase in (Phase.GRANTED, Phase.BUILDING, Phase.ESTABLISHED, Phase.WEAKENED):
        assert words(language)(f"phases.{phase}.name") in named


def test_kinds_of_facts_have_shapes_of_their_own() -> None:
    """One line of markers a family, each with another shape, named below."""
    axes = drawn(values.analysis())
    lanes = lane_of(axes)
    assert len(lanes) == len({str(line.get_marker()) for line in lanes})
    assert {"acquis", "échange", "travail", "contrôle"} <= set(said(axes))


def test_facts_without_an_entry_have_no_marker() -> None:
    """Time and scars move the curve but are no events."""
    analysis = values.analysis()
    faded = LevelChange(analysis.at, Cause.TIME, "drift", -3.0)
    quiet = replace(analysis, changes=(faded,))
    assert not lane_of(drawn(quiet))


def test_crowded_markers_stand_as_one() -> None:
    """Facts of one kind that would overlap share a marker."""
    analysis = values.analysis()
    at = analysis.points[3].at
    crowd = tuple(
        LevelChange(at + timedelta(minutes=minute), Cause.ENTRY, "milestone", 0.1)
        for minute in range(50)
    )
    (lane,) = lane_of(drawn(replace(analysis, changes=crowd)))
    assert 1 == len(corners(lane))


def test_the_two_month_line_is_drawn_and_named_once_it_is_in_sight() -> None:
    """A period that passed two months shows where."""
    analysis = values.analysis()
    assert analysis.period is not None
    assert "deux mois" not in said(drawn(analysis))
    passed = replace(analysis.period, two_month_line=(analysis.at - timedelta(days=9)).date())
    assert "deux mois" in said(drawn(replace(analysis, period=passed)))


def test_periods_are_bounded_by_dotted_lines() -> None:
    """Each start and end of a period has its upright."""
    analysis = values.analysis()
    start = (analysis.at - timedelta(days=60)).date()
    period = Period("p", "m1", start, analysis.at, end=start + timedelta(days=30))
    dotted = [
        line for line in drawn(analysis, periods=(period,)).lines if line.get_linestyle() == ":"
    ]
    assert 2 == len(dotted)


def test_a_mission_without_a_fact_is_drawn_all_the_same() -> None:
    """Nothing yet is no error: an empty scale of a fortnight and more."""
    empty = replace(values.analysis(), points=(), changes=(), period=None)
    shown = whole_window(empty)
    assert shown.days >= 14
    assert {"100", "La courbe commence avec la première entrée."} <= set(said(drawn(empty)))


def test_places_and_instants_agree() -> None:
    """Going to a place on the axis and back is the same instant."""
    assert values.NOW == instant_at(number(values.NOW))


def test_a_silence_is_dashed() -> None:
    """More than three weeks without a contact: the level goes on as a dashed line."""
    analysis = values.analysis()
    assert not corners(line_named(drawn(analysis), "silent"))
    later = replace(analysis, at=analysis.at + timedelta(days=40))
    assert corners(line_named(drawn(later), "silent"))


def test_the_month_before_is_a_ghost_over_the_last() -> None:
    """The level of thirty days ago stands where now is, and the key names it."""
    analysis = values.analysis()
    axes = drawn(analysis)
    ghost = corners(line_named(axes, "ghost"))
    before = [point for point in analysis.points if point.at <= analysis.at - timedelta(days=30)]
    assert (number(analysis.at), before[-1].level) == ghost[-1]
    assert "un mois plus tôt" in said(axes)


def test_a_new_fact_moves_the_lines_and_keeps_the_ground() -> None:
    """Shown again the same day, nothing but the moving artists changes; another window is new."""
    figure, analysis = Figure(figsize=(10, 3.2), dpi=96), values.analysis()
    drawing, french = Trajectory(is_layered=True), words("fr")
    first = drawing.show(figure, Shown(analysis), french, STYLE)
    moved = replace(analysis, level=71.0, at=analysis.at + timedelta(minutes=5))
    again = drawing.show(figure, Shown(moved), french, STYLE)
    assert (True, False) == (first.is_new_ground, again.is_new_ground)
    assert 71.0 == corners(level_line(again.axes))[-1][1]
    window = TimeWindow(analysis.points[4].at, analysis.at)
    assert drawing.show(figure, Shown(moved, window=window), french, STYLE).is_new_ground
