"""What stands behind a trajectory: the scale, the phases, the bounds of the periods?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from trustjournal.charts.style import ChartStyle, Speech
from trustjournal.charts.timescale import day_number, instant_at, marks, number
from trustjournal.domain.analysis import MissionAnalysis, TrajectoryPoint
from trustjournal.domain.records import Period
from trustjournal.domain.verdicts import Phase

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FLOOR, CEILING = -15.0, 109.0  # the lane below 0 and the phases' names above 100
LEVELS = (0, 25, 50, 75, 100)
NAMES_AT = 104.5
SIGN_WIDTH = 0.62  # of a sign, in text sizes


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the ground is made of: equal grounds look the same. Places are in days."""

    window: tuple[float, float]
    phases: tuple[tuple[Phase, float, float], ...]
    bounds: tuple[date, ...]
    two_months: date | None


def ground_of(
    analysis: MissionAnalysis,
    periods: tuple[Period, ...],
    window: tuple[datetime, datetime],
    style: ChartStyle,
) -> Ground:
    """Return the ground of a trajectory within a window; the running phase ends with today."""
    left, right = (number(at) for at in window)
    midnight = day_number(analysis.at.astimezone(style.zone).date() + timedelta(days=1), style)
    stretches = tuple(
        (phase, max(number(start), left), min(number(end) if end is not None else midnight, right))
        for phase, start, end in _stretches(analysis.points)
    )
    known = periods or ((analysis.period.period,) if analysis.period is not None else ())
    bounds = (day for period in known for day in (period.start, period.end) if day is not None)
    line = analysis.period.two_month_line if analysis.period is not None else None
    return Ground(
        (left, right),
        tuple(each for each in stretches if each[2] > each[1]),
        tuple(day for day in bounds if left <= day_number(day, style) <= right),
        line if line is not None and left <= day_number(line, style) <= right else None,
    )


def draw_ground(axes: Axes, ground: Ground, words: Speech, style: ChartStyle) -> None:
    """Draw the ground into axes whose limits are set."""
    _draw_scale(axes, ground, words, style)
    _draw_phases(axes, ground, words, style)
    if not ground.phases:
        middle = sum(ground.window) / 2
        axes.text(middle, 50, words("charts.nothing"), ha="center", va="center", color=style.muted)
    for day in ground.bounds:
        _upright(axes, day_number(day, style), style, ":")
    if ground.two_months is not None:
        _upright(axes, day_number(ground.two_months, style), style, (0, (4, 3)))
        axes.annotate(
            words("charts.two_months"), (day_number(ground.two_months, style), 2), xytext=(-4, 2),
            textcoords="offset points", ha="right", va="bottom", color=style.muted,
        )  # fmt: skip


def pixels_a_day(axes: Axes) -> float:
    """Return how many pixels of a usual screen a day takes."""
    figure = axes.get_figure(root=True)
    scale = figure.dpi / 96 if figure is not None else 1.0
    left, right = axes.get_xlim()
    return float(axes.get_window_extent().width / scale / max(right - left, 0.01))


def _draw_scale(axes: Axes, ground: Ground, words: Speech, style: ChartStyle) -> None:
    left, right = ground.window
    _strokes(axes, [(left, right, level) for level in LEVELS], style.hairline, width=0.75, zorder=1)
    for level in () if style.is_discreet else LEVELS:
        axes.annotate(
            str(level), (left, level), xytext=(-6, 0), textcoords="offset points",
            ha="right", va="center", color=style.muted, annotation_clip=False,
        )  # fmt: skip
    first, last = (instant_at(place).astimezone(style.zone).date() for place in ground.window)
    for day, label in marks(first, last, words):
        axes.annotate(
            label, (day_number(day, style), FLOOR), xytext=(0, -4), textcoords="offset points",
            ha="center", va="top", color=style.muted, annotation_clip=False,
        )  # fmt: skip


def _draw_phases(axes: Axes, ground: Ground, words: Speech, style: ChartStyle) -> None:
    across = pixels_a_day(axes)
    spans: dict[Phase, list[tuple[float, float]]] = {}
    for phase, left, right in ground.phases:
        spans.setdefault(phase, []).append((left, right))
        name = words(f"phases.{phase}.name")
        if (right - left) * across >= style.text_px * SIGN_WIDTH * len(name):
            middle = (left + right) / 2
            axes.text(middle, NAMES_AT, name, ha="center", va="center", color=style.muted)
    for phase, found in spans.items():
        _draw_phase(axes, phase, found, style)


def _draw_phase(
    axes: Axes, phase: Phase, spans: list[tuple[float, float]], style: ChartStyle
) -> None:
    colour = style.phases[phase]
    _fill(axes, spans, colour, alpha=0.08, zorder=0.5)
    if style.hatches[phase]:
        _fill(axes, spans, colour, alpha=0.22, zorder=0.6, hatch=style.hatches[phase] * 2)
    _strokes(axes, [(*span, 100) for span in spans], colour, width=2.25, zorder=2.5)


def _fill(
    axes: Axes,
    spans: Sequence[tuple[float, float]],
    colour: str,
    *,
    alpha: float,
    zorder: float,
    hatch: str = "",
) -> None:
    """Fill stretches of the whole height, or hatch them; nothing is measured for it."""
    from matplotlib.collections import PolyCollection  # noqa: PLC0415 - see sheet.py

    corners = [[(left, 0), (right, 0), (right, 100), (left, 100)] for left, right in spans]
    made = PolyCollection(
        corners, facecolor="none" if hatch else colour, edgecolor=colour, linewidths=0,
        alpha=alpha, zorder=zorder, hatch=hatch or None,
    )  # fmt: skip
    made.set_hatch_linewidth(0.6)
    axes.add_collection(made, autolim=False)


def _strokes(
    axes: Axes,
    strokes: Sequence[tuple[float, float, float]],
    colour: str,
    *,
    width: float,
    zorder: float,
) -> None:
    """Draw level strokes, each from one place to another at a height."""
    from matplotlib.collections import LineCollection  # noqa: PLC0415 - see sheet.py

    ends = [[(left, height), (right, height)] for left, right, height in strokes]
    made = LineCollection(ends, colors=colour, linewidths=width, zorder=zorder)
    axes.add_collection(made, autolim=False)


def _upright(
    axes: Axes, at: float, style: ChartStyle, dashes: str | tuple[int, tuple[int, int]]
) -> None:
    axes.plot([at, at], [0, 100], color=style.muted, lw=0.9, linestyle=dashes, zorder=2.2)


def _stretches(
    points: tuple[TrajectoryPoint, ...],
) -> Iterator[tuple[Phase, datetime, datetime | None]]:
    """Give each phase with its beginning and end, None for the one that lasts."""
    start = 0
    for at, point in enumerate(points):
        last = at == len(points) - 1
        if last or points[at + 1].phase is not point.phase:
            yield point.phase, points[start].at, None if last else points[at + 1].at
            start = at + 1
