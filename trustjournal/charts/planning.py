"""How does the planning of a mission lie in time: its chain of periods, its milestones, its slips?

One row a period and a row a milestone. A milestone is a diamond where it stands now; where it was
first meant to be a hollow one remains, and a line leads from the one to the other.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from trustjournal.charts.sheet import SCREEN_DPI, Margins, bare_axes, draw_days, written
from trustjournal.charts.style import ChartStyle, Speech
from trustjournal.charts.timescale import day_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from trustjournal.domain.plan import Plan, PlannedDay, PlannedPeriod

ROW_PX, TOP_PX, FOOT_PX = 30.0, 24.0, 26.0
NAMES_SHARE, LONGEST_NAME, SIGN_WIDTH = 0.24, 38, 0.52
THICK = 0.46  # of a row
AIR, LABEL_AIR = 0.03, 0.1  # of the whole stretch, on the left and on the right
LEAST_STRETCH = timedelta(days=45)


def height_px(plan: Plan, scale: float = 1.0) -> int:
    """Return how tall the drawing wants to be."""
    rows = len(plan.periods) + len(plan.days)
    return round((TOP_PX + FOOT_PX + ROW_PX * max(1, rows)) * scale)


def draw_planning(figure: Figure, plan: Plan, words: Speech, style: ChartStyle) -> Axes:
    """Draw the planning into ``figure``, emptied first; return its axes (x in days)."""
    with written(style):
        rows = len(plan.periods) + len(plan.days)
        width = figure.get_size_inches()[0] * SCREEN_DPI
        left = min(width * NAMES_SHARE, style.text_px * SIGN_WIDTH * LONGEST_NAME + 16)
        margins = Margins(left=left * 11 / max(11.0, style.text_px), top=TOP_PX, bottom=FOOT_PX)
        axes = bare_axes(figure, style, margins)
        first, last = _stretch(plan)
        axes.set_xlim(
            day_number(first - (last - first) * AIR, style),
            day_number(last + (last - first) * LABEL_AIR, style),
        )
        axes.set_ylim(max(1, rows) - 0.5, -0.5)
        draw_days(axes, (first, last), words, style)
        _draw_today(axes, plan, words, style)
        most = int((left - 16) / (style.text_px * SIGN_WIDTH))
        for row, period in enumerate(plan.periods):
            _draw_name(axes, row, words("charts.planning.period", number=period.number), style)
            _draw_period(axes, row, period, words, style)
        for row, day in enumerate(plan.days, start=len(plan.periods)):
            _draw_name(axes, row, _cut(day.milestone.text, most), style)
            _draw_day(axes, row, day, words, style)
    return axes


def _stretch(plan: Plan) -> tuple[date, date]:
    lines = [one.two_month_line for one in plan.periods if one.is_running]
    first, last = plan.first, max([plan.last, *lines])
    return first, max(last, first + LEAST_STRETCH)


def _draw_name(axes: Axes, row: int, name: str, style: ChartStyle) -> None:
    axes.annotate(
        name, (0, row), xycoords=("axes fraction", "data"), xytext=(-8, 0),
        textcoords="offset points", ha="right", va="center", color=style.text,
        annotation_clip=False, parse_math=False,
    )  # fmt: skip
    axes.axhline(row + 0.5, color=style.hairline, lw=0.6, zorder=0.5)


def _draw_today(axes: Axes, plan: Plan, words: Speech, style: ChartStyle) -> None:
    at = day_number(plan.today, style)
    axes.axvline(at, color=style.accent, lw=1.2, zorder=2)
    axes.annotate(
        words("charts.planning.today"), (at, 1), xycoords=("data", "axes fraction"), xytext=(0, 4),
        textcoords="offset points", ha="center", va="bottom", color=style.accent,
        annotation_clip=False,
    )  # fmt: skip


def _draw_period(
    axes: Axes, row: int, one: PlannedPeriod, words: Speech, style: ChartStyle
) -> None:
    start, end = (
        day_number(day, style) for day in (one.period.start, one.until + timedelta(days=1))
    )
    is_open = one.period.end is None
    (bar,) = axes.barh(
        row, max(end - start, 0.5), THICK, start, color=style.accent,
        alpha=0.85 if one.is_running else 0.4, zorder=3, hatch="//" if is_open else "",
        edgecolor=style.surface, linewidth=0,
    )  # fmt: skip
    bar.set_gid(f"period.{one.number}")
    line = day_number(one.two_month_line, style)
    if one.is_running or line < end:
        axes.plot(
            [line, line], [row - 0.42, row + 0.42], color=style.loss, lw=1.4,
            linestyle=(0, (2, 1.5)), zorder=4,
        )  # fmt: skip
        axes.annotate(
            words("charts.two_months"), (max(line, end), row), xytext=(5, 0),
            textcoords="offset points", ha="left", va="center", color=style.muted, zorder=5,
        )  # fmt: skip


def _draw_day(axes: Axes, row: int, one: PlannedDay, words: Speech, style: ChartStyle) -> None:
    meant, on = day_number(one.milestone.baseline, style) + 0.5, day_number(one.on, style) + 0.5
    is_done = one.milestone.done_on is not None
    colour = style.gain if is_done else style.loss if one.is_late else style.accent
    if one.slip_days:
        axes.plot([meant, on], [row, row], color=style.muted, lw=1, linestyle=":", zorder=2.5)
        axes.plot(
            meant, row, marker="D", ms=6, mfc=style.surface, mec=style.muted, mew=1.1, zorder=3,
        )  # fmt: skip
    (mark,) = axes.plot(
        on, row, marker="D", ms=7.5, mec=colour, mew=1.2, zorder=4,
        mfc=colour if is_done else style.surface,
    )  # fmt: skip
    mark.set_gid(f"day.{one.milestone.id}")
    axes.annotate(
        _told(one, words), (max(meant, on), row), xytext=(9, 0), textcoords="offset points",
        ha="left", va="center", color=style.text if one.is_late else style.muted, zorder=5,
        annotation_clip=False,
    )  # fmt: skip


def _told(one: PlannedDay, words: Speech) -> str:
    """Say how a milestone stands: reached, late, and how far from its first date."""
    slip = ""
    if one.slip_days:
        sign = "+" if one.slip_days > 0 else "−"
        slip = words("charts.planning.slip", sign=sign, count=abs(one.slip_days))
    state = "✓" if one.milestone.done_on is not None else ""
    if one.is_late:
        state = words("charts.planning.late")
    return "  ".join(part for part in (state, slip) if part)


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: max(3, most - 1)].rstrip()}…"
