"""The hand-over dossier for the next consultant: what is promised, decided, delicate, and how to
build trust anew.

It holds only what may be shared: the same allow-list as the client's documents, and sentences
tagged as a sensitivity.
"""

from trustjournal.report import pieces
from trustjournal.report.document import Block, Bullets, Cell, Column, Paragraph, Section, Table
from trustjournal.report.items import ChainMaterial, Topic
from trustjournal.report.kinds.progress import done_rows, next_rows
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Setting

PLAN_STEPS = ("meet", "promises", "planning", "first_result", "point", "own_up")


def write_handover(
    material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write the dossier over the whole mission."""
    mine = tuple(one for one in material.commitments if one.is_open)
    theirs = tuple(one for one in material.waitings if one.is_open)
    summary = setting.choices.summary or say.count(
        "handover.summary", len(mine), mission=say.as_is(material.mission)
    )
    steps = tuple(say(f"handover.plan.{step}") for step in PLAN_STEPS)
    return (Paragraph(say.own(summary), is_lead=True),), (
        pieces.section("mission_in_short", say, _periods(material, say)),
        pieces.section("objectives", say, pieces.texts(material.objectives, say)),
        pieces.section("promises_open", say, pieces.promise_table(mine, say, made=True)),
        pieces.section("owed_by_client", say, pieces.promise_table(theirs, say, made=True)),
        pieces.section(
            "next",
            say,
            pieces.dated_table(next_rows(material, say.on), say, heading="columns.coming"),
        ),
        pieces.section("decided", say, pieces.decision_table(material.decisions, say)),
        pieces.section("sensitivities", say, pieces.bullets(material, Topic.SENSITIVITY, say)),
        pieces.section("risks", say, pieces.bullets(material, Topic.RISK, say)),
        pieces.section("rebuild", say, (Paragraph(say("handover.why")), Bullets(steps))),
        pieces.section("done", say, pieces.dated_table(done_rows(material), say)),
        pieces.section(
            "planning",
            say,
            pieces.planning_chart(material, say),
            pieces.milestone_table(material.milestones, say, setting.choices),
        ),
    )


def _periods(material: ChainMaterial, say: Speech) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(str(one.number)),
            Cell(say.full_day(one.start)),
            Cell(say.full_day(one.end) if one.end else "–"),
            Cell(say.as_is(say("joint").join(one.objectives)) or "–"),
        )
        for one in material.periods
    )
    if not rows:
        return ()
    columns = (
        Column(say("columns.period")),
        Column(say("columns.start")),
        Column(say("columns.end")),
        Column(say("columns.objectives"), is_wide=True),
    )
    return (Table(columns, rows),)
