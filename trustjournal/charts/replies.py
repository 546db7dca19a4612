"""How long did each request wait? A dot a request, hours on a logarithmic axis, the limit a line.

A filled dot was answered in time, a triangle late; a ring still waits. Two quieter lines say where
the middle lies and what nine tenths stay under.
"""

from __future__ import annotations

from datetime import date
from math import log10
from typing import TYPE_CHECKING

from trustjournal.charts.sheet import Margins, bare_axes, draw_days, draw_level, written
from trustjournal.charts.style import ChartStyle, Speech
from trustjournal.charts.timescale import number
from trustjournal.domain.today import OPEN
from trustjournal.domain.verdicts import DueState

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from trustjournal.domain.replies import Reply, ReplyReading

MARGINS = Margins(left=46, right=14, top=26, bottom=26)
LEAST_HOURS, LEAST_TOP = 0.25, 48.0
MARKED_HOURS = (0.25, 1, 4, 24, 72, 168, 336, 720, 2160)
DAY_HOURS, DAYS_FROM = 24, 72
AIR_DAYS, LEAST_DAYS = 2.0, 28.0
GLYPHS = {"in_time": "o", "late": "^", "waiting": "o"}


def draw_replies(figure: Figure, reading: ReplyReading, words: Speech, style: ChartStyle) -> Axes:
    """Draw the dots into ``figure``, emptied first; return its axes (x in days, y log10 hours)."""
    with written(style):
        axes = bare_axes(figure, style, MARGINS)
        _scale(axes, reading, words, style)
        for kind in GLYPHS:
            _draw_dots(axes, kind, [one for one in reading.replies if kind_of(one) == kind], style)
        _draw_lines(axes, reading, words, style)
        _draw_key(axes, reading, words, style)
    return axes


def kind_of(reply: Reply) -> str:
    """Return ``waiting``, ``late`` or ``in_time``; words under mission.replies.*."""
    if reply.state in OPEN:
        return "waiting"
    return "late" if reply.state is DueState.DONE_LATE else "in_time"


def height(hours: float) -> float:
    """Return where hours stand on the axis."""
    return log10(max(hours, LEAST_HOURS))


def told_hours(hours: float, words: Speech) -> str:
    """Write hours, and days where they are many."""
    if hours < 1:
        return words("screen.time.minutes", count=round(hours * 60))
    if hours < DAYS_FROM:
        return words("screen.time.hours", count=round(hours, 1))
    return words("charts.days", count=round(hours / DAY_HOURS))


def _scale(axes: Axes, reading: ReplyReading, words: Speech, style: ChartStyle) -> None:
    most = max([LEAST_TOP, *(one.hours for one in reading.replies)])
    axes.set_ylim(height(LEAST_HOURS) - 0.08, height(most) + 0.18)
    times = [number(one.at) for one in reading.replies] or [0.0]
    middle, reach = (times[0] + times[-1]) / 2, max(times[-1] - times[0], LEAST_DAYS) / 2
    axes.set_xlim(middle - reach - AIR_DAYS, middle + reach + AIR_DAYS)
    for hours in MARKED_HOURS:
        if hours <= most and hours != reading.limit_hours:
            draw_level(axes, height(hours), told_hours(hours, words), style)
    if reading.replies:
        first, last = (day_at(place) for place in axes.get_xlim())
        draw_days(axes, (first, last), words, style)


def day_at(place: float) -> date:
    """Return the day at a place along the axis."""
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(place))


def _draw_dots(axes: Axes, kind: str, replies: list[Reply], style: ChartStyle) -> None:
    if not replies:
        return
    colour = {"in_time": style.gain, "late": style.loss}.get(kind, style.accent)
    (dots,) = axes.plot(
        [number(one.at) for one in replies], [height(one.hours) for one in replies],
        linestyle="none", marker=GLYPHS[kind], ms=6, mew=1.4, mec=colour, alpha=0.9, zorder=4,
        mfc=style.surface if kind == "waiting" else colour,
    )  # fmt: skip
    dots.set_gid(f"replies.{kind}")


def _draw_lines(axes: Axes, reading: ReplyReading, words: Speech, style: ChartStyle) -> None:
    limit = height(reading.limit_hours)
    axes.axhline(limit, color=style.loss, lw=1.2, linestyle=(0, (5, 3)), zorder=3)
    axes.annotate(
        told_hours(reading.limit_hours, words), (0, limit), xycoords=("axes fraction", "data"),
        xytext=(-6, 0), textcoords="offset points", ha="right", va="center", color=style.text,
        annotation_clip=False, fontweight="bold",
    )  # fmt: skip
    lines = (("median", reading.median_hours, "top", -3), ("p90", reading.p90_hours, "bottom", 2))
    for key, hours, side, gap in lines:
        if hours is None:
            continue
        axes.axhline(height(hours), color=style.accent, lw=1, linestyle=":", zorder=3)
        axes.annotate(
            words(f"charts.replies.{key}", time=told_hours(hours, words)), (1, height(hours)),
            xycoords=("axes fraction", "data"), xytext=(-2, gap), textcoords="offset points",
            ha="right", va=side, color=style.accent, zorder=5,
        )  # fmt: skip


def _draw_key(axes: Axes, reading: ReplyReading, words: Speech, style: ChartStyle) -> None:
    found = {kind_of(one) for one in reading.replies}
    text = "    ".join(
        f"{sign} {words(f'charts.replies.{kind}')}"
        for kind, sign in (("in_time", "●"), ("late", "▲"), ("waiting", "○"))
        if kind in found
    )
    axes.annotate(
        text, (0, 1), xycoords="axes fraction", xytext=(0, 8), textcoords="offset points",
        ha="left", va="bottom", color=style.text, annotation_clip=False,
    )  # fmt: skip
