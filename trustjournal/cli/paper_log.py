"""Which documents left, and is a file one of them, to the byte?"""

import hashlib
from pathlib import Path

from trustjournal.cli.lookup import known_mission, names_of
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.shown import Names, instant
from trustjournal.cli.text import table
from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.errors import Trouble
from trustjournal.journal.documents import issued
from trustjournal.report.issuing import Verdict, Verified, verified
from trustjournal.wording import Words


def list_documents(session: Session, mission: str | None) -> None:
    """Show the documents that left, newest first; those of a mission, if one is named."""
    with session.journal(read_only=True) as journal:
        now = session.clock()
        mission_id = known_mission(journal, mission, now).id if mission is not None else None
        found = [one for one in issued(journal, mission_id) if one.logged_at <= now]
        names = names_of(journal)

    def text(words: Words) -> str:
        rows = [(words.day(one.written_on), _called(one, words), one.file_name) for one in found]
        return table(rows) or words("answers.text.no_document")

    session.show([_document_object(one, names, session.zone) for one in found], text)


def verify_file(session: Session, path: str) -> None:
    """Tell which document a file is, or that it was altered. Trouble if it cannot be read."""
    try:
        content = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise Trouble(code="file_missing", path=path) from error
    except OSError as error:
        raise Trouble(code="file_unreadable", path=path) from error
    with session.journal(read_only=True) as journal:
        found = verified(hashlib.sha256(content).hexdigest(), Path(path).name, issued(journal))
        names = names_of(journal)
    document = found.document
    value: JsonObject = {
        "verdict": found.verdict.value,
        "genuine": found.verdict is Verdict.GENUINE,
        "document": None if document is None else _document_object(document, names, session.zone),
    }
    session.show(value, lambda words: verdict_words(found, words))


def verdict_words(found: Verified, words: Words) -> str:
    """Say what a file turned out to be."""
    one = found.document
    if one is None:
        return words("documents.verdict.unknown")
    facts = {"name": _called(one, words), "day": words.day(one.written_on)}
    return words(f"documents.verdict.{found.verdict}", **facts)


def _called(one: IssuedDocument, words: Words) -> str:
    title = words(f"report.kinds.{one.kind}.title")
    return words("documents.versioned", title=title, number=one.number)


def _document_object(one: IssuedDocument, names: Names, zone: str) -> JsonObject:
    return {
        "id": one.id,
        "kind": one.kind,
        "mission": names.mission(one.mission_id),
        "language": one.language,
        "from": one.span_start.isoformat(),
        "to": one.span_end.isoformat(),
        "written": one.written_on.isoformat(),
        "logged": instant(one.logged_at, zone),
        "version": one.number,
        "replaces": one.replaces,
        "file": one.file_name,
        "path": one.path,
        "sha256": one.sha256,
        "size": one.size,
        "to_whom": one.recipient,
        "included": list(one.included),
        "left_out": list(one.left_out),
        "accepted": list(one.accepted),
    }
