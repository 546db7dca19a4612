"""The brief before a meeting, for the consultant: who, what is open both ways, what is unspoken."""

from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import MissionAnalysis, PromiseState
from trustjournal.domain.verdicts import DueState
from trustjournal.report import pieces
from trustjournal.report.document import (
    Answer,
    Answers,
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Section,
    Status,
    Table,
)
from trustjournal.report.private import Exchange, PrivateMaterial, Someone
from trustjournal.report.saying import Speech

MOST_WARNINGS = 5


def write_brief(
    material: PrivateMaterial, say: Speech, zone: ZoneInfo
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write one page to read before going in."""
    return (_answers(material, say), Paragraph(say("estimate"), is_note=True)), (
        pieces.section("people", say, _people(material.people, say)),
        pieces.section("open_requests", say, _requests(material, say, zone)),
        pieces.section("promised", say, promises(material.commitments, say)),
        pieces.section("owed_by_client", say, promises(material.waitings, say)),
        pieces.section("unspoken", say, exchanges(material.silent + material.gaps, say)),
        pieces.section("topics", say, _topics(material, say)),
        pieces.section("to_do", say, promises(material.steps, say)),
        pieces.section("last_exchanges", say, exchanges(material.exchanges, say)),
    )


def standing(analysis: MissionAnalysis, say: Speech) -> str:
    """Say where trust stands: phase, level, band."""
    facts = {"level": round(analysis.level), "low": round(analysis.low)}
    phase = say.words(f"phases.{analysis.phase}.name")
    key = "brief.standing" if analysis.known else "brief.unknown"
    return say(key, phase=phase, high=round(analysis.high), **facts)


def promises(states: tuple[PromiseState, ...], say: Speech) -> tuple[Block, ...]:
    """Open promises, steps or waitings, with their day."""
    rows = tuple(
        (
            Cell(say.own(one.promise.text)),
            Cell(
                say.day(one.due_day),
                Status.WATCH if one.state is DueState.OVERDUE else None,
            ),
        )
        for one in states
    )
    if not rows:
        return ()
    columns = (Column(say("columns.what"), is_wide=True), Column(say("columns.due")))
    return (Table(columns, rows),)


def exchanges(found: tuple[Exchange, ...], say: Speech) -> tuple[Block, ...]:
    """Exchanges with their day, channel and note."""
    rows = tuple(
        (Cell(say.day(one.day)), Cell(say(f"channels.{one.channel}")), Cell(say.own(one.note)))
        for one in found
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.day")),
        Column(say("columns.channel")),
        Column(say("columns.note"), is_wide=True),
    )
    return (Table(columns, rows),)


def _answers(material: PrivateMaterial, say: Speech) -> Answers:
    last = material.exchanges[0] if material.exchanges else None
    contact = (
        say("brief.last", day=say.weekday(last.day), channel=say(f"channels.{last.channel}"))
        if last
        else say("brief.never")
    )
    owed = len(material.commitments) + len(material.requests)
    unspoken = len(material.silent) + len(material.gaps)
    rows = (
        Answer(say("brief.trust"), Cell(standing(material.analysis, say))),
        Answer(say("brief.contact"), Cell(contact)),
        Answer(say("brief.mine"), Cell(say.count("brief.open", owed))),
        Answer(say("brief.theirs"), Cell(say.count("brief.open", len(material.waitings)))),
        Answer(say("brief.unspoken"), Cell(say.count("brief.unsaid", unspoken))),
    )
    return Answers(rows)


def _people(people: tuple[Someone, ...], say: Speech) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(say.as_is(one.name)),
            Cell(say.as_is(one.role) or "–"),
            Cell(say("brief.requester") if one.is_requester else ""),
        )
        for one in people
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.name")),
        Column(say("columns.role"), is_wide=True),
        Column(say("columns.remark")),
    )
    return (Table(columns, rows),)


def _requests(material: PrivateMaterial, say: Speech, zone: ZoneInfo) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(say.day(one.interaction.happened.local_day)),
            Cell(say.own(one.interaction.note)),
            Cell(
                say("brief.hours", hours=say.number(round(one.hours))),
                Status.BLOCKED if one.state is DueState.OVERDUE else Status.WATCH,
            ),
            Cell(say.day(one.due_at.astimezone(zone).date())),
        )
        for one in material.requests
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.day")),
        Column(say("columns.request"), is_wide=True),
        Column(say("columns.waits")),
        Column(say("columns.due")),
    )
    return (Table(columns, rows),)


def _topics(material: PrivateMaterial, say: Speech) -> tuple[Block, ...]:
    """What to bring up: the warnings that stand, with what to do about each."""
    lines = tuple(
        say(
            "brief.topic",
            what=say.words(f"warnings.{one.code}.title", **one.facts),
            action=say.words(f"warnings.{one.code}.action", **one.facts),
        )
        for one in material.analysis.warnings[:MOST_WARNINGS]
    )
    return (Bullets(lines),) if lines else ()
