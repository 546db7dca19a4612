"""What should be known before a meeting? One page, read off the analysis and the client's file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import click

from trustjournal.cli.lookup import known_mission
from trustjournal.cli.session import JsonObject
from trustjournal.cli.shown import Names, instant, promise_object, request_object
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import local_day, paragraphs, section, shown_moment, table
from trustjournal.cli.trust import warnings_text
from trustjournal.domain.analyse import known_by
from trustjournal.domain.analysis import MissionAnalysis, PromiseState
from trustjournal.domain.kinds import ActKind, Channel
from trustjournal.domain.records import ClientFile, Interaction
from trustjournal.domain.signals import GAPS, SignalCode
from trustjournal.domain.states import happened
from trustjournal.domain.verdicts import DueState
from trustjournal.journal.analyses import analyse_mission
from trustjournal.journal.reading import client_file
from trustjournal.wording import Words

LAST_NOTES = 5
STILL_OPEN = frozenset({DueState.OPEN, DueState.DUE, DueState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Brief:
    """What a brief is made of; ``last`` holds the latest exchanges, newest first."""

    analysis: MissionAnalysis
    file: ClientFile
    last: tuple[Interaction, ...]
    silent: tuple[Interaction, ...]
    gaps: tuple[Interaction, ...]
    topics: tuple[str, ...]


@click.command(cls=SpokenCommand)
@click.argument("mission")
@click.pass_context
def brief(context: click.Context, *, mission: str) -> None:
    """Say what to know before a meeting."""
    session = session_of(context)
    now = session.clock()
    with session.journal(read_only=True) as journal:
        found = known_mission(journal, mission, now)
        analysis = analyse_mission(journal, found.id, now)
        file = known_by(client_file(journal, found.client_id), now)
    told = gather(analysis, file, now)
    session.show(
        _brief_object(told, session.zone), lambda words: _brief_text(told, session.zone, words)
    )


def gather(analysis: MissionAnalysis, file: ClientFile, at: datetime) -> Brief:
    """Bring together what a brief says; ``file`` holds only what was known at ``at``."""
    contacts = sorted(
        (
            it
            for it in happened(file, at)
            if it.mission_id == analysis.mission.id and it.channel is not Channel.NOTE
        ),
        key=lambda it: (it.happened.start, it.seq),
        reverse=True,
    )
    return Brief(
        analysis=analysis,
        file=file,
        last=tuple(contacts[:LAST_NOTES]),
        silent=_open(file, {SignalCode.SILENT_AGREEMENT}, {ActKind.VOICE, ActKind.REVEAL}),
        gaps=_open(file, GAPS, {ActKind.DISCUSS}),
        topics=tuple(dict.fromkeys(tag for it in contacts for tag in it.tags)),
    )


def _open(
    file: ClientFile, codes: Iterable[SignalCode], closers: Iterable[ActKind]
) -> tuple[Interaction, ...]:
    wanted, closing = frozenset(codes), frozenset(closers)
    closed = {act.subject_id for act in file.acts if act.kind in closing}
    return tuple(
        it
        for it in file.interactions
        if it.id not in closed and any(signal.code in wanted for signal in it.signals)
    )


def _brief_object(told: Brief, zone: str) -> JsonObject:
    analysis = told.analysis
    names = Names(
        missions={mission.id: mission.alias for mission in told.file.missions},
        clients={told.file.client.id: told.file.client.name},
    )
    return {
        "mission": analysis.mission.alias,
        "client": analysis.client.name,
        "on": instant(analysis.at, zone),
        "level": analysis.level,
        "phase": analysis.phase.value,
        "people": [
            {"name": it.name, "role": it.role, "requester": it.is_requester}
            for it in told.file.people
        ],
        "last_contact": told.last[0].happened.stated() if told.last else None,
        "last": [{"id": it.id, "on": it.happened.stated(), "note": it.note} for it in told.last],
        "requests": [
            request_object(it, names, zone) for it in analysis.requests if it.state in STILL_OPEN
        ],
        "commitments": _promises(analysis.commitments, names, zone),
        "waiting": _promises(analysis.waitings, names, zone),
        "steps": _promises(analysis.steps, names, zone),
        "silent": [{"id": it.id, "note": it.note} for it in told.silent],
        "gaps": [{"id": it.id, "note": it.note} for it in told.gaps],
        "topics": list(told.topics),
        "warnings": [warning.code.value for warning in analysis.warnings],
    }


def _promises(found: Iterable[PromiseState], names: Names, zone: str) -> list[JsonObject]:
    return [promise_object(it, names, zone) for it in found if it.state in STILL_OPEN]


def _brief_text(told: Brief, zone: str, words: Words) -> str:
    analysis = told.analysis
    phase = words(f"phases.{analysis.phase.value}.name")
    last = (
        words("answers.text.last_contact", day=shown_moment(told.last[0].happened, words))
        if told.last
        else words("answers.text.never_contact")
    )
    head = [
        f"{analysis.client.name} · {analysis.mission.title}",
        f"{phase} · {words.number(analysis.level)}",
        last,
    ]
    people = table([(it.name, it.role) for it in told.file.people])
    requests = [it.interaction for it in analysis.requests if it.state in STILL_OPEN]
    return paragraphs(
        "\n".join(head),
        section(words("answers.text.people"), people),
        section(words("answers.text.waiting_for_me"), _notes(requests, words)),
        section(words("answers.text.promised"), promises_text(analysis.commitments, zone, words)),
        section(words("answers.text.i_wait_for"), promises_text(analysis.waitings, zone, words)),
        section(words("answers.text.to_do"), promises_text(analysis.steps, zone, words)),
        section(words("answers.text.silent"), _notes(told.silent, words)),
        section(words("answers.text.gaps"), _notes(told.gaps, words)),
        section(words("answers.text.to_watch"), warnings_text(analysis.warnings, words)),
        section(words("answers.text.last_notes"), _notes(told.last, words)),
    )


def promises_text(found: Iterable[PromiseState], zone: str, words: Words) -> str:
    """Write open promises, one a row: by when, what, and whether it is past due."""
    rows = []
    for it in found:
        if it.state not in STILL_OPEN:
            continue
        due = "" if it.due_at is None else words.day(it.due_day or local_day(it.due_at, zone))
        late = words("answers.text.late") if it.state is DueState.OVERDUE else ""
        rows.append((due, it.promise.text, late))
    return table(rows)


def _notes(found: Iterable[Interaction], words: Words) -> str:
    return table([(shown_moment(it.happened, words), it.note) for it in found])
