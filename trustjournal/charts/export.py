"""How does a chart become a file of its own: drawn anew at any size, marked where it is private?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

from trustjournal.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Draw = Callable[["Figure", ChartStyle], "Axes"]
DPI = 96
SHARPNESS = {"png": 2.0}  # dots a pixel; an SVG is sharp at any size
MARK_SHARE, MARK_ALPHA, MARK_ANGLE = 0.55, 0.13, 12.0  # of the width


class ChartFormat(StrEnum):
    """What a picture of a chart can be."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, how large in pixels, and the word laid over it (none if it is empty)."""

    draw: Draw
    width: int
    height: int
    mark: str = ""


def render(picture: Picture, chart_format: ChartFormat, style: ChartStyle) -> bytes:
    """Return a picture as the content of a file; equal pictures are equal bytes."""
    from matplotlib import rc_context  # noqa: PLC0415 - importing this module costs nothing
    from matplotlib.figure import Figure as MadeFigure  # noqa: PLC0415

    figure = MadeFigure(figsize=(picture.width / DPI, picture.height / DPI), dpi=DPI)
    picture.draw(figure, style)
    if picture.mark:
        _draw_mark(figure, picture, style)
    sharp = DPI * SHARPNESS.get(chart_format, 1.0)
    metadata = {"Date": None} if chart_format is ChartFormat.SVG else {"Software": None}
    content = BytesIO()
    with rc_context({"svg.hashsalt": "trustjournal", "svg.fonttype": "none"}):
        figure.savefig(
            content,
            format=chart_format.value,
            dpi=sharp,
            facecolor=style.surface,
            metadata=metadata,
        )
    return content.getvalue()


def _draw_mark(figure: Figure, picture: Picture, style: ChartStyle) -> None:
    size = picture.width * MARK_SHARE / max(1, len(picture.mark)) / 0.55 * 0.75
    figure.text(
        0.5, 0.5, picture.mark, ha="center", va="center", rotation=MARK_ANGLE, zorder=50,
        fontsize=size, color=style.text, alpha=MARK_ALPHA, gid="mark",
    )  # fmt: skip
