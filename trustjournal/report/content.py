"""What does a document say?

``compose`` turns allow-listed material into a ``Document``. Each kind may use only the fields
listed in USES: the others are emptied before its writer sees them, so pre-flight (preflight.py)
lists exactly what can be printed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from trustjournal.report.document import Block, Document, Look, ReportKind, Section
from trustjournal.report.items import (
    ChainMaterial,
    DecisionItem,
    DeliverableItem,
    MilestoneItem,
    PeriodItem,
    PromiseItem,
    Sentence,
    Span,
    Topic,
)
from trustjournal.report.kinds.activity import write_activity
from trustjournal.report.kinds.brief import write_brief
from trustjournal.report.kinds.commitments import write_commitments
from trustjournal.report.kinds.decisions import write_decisions
from trustjournal.report.kinds.handover import write_handover
from trustjournal.report.kinds.mission import write_mission
from trustjournal.report.kinds.progress import write_progress
from trustjournal.report.kinds.proposal import write_proposal
from trustjournal.report.kinds.retrospective import write_retrospective
from trustjournal.report.private import PrivateMaterial
from trustjournal.report.profile import Profile, logo_format
from trustjournal.report.saying import Speech
from trustjournal.report.setting import Setting
from trustjournal.wording import Words

Listed = TypeVar(
    "Listed", PeriodItem, Sentence, MilestoneItem, DeliverableItem, DecisionItem, PromiseItem
)
Writer = Callable[[ChainMaterial, Speech, Setting], tuple[tuple[Block, ...], tuple[Section, ...]]]


PrivateWriter = Callable[
    [PrivateMaterial, Speech, ZoneInfo], tuple[tuple[Block, ...], tuple[Section, ...]]
]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a kind is written and which fields of the material it may use."""

    write: Writer
    uses: frozenset[str]


LISTED = (
    "periods",
    "sentences",
    "milestones",
    "deliverables",
    "decisions",
    "commitments",
    "waitings",
)
ALL = frozenset(LISTED)
RECIPES: Mapping[ReportKind, Recipe] = {
    ReportKind.PROGRESS: Recipe(write_progress, ALL),
    ReportKind.MISSION: Recipe(write_mission, ALL | {"objectives"}),
    ReportKind.DECISIONS: Recipe(
        write_decisions, frozenset({"sentences", "decisions", "commitments", "waitings"})
    ),
    ReportKind.COMMITMENTS: Recipe(write_commitments, frozenset({"commitments", "waitings"})),
    ReportKind.PROPOSAL: Recipe(
        write_proposal,
        frozenset({"periods", "sentences", "milestones", "deliverables", "objectives"}),
    ),
    ReportKind.ACTIVITY: Recipe(write_activity, frozenset({"worked"})),
    ReportKind.HANDOVER: Recipe(write_handover, ALL | {"objectives"}),
}
PRIVATE_WRITERS: Mapping[ReportKind, PrivateWriter] = {
    ReportKind.BRIEF: write_brief,
    ReportKind.RETROSPECTIVE: write_retrospective,
}
CLIENT_KINDS = tuple(RECIPES)
ABOUT_THE_CLIENT = frozenset({ReportKind.ACTIVITY, ReportKind.HANDOVER})  # not addressed to it


def compose(
    kind: ReportKind, material: ChainMaterial, words: Words, *, setting: Setting
) -> Document:
    """Write a client's document of ``kind`` in the language of ``words``."""
    say = Speech(words, setting.on)
    recipe = RECIPES[kind]
    opening, sections = recipe.write(narrow(kind, material, setting), say, setting)
    title = say(f"kinds.{kind}.title")
    return Document(
        kind=kind,
        language=words.language,
        title=title,
        subtitle=say.own(material.mission),
        on=setting.on,
        author=setting.profile.name,
        page_label=say("page", page="{page}", pages="{pages}"),
        running_head=f"{say.as_is(material.client)} · {title}",
        facts=_facts(kind, material, say, setting),
        opening=opening,
        sections=tuple(section for section in sections if section.blocks),
        look=dress(setting.profile),
    )


def compose_private(
    kind: ReportKind, material: PrivateMaterial, words: Words, *, setting: Setting
) -> Document:
    """Write a document for the consultant alone, marked as such on every page."""
    say, analysis = Speech(words, setting.on), material.analysis
    opening, sections = PRIVATE_WRITERS[kind](material, say, setting.zone)
    title = say(f"kinds.{kind}.title")
    facts = (
        (say("cover.about"), say.as_is(analysis.client.name)),
        (say("cover.date"), say.full_day(setting.on)),
        (say("cover.use"), say("private")),
    )
    return Document(
        kind=kind,
        language=words.language,
        title=title,
        subtitle=say.own(analysis.mission.title),
        on=setting.on,
        author=setting.profile.name,
        page_label=say("page", page="{page}", pages="{pages}"),
        running_head=f"{say.as_is(analysis.client.name)} · {title} · {say('private')}",
        facts=facts,
        opening=opening,
        sections=tuple(section for section in sections if section.blocks),
        look=Look(accent=setting.profile.accent, footer=say("private")),  # nobody to be dressed for
    )


def narrow(kind: ReportKind, material: ChainMaterial, setting: Setting) -> ChainMaterial:
    """Empty the fields that ``kind`` may not use and leave out what pre-flight removed."""
    uses, removed = RECIPES[kind].uses, setting.choices.removed

    def kept(name: str, items: tuple[Listed, ...]) -> tuple[Listed, ...]:
        return tuple(item for item in items if name in uses and item.key not in removed)

    is_handover = kind is ReportKind.HANDOVER
    return replace(
        material,
        objectives=tuple(
            one
            for number, one in enumerate(material.objectives)
            if "objectives" in uses and f"objective:{number}" not in removed
        ),
        worked=material.worked if "worked" in uses else (),
        reply_hours=material.reply_hours if _shows_replies(kind, setting) else (),
        periods=kept("periods", material.periods),
        sentences=tuple(
            one
            for one in kept("sentences", material.sentences)
            if is_handover or one.topic is not Topic.SENSITIVITY
        ),
        milestones=tuple(
            replace(one, reason="") if one.slip_key in removed else one
            for one in kept("milestones", material.milestones)
        ),
        deliverables=kept("deliverables", material.deliverables),
        decisions=kept("decisions", material.decisions),
        commitments=kept("commitments", material.commitments),
        waitings=kept("waitings", material.waitings),
    )


def _shows_replies(kind: ReportKind, setting: Setting) -> bool:
    return kind is ReportKind.COMMITMENTS and setting.choices.with_reply_times


def texts_of(material: ChainMaterial) -> tuple[tuple[str, str, str], ...]:
    """Return every text of the material as (key, place, text), in the order of its fields."""
    found = [
        ("client", "client", material.client),
        ("requester", "requester", material.requester),
        ("mission", "mission", material.mission),
    ]
    found += [(f"objective:{n}", "objective", one) for n, one in enumerate(material.objectives)]
    for name in LISTED:
        for item in getattr(material, name):
            place = item.key.partition(":")[0]
            found += [(item.key, place, text) for text in item.texts]
    found += [(one.slip_key, "slip", one.reason) for one in material.milestones if one.reason]
    return tuple(found)


def dress(profile: Profile) -> Look:
    """Return the profile's look."""
    return Look(
        accent=profile.accent,
        letterhead=profile.letterhead or tuple(filter(None, (profile.name, profile.company))),
        footer=profile.legal_footer,
        logo=profile.logo,
        logo_format=logo_format(profile.logo),
        logo_alt=profile.company or profile.name,
    )


def _facts(
    kind: ReportKind, material: ChainMaterial, say: Speech, setting: Setting
) -> tuple[tuple[str, str], ...]:
    span, edition = material.span, setting.edition
    version = say("cover.version_value", number=edition.number)
    if edition.replaces is not None:
        version = say("cover.version_replaces", number=edition.number, old=edition.replaces)
    recipient = ", ".join(filter(None, (material.requester, material.client)))
    whom = "cover.about" if kind in ABOUT_THE_CLIENT else "cover.client"
    lines = (
        (say(whom), say.as_is(recipient)),
        (say("cover.span"), "" if kind is ReportKind.PROPOSAL else _days(span, say)),
        (say("cover.author"), say.as_is(setting.profile.name)),
        (say("cover.date"), say.full_day(setting.on)),
        (say("cover.version"), version),
    )
    return tuple((label, value) for label, value in lines if value)


def _days(span: Span, say: Speech) -> str:
    if span.start == span.end:
        return say("cover.day_value", day=say.full_day(span.start))
    return say("cover.span_value", start=say.full_day(span.start), end=say.full_day(span.end))
