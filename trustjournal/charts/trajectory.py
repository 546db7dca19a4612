"""How did trust move over a mission, and how sure is that?

The level is a line with steps where a fact made it fall, inside a band that widens with silence;
behind it the phases, coloured, hatched and named; below it a lane with one shape a kind of fact,
what lifts above what lowers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from trustjournal.charts import markers as lane
from trustjournal.charts.markers import GLYPHS, LOSSES, Marker, Shape
from trustjournal.charts.style import POINTS_PER_PIXEL, ChartStyle, Speech
from trustjournal.charts.timescale import day_number, marks, number
from trustjournal.domain.analysis import MissionAnalysis, TrajectoryPoint
from trustjournal.domain.records import Period
from trustjournal.domain.verdicts import Cause, Phase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FLOOR, CEILING = -15.0, 109.0  # the lane below 0 and the phases' names above 100
LEVELS = (0, 25, 50, 75, 100)
GAINS_AT, LOSSES_AT, NAMES_AT = -5.0, -11.0, 104.5
MARKER_PIXELS = 9.0
MARGINS_PX = (34, 12, 8, 44)  # left, right, top, bottom


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The stretch of time that is shown."""

    start: datetime
    end: datetime

    @property
    def days(self) -> float:
        """How many days it lasts."""
        return (self.end - self.start).total_seconds() / 86400


def draw_trajectory(
    figure: Figure,
    analysis: MissionAnalysis,
    words: Speech,
    style: ChartStyle,
    *,
    periods: tuple[Period, ...] = (),
    window: TimeWindow | None = None,
) -> Axes:
    """Draw the trajectory into ``figure``, emptied first; return its axes (x in days)."""
    import matplotlib as mpl  # noqa: PLC0415 - so that importing this module costs nothing

    shown = window or whole_window(analysis)
    with mpl.rc_context({"font.family": list(style.families), "font.size": style.text_points}):
        figure.clear()
        axes = _empty_axes(figure, shown, style)
        _draw_scale(axes, shown, words, style)
        _draw_phases(axes, analysis, shown, words, style)
        _draw_periods(axes, analysis, periods, words, style)
        _draw_level(axes, analysis, style)
        _draw_lane(axes, analysis, shown, words, style)
    return axes


def whole_window(analysis: MissionAnalysis) -> TimeWindow:
    """Return the stretch from the first point to now, with a little air on the right."""
    start = analysis.points[0].at if analysis.points else analysis.at - timedelta(days=30)
    end = max(analysis.at, start + timedelta(days=14))
    return TimeWindow(start, end + (end - start) * 0.02)


def _empty_axes(figure: Figure, shown: TimeWindow, style: ChartStyle) -> Axes:
    """Return bare axes: matplotlib's own axis machinery costs more than all that is drawn."""
    width, height = (part * figure.dpi for part in figure.get_size_inches())
    scale = figure.dpi / 96
    left, right, top, bottom = (margin * scale for margin in MARGINS_PX)
    place = (left / width, bottom / height, 1 - (left + right) / width, 1 - (top + bottom) / height)
    axes = figure.add_axes(place)
    axes.set_axis_off()
    axes.set_xlim(number(shown.start), number(shown.end))
    axes.set_ylim(FLOOR, CEILING)
    figure.set_facecolor(style.surface)
    return axes


def _draw_scale(axes: Axes, shown: TimeWindow, words: Speech, style: ChartStyle) -> None:
    left, right = axes.get_xlim()
    axes.hlines(LEVELS, left, right, colors=style.hairline, linewidths=0.75, zorder=1)
    for level in LEVELS:
        axes.annotate(
            str(level), (left, level), xytext=(-6, 0), textcoords="offset points",
            ha="right", va="center", color=style.muted, annotation_clip=False,
        )  # fmt: skip
    first, last = (at.astimezone(style.zone).date() for at in (shown.start, shown.end))
    for day, label in marks(first, last, words):
        axes.annotate(
            label, (day_number(day, style), FLOOR), xytext=(0, -4), textcoords="offset points",
            ha="center", va="top", color=style.muted, annotation_clip=False,
        )  # fmt: skip


def _draw_phases(
    axes: Axes, analysis: MissionAnalysis, shown: TimeWindow, words: Speech, style: ChartStyle
) -> None:
    pixels_a_day = _pixels_a_day(axes, shown)
    spans: dict[Phase, list[tuple[float, float]]] = {}
    for phase, start, end in _stretches(analysis.points, analysis.at):
        left, right = max(number(start), number(shown.start)), min(number(end), number(shown.end))
        if right <= left:
            continue
        spans.setdefault(phase, []).append((left, right))
        name = words(f"phases.{phase}.name")
        if (right - left) * pixels_a_day >= style.text_px * 0.62 * len(name):
            axes.text(
                (left + right) / 2, NAMES_AT, name, ha="center", va="center", color=style.muted
            )
    for phase, found in spans.items():
        _draw_phase(axes, phase, found, style)


def _draw_phase(
    axes: Axes, phase: Phase, spans: list[tuple[float, float]], style: ChartStyle
) -> None:
    colour = style.phases[phase]
    bars = [(left, right - left) for left, right in spans]
    axes.broken_barh(bars, (0, 100), facecolor=colour, alpha=0.08, lw=0, zorder=0.5)
    if style.hatches[phase]:
        hatched = axes.broken_barh(
            bars, (0, 100), facecolor="none", edgecolor=colour, alpha=0.22, lw=0, zorder=0.6,
            hatch=style.hatches[phase] * 2,
        )  # fmt: skip
        hatched.set_hatch_linewidth(0.6)
    lefts, rights = [left for left, _ in spans], [right for _, right in spans]
    axes.hlines([100] * len(spans), lefts, rights, colors=colour, linewidths=2.25, zorder=2.5)


def _draw_periods(
    axes: Axes,
    analysis: MissionAnalysis,
    periods: tuple[Period, ...],
    words: Speech,
    style: ChartStyle,
) -> None:
    known = periods or ((analysis.period.period,) if analysis.period is not None else ())
    for period in known:
        for day in (period.start, period.end):
            if day is not None:
                _upright(axes, day_number(day, style), style, ":")
    if analysis.period is None:
        return
    line = analysis.period.two_month_line
    if day_number(line, style) <= axes.get_xlim()[1]:
        _upright(axes, day_number(line, style), style, (0, (4, 3)))
        _label(axes, line, words("charts.two_months"), style)


def _upright(
    axes: Axes, at: float, style: ChartStyle, dashes: str | tuple[int, tuple[int, int]]
) -> None:
    axes.plot([at, at], [0, 100], color=style.muted, lw=0.9, linestyle=dashes, zorder=2.2)


def _label(axes: Axes, day: date, text: str, style: ChartStyle) -> None:
    axes.annotate(
        text, (day_number(day, style), 2), xytext=(-4, 2), textcoords="offset points",
        ha="right", va="bottom", color=style.muted,
    )  # fmt: skip


def _draw_level(axes: Axes, analysis: MissionAnalysis, style: ChartStyle) -> None:
    corners = tuple(_corners(analysis))
    if not corners:
        return
    at = [number(point.at) for point in corners]
    low, high = [point.low for point in corners], [point.high for point in corners]
    axes.fill_between(at, low, high, color=style.accent, alpha=0.15, lw=0, zorder=3)
    level = [point.level for point in corners]
    axes.plot(
        at, level, color=style.accent, lw=2 * POINTS_PER_PIXEL, solid_joinstyle="round", zorder=4
    )
    axes.plot(
        at[-1:], level[-1:], marker="o", ms=6, color=style.accent, mec=style.surface, mew=1.5,
        zorder=5,
    )  # fmt: skip


def _draw_lane(
    axes: Axes, analysis: MissionAnalysis, shown: TimeWindow, words: Speech, style: ChartStyle
) -> None:
    apart = MARKER_PIXELS * 0.8 / _pixels_a_day(axes, shown)
    found = [
        marker
        for marker in lane.markers(analysis.changes, apart=apart)
        if shown.start <= marker.at <= shown.end
    ]
    keys: list[Shape] = []
    for shape in Shape:
        of_shape = [marker for marker in found if marker.shape == shape]
        if of_shape:
            keys.append(shape)
            _draw_shape(axes, shape, of_shape, style)
    _draw_key(axes, [(shape, words(f"charts.shape.{shape}")) for shape in keys], style)


def _draw_key(axes: Axes, entries: list[tuple[Shape, str]], style: ChartStyle) -> None:
    """Name the shapes on a line under the days, left to right."""
    from matplotlib.transforms import ScaledTranslation  # noqa: PLC0415 - see draw_trajectory

    at = 6.0  # pixels from the left of the axes
    for shape, word in entries:
        axes.annotate(
            word, (0, 0), xycoords="axes fraction", xytext=(at * POINTS_PER_PIXEL + 8, -24),
            textcoords="offset points", va="center", color=style.muted, annotation_clip=False,
        )  # fmt: skip
        offset = ScaledTranslation(
            at * POINTS_PER_PIXEL / 72, -24 / 72, axes.figure.dpi_scale_trans
        )
        axes.plot(
            [0], [0], marker=GLYPHS[shape], ms=_size(shape), color=_colour(shape, style),
            linestyle="none", clip_on=False, transform=axes.transAxes + offset,
        )  # fmt: skip
        at += 40 + style.text_px * 0.48 * len(word)


def _colour(shape: Shape, style: ChartStyle) -> str:
    if shape in {Shape.CONTACT, Shape.CHANGE, Shape.RATING}:
        return style.muted
    return style.loss if shape in LOSSES else style.gain


def _size(shape: Shape) -> float:
    wide = 1.4 if shape is Shape.RATING else 1.0  # a star fills less of its box
    return MARKER_PIXELS * POINTS_PER_PIXEL * 0.8 * wide


def _draw_shape(axes: Axes, shape: Shape, found: list[Marker], style: ChartStyle) -> None:
    height = LOSSES_AT if shape in LOSSES else GAINS_AT
    (line,) = axes.plot(
        [number(marker.at) for marker in found], [height] * len(found), linestyle="none",
        marker=GLYPHS[shape], ms=_size(shape), color=_colour(shape, style), mew=0.6,
        zorder=3 if shape is Shape.CONTACT else 4, clip_on=False,
    )  # fmt: skip
    line.set_gid(f"lane.{shape}")


def _corners(analysis: MissionAnalysis) -> Iterator[TrajectoryPoint]:
    """Give the points of the line: before a fall, the level it fell from, at the same instant."""
    fell: dict[datetime, float] = {}
    for change in analysis.changes:
        if change.cause is not Cause.TIME:
            fell[change.at] = fell.get(change.at, 0.0) + change.delta
    before: TrajectoryPoint | None = None
    for point in analysis.points:
        if before is not None and fell.get(point.at, 0.0) < 0:
            yield TrajectoryPoint(point.at, before.level, before.low, before.high, before.phase)
        yield point
        before = point
    if before is not None and before.at < analysis.at:
        yield TrajectoryPoint(
            analysis.at, analysis.level, analysis.low, analysis.high, analysis.phase
        )


def _stretches(
    points: tuple[TrajectoryPoint, ...], until: datetime
) -> Iterator[tuple[Phase, datetime, datetime]]:
    start = 0
    for at, point in enumerate(points):
        last = at == len(points) - 1
        if last or points[at + 1].phase != point.phase:
            yield point.phase, points[start].at, until if last else points[at + 1].at
            start = at + 1


def _pixels_a_day(axes: Axes, shown: TimeWindow) -> float:
    figure = axes.get_figure(root=True)
    scale = figure.dpi / 96 if figure is not None else 1.0
    return axes.get_window_extent().width / scale / max(shown.days, 0.01)
