"""What waits today, over all missions; and the advice for one of them."""

from collections.abc import Iterable

import click

from trustjournal.cli.brief import promises_text
from trustjournal.cli.lookup import known_mission, names_of
from trustjournal.cli.session import JsonObject
from trustjournal.cli.shown import (
    Names,
    instant,
    promise_object,
    request_object,
    warning_object,
)
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import (
    local_day,
    paragraphs,
    section,
    short,
    shown_delta,
    shown_moment,
    table,
)
from trustjournal.cli.trust import warnings_text
from trustjournal.domain.analysis import MissionAnalysis, RequestState
from trustjournal.domain.today import Today
from trustjournal.journal import analyses
from trustjournal.journal.entry import Entry
from trustjournal.journal.planned import untold
from trustjournal.wording import Words

CARD_PARTS = ("title", "when", "why", "text", "action", "message", "reference")


@click.command(cls=SpokenCommand)
@click.pass_context
def today(context: click.Context) -> None:
    """Say what waits today."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        found = analyses.today(journal, session.clock())
        planned = untold(journal, session.clock())
        names = names_of(journal)
    zone, words = session.zone, session.words
    value: JsonObject = {
        "on": instant(found.on, zone),
        "requests": [request_object(it, names, zone) for it in found.requests],
        "commitments": [promise_object(it, names, zone) for it in found.commitments],
        "waiting": [promise_object(it, names, zone) for it in found.waitings],
        "steps": [promise_object(it, names, zone) for it in found.steps],
        "warnings": [warning_object(it, names, words, zone) for it in found.warnings],
        "missions": [_mission_object(it, zone) for it in found.missions],
        "card": None if found.card is None else card_object(found.card, words),
    }
    session.show(value, lambda words: _today_text(found, planned, names, zone=zone, words=words))


@click.command(cls=SpokenCommand)
@click.argument("mission")
@click.pass_context
def advice(context: click.Context, *, mission: str) -> None:
    """Show the cards of advice for a mission, best first."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        found = known_mission(journal, mission, session.clock())
        analysis = analyses.analyse_mission(journal, found.id, session.clock())
    value: JsonObject = {
        "mission": analysis.mission.alias,
        "client": analysis.client.name,
        "on": instant(analysis.at, session.zone),
        "cards": [card_object(card, session.words) for card in analysis.cards],
    }
    session.show(value, lambda words: _advice_text(analysis.cards, words))


def card_object(card: str, words: Words) -> JsonObject:
    """Return a card of advice with its words; a card may have no message to copy."""
    parts = {
        part: words(f"advice.{card}.{part}") if words.has(f"advice.{card}.{part}") else None
        for part in CARD_PARTS
    }
    return {"id": card, **parts}


def _mission_object(analysis: MissionAnalysis, zone: str) -> JsonObject:
    return {
        "mission": analysis.mission.alias,
        "client": analysis.client.name,
        "level": analysis.level,
        "low": analysis.low,
        "high": analysis.high,
        "phase": analysis.phase.value,
        "trend": {
            "delta": analysis.trend.delta,
            "since": instant(analysis.trend.since, zone),
            "code": analysis.trend.code,
        },
    }


def _today_text(
    found: Today, planned: Iterable[Entry], names: Names, *, zone: str, words: Words
) -> str:
    missions = table([_mission_row(it, words) for it in found.missions], right=frozenset({3}))
    card = "" if found.card is None else _card_text(found.card, words)
    return paragraphs(
        words.day(local_day(found.on, zone), weekday=True),
        section(words("answers.text.waiting_for_me"), _requests_text(found.requests, names, words)),
        section(words("answers.text.to_log"), table([_planned_row(it, words) for it in planned])),
        section(words("answers.text.promised"), promises_text(found.commitments, zone, words)),
        section(words("answers.text.to_do"), promises_text(found.steps, zone, words)),
        section(words("answers.text.i_wait_for"), promises_text(found.waitings, zone, words)),
        section(words("answers.text.to_watch"), warnings_text(found.warnings, words)),
        section(words("answers.text.missions"), missions) or words("answers.text.all_calm"),
        section(words("answers.text.card"), card),
    )


def _planned_row(entry: Entry, words: Words) -> tuple[str, ...]:
    one = entry.interaction
    return short(one.id), shown_moment(one.happened, words), entry.client or "", one.note


def _requests_text(requests: Iterable[RequestState], names: Names, words: Words) -> str:
    rows = [
        (
            words("answers.text.hours", hours=round(it.hours, 1)),
            names.client(it.interaction.client_id) or "",
            it.interaction.note,
            words(f"answers.state.{it.state.value}"),
        )
        for it in requests
    ]
    return table(rows, right=frozenset({0}))


def _mission_row(analysis: MissionAnalysis, words: Words) -> tuple[str, ...]:
    phase = words(f"phases.{analysis.phase.value}.name")
    level = words.number(analysis.level)
    trend = shown_delta(analysis.trend.delta, words)
    return analysis.client.name, analysis.mission.title, phase, level, trend


def _advice_text(cards: Iterable[str], words: Words) -> str:
    return "\n\n".join(_card_text(card, words) for card in cards) or words("answers.text.none")


def _card_text(card: str, words: Words) -> str:
    parts = [f"advice.{card}.{part}" for part in ("title", "text", "action", "message")]
    return "\n".join(words(part) for part in parts if words.has(part))
