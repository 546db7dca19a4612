"""Minutes of decisions, sent the same day: who was there, what was decided, who does what when."""

from collections.abc import Iterator

from trustjournal.report import pieces
from trustjournal.report.document import Block, Cell, Column, Paragraph, Section, Table
from trustjournal.report.items import ChainMaterial, PromiseItem, Topic
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Setting


def write_decisions(
    material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Write the minutes of the days covered."""
    summary = setting.choices.summary or say.count(
        "decisions.summary", len(material.decisions), day=say.weekday(material.span.end)
    )
    present = tuple(dict.fromkeys(name for people in _people(material) for name in people))
    opening: tuple[Block, ...] = (Paragraph(say.own(summary), is_lead=True),)
    return opening, (
        pieces.section("present", say, _present(present, setting, say)),
        pieces.section("decided", say, pieces.decision_table(material.decisions, say)),
        pieces.section("actions_agreed", say, _actions(material, setting, say)),
        pieces.section("asked", say, pieces.bullets(material, Topic.QUESTION, say)),
        pieces.section("said", say, _said(material, say)),
    )


def _people(material: ChainMaterial) -> Iterator[tuple[str, ...]]:
    yield from (one.present for one in material.decisions)
    yield from (one.present for one in material.sentences)


def _present(names: tuple[str, ...], setting: Setting, say: Speech) -> tuple[Block, ...]:
    if not names:
        return ()
    everyone = (*names, *filter(None, (setting.profile.name,)))
    return (Paragraph(say.as_is(", ".join(everyone))),)


def _actions(material: ChainMaterial, setting: Setting, say: Speech) -> tuple[Block, ...]:
    """What was promised on those days, by either side, as known when the document is written."""
    mine = setting.profile.name or say("decisions.me")
    rows = [_action(one, mine, say) for one in _made(material.commitments, material)]
    rows += [_action(one, material.client, say) for one in _made(material.waitings, material)]
    if not rows:
        return ()
    columns = (
        Column(say("columns.action"), is_wide=True),
        Column(say("columns.owner")),
        Column(say("columns.due")),
    )
    return (Table(columns, tuple(rows)),)


def _made(promises: tuple[PromiseItem, ...], material: ChainMaterial) -> Iterator[PromiseItem]:
    return (one for one in promises if material.span.holds(one.made))


def _action(one: PromiseItem, owner: str, say: Speech) -> tuple[Cell, ...]:
    return Cell(say.own(one.text)), Cell(say.as_is(owner)), Cell(say.day(one.due))


def _said(material: ChainMaterial, say: Speech) -> tuple[Block, ...]:
    topics = (Topic.RESULT, Topic.EXCHANGE, Topic.OBSERVATION, Topic.RECOMMENDATION, Topic.RISK)
    return pieces.sentence_table(pieces.told(material, *topics), say, heading="columns.exchange")
