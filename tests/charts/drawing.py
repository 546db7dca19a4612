"""What the tests of charts share: a style, and an eye for texts."""

from zoneinfo import ZoneInfo

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from trustjournal.charts.style import ChartStyle
from trustjournal.domain.verdicts import Phase

ZONE = ZoneInfo("Europe/Paris")
STYLE = ChartStyle(
    surface="#FFFFFF",
    text="#1E2227",
    muted="#5A5F67",
    hairline="#E3E0D8",
    accent="#0B6E6E",
    gain="#00694C",
    loss="#D55E00",
    phases=dict.fromkeys(Phase, "#7C93B8"),
    hatches=dict.fromkeys(Phase, "/"),
    zone=ZONE,
)


def sheet() -> Figure:
    """Return an empty figure of a usual size."""
    return Figure(figsize=(10, 3.2), dpi=96)


def corners(line: Line2D) -> list[tuple[float, float]]:
    """Return the corners of a line."""
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata())]


def said(axes: Axes) -> tuple[str, ...]:
    """Return every text of a chart, plainly spaced."""
    return tuple(text.get_text().replace("\u202f", " ").replace("\xa0", " ") for text in axes.texts)
