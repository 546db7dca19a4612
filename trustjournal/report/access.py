"""How is what the journal says about a person written for them: as pages, and as JSON?

Both say the same: who they are, each note that speaks of them, what was promised, ratings, levels
and how they come about, where it was learnt, and how long it is kept.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from trustjournal.domain.access import AccessEntry, AccessFile, AccessPromise
from trustjournal.domain.moments import Moment
from trustjournal.report import pdf, pieces
from trustjournal.report.content import dress
from trustjournal.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Paragraph,
    PrivacyPaper,
    Section,
    Table,
)
from trustjournal.report.profile import Profile
from trustjournal.report.saying import Speech
from trustjournal.wording import Words

SAID = ("how", "sources", "rights")
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class AccessPaper:
    """Where what was handed over was written."""

    pdf: Path
    json: Path


def write_access(found: AccessFile, words: Words, profile: Profile, folder: Path) -> AccessPaper:
    """Write both files into a folder that is there. Raises Trouble where it cannot be written."""
    stem = f"{found.at:%Y-%m-%d}_{_slug(found.person.name)}_{words('privacy.access.file')}"
    paper = AccessPaper(folder / f"{stem}.pdf", folder / f"{stem}.json")
    pdf.write(access_document(found, words, profile), paper.pdf)
    told = json.dumps(access_object(found, words), ensure_ascii=False, indent=1)
    pdf.save(f"{told}\n".encode(), paper.json)
    return paper


def access_object(found: AccessFile, words: Words) -> dict[str, object]:
    """Return what is handed over as JSON knows it; keys in English, sentences in the language."""
    person = found.person
    return {
        "person": {
            "name": person.name,
            "client": found.client,
            "role": person.role,
            "requester": person.is_requester,
            "reachable": person.reachable or "",
            "since": person.logged_at.isoformat(),
        },
        "on": found.at.isoformat(),
        "entries": [_entry_object(one) for one in found.entries],
        "promises": [_promise_object(one) for one in found.promises],
        "decisions": [{"at": at.stated(), "text": text} for at, text in found.decisions],
        "reasons": [{"at": at.stated(), "text": text} for at, text in found.reasons],
        "ratings": [
            {"at": one.given.stated(), "value": one.value, "by": one.by.value}
            for one in found.ratings
        ],
        "levels": [
            {
                "mission": one.mission,
                "level": one.level,
                "low": one.low,
                "high": one.high,
                "phase": one.phase.value,
            }
            for one in found.levels
        ],
        **{name: words(f"privacy.access.{name}") for name in SAID},
        "last_contact": found.last_contact.isoformat() if found.last_contact else None,
        "keep_until": found.keep_until.isoformat(),
    }


def access_document(found: AccessFile, words: Words, profile: Profile) -> Document:
    """Return what is handed over as a document."""
    say, at = Speech(words, found.at.date()), found.at
    title = words("privacy.access.title")
    sections = (
        _section("entries", say, _entries(found, say)),
        _section("promises", say, _promises(found, say)),
        _section("decisions", say, _dated(found.decisions, say)),
        _section("ratings", say, _ratings(found, say)),
        _section("levels", say, (*_levels(found, say), *_said("how", say))),
        _section("reasons", say, _dated(found.reasons, say)),
        _section("sources", say, _said("sources", say)),
        _section("retention", say, _retention(found, say)),
        _section("rights", say, _said("rights", say)),
    )
    return Document(
        kind=PrivacyPaper.ACCESS,
        language=words.language,
        title=title,
        subtitle=say.as_is(found.person.name),
        on=at.date(),
        author=profile.name,
        page_label=say("page", page="{page}", pages="{pages}"),
        running_head=f"{say.as_is(found.person.name)} · {title}",
        facts=_facts(found, say, at),
        opening=(Paragraph(words("privacy.access.opening"), is_lead=True),),
        sections=tuple(section for section in sections if section.blocks),
        look=dress(profile),
    )


def _section(name: str, say: Speech, blocks: tuple[Block, ...]) -> Section:
    return Section(say.words(f"privacy.access.headings.{name}"), blocks)


def _said(name: str, say: Speech) -> tuple[Block, ...]:
    return (Paragraph(say.words(f"privacy.access.{name}")),)


def _facts(found: AccessFile, say: Speech, at: datetime) -> tuple[tuple[str, str], ...]:
    person, words = found.person, say.words
    lines = (
        (words("privacy.access.facts.client"), say.as_is(found.client)),
        (words("privacy.access.facts.role"), say.as_is(person.role)),
        (
            words("privacy.access.facts.requester"),
            words("privacy.access.yes") if person.is_requester else "",
        ),
        (words("privacy.access.facts.reachable"), say.as_is(person.reachable or "")),
        (words("privacy.access.facts.since"), say.full_day(person.logged_at.date())),
        (words("privacy.access.facts.on"), say.full_day(at.date())),
    )
    return tuple((label, value) for label, value in lines if value)


def _entries(found: AccessFile, say: Speech) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(say.day(one.happened.local_day)),
            Cell(say(f"channels.{one.channel}")),
            Cell(_concern(one, say)),
            Cell(_told(one, say)),
        )
        for one in found.entries
    )
    if not rows:
        return (Paragraph(say.words("privacy.access.no_entry")),)
    columns = (
        Column(say("columns.day")),
        Column(say("columns.channel")),
        Column(say.words("privacy.access.columns.concern")),
        Column(say("columns.note"), is_wide=True),
    )
    return (Table(columns, rows),)


def _concern(one: AccessEntry, say: Speech) -> str:
    return say.words(f"privacy.access.{'took_part' if one.took_part else 'named'}")


def _told(one: AccessEntry, say: Speech) -> str:
    """Return all that stands in an entry, a line each."""
    words = say.words
    lines = [say.own(one.note)]
    if one.shareable and one.shareable != one.note:
        lines.append(words("privacy.access.line.shareable", text=one.shareable))
    if one.mission:
        lines.append(words("privacy.access.line.mission", text=one.mission))
    lines += [
        words("privacy.access.line.signal", text=words(f"signals.{it}")) for it in one.signals
    ]
    if one.mood is not None:
        lines.append(words("privacy.access.line.mood", value=one.mood))
    if one.tags:
        lines.append(words("privacy.access.line.tags", text=", ".join(one.tags)))
    lines += [_promise_text(it, say) for it in one.promises]
    return "\n".join(line for line in lines if line)


def _promise_text(one: AccessPromise, say: Speech) -> str:
    return say.words(f"privacy.access.line.{one.kind}", text=one.text)


def _promises(found: AccessFile, say: Speech) -> tuple[Block, ...]:
    lines = tuple(_promise_text(one, say) for one in found.promises)
    return (Bullets(lines),) if lines else ()


def _dated(found: tuple[tuple[Moment, str], ...], say: Speech) -> tuple[Block, ...]:
    return pieces.dated_table(
        ((at.local_day, text) for at, text in found), say, heading="columns.what"
    )


def _ratings(found: AccessFile, say: Speech) -> tuple[Block, ...]:
    lines = tuple(
        say.words(
            f"privacy.access.rating.{one.by}",
            day=say.day(one.given.local_day),
            value=say.number(one.value),
        )
        for one in found.ratings
    )
    return (Bullets(lines),) if lines else ()


def _levels(found: AccessFile, say: Speech) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(say.own(one.mission)),
            Cell("–" if one.level is None else say.number(round(one.level))),
            Cell(
                "–"
                if one.low is None or one.high is None
                else say("retrospective.band", low=round(one.low), high=round(one.high))
            ),
            Cell(say.words(f"phases.{one.phase}.name")),
        )
        for one in found.levels
    )
    if not rows:
        return ()
    columns = (
        Column(say.words("privacy.access.columns.mission"), is_wide=True),
        Column(say("columns.level"), is_number=True),
        Column(say("columns.band")),
        Column(say("columns.phase")),
    )
    return (Table(columns, rows),)


def _retention(found: AccessFile, say: Speech) -> tuple[Block, ...]:
    until = say.full_day(found.keep_until)
    if found.last_contact is None:
        return (Paragraph(say.words("privacy.access.kept_unmet", until=until)),)
    last = say.full_day(found.last_contact)
    return (Paragraph(say.words("privacy.access.kept", last=last, until=until)),)


def _entry_object(one: AccessEntry) -> dict[str, object]:
    return {
        "happened": one.happened.stated(),
        "precision": one.happened.precision.value,
        "logged": one.logged_at.astimezone(ZoneInfo(one.happened.zone)).isoformat(),
        "mission": one.mission,
        "channel": one.channel.value,
        "direction": None if one.direction is None else one.direction.value,
        "minutes": one.minutes,
        "took_part": one.took_part,
        "note": one.note,
        "shareable": one.shareable or None,
        "mood": one.mood,
        "tags": list(one.tags),
        "signals": list(one.signals),
        "promises": [_promise_object(it) for it in one.promises],
    }


def _promise_object(one: AccessPromise) -> dict[str, object]:
    return {
        "kind": one.kind,
        "text": one.text,
        "made": one.made.stated(),
        "due": None if one.due is None else one.due.stated(),
    }


def _slug(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")[:LONGEST_NAME].strip("-") or "x"
