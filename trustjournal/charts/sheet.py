"""On what is every chart drawn: bare axes with margins in pixels, levels as hairlines, days below?

matplotlib's own axis machinery costs more than all that is drawn on it, so ticks are plain texts.
Nothing is imported from matplotlib before something is drawn.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trustjournal.charts.style import ChartStyle, Speech
from trustjournal.charts.timescale import day_number, marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SCREEN_DPI = 96


@dataclass(frozen=True, slots=True)
class Margins:
    """The room around the axes, in pixels of a usual screen at usual text size."""

    left: float = 34
    right: float = 12
    top: float = 8
    bottom: float = 26


def written(style: ChartStyle) -> AbstractContextManager[None]:
    """Let texts made inside be in the style's font and size."""
    from matplotlib import rc_context  # noqa: PLC0415 - importing this module costs nothing

    made: AbstractContextManager[None] = rc_context(
        {"font.family": list(style.families), "font.size": style.text_points}
    )
    return made


def bare_axes(figure: Figure, style: ChartStyle, margins: Margins) -> Axes:
    """Return axes without axis lines, inside the margins; the figure is emptied first."""
    figure.clear()
    figure.set_facecolor(style.surface)
    axes = figure.add_axes(inside(figure, style, margins))
    axes.set_axis_off()
    return axes


def inside(
    figure: Figure, style: ChartStyle, margins: Margins
) -> tuple[float, float, float, float]:
    """Return where axes inside the margins stand, in shares of the figure."""
    width, height = (part * figure.dpi for part in figure.get_size_inches())
    scale = figure.dpi / SCREEN_DPI * max(1.0, style.text_px / 11)
    left, bottom = margins.left * scale / width, margins.bottom * scale / height
    right, top = margins.right * scale / width, margins.top * scale / height
    return left, bottom, max(0.05, 1 - left - right), max(0.05, 1 - bottom - top)


def draw_level(axes: Axes, height: float, label: str, style: ChartStyle) -> None:
    """Draw a hairline across, its value on the left."""
    left, right = axes.get_xlim()
    axes.plot([left, right], [height, height], color=style.hairline, lw=0.75, zorder=1)
    axes.annotate(
        label, (left, height), xytext=(-6, 0), textcoords="offset points",
        ha="right", va="center", color=style.muted, annotation_clip=False,
    )  # fmt: skip


def draw_mark(axes: Axes, place: float, label: str, style: ChartStyle) -> None:
    """Write something under the axes."""
    axes.annotate(
        label, (place, axes.get_ylim()[0]), xytext=(0, -5), textcoords="offset points",
        ha="center", va="top", color=style.muted, annotation_clip=False,
    )  # fmt: skip


def draw_days(axes: Axes, days: tuple[date, date], words: Speech, style: ChartStyle) -> None:
    """Write the days to be marked between two days under axes whose x is in days."""
    left, right = axes.get_xlim()
    for day, label in marks(*days, words):
        if left <= day_number(day, style) <= right:
            draw_mark(axes, day_number(day, style), label, style)


def rounded_up(value: float, steps: Iterable[float] = (1, 1.5, 2, 3, 4, 5, 6, 8)) -> float:
    """Return the least of ``steps``, times a power of ten, not below ``value`` (> 0)."""
    power = 1.0
    while True:
        for step in steps:
            if step * power >= value:
                return step * power
        power *= 10
