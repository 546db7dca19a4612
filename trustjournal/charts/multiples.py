"""How did trust move on every mission lately: many small curves of one size and one scale?

Each has its name, its band and line over the same half-year, the colour of its phases along the
foot, and the level it stands at. One scale for all: who stands lower is drawn lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from trustjournal.charts.sheet import SCREEN_DPI, Margins, bare_axes, written
from trustjournal.charts.style import ChartStyle, Speech
from trustjournal.domain.analysis import MissionAnalysis, TrajectoryPoint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = timedelta(days=182)
ACROSS, CELL_PX, GAP_PX, HEAD_PX, FOOT_PX = 4, 104.0, 20.0, 22.0, 7.0
LEVEL_PX = 30.0  # at the right end, for the figure
SIGN_WIDTH = 0.56


@dataclass(frozen=True, slots=True)
class Small:
    """One of the small ones: a name, and what is drawn."""

    name: str
    analysis: MissionAnalysis


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where one stands, in pixels from the top left."""

    left: float
    top: float
    width: float
    foot: float
    height: float


def height_px(count: int, scale: float = 1.0) -> int:
    """Return how tall the drawing wants to be."""
    rows = -(-max(1, count) // ACROSS)
    return round((rows * (CELL_PX + GAP_PX) - GAP_PX + 8) * scale)


def draw_multiples(
    figure: Figure, smalls: Sequence[Small], words: Speech, style: ChartStyle
) -> Axes:
    """Draw the curves into ``figure``, emptied first; return its axes (in pixels, down)."""
    with written(style):
        axes = bare_axes(figure, style, Margins(0, 0, 0, 0))
        width, height = (part * SCREEN_DPI for part in figure.get_size_inches())
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        scale = style.text_px / 11
        for place, one in enumerate(smalls):
            name = words("charts.weeks.nameless_mission", number=place + 1)
            shown = Small(name if style.is_discreet else one.name, one.analysis)
            _draw_one(axes, shown, _cell(place, width, scale), words, style)
    return axes


def _cell(place: int, width: float, scale: float) -> _Cell:
    row, column = divmod(place, ACROSS)
    across = (width - (ACROSS - 1) * GAP_PX) / ACROSS
    top = row * (CELL_PX + GAP_PX) * scale + 4
    height = (CELL_PX - HEAD_PX - FOOT_PX) * scale
    left = column * (across + GAP_PX)
    return _Cell(left, top, across - LEVEL_PX * scale, top + HEAD_PX * scale + height, height)


def _draw_one(axes: Axes, one: Small, cell: _Cell, words: Speech, style: ChartStyle) -> None:
    analysis = one.analysis
    since = analysis.at - SHOWN
    points = _lately(analysis, since)
    most = int(cell.width / (style.text_px * SIGN_WIDTH))
    axes.text(
        cell.left, cell.top, _cut(one.name, most), ha="left", va="top", color=style.text,
        parse_math=False,
    )  # fmt: skip
    for height in (0.0, 0.5, 1.0):
        y = cell.foot - height * cell.height
        axes.plot(
            [cell.left, cell.left + cell.width], [y, y], color=style.hairline, lw=0.6, zorder=1
        )
    if not points:
        return
    x = [_across(point.at, since, cell) for point in points]
    low, level, high = (
        [cell.foot - part / 100 * cell.height for part in each]
        for each in zip(*((one.low, one.level, one.high) for one in points), strict=True)
    )
    axes.fill_between(x, low, high, color=style.accent, alpha=0.15, lw=0, zorder=2)
    axes.plot(x, level, color=style.accent, lw=1.2, zorder=3)
    axes.plot(x[-1:], level[-1:], marker="o", ms=4, color=style.accent, zorder=4)
    if not style.is_discreet and analysis.known:
        axes.text(
            cell.left + cell.width + 6, level[-1], words.number(analysis.level), ha="left",
            va="center", color=style.text, fontweight="bold",
        )  # fmt: skip
    _draw_phases(axes, points, cell, since, style)


def _draw_phases(
    axes: Axes, points: Sequence[TrajectoryPoint], cell: _Cell, since: datetime, style: ChartStyle
) -> None:
    """Draw the phases as a thin strip under the curve, a stroke a phase."""
    start = 0
    for place in range(1, len(points)):
        if place == len(points) - 1 or points[place].phase is not points[start].phase:
            left, right = (_across(points[each].at, since, cell) for each in (start, place))
            axes.plot(
                [left, right], [cell.foot + 4, cell.foot + 4], lw=2.5, solid_capstyle="butt",
                color=style.phases[points[start].phase], zorder=2,
            )  # fmt: skip
            start = place


def _lately(analysis: MissionAnalysis, since: datetime) -> list[TrajectoryPoint]:
    """Return the points of the last half-year, with one at each end."""
    earlier = [point for point in analysis.points if point.at < since]
    found = [point for point in analysis.points if point.at >= since]
    if earlier:
        last = earlier[-1]
        found.insert(0, TrajectoryPoint(since, last.level, last.low, last.high, last.phase))
    if found:
        found.append(
            TrajectoryPoint(
                analysis.at, analysis.level, analysis.low, analysis.high, analysis.phase
            )
        )
    return found


def _across(at: datetime, since: datetime, cell: _Cell) -> float:
    return cell.left + min(1.0, max(0.0, (at - since) / SHOWN)) * cell.width


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: max(3, most - 1)].rstrip()}…"
