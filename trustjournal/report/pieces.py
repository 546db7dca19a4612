"""Which tables and figures do several documents share?

Each piece is a function from material to blocks; it returns nothing where there is nothing to
show, so that empty sections vanish.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from trustjournal.report.document import (
    Bar,
    Block,
    Bullets,
    Cell,
    Column,
    Mark,
    Paragraph,
    Planning,
    Section,
    Status,
    Table,
)
from trustjournal.report.items import (
    ChainMaterial,
    DecisionItem,
    DeliverableItem,
    MilestoneItem,
    Outcome,
    PeriodItem,
    PromiseItem,
    Sentence,
    Span,
    Topic,
)
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Choices

MOST_MARKS = 16
PROMISE_STATUS = {
    Outcome.OPEN: Status.ON_TRACK,
    Outcome.OVERDUE: Status.WATCH,
    Outcome.KEPT: Status.DONE,
    Outcome.KEPT_LATE: Status.DONE,
    Outcome.BROKEN: Status.BLOCKED,
}


def dated_table(
    rows: Iterable[tuple[date, str]], say: Speech, *, heading: str = "columns.result"
) -> tuple[Block, ...]:
    """Days and sentences, in order of time."""
    cells = tuple(
        (Cell(say.day(day)), Cell(say.own(text)))
        for day, text in sorted(rows, key=lambda row: row[0])
    )
    if not cells:
        return ()
    return (Table((Column(say("columns.day")), Column(say(heading), is_wide=True)), cells),)


def sentence_table(
    sentences: Iterable[Sentence], say: Speech, *, heading: str = "columns.result"
) -> tuple[Block, ...]:
    """Shareable sentences with their days."""
    return dated_table(((one.day, one.text) for one in sentences), say, heading=heading)


def decision_table(
    decisions: Iterable[DecisionItem], say: Speech, *, with_people: bool = False
) -> tuple[Block, ...]:
    """Decisions with their days, and who was there if asked."""
    taken = tuple(decisions)
    if not taken:
        return ()
    columns = [Column(say("columns.day")), Column(say("columns.decision"), is_wide=True)]
    if with_people:
        columns.append(Column(say("columns.present")))
    rows = []
    for one in taken:
        row = [Cell(say.day(one.day)), Cell(say.own(one.text))]
        if with_people:
            row.append(Cell(say.as_is(", ".join(one.present)) or "–"))
        rows.append(tuple(row))
    return (Table(tuple(columns), tuple(rows)),)


def promise_table(
    promises: Iterable[PromiseItem], say: Speech, *, made: bool = False
) -> tuple[Block, ...]:
    """Promises of either side: what, by when, where it stands; when it was made, if asked."""
    rows = tuple(
        (
            Cell(say.own(one.text)),
            *((Cell(say.day(one.made)),) if made else ()),
            Cell(say.day(one.due)),
            Cell(promise_words(one, say), PROMISE_STATUS[one.outcome]),
        )
        for one in promises
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.what"), is_wide=True),
        *((Column(say("columns.made")),) if made else ()),
        Column(say("columns.due")),
        Column(say("columns.state")),
    )
    return (Table(columns, rows),)


def promise_words(one: PromiseItem, say: Speech) -> str:
    """Say where a promise stands, and the date first agreed if it moved."""
    closed = say.day(one.closed_on) if one.closed_on else ""
    state = say(f"outcomes.{one.outcome}", day=closed)
    if one.moved and one.first_due and one.first_due != one.due:
        state = say("outcomes.moved", state=state, day=say.day(one.first_due))
    return state


def milestone_table(
    milestones: Iterable[MilestoneItem], say: Speech, choices: Choices
) -> tuple[Block, ...]:
    """The planning in figures: the date first agreed, the date now, the slip, the state."""
    rows = tuple(
        (
            Cell(say.own(one.text), note=_own(why_moved(one, choices), say)),
            Cell(say.day(one.baseline)),
            Cell(say.day(one.done_on or one.due)),
            Cell(slip_words(one.slip, say)),
            Cell(*milestone_state(one, say)),
        )
        for one in milestones
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.milestone"), is_wide=True),
        Column(say("columns.baseline")),
        Column(say("columns.now")),
        Column(say("columns.slip"), is_number=True),
        Column(say("columns.state")),
    )
    return (Table(columns, rows),)


def why_moved(one: MilestoneItem, choices: Choices) -> str:
    """Return what this document says about a slip: a remark of its own, else the reason noted."""
    return choices.remark(one.key) or (one.reason if one.slip else "")


def slip_words(days: int, say: Speech) -> str:
    """Say a slip in days, with its sign; a dash for none."""
    if days == 0:
        return "–"
    sign = "+" if days > 0 else "\u2212"
    return say.count("slip", abs(days), sign=sign)


def milestone_state(one: MilestoneItem, say: Speech) -> tuple[str, Status]:
    """Return the word and the shape for a milestone on the day of the document."""
    if one.done_on is not None:
        return say("states.reached"), Status.DONE
    if one.due < say.on:
        return say("states.overdue"), Status.BLOCKED
    if one.slip > 0:
        return say("states.moved"), Status.WATCH
    return say("states.on_track"), Status.ON_TRACK


def deliverable_table(deliverables: Iterable[DeliverableItem], say: Speech) -> tuple[Block, ...]:
    """What the periods owe: delivered or to come."""
    rows = tuple(
        (Cell(say.own(one.text)), Cell(str(one.period)), Cell(*_deliverable_state(one, say)))
        for one in deliverables
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.deliverable"), is_wide=True),
        Column(say("columns.period"), is_number=True),
        Column(say("columns.state")),
    )
    return (Table(columns, rows),)


def planning_chart(material: ChainMaterial, say: Speech) -> tuple[Block, ...]:
    """Periods as bars and milestones with the date first agreed, drawn over time."""
    bars = tuple(
        Bar(say("chart.period", number=one.number), one.start, one.end)
        for one in material.periods
        if one.end is not None and one.end >= one.start
    )
    marks = tuple(
        Mark(say.own(one.text), one.baseline, one.due, one.done_on) for one in material.milestones
    )
    return timeline(marks, say, caption=say("chart.caption"), bars=bars)


def timeline(
    marks: tuple[Mark, ...], say: Speech, *, caption: str, bars: tuple[Bar, ...]
) -> tuple[Block, ...]:
    """Draw marks over time, the nearest ones to the day; nothing if there are none."""
    shown = _nearest(marks, say.on)
    if not shown:
        return ()
    start, end = _extent(shown, bars, say.on)
    figure = Planning(
        alt=_alt(shown, say),
        caption=caption,
        start=start,
        end=end,
        today=say.on,
        today_label=say("chart.today"),
        bars=tuple(bar for bar in bars if bar.end >= start and bar.start <= end),
        marks=shown,
        ticks=_ticks(start, end, say),
        legend=(say("chart.baseline"), say("chart.due"), say("chart.reached")),
    )
    return (figure,)


def section(name: str, say: Speech, *groups: tuple[Block, ...]) -> Section:
    """A section under its heading; without blocks it will not be printed."""
    return Section(say(f"sections.{name}"), tuple(block for group in groups for block in group))


def span_words(span: Span, say: Speech) -> str:
    """Say which days are covered, to begin a sentence."""
    if span.start == span.end:
        return say("progress.summary.span_day", day=say.day(span.start))
    return say("progress.summary.span", start=say.day(span.start), end=say.day(span.end))


def told(material: ChainMaterial, *topics: Topic) -> tuple[Sentence, ...]:
    """The sentences of some topics, in order of time."""
    return tuple(one for one in material.sentences if one.topic in topics)


def bullets(material: ChainMaterial, topic: Topic, say: Speech) -> tuple[Block, ...]:
    """The sentences of a topic as a list."""
    return texts(tuple(one.text for one in told(material, topic)), say)


def texts(lines: tuple[str, ...], say: Speech) -> tuple[Block, ...]:
    """Free texts as a list, or nothing."""
    return (Bullets(tuple(say.own(one) for one in lines)),) if lines else ()


def period_of(material: ChainMaterial) -> PeriodItem | None:
    """The period that the span lies in: the last one begun by its end."""
    begun = [one for one in material.periods if one.start <= material.span.end]
    return begun[-1] if begun else None


def owed_now(material: ChainMaterial) -> tuple[DeliverableItem, ...]:
    """The deliverables of the periods that the span touches."""
    span = material.span
    numbers = {
        one.number
        for one in material.periods
        if one.start <= span.end and (one.end is None or one.end >= span.start)
    }
    return tuple(one for one in material.deliverables if one.period in numbers)


def note(text: str) -> tuple[Block, ...]:
    """A small muted paragraph, or nothing."""
    return (Paragraph(text, is_note=True),) if text else ()


def _own(remark: str, say: Speech) -> str:
    return say.own(remark) if remark else ""


def _deliverable_state(one: DeliverableItem, say: Speech) -> tuple[str, Status]:
    if one.delivered_on is not None:
        return say("states.delivered", day=say.day(one.delivered_on)), Status.DONE
    if one.due is None:
        return say("states.to_come"), Status.ON_TRACK
    late = one.due < say.on
    return say("states.due", day=say.day(one.due)), Status.WATCH if late else Status.ON_TRACK


def _nearest(marks: tuple[Mark, ...], on: date) -> tuple[Mark, ...]:
    """The marks nearest to the day, in their order: a chart of forty says nothing."""
    near = sorted(marks, key=lambda one: abs((one.due - on).days))[:MOST_MARKS]
    return tuple(one for one in marks if one in near)


def _extent(marks: tuple[Mark, ...], bars: tuple[Bar, ...], on: date) -> tuple[date, date]:
    days = [day for one in marks for day in (one.baseline, one.due, one.done or one.due)] + [on]
    touched = [bar for bar in bars if bar.end >= min(days) and bar.start <= max(days)]
    days += [day for bar in touched for day in (bar.start, bar.end)]
    margin = timedelta(days=max(3, (max(days) - min(days)).days // 40))
    return min(days) - margin, max(days) + margin


def _ticks(start: date, end: date, say: Speech) -> tuple[tuple[date, str], ...]:
    """The first of each month, thinned so that at most a dozen are named."""
    firsts = []
    year, month = start.year, start.month
    while (first := date(year, month, 1)) <= end:
        if first >= start:
            firsts.append(first)
        year, month = year + month // 12, month % 12 + 1
    if not firsts or (firsts[0] - start).days > (end - start).days // 8:
        firsts.insert(0, start)
    step = -(-len(firsts) // 12)
    return tuple((first, say.month(first)) for first in firsts[::step])


def _alt(marks: tuple[Mark, ...], say: Speech) -> str:
    parts = (
        say(
            "chart.alt_mark",
            text=one.label,
            baseline=say.day(one.baseline),
            now=say.day(one.done or one.due),
            state=_mark_state(one, say),
        )
        for one in marks
    )
    return say("chart.alt", marks=say("joint").join(parts))


def _mark_state(one: Mark, say: Speech) -> str:
    if one.done is not None:
        return say("states.reached")
    if one.due < say.on:
        return say("states.overdue")
    return say("states.moved") if one.due > one.baseline else say("states.on_track")
