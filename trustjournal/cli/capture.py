"""How does a line reach the journal, and how is its reading answered?

One line, or ``-`` for standard input: one entry a line, each answered by its own flushed output
line, so that what was acknowledged is known whatever happens next. No click here: see main.py.
"""

from collections.abc import Callable
from typing import NamedTuple

from trustjournal.cli.draft_text import draft_text
from trustjournal.cli.session import JsonObject, Session, complain, typed_lines
from trustjournal.cli.swift import Line
from trustjournal.cli.text import short
from trustjournal.errors import Problem, Refused, Unacceptable
from trustjournal.journal.entries import record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.draft import Amber, AmberField, Draft
from trustjournal.quickline.read import read_line
from trustjournal.quickline.shown import parse_object
from trustjournal.wording import Words

STDIN = "-"


class Taken(NamedTuple):
    """A line taken: its answer, how it read, and the wording key of what was done with it."""

    value: JsonObject
    draft: Draft
    done: str | None = None

    def text(self, words: Words) -> str:
        """Say what was done with the line, then how it read."""
        shown = draft_text(self.draft, words)
        return shown if self.done is None else f"{words(self.done)}\n{shown}"

    def line(self, words: Words) -> str:
        """Say it all on one line: what was done, its id, where it went, the note."""
        draft = self.draft
        done = "" if self.done is None else words(self.done)
        where = draft.client or words("answers.parsed.unknown")
        doubts = "?" * bool(draft.amber)
        parts = (done, short(str(self.value.get("id") or "")), where, draft.note, doubts)
        return "  ".join(part for part in parts if part)


Take = Callable[[Journal, str], Taken]


def quick(session: Session, line: Line) -> int:
    """Record a line, or each line of standard input; return the exit code."""
    if line.text == STDIN and line.entry_id is not None:
        raise Unacceptable(Problem("id_for_one_line", field="id"))

    def take(journal: Journal, text: str) -> Taken:
        draft = read(session, journal, text)
        if line.strict and draft.amber:
            raise Unacceptable(*(_doubt(amber, session.words) for amber in draft.amber))
        if line.dry_run:
            return _dry(draft)
        whose = [it for it in draft.amber if it.field is AmberField.CLIENT and it.choices]
        if draft.client_id is None and whose:
            raise Unacceptable(*(_doubt(amber, session.words) for amber in whose))
        return _recorded(journal, draft, line.entry_id)

    try:
        return _answer(session, line.text, take, read_only=line.dry_run, asks=False)
    except Refused as refusal:
        if refusal.code != "journal_locked" or line.strict:
            raise
        from trustjournal.cli.sealed import seal  # noqa: PLC0415 - 40 ms, for a locked journal

        return seal(session, line)


def parse(session: Session, text: str) -> int:
    """Show how a line reads, or each line of standard input; return the exit code."""

    def take(journal: Journal, typed: str) -> Taken:
        draft = read(session, journal, typed)
        return Taken(parse_object(draft), draft)

    return _answer(session, text, take, read_only=True)


def read(session: Session, journal: Journal, text: str) -> Draft:
    """Read a line typed now. Unacceptable if it is empty."""
    if not text.strip():
        raise Unacceptable(Problem("empty_line"))
    now = session.clock()
    return read_line(text, now, line_context(journal, session.language, now))


def _answer(session: Session, text: str, take: Take, *, read_only: bool, asks: bool = True) -> int:
    with session.journal(read_only=read_only, asks=asks) as journal:
        if text == STDIN:
            return _answer_all(session, journal, take)
        taken = take(journal, text)
        session.show(taken.value, taken.text)
        return 0


def _answer_all(session: Session, journal: Journal, take: Take) -> int:
    """Take each line of standard input; a refused one stops no other."""
    code = 0
    for number, typed in typed_lines():
        try:
            taken = take(journal, typed)
        except Unacceptable as error:
            code = 2
            say_refused(session, number, error)
        else:
            session.show_each(taken.value, taken.line)
    return code


def say_refused(session: Session, number: int, error: Unacceptable) -> None:
    """Say why one line of many was not taken."""
    words = session.words
    for problem in error.problems:
        what = words(f"problems.{problem.code}", **problem.facts)
        complain(words("cli.usage.line_refused", number=number, what=what))


def _dry(draft: Draft) -> Taken:
    closes = [draft.closes] if draft.closes else []
    value: JsonObject = {"id": None, "seq": None, "closed": closes, "parse": parse_object(draft)}
    return Taken(value, draft, "answers.done.dry_run")


def _recorded(journal: Journal, draft: Draft, entry_id: str | None) -> Taken:
    done = record(journal, draft, entry_id=entry_id)
    value: JsonObject = {
        "id": done.id,
        "seq": done.seq,
        "closed": list(done.closed),
        "parse": parse_object(draft),
    }
    return Taken(value, draft, "answers.done.recorded")


def _doubt(amber: Amber, words: Words) -> Problem:
    field, why = words(f"answers.field.{amber.field.value}"), words(f"amber.{amber.why}")
    if amber.choices:
        why = f"{why} ({', '.join(amber.choices)})"
    return Problem("in_doubt", {"field": field, "why": why})
