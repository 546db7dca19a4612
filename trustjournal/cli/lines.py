"""How does a line reach the journal, and how is its reading shown?

``quick`` and ``parse`` take one line, or ``-`` for standard input: one entry a line, each answered
by its own flushed output line, so that what was acknowledged is known whatever happens next.
"""

from collections.abc import Callable
from dataclasses import dataclass

import click

from trustjournal.cli.draft_text import draft_text
from trustjournal.cli.session import JsonObject, Session, typed_lines
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.draft import Amber, Draft
from trustjournal.quickline.read import read_line
from trustjournal.quickline.shown import parse_object
from trustjournal.wording import Words

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Taken:
    """A line taken: its answer, how it read, and the wording key of what was done with it."""

    value: JsonObject
    draft: Draft
    done: str | None = None

    def text(self, words: Words) -> str:
        """Say what was done with the line, then how it read."""
        shown = draft_text(self.draft, words)
        return shown if self.done is None else f"{words(self.done)}\n{shown}"


@click.command(cls=SpokenCommand)
@click.argument("line", required=False)
@click.option("--dry-run", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--id", "entry_id", metavar="UUID")
@click.pass_context
def quick(
    context: click.Context, *, line: str | None, dry_run: bool, strict: bool, entry_id: str | None
) -> None:
    """Record a line, or open the quick-entry window."""
    session = session_of(context)
    if line is None:
        from trustjournal.cli.windows import open_quick_window  # noqa: PLC0415 - Qt only here

        context.exit(open_quick_window(session))
    if line == STDIN and entry_id is not None:
        raise Unacceptable(Problem("id_for_one_line", field="id"))

    def take(journal: Journal, text: str) -> Taken:
        draft = _read(session, journal, text)
        if strict and draft.amber:
            raise Unacceptable(*(_doubt(amber, session.words) for amber in draft.amber))
        return _recorded(journal, draft, dry_run=dry_run, entry_id=entry_id)

    _answer(context, line, take, read_only=dry_run)


@click.command(cls=SpokenCommand)
@click.argument("line")
@click.pass_context
def parse(context: click.Context, *, line: str) -> None:
    """Show how a line reads."""
    session = session_of(context)

    def take(journal: Journal, text: str) -> Taken:
        draft = _read(session, journal, text)
        return Taken(parse_object(draft), draft)

    _answer(context, line, take, read_only=True)


@click.command(cls=SpokenCommand)
@click.argument("entry")
@click.argument("line")
@click.pass_context
def edit(context: click.Context, *, entry: str, line: str) -> None:
    """Correct an entry by typing its line again."""
    from trustjournal.cli.lookup import Subject, subject_named  # noqa: PLC0415 - not for quick
    from trustjournal.journal.entries import correct  # noqa: PLC0415
    from trustjournal.journal.reading import correction_context  # noqa: PLC0415

    session = session_of(context)
    if not line.strip():
        raise Unacceptable(Problem("empty_line"))
    with session.journal() as journal:
        found = subject_named(journal, Subject.ENTRY, entry)
        known, logged_at = correction_context(journal, found, session.language)
        draft = read_line(line, logged_at, known)
        correct(journal, found, draft)
    taken = Taken({"id": found, "parse": parse_object(draft)}, draft, "cli.done.edited")
    session.show(taken.value, taken.text)


def _answer(
    context: click.Context, line: str, take: Callable[[Journal, str], Taken], *, read_only: bool
) -> None:
    session = session_of(context)
    with session.journal(read_only=read_only) as journal:
        if line == STDIN:
            refused = _answer_all(session, journal, take)
        else:
            taken, refused = take(journal, line), False
            session.show(taken.value, taken.text)
    if refused:
        context.exit(2)


def _answer_all(session: Session, journal: Journal, take: Callable[[Journal, str], Taken]) -> bool:
    """Take each line of standard input; return whether one was refused."""
    refused = False
    for number, typed in typed_lines():
        try:
            taken = take(journal, typed)
        except Unacceptable as error:
            refused = True
            _say_refused(session, number, error)
        else:
            session.show_each(taken.value, taken.text)
    return refused


def _say_refused(session: Session, number: int, error: Unacceptable) -> None:
    words = session.words
    for problem in error.problems:
        what = words(f"problems.{problem.code}", **problem.facts)
        click.echo(words("cli.usage.line_refused", number=number, what=what), err=True)


def _read(session: Session, journal: Journal, text: str) -> Draft:
    if not text.strip():
        raise Unacceptable(Problem("empty_line"))
    now = session.clock()
    return read_line(text, now, line_context(journal, session.language, now))


def _recorded(journal: Journal, draft: Draft, *, dry_run: bool, entry_id: str | None) -> Taken:
    parsed = parse_object(draft)
    if dry_run:
        closes = [draft.closes] if draft.closes else []
        value: JsonObject = {"id": None, "seq": None, "closed": closes, "parse": parsed}
        return Taken(value, draft, "cli.done.dry_run")
    from trustjournal.journal.entries import record  # noqa: PLC0415 - parse records nothing

    done = record(journal, draft, entry_id=entry_id)
    value = {"id": done.id, "seq": done.seq, "closed": list(done.closed), "parse": parsed}
    return Taken(value, draft, "cli.done.recorded")


def _doubt(amber: Amber, words: Words) -> Problem:
    field = words(f"cli.field.{amber.field.value}")
    return Problem("in_doubt", {"field": field, "why": words(f"amber.{amber.why}")})
