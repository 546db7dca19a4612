"""The proposal of a next period of two months: results so far, objectives, calendar, amount."""

import calendar
from datetime import date, timedelta

from trustjournal.report import pieces
from trustjournal.report.document import Block, Cell, Column, Paragraph, Section, Signatures, Table
from trustjournal.report.items import ChainMaterial, Topic
from trustjournal.report.kinds.progress import done_rows
from trustjournal.report.saying import Speech
from trustjournal.report.setting import ProposedPeriod, Setting

MONTHS_PROPOSED = 2  # Source: the article, periods of two months at most


def write_proposal(
    material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write the proposal of the period that comes next, as drafted, or two months by default."""
    planned = proposed_period(material, setting)
    start, end = say.full_day(planned.start or say.on), say.full_day(planned.end or say.on)
    summary = setting.choices.summary or say(
        "proposal.summary", mission=say.as_is(material.mission), start=start, end=end
    )
    boxes = Signatures(
        (
            say("proposal.for_client", name=say.as_is(material.client)),
            _signer(setting, say),
        ),
        say("signatures.line"),
    )
    return (Paragraph(say.own(summary), is_lead=True),), (
        pieces.section("results_so_far", say, _results(material, say)),
        pieces.section("objectives_proposed", say, pieces.texts(planned.objectives, say)),
        pieces.section("deliverables_proposed", say, _deliverables(material, planned, say)),
        pieces.section("calendar", say, _calendar(material, planned, say)),
        pieces.section("amount", say, _amount(planned, say)),
        pieces.section("why_two_months", say, (Paragraph(say("proposal.why")),)),
        pieces.section("agreement", say, (boxes,)),
    )


def proposed_period(material: ChainMaterial, setting: Setting) -> ProposedPeriod:
    """Return the period to propose: what was chosen for this document, else the one drafted in
    the chain, else two months from the end of the last.
    """
    chosen = setting.choices.proposed
    drafted = next(
        (one for one in material.periods if one.start >= setting.on and one.number > 1), None
    )
    start = chosen.start or (drafted.start if drafted else _day_after(material, setting.on))
    fallback = two_months_from(start)
    drafted_amount = drafted.amount if drafted else None
    own_words = tuple(one.text for one in pieces.told(material, Topic.NEXT))
    return ProposedPeriod(
        start=start,
        end=chosen.end or (drafted.end if drafted else None) or fallback,
        amount=chosen.amount if chosen.amount is not None else drafted_amount,
        objectives=chosen.objectives
        or (drafted.objectives if drafted else ())
        or own_words
        or material.objectives,
    )


def two_months_from(start: date) -> date:
    """Return the last day of two calendar months that begin on ``start``."""
    month = start.month - 1 + MONTHS_PROPOSED
    year, month = start.year + month // 12, month % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def _day_after(material: ChainMaterial, on: date) -> date:
    ends = [one.end for one in material.periods if one.end is not None]
    return max([on, *ends]) + timedelta(days=1)


def _signer(setting: Setting, say: Speech) -> str:
    names = ", ".join(filter(None, (setting.profile.name, setting.profile.company)))
    if not names:
        return say("activity.consultant")
    return say("proposal.for_consultant", name=say.as_is(names))


def _results(material: ChainMaterial, say: Speech) -> tuple[Block, ...]:
    stated = tuple(text for one in material.periods for text in one.results)
    return (*pieces.texts(stated, say), *pieces.dated_table(done_rows(material), say))


def _deliverables(
    material: ChainMaterial, planned: ProposedPeriod, say: Speech
) -> tuple[Block, ...]:
    numbers = {one.number for one in material.periods if one.start == planned.start}
    return pieces.deliverable_table(
        (one for one in material.deliverables if one.period in numbers), say
    )


def _calendar(material: ChainMaterial, planned: ProposedPeriod, say: Speech) -> tuple[Block, ...]:
    first, last = planned.start or say.on, planned.end or say.on
    rows = [(first, say("proposal.begins"))]
    rows += [(one.due, one.text) for one in material.milestones if first <= one.due <= last]
    rows.append((last, say("proposal.ends")))
    return pieces.dated_table(rows, say, heading="columns.step")


def _amount(planned: ProposedPeriod, say: Speech) -> tuple[Block, ...]:
    if planned.amount is None:
        return ()
    columns = (
        Column(say("columns.what"), is_wide=True),
        Column(say("columns.amount"), is_number=True),
    )
    start, end = say.full_day(planned.start or say.on), say.full_day(planned.end or say.on)
    line = Cell(say("proposal.fee", start=start, end=end))
    return (
        Table(columns, ((line, Cell(say.money(planned.amount))),)),
        Paragraph(say("proposal.tax"), is_note=True),
    )
