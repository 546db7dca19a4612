"""Is the client checking more than was agreed, or more than this client usually does?

When trust is hurt the client multiplies meetings, reports and partial reviews (article). Two
yardsticks tell a symptom from a habit. The agreed reporting rhythm: what it foresees is no
symptom. And the client's own past weeks, by the limits of an XmR chart: the mean ± 2.66 × the mean
moving range of the weekly counts; counts 0 1 0 0 1 0 0 1 give 0.375 ± 2.66 × 0.714, so a third
control in one week is beyond chance for this client.
Source for the limits: Wheeler, Understanding Variation (1993), individuals and moving range.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean

from trustjournal.domain.analysis import ControlBarometer, ControlLimits, ControlWeek
from trustjournal.domain.kinds import Channel, Kind, Rhythm
from trustjournal.domain.records import Interaction
from trustjournal.domain.signals import CONTROLS, SignalCode
from trustjournal.domain.view import ControlFact

MOVING_RANGE_FACTOR = 2.66
BASELINE_WEEKS = 8
RECENT_WEEKS = 3
POINT_MINUTES = 15


@dataclass(frozen=True, slots=True)
class RhythmSpan:
    """Days from one agreed point to the next: at least ``least``, at most ``most`` (choice: a
    point moves by a day or two without anybody minding).
    """

    least: int
    most: int


RHYTHM_SPANS = {
    Rhythm.WEEKLY: RhythmSpan(5, 9),
    Rhythm.BIWEEKLY: RhythmSpan(11, 17),
    Rhythm.MONTHLY: RhythmSpan(25, 36),
}


def foreseen_controls(
    interactions: Iterable[Interaction], rhythm: Rhythm
) -> frozenset[tuple[str, SignalCode]]:
    """Return the controls (interaction id, code) that the rhythm of their mission foresees.

    ``interactions`` are those of one mission in order of time. A control is foreseen when no
    agreed point has taken place since the rhythm's interval began, or when it continues a series
    of its own kind at that interval. An agreed point is a foreseen control, or a meeting, a video
    call or a telephone call of 15 minutes without any control.
    """
    span = RHYTHM_SPANS.get(rhythm)
    if span is None:
        return frozenset()
    foreseen: set[tuple[str, SignalCode]] = set()
    last_point: date | None = None
    last_of_kind: dict[SignalCode, date] = {}
    for interaction in interactions:
        if interaction.kind is not Kind.LOG:
            continue
        codes = _control_codes(interaction)
        if not codes and not _is_point(interaction):
            continue
        day = interaction.happened.local_day  # worked out where it is needed: it takes long
        for code in codes:
            is_free = last_point is None or (day - last_point).days >= span.least
            if is_free or _continues(last_of_kind.get(code), day, span):
                foreseen.add((interaction.id, code))
                last_point = day
            last_of_kind[code] = day
        if not codes:
            last_point = day
    return frozenset(foreseen)


def natural_limits(counts: Sequence[int]) -> ControlLimits | None:
    """Return the XmR limits of weekly counts, oldest first; None before 8 weeks."""
    if len(counts) < BASELINE_WEEKS:
        return None
    mean = fmean(counts)
    reach = MOVING_RANGE_FACTOR * fmean(abs(after - before) for before, after in pairwise(counts))
    return ControlLimits(mean, max(0.0, mean - reach), mean + reach, len(counts))


def read_barometer(controls: Sequence[ControlFact], first: date, last: date) -> ControlBarometer:
    """Count controls week by week from the week of ``first`` to that of ``last``, both included.

    The limits rest on all weeks but the last three, so that a wave under way does not hide itself.
    """
    by_week: dict[date, list[ControlFact]] = {}
    for control in controls:
        by_week.setdefault(_monday(control.interaction.happened.local_day), []).append(control)
    weeks = tuple(_week(monday, by_week.get(monday, [])) for monday in _mondays(first, last))
    limits = natural_limits([week.count for week in weeks[:-RECENT_WEEKS]])
    return ControlBarometer(weeks, limits, sum(week.minutes for week in weeks) / 60)


def week_outside(barometer: ControlBarometer) -> ControlWeek | None:
    """Return the fullest of the last three weeks if it is above the client's own limits.

    One control alone is a sign, not a series: a week of one never counts (choice).
    """
    if barometer.limits is None:
        return None
    fullest = max(barometer.weeks[-RECENT_WEEKS:], key=lambda week: week.count)
    is_outside = fullest.count > max(barometer.limits.upper, 1.0)
    return fullest if is_outside else None


def _control_codes(interaction: Interaction) -> tuple[SignalCode, ...]:
    if not interaction.signals:
        return ()
    return tuple(signal.code for signal in interaction.signals if signal.code in CONTROLS)


def _is_point(interaction: Interaction) -> bool:
    """Whether an interaction without any control is an agreed point."""
    if interaction.channel is Channel.CALL:
        return (interaction.minutes or 0) >= POINT_MINUTES
    return interaction.channel in {Channel.MEETING, Channel.VIDEO}


def _continues(before: date | None, day: date, span: RhythmSpan) -> bool:
    return before is not None and span.least <= (day - before).days <= span.most


def _week(monday: date, controls: Sequence[ControlFact]) -> ControlWeek:
    kinds = Counter(control.code.value for control in controls)
    entries = {control.interaction.id: control.interaction.minutes or 0 for control in controls}
    beyond = sum(not control.is_foreseen for control in controls)
    return ControlWeek(monday, tuple(sorted(kinds.items())), beyond, sum(entries.values()))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> Iterable[date]:
    monday = _monday(first)
    while monday <= last:
        yield monday
        monday += timedelta(days=7)
