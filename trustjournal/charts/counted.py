"""Which columns are drawn of controls, of promises, and of what each side gave?"""

from collections.abc import Sequence
from datetime import date

from trustjournal.charts.columns import Columns, Part, Rule
from trustjournal.charts.style import HATCHES, ChartStyle, Speech
from trustjournal.domain.analysis import ControlBarometer
from trustjournal.domain.balance import MINE, THEIRS, BalanceMonth
from trustjournal.domain.outcomes import PromiseMonth, PromiseOutcome
from trustjournal.domain.signals import SignalCode

CONTROL_KINDS = (
    SignalCode.CONTROL_MEETING,
    SignalCode.CONTROL_REPORT,
    SignalCode.CONTROL_REVIEW,
    SignalCode.CONTROL,
)
WEEKS_SHOWN = 52


def control_columns(barometer: ControlBarometer, words: Speech, style: ChartStyle) -> Columns:
    """Return a column a week, by kind of control, under the client's own limits."""
    weeks = barometer.weeks[-WEEKS_SHOWN:]
    parts = tuple(
        Part(
            words(f"signals.{kind}"),
            style.series[place],
            HATCHES[place],
            tuple(float(dict(week.kinds).get(kind, 0)) for week in weeks),
        )
        for place, kind in enumerate(CONTROL_KINDS)
    )
    rules: tuple[Rule, ...] = ()
    if barometer.limits is not None:
        upper, mean = barometer.limits.upper, barometer.limits.mean
        rules = (
            Rule(words("charts.controls.upper", count=round(upper, 1)), upper, is_firm=True),
            Rule(words("charts.controls.mean", count=round(mean, 1)), mean),
        )
    return Columns(tuple(week_name(week.monday, words) for week in weeks), parts, rules)


def promise_columns(months: Sequence[PromiseMonth], words: Speech, style: ChartStyle) -> Columns:
    """Return a column a month of promises made, by what became of them."""
    colours = {
        PromiseOutcome.KEPT: style.series[0],
        PromiseOutcome.MOVED: style.series[1],
        PromiseOutcome.LATE: style.series[2],
        PromiseOutcome.BROKEN: style.series[4],
        PromiseOutcome.OPEN: style.muted,
        PromiseOutcome.OVERDUE: style.series[3],
    }
    parts = tuple(
        Part(
            words(f"mission.outcome.{outcome}"),
            colours[outcome],
            hatch,
            tuple(float(dict(month.counts).get(outcome, 0)) for month in months),
        )
        for outcome, hatch in zip(PromiseOutcome, HATCHES, strict=True)
    )
    return Columns(tuple(month_name(month.first, words) for month in months), parts)


def balance_columns(months: Sequence[BalanceMonth], words: Speech, style: ChartStyle) -> Columns:
    """Return a column a month: what I gave above the line, what the client gave below it."""
    parts = [
        Part(
            words(f"mission.gift.{gift}"), style.series[place], HATCHES[place],
            tuple(sign * float(month.count(gift)) for month in months),
        )
        for gifts, sign, order in ((MINE, 1, (0, 1, 5, 3)), (THEIRS, -1, (2, 4, 3)))
        for gift, place in zip(gifts, order, strict=True)
    ]  # fmt: skip
    return Columns(tuple(month_name(month.first, words) for month in months), tuple(parts))


def week_name(monday: date, words: Speech) -> str:
    """Name a week by its Monday: 4 mai."""
    return f"{monday.day} {words('charts.months').split()[monday.month - 1]}"


def month_name(first: date, words: Speech) -> str:
    """Name a month, with its year in January."""
    name = words("charts.months").split()[first.month - 1]
    return f"{name} {first.year}" if first.month == 1 else name
