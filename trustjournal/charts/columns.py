"""How is something counted drawn week by week or month by month? As columns of stacked parts.

Each part has a colour and a hatch of its own, and the key names it: colour never stands alone.
Parts with negative counts hang below the ground line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustjournal.charts.sheet import (
    SCREEN_DPI,
    Margins,
    bare_axes,
    draw_level,
    draw_mark,
    rounded_up,
    written,
)
from trustjournal.charts.style import ChartStyle, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGINS = Margins(left=34, right=12, top=30, bottom=24)
WIDE, WIDEST_PX = 0.64, 44.0  # of the room of a column; no wider than this
SIGN_WIDTH = 0.52  # of a sign, in text sizes
SWATCH_PX, LABEL_PX = 11.0, 46.0
LEVELS_AT_MOST = 4
HEAD = 1.05  # of the highest column: a little air above it


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing counted: ``counts`` has one number a column."""

    name: str
    colour: str
    hatch: str
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across all columns, named at its right end."""

    name: str
    height: float
    is_firm: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """What is drawn. ``labels`` has one text a column; an empty one is not written."""

    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    rules: tuple[Rule, ...] = ()


def draw_columns(figure: Figure, columns: Columns, words: Speech, style: ChartStyle) -> Axes:
    """Draw the columns into ``figure``, emptied first; return its axes (x: 0 for the first)."""
    with written(style):
        axes = bare_axes(figure, style, MARGINS)
        low, high = _limits(columns)
        axes.set_xlim(-0.5, max(1, len(columns.labels)) - 0.5)
        axes.set_ylim(low, high)
        for height in _levels(low, high):
            draw_level(axes, height, words.number(abs(height)), style)
        _draw_labels(axes, columns.labels, style)
        _draw_parts(axes, columns, style)
        for rule in columns.rules:
            _draw_rule(axes, rule, style)
        _draw_key(axes, columns.parts, style)
    return axes


def _limits(columns: Columns) -> tuple[float, float]:
    places = range(len(columns.labels))
    above = [sum(max(0.0, part.counts[at]) for part in columns.parts) for at in places]
    below = [sum(min(0.0, part.counts[at]) for part in columns.parts) for at in places]
    highest = max([*above, *(rule.height for rule in columns.rules)], default=0.0)
    lowest = min(below, default=0.0)
    return -rounded_up(-lowest * HEAD) if lowest < 0 else 0.0, rounded_up(max(1.0, highest) * HEAD)


def _levels(low: float, high: float) -> list[float]:
    step = rounded_up(max(1.0, (high - low) / LEVELS_AT_MOST), (1, 2, 5))
    first = -int(-low // step) * step
    return [first + step * turn for turn in range(int((high - first) / step) + 1)]


def _draw_labels(axes: Axes, labels: tuple[str, ...], style: ChartStyle) -> None:
    """Write as many labels as there is room for, counted from the last one."""
    room = axes.bbox.width / max(1, len(labels)) / (axes.figure.dpi / SCREEN_DPI)
    each = max(1, -int(-LABEL_PX * (style.text_px / 11) // room))
    for at in range(len(labels) - 1, -1, -1):
        if labels[at] and (len(labels) - 1 - at) % each == 0:
            draw_mark(axes, at, labels[at], style)


def _draw_parts(axes: Axes, columns: Columns, style: ChartStyle) -> None:
    places = list(range(len(columns.labels)))
    room = axes.bbox.width / max(1, len(places)) / (axes.figure.dpi / SCREEN_DPI)
    wide = min(WIDE, WIDEST_PX / room)
    above, below = [0.0] * len(places), [0.0] * len(places)
    for part in columns.parts:
        foot = above if max(part.counts, default=0) > 0 else below
        shown = [at for at in places if part.counts[at]]
        if not shown:
            continue
        bars = axes.bar(
            shown, [part.counts[at] for at in shown], wide, [foot[at] for at in shown],
            color=part.colour, edgecolor=style.surface, linewidth=0.8, hatch=part.hatch, zorder=3,
        )  # fmt: skip
        bars.set_label(part.name)
        for at in shown:
            foot[at] += part.counts[at]
    axes.axhline(0, color=style.muted, lw=0.9, zorder=3.5)


def _draw_rule(axes: Axes, rule: Rule, style: ChartStyle) -> None:
    dashes = (0, (5, 3)) if rule.is_firm else ":"
    colour = style.loss if rule.is_firm else style.muted
    axes.axhline(rule.height, color=colour, lw=1.1, linestyle=dashes, zorder=4)
    axes.annotate(
        rule.name, (1, rule.height), xycoords=("axes fraction", "data"), xytext=(-2, 2),
        textcoords="offset points", ha="right", va="bottom", color=style.text, zorder=5,
    )  # fmt: skip


def _draw_key(axes: Axes, parts: Sequence[Part], style: ChartStyle) -> None:
    """Name the parts that occur, left to right above the columns."""
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - see sheet.py

    scale = style.text_px / 11 / SCREEN_DPI  # inches of a pixel
    left, top = axes.transAxes.transform((0, 1)) / axes.figure.dpi
    at, foot, side = left, top + 11 * scale, SWATCH_PX * scale
    for part in parts:
        if not any(part.counts):
            continue
        swatch = Rectangle(
            (at, foot), side, side, transform=axes.figure.dpi_scale_trans, clip_on=False,
            facecolor=part.colour, edgecolor=style.surface, hatch=part.hatch, linewidth=0,
        )  # fmt: skip
        axes.add_patch(swatch)
        axes.text(
            at + side + 5 * scale, foot + side / 2, part.name,
            transform=axes.figure.dpi_scale_trans, va="center_baseline", color=style.text,
        )  # fmt: skip
        at += (SWATCH_PX + 24 + 11 * SIGN_WIDTH * len(part.name)) * scale
