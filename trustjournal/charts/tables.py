"""What does a chart say to who cannot see it, or wants its figures: one table a chart?

Every cell is written already; the same rows are shown, read aloud and put into a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from trustjournal.charts.columns import Columns
from trustjournal.charts.multiples import Small
from trustjournal.charts.replies import kind_of, told_hours
from trustjournal.charts.style import Speech
from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.plan import Plan
from trustjournal.domain.portfolio import WeekGrid
from trustjournal.domain.replies import ReplyReading

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns; each row has one text a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def trajectory_table(
    analysis: MissionAnalysis, words: Speech, zone: ZoneInfo, *, discreet: bool = False
) -> Table:
    """Return a row a point, oldest first; ``discreet`` tells no level."""
    causes: dict[datetime, list[LevelChange]] = {}
    for change in analysis.changes:
        causes.setdefault(change.at, []).append(change)
    rows = []
    for point in analysis.points:
        day = words.day(point.at.astimezone(zone).date())
        why = ", ".join(
            _cause(one, words, discreet=discreet) for one in _heaviest(causes, point.at)
        )
        phase = words(f"phases.{point.phase}.name")
        levels = (
            words.number(point.level, 1),
            f"{words.number(point.low)}–{words.number(point.high)}",
        )
        rows.append((day, phase, why) if discreet else (day, *levels, phase, why))
    names = ("day", "phase", "why") if discreet else ("day", "level", "band", "phase", "why")
    return Table(_named(names, words), tuple(rows))


def replies_table(reading: ReplyReading, words: Speech, zone: ZoneInfo) -> Table:
    """Return a row a request, newest first."""
    rows = tuple(
        (
            words.day(one.at.astimezone(zone).date()),
            one.request.interaction.note or one.request.interaction.raw,
            told_hours(one.hours, words),
            words(f"charts.replies.{kind_of(one)}"),
        )
        for one in reversed(reading.replies)
    )
    return Table(_named(("day", "request", "waited", "state"), words), rows)


def columns_table(columns: Columns, first: str, words: Speech) -> Table:
    """Return a row a column that is not empty, newest first; ``first`` says what they are."""
    parts = [part for part in columns.parts if any(part.counts)]
    rows = tuple(
        (columns.labels[at], *(words.number(abs(part.counts[at])) for part in parts))
        for at in range(len(columns.labels) - 1, -1, -1)
        if any(part.counts[at] for part in parts)
    )
    return Table((first, *(part.name for part in parts)), rows)


def plan_table(plan: Plan, words: Speech) -> Table:
    """Return a row a period and a milestone, in the order drawn."""
    periods = (
        (
            words("charts.planning.period", number=one.number),
            words.day(one.period.start),
            words.day(one.period.end) if one.period.end is not None else "",
            "",
        )
        for one in plan.periods
    )
    days = (
        (
            one.milestone.text,
            words.day(one.milestone.baseline),
            words.day(one.on),
            words("charts.planning.reached")
            if one.milestone.done_on is not None
            else words("charts.planning.late")
            if one.is_late
            else "",
        )
        for one in plan.days
    )
    return Table(_named(("what", "meant", "now", "state"), words), (*periods, *days))


def weeks_table(grid: WeekGrid, words: Speech, *, discreet: bool = False) -> Table:
    """Return a row a client, a column a week; ``discreet`` tells no name and no level."""
    rows = tuple(
        (
            words("charts.weeks.nameless", number=number) if discreet else one.client.name,
            *(
                "" if level is None else _known(level, words, discreet=discreet)
                for level in one.levels
            ),
        )
        for number, one in enumerate(grid.clients, start=1)
    )
    days = tuple(words.day(monday, year=False) for monday in grid.mondays)
    return Table((words("charts.table.client"), *days), rows)


def missions_table(
    smalls: Sequence[Small], words: Speech, zone: ZoneInfo, *, discreet: bool = False
) -> Table:
    """Return a row a mission: its phase, and unless ``discreet`` its name, level and band."""
    rows: list[tuple[str, ...]] = []
    for number, one in enumerate(smalls, start=1):
        analysis = one.analysis
        phase = words(f"phases.{analysis.phase}.name")
        since = words.day(analysis.trend.since.astimezone(zone).date())
        if discreet:
            rows.append((words("charts.weeks.nameless_mission", number=number), phase, since))
            continue
        band = f"{words.number(analysis.low)}–{words.number(analysis.high)}"
        rows.append((one.name, words.number(analysis.level), band, phase, since))
    names = ("what", "phase", "since") if discreet else ("what", "level", "band", "phase", "since")
    return Table(_named(names, words), tuple(rows))


def _heaviest(causes: dict[datetime, list[LevelChange]], at: datetime) -> Sequence[LevelChange]:
    found = (one for one in causes.get(at, ()) if round(one.delta, 1))
    return sorted(found, key=lambda one: -abs(one.delta))[:NAMED_AT_MOST]


def _cause(change: LevelChange, words: Speech, *, discreet: bool) -> str:
    name, sign = words(f"signals.{change.code}"), "+" if change.delta >= 0 else "−"
    return f"{name} {sign}" if discreet else f"{name} {sign}{words.number(abs(change.delta), 1)}"


def _known(level: float, words: Speech, *, discreet: bool) -> str:
    return "·" if discreet else words.number(level)


def _named(names: Sequence[str], words: Speech) -> tuple[str, ...]:
    return tuple(words(f"charts.table.{name}") for name in names)
