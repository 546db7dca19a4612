"""The commitments: what was promised, when it was due, and what became of it."""

from statistics import median

from trustjournal.report import pieces
from trustjournal.report.document import Block, Bullets, Mark, Paragraph, Section
from trustjournal.report.items import ChainMaterial, Outcome, PromiseItem
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Setting

DAY_HOURS = 24  # Source: the article, "réagir sous 24 heures"


def write_commitments(
    material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write what both sides promised over the days covered."""
    mine = tuple(one for one in material.commitments if one.made <= material.span.end)
    theirs = tuple(one for one in material.waitings if one.made <= material.span.end)
    summary = setting.choices.summary or _summary(mine, say)
    return (Paragraph(say.own(summary), is_lead=True),), (
        pieces.section("in_short", say, _counts(mine, say)),
        pieces.section("mine", say, _chart(mine, say), pieces.promise_table(mine, say, made=True)),
        pieces.section("yours", say, pieces.promise_table(theirs, say, made=True)),
        pieces.section("replies", say, _replies(material.reply_hours, say)),
    )


def _summary(mine: tuple[PromiseItem, ...], say: Speech) -> str:
    if not mine:
        return say("commitments.none")
    closed = [one for one in mine if not one.is_open]
    kept = sum(one.outcome is Outcome.KEPT for one in closed)
    parts = [say.count("commitments.summary", len(mine))]
    if closed:
        parts.append(say.count("commitments.kept", kept, total=len(closed)))
    waiting = [one for one in mine if one.is_open and one.due]
    if waiting:
        first = min(waiting, key=lambda one: (one.due, one.made))
        parts.append(say("commitments.next", what=say.as_is(first.text), day=say.day(first.due)))
    return " ".join(parts)


def _counts(mine: tuple[PromiseItem, ...], say: Speech) -> tuple[Block, ...]:
    counted = {outcome: sum(one.outcome is outcome for one in mine) for outcome in Outcome}
    lines = [say(f"commitments.counts.{key}", count=n) for key, n in counted.items() if n]
    moved = sum(one.moved > 0 for one in mine)
    if moved:
        lines.append(say("commitments.counts.moved", count=moved))
    return (Bullets(tuple(lines)),) if lines else ()


def _chart(mine: tuple[PromiseItem, ...], say: Speech) -> tuple[Block, ...]:
    marks = tuple(
        Mark(say.own(one.text), one.first_due or one.due, one.due, one.closed_on)
        for one in mine
        if one.due is not None and one.outcome is not Outcome.BROKEN
    )
    return pieces.timeline(marks, say, caption=say("chart.promises"), bars=())


def _replies(hours: tuple[float, ...], say: Speech) -> tuple[Block, ...]:
    if not hours:
        return ()
    within = sum(one <= DAY_HOURS for one in hours)
    line = say.count(
        "commitments.replies", len(hours), within=within, middle=say.number(round(median(hours), 1))
    )
    return (Paragraph(line),)
