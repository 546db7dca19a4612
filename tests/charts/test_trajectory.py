"""The trajectory, checked by its artists."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tests.ui import values
from trustjournal.charts.style import ChartStyle
from trustjournal.charts.timescale import instant_at, number
from trustjournal.charts.trajectory import draw_trajectory, whole_window
from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.records import Period
from trustjournal.domain.verdicts import Cause, Phase
from trustjournal.wording import words

STYLE = ChartStyle(
    surface="#FFFFFF",
    text="#1E2227",
    muted="#5A5F67",
    hairline="#E3E0D8",
    accent="#0B6E6E",
    gain="#00694C",
    loss="#D55E00",
    phases=dict.fromkeys(Phase, "#7C93B8"),
    hatches=dict.fromkeys(Phase, "/"),
    zone=ZoneInfo("Europe/Paris"),
)


def drawn(analysis: MissionAnalysis, language: str = "fr", **options: object) -> Axes:
    """Return the axes of a trajectory."""
    figure = Figure(figsize=(10, 3.2), dpi=96)
    return draw_trajectory(figure, analysis, words(language), STYLE, **options)  # type: ignore[arg-type]


def points_of(line: Line2D) -> list[tuple[float, float]]:
    """Return the corners of a line."""
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata())]


def level_line(axes: Axes) -> Line2D:
    """Return the line of the level: the longest in the accent colour."""
    own = [line for line in axes.lines if line.get_color() == STYLE.accent]
    return max(own, key=lambda line: len(points_of(line)))


def lane_of(axes: Axes) -> list[Line2D]:
    """Return the lines of markers."""
    return [line for line in axes.lines if str(line.get_gid() or "").startswith("lane.")]


def said(axes: Axes) -> tuple[str, ...]:
    """Return every text of the chart."""
    return tuple(text.get_text() for text in axes.texts)


def test_a_fall_is_a_step() -> None:
    """Where a fact made the level fall, the line goes straight down at that instant."""
    analysis = values.analysis()
    fall = number(analysis.points[8].at)
    here = [y for x, y in points_of(level_line(drawn(analysis))) if x == fall]
    assert [77, 66] == here


def test_a_gain_is_a_slope() -> None:
    """A gain makes no step: its instant stands once on the line."""
    analysis = values.analysis()
    at = [x for x, _ in points_of(level_line(drawn(analysis)))]
    assert 1 == at.count(number(analysis.points[1].at))


def test_the_line_goes_on_until_now() -> None:
    """The last point of the line is the level shown now."""
    analysis = values.analysis()
    last = points_of(level_line(drawn(analysis)))[-1]
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
    assert 1 == len(points_of(lane))


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
    assert "100" in said(drawn(empty))


def test_places_and_instants_agree() -> None:
    """Going to a place on the axis and back is the same instant."""
    assert values.NOW == instant_at(number(values.NOW))
