"""The retrospective of a mission, for the consultant: the course of trust, what built it and what
cost it, and what would bring it further.
"""

from collections.abc import Callable, Iterable
from datetime import date
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import LevelChange, MissionAnalysis, TrajectoryPoint
from trustjournal.domain.similar import Situation
from trustjournal.domain.verdicts import Cause
from trustjournal.report import pieces
from trustjournal.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Picture,
    Section,
    Table,
)
from trustjournal.report.drawing import trajectory_svg
from trustjournal.report.kinds.brief import standing
from trustjournal.report.private import PrivateMaterial
from trustjournal.report.saying import Speech

LEAST_POINTS = 0.5  # smaller moves are noise on paper
MOST_ROWS = 8


def write_retrospective(
    material: PrivateMaterial, say: Speech, zone: ZoneInfo
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write the course of one mission up to the day of the analysis."""
    analysis = material.analysis
    opening = (
        Paragraph(standing(analysis, say), is_lead=True),
        Paragraph(say("estimate"), is_note=True),
    )
    gains = _moves(analysis, lambda delta: delta >= LEAST_POINTS)
    losses = _moves(analysis, lambda delta: delta <= -LEAST_POINTS)
    return opening, (
        pieces.section(
            "trajectory", say, _picture(analysis, say, zone), _months(analysis, say, zone)
        ),
        pieces.section("phases", say, _phases(analysis, say, zone)),
        pieces.section("built", say, _table(gains, material, say, zone)),
        pieces.section("cost", say, _table(losses, material, say, zone)),
        pieces.section("repeated", say, _repeated(analysis, say)),
        pieces.section("similar", say, _similar(material, say, zone)),
        pieces.section("ahead", say, _ahead(analysis, say)),
    )


def _picture(analysis: MissionAnalysis, say: Speech, zone: ZoneInfo) -> tuple[Block, ...]:
    if not analysis.points:
        return ()
    svg = trajectory_svg(analysis, say.words, zone)
    first, last = analysis.points[0], analysis.points[-1]
    alt = say(
        "retrospective.alt",
        start=say.full_day(first.at.astimezone(zone).date()),
        first=round(first.level),
        end=say.full_day(analysis.at.astimezone(zone).date()),
        last=round(last.level),
    )
    return (Picture(svg, alt, say("retrospective.caption")),)


def _months(analysis: MissionAnalysis, say: Speech, zone: ZoneInfo) -> tuple[Block, ...]:
    """The data behind the drawing: the last point of each month."""
    last: dict[tuple[int, int], TrajectoryPoint] = {}
    for point in analysis.points:
        day = point.at.astimezone(zone).date()
        last[day.year, day.month] = point
    rows = tuple(
        (
            Cell(say.month_year(date(year, month, 1))),
            Cell(say.number(round(point.level))),
            Cell(say("retrospective.band", low=round(point.low), high=round(point.high))),
            Cell(say.words(f"phases.{point.phase}.name")),
        )
        for (year, month), point in last.items()
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.month")),
        Column(say("columns.level"), is_number=True),
        Column(say("columns.band")),
        Column(say("columns.phase"), is_wide=True),
    )
    return (Table(columns, rows),)


def _phases(analysis: MissionAnalysis, say: Speech, zone: ZoneInfo) -> tuple[Block, ...]:
    rows, before = [], None
    for point in analysis.points:
        if point.phase is not before:
            name = say.words(f"phases.{point.phase}.name")
            rows.append((point.at.astimezone(zone).date(), name))
            before = point.phase
    return pieces.dated_table(rows, say, heading="columns.phase")


def _moves(analysis: MissionAnalysis, counts: Callable[[float], bool]) -> list[LevelChange]:
    facts = [one for one in analysis.changes if one.cause is not Cause.TIME and counts(one.delta)]
    facts.sort(key=lambda one: -abs(one.delta))
    return sorted(facts[:MOST_ROWS], key=lambda one: one.at)


def _table(
    moves: Iterable[LevelChange], material: PrivateMaterial, say: Speech, zone: ZoneInfo
) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(say.day(one.at.astimezone(zone).date())),
            Cell(say.own(_code_words(one.code, say))),
            Cell(_note_of(one, material, say)),
            Cell(_signed(one.delta, say)),
        )
        for one in moves
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.day")),
        Column(say("columns.fact")),
        Column(say("columns.note"), is_wide=True),
        Column(say("columns.points"), is_number=True),
    )
    return (Table(columns, rows),)


def _note_of(change: LevelChange, material: PrivateMaterial, say: Speech) -> str:
    """The note behind a change, or the other mission of the client that it came from."""
    analysis = material.analysis
    if change.mission_id not in {None, analysis.mission.id}:
        title = dict(material.missions).get(change.mission_id or "", "")
        return say("retrospective.elsewhere", mission=say.as_is(title)) if title else ""
    notes = {one.id: one.note for one in analysis.interactions}
    return say.own(notes.get(change.interaction_id or "", ""))


def _repeated(analysis: MissionAnalysis, say: Speech) -> tuple[Block, ...]:
    """Losses that came more than once: where a habit may hide."""
    counted: dict[str, int] = {}
    for one in analysis.changes:
        if one.cause is Cause.ENTRY and one.delta <= -LEAST_POINTS:
            counted[one.code] = counted.get(one.code, 0) + 1
    lines = tuple(
        say("retrospective.repeated", what=say.own(_code_words(code, say)), count=number)
        for code, number in counted.items()
        if number > 1
    )
    return (Bullets(lines),) if lines else ()


def _ahead(analysis: MissionAnalysis, say: Speech) -> tuple[Block, ...]:
    lines = tuple(
        say(
            "retrospective.ahead",
            what=say.words(f"outlook.{one.reason}"),
            points=_signed(one.gain, say),
        )
        for one in analysis.outlook
    )
    return (Bullets(lines),) if lines else ()


def _similar(material: PrivateMaterial, say: Speech, zone: ZoneInfo) -> tuple[Block, ...]:
    """The same losses with other clients, and what followed there."""
    rows = tuple(
        (
            Cell(say.full_day(one.at.astimezone(zone).date())),
            Cell(say("dated", what=say.as_is(one.mission), day=say.as_is(one.client))),
            Cell(say.own(_code_words(one.code, say))),
            Cell(_followed(one, say, zone)),
        )
        for one in material.similar
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.day")),
        Column(say("columns.where")),
        Column(say("columns.fact")),
        Column(say("columns.followed"), is_wide=True),
    )
    return (Table(columns, rows),)


def _followed(one: Situation, say: Speech, zone: ZoneInfo) -> str:
    told = say(
        "retrospective.followed",
        level=round(one.level),
        later=round(one.later),
        day=say.full_day(one.seen_at.astimezone(zone).date()),
    )
    if not one.raised_by:
        return told
    causes = tuple(_code_words(code, say) for code in one.raised_by)
    return say("retrospective.raised", what=told, causes=say.listing(causes))


def _code_words(code: str, say: Speech) -> str:
    """The name of a signal, or of what moves the level without being one."""
    for key in (f"signals.{code}", f"causes.{code}"):
        if say.words.has(key):
            return say.words(key)
    return code


def _signed(points: float, say: Speech) -> str:
    sign = "+" if points >= 0 else "\u2212"
    return f"{sign}{say.words.number(abs(points), 1)}"
