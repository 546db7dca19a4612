"""The commands that take a typed line: quick, parse, edit."""

import click

from trustjournal.cli import capture
from trustjournal.cli.lookup import Subject, subject_named
from trustjournal.cli.session import JsonObject
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.swift import Line
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.entries import correct
from trustjournal.journal.reading import correction_context
from trustjournal.quickline.read import read_line
from trustjournal.quickline.shown import parse_object


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
    asked = Line(line, dry_run=dry_run, strict=strict, entry_id=entry_id)
    context.exit(capture.quick(session, asked))


@click.command(cls=SpokenCommand)
@click.argument("line")
@click.pass_context
def parse(context: click.Context, *, line: str) -> None:
    """Show how a line reads."""
    context.exit(capture.parse(session_of(context), line))


@click.command(cls=SpokenCommand)
@click.argument("entry")
@click.argument("line")
@click.pass_context
def edit(context: click.Context, *, entry: str, line: str) -> None:
    """Correct an entry by typing its line again; it is read as of when it was logged."""
    session = session_of(context)
    if not line.strip():
        raise Unacceptable(Problem("empty_line"))
    with session.journal() as journal:
        found = subject_named(journal, Subject.ENTRY, entry)
        known, logged_at = correction_context(journal, found, session.language)
        draft = read_line(line, logged_at, known)
        correct(journal, found, draft)
    value: JsonObject = {"id": found, "parse": parse_object(draft)}
    taken = capture.Taken(value, draft, "answers.done.edited")
    session.show(value, taken.text)
