"""What made the level rise or fall over a span? Bars that lead from the level before to that after.

One bar a named fact, heaviest first, each beginning where the one above it ended; what is too
small to be named stands together at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustjournal.charts.style import ChartStyle, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAMED_AT_MOST = 8
ROW_PX, NAME_SHARE, AIR_PX = 26, 0.36, 10
THICK, EDGE = 0.56, 8.0  # of a row; points of level kept free on both sides


@dataclass(frozen=True, slots=True)
class Bar:
    """A fact with its name, and how many points it gave or took."""

    name: str
    delta: float


@dataclass(frozen=True, slots=True)
class Stage:
    """One row: from one level to another; ``is_total`` for the levels at both ends."""

    name: str
    start: float
    end: float
    is_total: bool = False


def stages(before: float, bars: Sequence[Bar], ends: tuple[str, str], rest: str) -> list[Stage]:
    """Return the rows from top to bottom; ``ends`` name the level before and after."""
    shown = list(bars[:NAMED_AT_MOST])
    if len(bars) > NAMED_AT_MOST:
        shown.append(Bar(rest, sum(bar.delta for bar in bars[NAMED_AT_MOST:])))
    found = [Stage(ends[0], 0.0, before, is_total=True)]
    level = before
    for bar in shown:
        found.append(Stage(bar.name, level, level + bar.delta))
        level += bar.delta
    return [*found, Stage(ends[1], 0.0, level, is_total=True)]


def height_px(rows: int) -> int:
    """Return how high the drawing should be, at a text of usual size."""
    return rows * ROW_PX + 2 * AIR_PX


def draw_waterfall(figure: Figure, rows: Sequence[Stage], words: Speech, style: ChartStyle) -> Axes:
    """Draw the rows into ``figure``, emptied first; return its axes (x in points of level)."""
    import matplotlib as mpl  # noqa: PLC0415 - so that importing this module costs nothing

    with mpl.rc_context({"font.family": list(style.families), "font.size": style.text_points}):
        figure.clear()
        figure.set_facecolor(style.surface)
        axes = figure.add_axes((NAME_SHARE, 0.02, 1 - NAME_SHARE - 0.02, 0.96))
        axes.set_axis_off()
        low, high = _limits(rows)
        axes.set_xlim(low, high)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        for place, row in enumerate(rows):
            _draw_row(axes, place, row, words, style)
        for place, row in enumerate(rows[:-1]):
            axes.plot([row.end, row.end], [place, place + 1], color=style.muted, lw=0.7, zorder=1)
    return axes


def _limits(rows: Sequence[Stage]) -> tuple[float, float]:
    steps = [row for row in rows if not row.is_total]
    levels = [level for row in steps for level in (row.start, row.end)]
    levels += [row.end for row in rows if row.is_total]
    return max(0.0, min(levels) - EDGE), min(100.0, max(levels)) + EDGE


def _draw_row(axes: Axes, place: int, row: Stage, words: Speech, style: ChartStyle) -> None:
    low, _ = axes.get_xlim()
    start = low if row.is_total else row.start
    left, width = min(start, row.end), abs(row.end - start)
    colour = style.muted if row.is_total else style.gain if row.end >= row.start else style.loss
    axes.barh(place, width, THICK, left, color=colour, alpha=0.35 if row.is_total else 0.9)
    axes.annotate(
        row.name, (0, place), xycoords=("axes fraction", "data"), xytext=(-8, 0),
        textcoords="offset points", ha="right", va="center", annotation_clip=False,
        color=style.text,
    )  # fmt: skip
    axes.annotate(
        points(row.end, words) if row.is_total else signed(row.end - row.start, words),
        (max(row.end, start), place), xytext=(5, 0), textcoords="offset points", ha="left",
        va="center", color=style.text, annotation_clip=False,
    )  # fmt: skip


def points(level: float, words: Speech) -> str:
    """Write a level."""
    return words.number(round(level))


def signed(delta: float, words: Speech) -> str:
    """Write a change with its sign: +3,2 or −0,4."""
    return f"{'+' if delta >= 0 else '−'}{words.number(abs(delta), 1)}"
