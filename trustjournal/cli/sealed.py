"""What does ``quick`` do while the journal is locked? It seals the line and asks for nothing.

The line is read without the journal, so clients are not known yet: the reading shown is a first
one. Unlocking reads it again, as of now. An open window is told, so that it need not wait.
"""

from dataclasses import replace
from uuid import UUID, uuid4

from trustjournal.cli.capture import STDIN, Taken, say_refused
from trustjournal.cli.session import JsonObject, Session, typed_lines
from trustjournal.cli.swift import Line
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.keeping.sealed import seal_line
from trustjournal.quickline.context import LineContext
from trustjournal.quickline.draft import AmberField
from trustjournal.quickline.read import read_line
from trustjournal.quickline.shown import parse_object


def seal(session: Session, line: Line) -> int:
    """Seal a line, or each line of standard input; return the exit code."""
    if line.text != STDIN:
        taken = _sealed(session, line, line.text)
        session.show_each(taken.value, taken.text)
        _tell_the_window(session)
        return 0
    code = 0
    for number, typed in typed_lines():
        try:
            taken = _sealed(session, line, typed)
        except Unacceptable as error:
            code = 2
            say_refused(session, number, error)
        else:
            session.show_each(taken.value, taken.line)
    _tell_the_window(session)
    return code


def _sealed(session: Session, line: Line, text: str) -> Taken:
    if not text.strip():
        raise Unacceptable(Problem("empty_line"))
    now = session.clock()
    draft = read_line(text, now, LineContext(zone=session.zone, language=session.language))
    if line.dry_run:
        entry_id, done = None, "answers.done.dry_run"
    else:
        entry_id, done = _id(line.entry_id), "answers.done.sealed"
        seal_line(session.journal_file(), entry_id, text=text, typed_at=now)
    value: JsonObject = {
        "id": entry_id,
        "seq": None,
        "closed": [],
        "sealed": not line.dry_run,
        "parse": parse_object(draft),
    }
    doubts = tuple(it for it in draft.amber if it.field is not AmberField.CLIENT)
    return Taken(value, replace(draft, amber=doubts), done)  # who it is, unlocking will say


def _id(given: str | None) -> str:
    try:
        return str(uuid4() if given is None else UUID(given))
    except ValueError as error:
        raise Unacceptable(Problem("id_not_uuid", {"id": str(given)}, field="id")) from error


def _tell_the_window(session: Session) -> None:
    from trustjournal.ui.presence.address import address_of  # noqa: PLC0415 - no Qt, but of ui
    from trustjournal.ui.presence.calling import call  # noqa: PLC0415
    from trustjournal.ui.presence.message import Errand, Message  # noqa: PLC0415

    call(address_of(session.journal_file()), Message(Errand.CHANGED))
