"""The journal's list: shown, searched, and what is taken out of it or taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import click

from trustjournal.cli.days import Day
from trustjournal.cli.lookup import Subject, known_mission, subject_named
from trustjournal.cli.session import JsonObject
from trustjournal.cli.shown import instant, signal_object
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import short, shown_moment, table
from trustjournal.domain.moments import Moment
from trustjournal.domain.records import Commitment, Step, Waiting
from trustjournal.journal import entries as entry_acts
from trustjournal.journal import reading
from trustjournal.journal.entry import Entry
from trustjournal.journal.history import undo as undo_changes
from trustjournal.wording import Words

COUNT = click.IntRange(min=0)
# A search may begin with a minus: it leaves a word out.
SEARCH = {"ignore_unknown_options": True}


@click.command("list", cls=SpokenCommand)
@click.option("--mission")
@click.option("--since", type=Day())
@click.option("--until", type=Day())
@click.option("--limit", type=COUNT)
@click.pass_context
def list_entries(
    context: click.Context,
    *,
    mission: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
) -> None:
    """List the entries, newest first."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        found = None if mission is None else known_mission(journal, mission, session.clock())
        entries = reading.entries(
            journal,
            mission_id=found.id if found else None,
            since=since,
            until=until,
            limit=limit,
            logged_upto=session.clock(),
        )
    _show(context, entries)


@click.command(cls=SpokenCommand, context_settings=SEARCH)
@click.argument("query")
@click.option("--limit", type=COUNT)
@click.pass_context
def search(context: click.Context, *, query: str, limit: int | None) -> None:
    """Search the entries, newest first."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        entries = reading.search(journal, query, limit, logged_upto=session.clock())
    _show(context, entries)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def remove(context: click.Context, *, identifier: str) -> None:
    """Move an entry to the bin."""
    session = session_of(context)
    with session.journal() as journal:
        found = subject_named(journal, Subject.ENTRY, identifier)
        entry_acts.remove(journal, found)
    session.show({"id": found}, lambda words: words("answers.done.removed"))


@click.command(cls=SpokenCommand)
@click.argument("count", type=click.IntRange(min=1), default=1, metavar="[N]")
@click.pass_context
def undo(context: click.Context, *, count: int) -> None:
    """Take back the last change, or the last few."""
    session = session_of(context)
    with session.journal() as journal:
        undone = undo_changes(journal, count)
    value: JsonObject = {
        "undone": len(undone),
        "changes": [
            {"seq": change.seq, "undoes": change.undoes, "entries": list(change.entry_ids)}
            for change in undone
        ],
    }

    def text(words: Words) -> str:
        if len(undone) == 1:
            return words("answers.done.undone_one")
        return words("answers.done.undone", count=len(undone))

    session.show(value, text)


def entry_object(entry: Entry, zone: str) -> JsonObject:
    """Return an entry as the list writes it; ``request`` is the id of the one it opened."""
    it = entry.interaction
    return {
        "id": it.id,
        "seq": it.seq,
        "client": entry.client,
        "mission": entry.mission_alias,
        "happened": stated(it.happened, zone),
        "precision": it.happened.precision.value,
        "logged": instant(it.logged_at, zone),
        "edited": instant(it.edited_at, zone),
        "kind": it.kind.value,
        "channel": it.channel.value,
        "direction": None if it.direction is None else it.direction.value,
        "minutes": it.minutes,
        "people": list(entry.people),
        "mood": it.mood,
        "tags": list(it.tags),
        "signals": [signal_object(signal) for signal in it.signals],
        "steps": _promises(entry.steps, zone),
        "commitments": _promises(entry.commitments, zone),
        "waiting": _promises(entry.waitings, zone),
        "request": it.id if it.needs_reply else None,
        "answered": instant(entry.answered_at, zone),
        "client_visible": it.shareable is not None,
        "shareable": it.shareable,
        "note": it.note,
        "raw": it.raw,
    }


def stated(moment: Moment, zone: str) -> str:
    """Write a moment: a day as it was said, an instant in the session's zone."""
    if moment.is_day:
        return moment.local_day.isoformat()
    return moment.start.astimezone(ZoneInfo(zone)).isoformat()


def _promises(
    promises: Sequence[Commitment | Waiting | Step], zone: str
) -> list[dict[str, str | None]]:
    return [
        {"id": it.id, "text": it.text, "due": None if it.due is None else stated(it.due, zone)}
        for it in promises
    ]


def _show(context: click.Context, entries: Sequence[Entry]) -> None:
    session = session_of(context)
    entries = [_as_known(entry, session.clock()) for entry in entries]
    value = [entry_object(entry, session.zone) for entry in entries]

    def text(words: Words) -> str:
        return table([_row(entry, words) for entry in entries]) or words("answers.text.no_entry")

    session.show(value, text)


def _as_known(entry: Entry, at: datetime) -> Entry:
    """Return an entry without what was done to it only after ``at``."""
    answer, confirmed = (
        act if act is not None and act.logged_at <= at else None
        for act in (entry.answer, entry.confirmed)
    )
    return replace(entry, answer=answer, confirmed=confirmed)


def _row(entry: Entry, words: Words) -> tuple[str, ...]:
    it = entry.interaction
    place = "/".join(filter(None, (entry.client_alias, entry.mission_alias)))
    codes = ", ".join(words(f"signals.{signal.code.value}") for signal in it.signals)
    planned = (
        words("answers.parsed.planned") if it.kind == "planned" and not entry.confirmed else ""
    )
    asks = words("answers.parsed.needs_reply") if entry.is_open_request else ""
    marks = " · ".join(filter(None, (planned, asks, codes)))
    return (
        short(it.id),
        shown_moment(it.happened, words),
        place,
        words(f"answers.channel.{it.channel.value}"),
        it.note,
        f"({marks})" if marks else "",
    )
