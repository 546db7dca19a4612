"""How is trust with each client drawn week by week: a grid of plain cells, each with its number?

One colour below the middle, another above it, stronger the farther from it; the number stands in
the cell wherever it fits, so that no colour is needed to read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustjournal.charts.sheet import written

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from trustjournal.charts.style import ChartStyle, Speech
    from trustjournal.domain.portfolio import WeekGrid

TOP_PX, EDGE_PX = 22.0, 8.0
LONGEST_NAME, NAMES_SHARE = 34, 0.25  # signs; of the width
ROW_PX = 26.0
LEAST_CELL_PX = 17.0
MIDDLE, REACH = 50.0, 50.0
FAINTEST, STRONGEST = 0.10, 0.50  # beyond it, text on the cell reads badly in the dark
SIGN_WIDTH = 0.55  # of a sign, in text sizes
MONTHS = "charts.months"


def height_px(grid: WeekGrid, scale: float = 1.0) -> int:
    """Return how tall the drawing wants to be."""
    return round((TOP_PX + EDGE_PX + ROW_PX * max(1, len(grid.clients))) * scale)


def draw_weeks(figure: Figure, grid: WeekGrid, words: Speech, style: ChartStyle) -> Axes:
    """Draw clients by weeks into an empty figure, the first client at the top."""
    with written(style):
        figure.clear()
        width, height = (part * figure.dpi for part in figure.get_size_inches())
        scale = figure.dpi / 96 * style.text_px / 11
        edge, top = EDGE_PX * scale, TOP_PX * scale
        sign = SIGN_WIDTH * 11 * scale
        room = _room(grid, int((width * NAMES_SHARE - 2 * edge) / sign))
        left = room * sign + 2 * edge
        place = (
            left / width, edge / height,
            max(0.1, 1 - (left + edge) / width), max(0.1, 1 - (edge + top) / height),
        )  # fmt: skip
        axes = figure.add_axes(place)
        axes.set_axis_off()
        axes.set_xlim(0, len(grid.mondays))
        axes.set_ylim(max(1, len(grid.clients)), 0)
        figure.set_facecolor(style.surface)
        cell_px = (width - left - edge) / max(1, len(grid.mondays)) / (figure.dpi / 96)
        _draw_months(axes, grid, words, style)
        for row in range(len(grid.clients)):
            _draw_name(axes, grid, row, words, style, room=room)
            _draw_levels(
                axes,
                grid,
                row,
                style,
                has_numbers=cell_px >= LEAST_CELL_PX and not style.is_discreet,
            )
    return axes


def _draw_months(axes: Axes, grid: WeekGrid, words: Speech, style: ChartStyle) -> None:
    names = words(MONTHS).split()
    for column, monday in enumerate(grid.mondays):
        if column and grid.mondays[column - 1].month == monday.month:
            continue
        if column + 1 < len(grid.mondays) and grid.mondays[column + 1].month != monday.month:
            continue
        axes.annotate(
            names[monday.month - 1], (column, 0), xytext=(1, 4), textcoords="offset points",
            ha="left", va="bottom", color=style.muted, annotation_clip=False,
        )  # fmt: skip


def _room(grid: WeekGrid, most: int) -> int:
    """Return how many signs of a name are shown: as many as the longest has, within reason."""
    longest = max((len(one.client.name) for one in grid.clients), default=0)
    return max(4, min(longest + 1, most, LONGEST_NAME))


def _draw_name(
    axes: Axes, grid: WeekGrid, row: int, words: Speech, style: ChartStyle, *, room: int
) -> None:
    name = grid.clients[row].client.name
    if style.is_discreet:
        name = words("charts.weeks.nameless", number=row + 1)
    axes.annotate(
        name if len(name) <= room else f"{name[: room - 1].rstrip()}…", (0, row + 0.5),
        xytext=(-8, 0), textcoords="offset points", ha="right", va="center", color=style.text,
        annotation_clip=False, parse_math=False,
    )  # fmt: skip


def _draw_levels(
    axes: Axes, grid: WeekGrid, row: int, style: ChartStyle, *, has_numbers: bool
) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - see sheet.py

    one = grid.clients[row]
    for column, level in enumerate(one.levels):
        fill = style.surface if level is None else cell_colour(level, style)
        edge = style.hairline if level is None else fill
        corner = (column + 0.04, row + 0.06)
        axes.add_patch(Rectangle(corner, 0.92, 0.88, linewidth=0.5, facecolor=fill, edgecolor=edge))
        if level is not None and has_numbers:
            axes.text(
                column + 0.5, row + 0.53, f"{level:.0f}", ha="center", va="center",
                color=style.text, fontsize=style.text_points * 0.9,
            )  # fmt: skip


def cell_colour(level: float, style: ChartStyle) -> str:
    """Return the colour of a level (0–100) as ``#rrggbb``."""
    far = min(1.0, abs(level - MIDDLE) / REACH)
    share = FAINTEST + (STRONGEST - FAINTEST) * far
    strong = style.loss if level < MIDDLE else style.accent
    mixed = (
        int(strong[at : at + 2], 16) * share + int(style.surface[at : at + 2], 16) * (1 - share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{round(part):02X}" for part in mixed)
