"""How did trust move over a mission, and how sure is that?

The level is a line with steps where a fact made it fall, dashed through silences, inside a band
that widens with them; behind it the phases, coloured, hatched and named; below it a lane with one
shape a kind of fact, what lifts above what lowers. Faintly, the month before.

Drawing all of it takes many times longer than moving its lines, so a ``Trajectory`` keeps its
artists: shown again on the same ground, it only sets their values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from trustjournal.charts.curve import Curve, curve_of
from trustjournal.charts.ground import CEILING, FLOOR, Ground, draw_ground, ground_of
from trustjournal.charts.lane import Lane
from trustjournal.charts.layers import Layers
from trustjournal.charts.sheet import Margins, bare_axes, written
from trustjournal.charts.style import POINTS_PER_PIXEL, ChartStyle, Speech
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import Period

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGINS = Margins(left=34, right=12, top=8, bottom=44)
AIR = 1.02  # of the whole stretch
LEAST = timedelta(days=14)
USUAL = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The stretch of time that is shown."""

    start: datetime
    end: datetime

    @property
    def days(self) -> float:
        """How many days it lasts."""
        return (self.end - self.start).total_seconds() / 86400


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: a mission, its periods, and the window (all of it by default)."""

    analysis: MissionAnalysis
    periods: tuple[Period, ...] = ()
    window: TimeWindow | None = None


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
    return Trajectory().show(figure, Shown(analysis, periods, window), words, style).axes


def whole_window(analysis: MissionAnalysis) -> TimeWindow:
    """Return the stretch from the first point to now, with a little air on the right.

    It lasts whole days, so that it is the same all day long.
    """
    start = analysis.points[0].at if analysis.points else analysis.at - USUAL
    days = max(analysis.at - start, LEAST) / timedelta(days=1)
    return TimeWindow(start, start + timedelta(days=ceil(days * AIR)))


class Trajectory:
    """A drawing that is shown again and again in one figure."""

    def __init__(self, *, is_layered: bool = False) -> None:
        """``is_layered``: what moves is left out of the figure's own drawing."""
        self._is_layered = is_layered
        self._frame: tuple[object, ...] = ()
        self._parts: tuple[Axes, Line, Lane] | None = None
        self._ground: tuple[Ground | None, tuple[Artist, ...]] = (None, ())

    def show(self, figure: Figure, shown: Shown, words: Speech, style: ChartStyle) -> Layers:
        """Show values; on the same ground only what moves is set anew."""
        window = shown.window or whole_window(shown.analysis)
        ground = ground_of(shown.analysis, shown.periods, (window.start, window.end), style)
        curve = curve_of(shown.analysis, without_scale=style.is_discreet)
        axes, line, lane = self._framed(figure, words, style)
        is_new = self._lay_ground(axes, ground, words, style)
        has_ghost = bool(curve.ghost[0])
        if lane.set(shown.analysis.changes, ground.window, has_ghost=has_ghost):
            is_new = True  # the key under the days names other shapes
        line.set(curve)
        moving = (*line.artists, *lane.artists)
        for artist in moving:
            artist.set_animated(self._is_layered)
        return Layers(axes, moving, is_new)

    def _framed(self, figure: Figure, words: Speech, style: ChartStyle) -> tuple[Axes, Line, Lane]:
        """Return the axes with what moves on them; made anew in another size, style or language."""
        frame = (id(figure), figure.dpi, *figure.get_size_inches(), style, words)
        if self._parts is None or frame != self._frame:
            self._frame, self._ground = frame, (None, ())
            with written(style):
                axes = bare_axes(figure, style, MARGINS)
                axes.set_ylim(FLOOR, CEILING)
                self._parts = (axes, Line(axes, style), Lane(axes, words, style))
        return self._parts

    def _lay_ground(self, axes: Axes, ground: Ground, words: Speech, style: ChartStyle) -> bool:
        """Draw another ground, if it is another one; what moves stays."""
        before, artists = self._ground
        if ground == before:
            return False
        for artist in artists:
            artist.remove()
        kept = set(axes.get_children())
        axes.set_xlim(*ground.window)
        with written(style):
            draw_ground(axes, ground, words, style)
        self._ground = (ground, tuple(each for each in axes.get_children() if each not in kept))
        return True


class Line:
    """The ghost, the band, the level and the dot where it stands now."""

    def __init__(self, axes: Axes, style: ChartStyle) -> None:
        colour, wide = style.accent, 2 * POINTS_PER_PIXEL
        (self._ghost,) = axes.plot([], [], color=style.muted, lw=1.1, ls=(0, (1, 2)), zorder=2.8)
        self._band = axes.fill_between([], [], [], color=colour, alpha=0.15, lw=0, zorder=3)
        (self._silent,) = axes.plot([], [], color=colour, lw=wide, ls=(0, (3, 2)), zorder=4)
        (self._level,) = axes.plot([], [], color=colour, lw=wide, zorder=4)
        self._level.set_solid_joinstyle("round")
        (self._dot,) = axes.plot(
            [], [], marker="o", ms=6, color=colour, mec=style.surface, mew=1.5, zorder=5
        )
        for artist, name in (
            (self._ghost, "ghost"), (self._silent, "silent"), (self._level, "level"),
        ):  # fmt: skip
            artist.set_gid(name)
        self.artists = (self._ghost, self._band, self._silent, self._level, self._dot)

    def set(self, curve: Curve) -> None:
        """Move it."""
        self._ghost.set_data(*curve.ghost)
        self._band.set_data(curve.at, curve.low, curve.high)
        self._silent.set_data(*curve.silent)
        self._level.set_data(*curve.spoken)
        self._dot.set_data(curve.at[-1:], curve.level[-1:])
