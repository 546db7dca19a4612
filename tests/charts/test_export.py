"""Charts as files: the same bytes for the same values, marked where they are private."""

from dataclasses import replace

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tests.charts.drawing import STYLE, corners, said, sheet
from tests.ui import values
from trustjournal.charts.export import ChartFormat, Picture, render
from trustjournal.charts.style import ChartStyle
from trustjournal.charts.trajectory import draw_trajectory
from trustjournal.wording import words

FR = words("fr")


def draw(figure: Figure, style: ChartStyle) -> Axes:
    """Draw a trajectory."""
    return draw_trajectory(figure, values.analysis(), FR, style)


@pytest.mark.parametrize("kind", ChartFormat)
def test_equal_charts_are_equal_bytes(kind: ChartFormat) -> None:
    """No date and no random name goes into a file."""
    picture = Picture(draw, 400, 200, "usage personnel")
    assert render(picture, kind, STYLE) == render(picture, kind, STYLE)


def test_a_private_chart_says_so_wherever_it_goes() -> None:
    """The mark lies over the drawing; without one there is none."""
    marked = render(Picture(draw, 400, 200, "usage personnel"), ChartFormat.SVG, STYLE)
    plain = render(Picture(draw, 400, 200), ChartFormat.SVG, STYLE)
    assert b"usage personnel" in marked
    assert b"usage personnel" not in plain


def test_a_discreet_chart_tells_no_level() -> None:
    """No figure on the scale, and the curve fills the height whatever its level."""
    discreet = replace(STYLE, is_discreet=True)
    texts = said(draw(sheet(), discreet))
    assert not {"0", "25", "50", "75", "100"} & set(texts)
    top = max(corners(line)[-1][1] for line in draw(sheet(), discreet).lines if _is(line))
    assert round(top, 3) != round(values.analysis().level, 3)


def _is(line: Line2D) -> bool:
    return line.get_gid() == "level"
