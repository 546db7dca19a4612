"""What is open, and what is done to earlier facts: requests, promises, waitings and the rest?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import click

from trustjournal.cli.days import Moment
from trustjournal.cli.lookup import Subject, names_of, subject_named
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.shown import Names, promise_object, request_object
from trustjournal.cli.spoken import SpokenCommand, SpokenGroup, session_of
from trustjournal.cli.text import short, shown_instant, shown_moment, table
from trustjournal.domain.analysis import MissionAnalysis, PromiseState, RequestState
from trustjournal.domain.records import Step
from trustjournal.domain.verdicts import DueState
from trustjournal.journal import closings
from trustjournal.journal.analyses import analyse_all
from trustjournal.wording import Words

CLOSED = frozenset({DueState.DONE, DueState.DONE_LATE, DueState.BROKEN})


@click.group(cls=SpokenGroup)
def request() -> None:
    """Handle the clients' requests."""


@click.group(cls=SpokenGroup)
def commitment() -> None:
    """Handle what was promised."""


@click.group(cls=SpokenGroup)
def waiting() -> None:
    """Handle what the clients owe."""


@request.command("list")
@click.option("--open", "is_open", is_flag=True)
@click.pass_context
def request_list(context: click.Context, *, is_open: bool) -> None:
    """List the requests, oldest first."""
    session = session_of(context)
    found, names = _analysed(session)
    requests = sorted(
        {it.interaction.id: it for analysis in found for it in analysis.requests}.values(),
        key=lambda it: (it.interaction.happened.start, it.interaction.seq),
    )
    kept = [it for it in requests if not (is_open and it.state in CLOSED)]
    value = [request_object(it, names, session.zone) for it in kept]

    def text(words: Words) -> str:
        rows = [_request_row(it, names, words) for it in kept]
        return table(rows, right=frozenset({3})) or words("answers.text.no_request")

    session.show(value, text)


@commitment.command("list")
@click.option("--open", "is_open", is_flag=True)
@click.pass_context
def commitment_list(context: click.Context, *, is_open: bool) -> None:
    """List the commitments, first due first."""
    _list_promises(context, lambda it: it.commitments, "no_commitment", is_open=is_open)


@waiting.command("list")
@click.option("--open", "is_open", is_flag=True)
@click.pass_context
def waiting_list(context: click.Context, *, is_open: bool) -> None:
    """List what the clients owe, first due first."""
    _list_promises(context, lambda it: it.waitings, "no_waiting", is_open=is_open)


@commitment.command("share")
@click.argument("identifier", metavar="ID")
@click.option("--off", "is_off", is_flag=True)
@click.pass_context
def commitment_share(context: click.Context, *, identifier: str, is_off: bool) -> None:
    """Let the client read a commitment in their documents, or not."""
    _share(context, Subject.COMMITMENT, identifier, is_shared=not is_off)


@waiting.command("share")
@click.argument("identifier", metavar="ID")
@click.option("--off", "is_off", is_flag=True)
@click.pass_context
def waiting_share(context: click.Context, *, identifier: str, is_off: bool) -> None:
    """Let the client read in their documents what they owe, or not."""
    _share(context, Subject.WAITING, identifier, is_shared=not is_off)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.option("--at", type=Moment())
@click.pass_context
def answer(context: click.Context, *, identifier: str, at: date | datetime | None) -> None:
    """Note that a request has its reply."""
    _close(context, Closing(Subject.REQUEST, closings.answer, "answered"), identifier, at=at)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.option("--at", type=Moment())
@click.pass_context
def keep(context: click.Context, *, identifier: str, at: date | datetime | None) -> None:
    """Note that a commitment is kept."""
    _close(context, Closing(Subject.COMMITMENT, closings.keep, "kept"), identifier, at=at)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.option("--due", type=Moment(), required=True)
@click.pass_context
def renegotiate(context: click.Context, *, identifier: str, due: date | datetime) -> None:
    """Agree a new date for a commitment."""
    session = session_of(context)
    with session.journal() as journal:
        found = subject_named(journal, Subject.COMMITMENT, identifier)
        closings.renegotiate(journal, found, due=due)
    value: JsonObject = {"id": found, "due": due.isoformat()}
    session.show(value, lambda words: words("answers.done.renegotiated", due=due.isoformat()))


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def break_promise(context: click.Context, *, identifier: str) -> None:
    """Note that a commitment will not be kept."""
    _close(context, Closing(Subject.COMMITMENT, closings.break_promise, "broken"), identifier)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def receive(context: click.Context, *, identifier: str) -> None:
    """Note that something awaited has come."""
    _close(context, Closing(Subject.WAITING, closings.receive, "received"), identifier)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def discuss(context: click.Context, *, identifier: str) -> None:
    """Note that a gap was talked over."""
    _close(context, Closing(Subject.ENTRY, closings.discuss, "discussed"), identifier)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def voice(context: click.Context, *, identifier: str) -> None:
    """Note that a silent agreement was spoken out."""
    _close(context, Closing(Subject.ENTRY, closings.voice, "voiced"), identifier)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def reveal(context: click.Context, *, identifier: str) -> None:
    """Note that a silent agreement was held against me."""
    _close(context, Closing(Subject.ENTRY, closings.reveal, "revealed"), identifier)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def acknowledge(context: click.Context, *, identifier: str) -> None:
    """Note that I owned up to a loss and the client took note."""
    _close(context, Closing(Subject.ENTRY, closings.acknowledge, "acknowledged"), identifier)


@click.command(cls=SpokenCommand)
@click.argument("identifier", metavar="ID")
@click.pass_context
def confirm(context: click.Context, *, identifier: str) -> None:
    """Confirm that a planned entry took place."""
    from trustjournal.journal import entries  # noqa: PLC0415 - the others do not need it

    session = session_of(context)
    with session.journal() as journal:
        found = subject_named(journal, Subject.ENTRY, identifier)
        entries.confirm(journal, found)
    session.show({"id": found}, lambda words: words("answers.done.confirmed"))


@dataclass(frozen=True, slots=True)
class Closing:
    """One way to close something: of which kind, by which intention, said with which word."""

    subject: Subject
    intention: Callable[..., object]
    done: str


def _close(
    context: click.Context,
    closing: Closing,
    identifier: str,
    *,
    at: date | datetime | None = None,
) -> None:
    session = session_of(context)
    with session.journal() as journal:
        found = subject_named(journal, closing.subject, identifier)
        closing.intention(journal, found, at=at)
    session.show({"id": found}, lambda words: words(f"answers.done.{closing.done}"))


def _share(context: click.Context, subject: Subject, identifier: str, *, is_shared: bool) -> None:
    from trustjournal.journal.sharing import share_promise  # noqa: PLC0415 - for two commands

    session = session_of(context)
    with session.journal() as journal:
        found = subject_named(journal, subject, identifier)
        share_promise(journal, found, is_shared=is_shared)
    value: JsonObject = {"id": found, "client_visible": is_shared}
    done = "promise_shared" if is_shared else "promise_private"
    session.show(value, lambda words: words(f"answers.done.{done}"))


def _analysed(session: Session) -> tuple[tuple[MissionAnalysis, ...], Names]:
    with session.journal(read_only=True) as journal:
        return analyse_all(journal, session.clock()), names_of(journal)


def _list_promises(
    context: click.Context,
    part: Callable[[MissionAnalysis], Sequence[PromiseState]],
    empty: str,
    *,
    is_open: bool,
) -> None:
    session = session_of(context)
    found, names = _analysed(session)
    every = {it.promise.id: it for analysis in found for it in part(analysis)}.values()
    kept = [it for it in every if not (is_open and it.state in CLOSED)]
    kept.sort(key=lambda it: (it.due_at is None, it.due_at or it.promise.logged_at))
    value = [promise_object(it, names, session.zone) for it in kept]

    def text(words: Words) -> str:
        rows = [_promise_row(it, names, session.zone, words) for it in kept]
        return table(rows) or words(f"answers.text.{empty}")

    session.show(value, text)


def _request_row(it: RequestState, names: Names, words: Words) -> tuple[str, ...]:
    entry = it.interaction
    return (
        short(entry.id),
        shown_moment(entry.happened, words),
        names.mission(entry.mission_id) or "",
        words("answers.text.hours", hours=round(it.hours, 1)),
        words(f"answers.state.{it.state.value}"),
        entry.note,
    )


def _promise_row(it: PromiseState, names: Names, zone: str, words: Words) -> tuple[str, ...]:
    due = ""
    if it.due_is_day and it.due_day is not None:
        due = words.day(it.due_day)
    elif it.due_at is not None:
        due = shown_instant(it.due_at, zone, words)
    return (
        short(it.promise.id),
        due,
        names.mission(it.promise.mission_id) or "",
        words(f"answers.state.{it.state.value}"),
        _shared_word(it, words),
        it.promise.text,
    )


def _shared_word(it: PromiseState, words: Words) -> str:
    is_shared = not isinstance(it.promise, Step) and it.promise.client_visible
    return words("answers.text.shared" if is_shared else "answers.text.private")
