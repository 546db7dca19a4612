"""The mission report, at the end of a period: what was aimed at, done, found and advised."""

from trustjournal.report import pieces
from trustjournal.report.document import Block, Bullets, Paragraph, Section
from trustjournal.report.items import ChainMaterial, PeriodItem, Topic
from trustjournal.report.kinds.progress import done_rows, next_rows, status_of
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Setting


def write_mission(
    material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write the report on the period that the span covers."""
    period = pieces.period_of(material)
    summary = setting.choices.summary or _summary(material, period, say)
    opening = (Paragraph(say.own(summary), is_lead=True),)
    return opening, (
        pieces.section("objectives", say, pieces.texts(_objectives(material, period), say)),
        pieces.section("results", say, _results(material, period, say)),
        pieces.section(
            "actions",
            say,
            pieces.sentence_table(
                pieces.told(material, Topic.EXCHANGE), say, heading="columns.exchange"
            ),
        ),
        pieces.section(
            "planning",
            say,
            pieces.planning_chart(material, say),
            pieces.milestone_table(material.milestones, say, setting.choices),
        ),
        pieces.section(
            "deliverables", say, pieces.deliverable_table(pieces.owed_now(material), say)
        ),
        pieces.section("observations", say, pieces.bullets(material, Topic.OBSERVATION, say)),
        pieces.section("risks", say, pieces.bullets(material, Topic.RISK, say)),
        pieces.section("recommendations", say, pieces.bullets(material, Topic.RECOMMENDATION, say)),
        pieces.section("decided", say, pieces.decision_table(material.decisions, say)),
        pieces.section("means", say, pieces.bullets(material, Topic.MEANS, say)),
        pieces.section("proposed", say, _proposed(material, say)),
    )


def _summary(material: ChainMaterial, period: PeriodItem | None, say: Speech) -> str:
    done = done_rows(material)
    span = pieces.span_words(material.span, say)
    parts = [say.count("progress.summary.done", len(done), span=span)] if done else []
    if period is not None and period.end is not None and period.end <= say.on:
        parts.append(say("mission.ended", number=period.number, day=say.day(period.end)))
    else:
        parts.append(say(f"progress.summary.{status_of(material, say.on)}"))
    return " ".join(parts)


def _objectives(material: ChainMaterial, period: PeriodItem | None) -> tuple[str, ...]:
    return (period.objectives if period else ()) or material.objectives


def _results(material: ChainMaterial, period: PeriodItem | None, say: Speech) -> tuple[Block, ...]:
    stated = pieces.texts(period.results if period else (), say)
    return (*stated, *pieces.dated_table(done_rows(material), say))


def _proposed(material: ChainMaterial, say: Speech) -> tuple[Block, ...]:
    ahead = [one for one in material.periods if one.start > material.span.end]
    blocks: tuple[Block, ...] = ()
    if ahead:
        one = ahead[0]
        start, end = say.full_day(one.start), say.full_day(one.end) if one.end else "–"
        blocks = (Paragraph(say("mission.next_period", start=start, end=end)),)
        blocks += pieces.texts(one.objectives, say)
    coming = pieces.dated_table(next_rows(material, say.on), say, heading="columns.coming")
    advised = tuple(say.own(one.text) for one in pieces.told(material, Topic.NEXT))
    return (*blocks, *coming, *((Bullets(advised),) if advised else ()))
