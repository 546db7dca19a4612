"""Which documents left, and what was chosen for the next one of each kind?

A document that was saved is written down with its fingerprint: a file met later can be told by it.
It is no deed of the journal's own facts, so undo passes over it. Choices are remembered for each
mission and kind.
"""

from collections.abc import Iterable

from trustjournal.domain.paperwork import DocumentChoice, IssuedDocument, NewIssue, Remembered
from trustjournal.domain.records import ClientFile, Person
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.engagements import Added
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_mission
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.paperwork import CHOICES, DOCUMENTS
from trustjournal.storage.shapes import words_text

OF_DOCUMENT = "r.mission_id = ? AND r.kind = ?"


def issue(journal: Journal, new: NewIssue) -> Added:
    """Write down that a document was saved; the same file saved again is the same document."""
    with journal.undertake(Intention.ISSUE_DOCUMENT) as deed:
        mission = expect_mission(journal, new.mission_id)
        writer, known = deed.writer, known_document(journal, new.sha256)
        if known is not None and known.mission_id == mission.id:
            recipient = new.recipient or known.recipient
            writer.amend("document", known.id, path=new.path, recipient=recipient)
            return_id = known.id
        else:
            made = _issued(new, writer.new_id(), journal)
            DOCUMENTS.put(writer, made, client_id=mission.client_id)
            return_id = made.id
    return Added(return_id, deed.change)


def issued(journal: Journal, mission_id: str | None = None) -> tuple[IssuedDocument, ...]:
    """Return the documents that left, newest first; all of them, or those of a mission."""
    if mission_id is None:
        return DOCUMENTS.fetch(journal.database)[::-1]
    return DOCUMENTS.fetch(journal.database, "r.mission_id = ?", (mission_id,))[::-1]


def known_document(journal: Journal, sha256: str) -> IssuedDocument | None:
    """Return the document of that fingerprint, or None."""
    found = DOCUMENTS.fetch(journal.database, "r.sha256 = ?", (sha256,))
    return found[-1] if found else None


def send_to(journal: Journal, document_id: str, recipient: str) -> None:
    """Write down to whom a document went."""
    with journal.undertake(Intention.ISSUE_DOCUMENT) as deed:
        deed.writer.amend("document", document_id, recipient=" ".join(recipient.split()))


def remembered(journal: Journal, mission_id: str, kind: str) -> Remembered:
    """Return what was chosen for a kind of document of a mission."""
    found = _choice(journal, mission_id, kind)
    if found is None:
        return Remembered()
    return Remembered(
        found.language,
        frozenset(found.removed),
        frozenset(found.accepted),
        frozenset(found.included),
        found.with_reply_times,
    )


def acquaintances(journal: Journal) -> tuple[ClientFile, ...]:
    """Return all clients with their people and nothing else: for the names that must not slip."""
    known: dict[str, list[Person]] = {}
    for person in PEOPLE.fetch(journal.database):
        known.setdefault(person.client_id, []).append(person)
    return tuple(
        ClientFile(client, people=tuple(known.get(client.id, ())))
        for client in CLIENTS.fetch(journal.database)
    )


def languages_chosen(journal: Journal) -> dict[tuple[str, str], str]:
    """Return the language each document was last written in, by mission and kind."""
    return {
        (one.mission_id, one.kind): one.language
        for one in CHOICES.fetch(journal.database)
        if one.language is not None
    }


def remember(journal: Journal, mission_id: str, kind: str, chosen: Remembered) -> Change:
    """Remember what was chosen for a kind of document of a mission; it can be undone."""
    with journal.undertake(Intention.CHOOSE_FOR_DOCUMENT) as deed:
        mission, found = expect_mission(journal, mission_id), _choice(journal, mission_id, kind)
        writer = deed.writer
        row_id = writer.new_id() if found is None else found.id
        choice = DocumentChoice(
            row_id,
            mission.id,
            kind,
            chosen.language,
            _listed(chosen.removed),
            _listed(chosen.accepted),
            _listed(chosen.included),
            chosen.with_reply_times,
            writer.now,
        )
        if found is None:
            CHOICES.put(writer, choice, client_id=mission.client_id)
        else:
            writer.amend(
                "document_choice",
                row_id,
                language=choice.language,
                removed=words_text(choice.removed),
                accepted=words_text(choice.accepted),
                included=words_text(choice.included),
                with_reply_times=int(choice.with_reply_times),
            )
    return deed.change


def _issued(new: NewIssue, row_id: str, journal: Journal) -> IssuedDocument:
    return IssuedDocument(
        id=row_id,
        mission_id=new.mission_id,
        kind=new.kind,
        language=new.language,
        span_start=new.span[0],
        span_end=new.span[1],
        written_on=new.written_on,
        number=new.number,
        replaces=new.replaces,
        file_name=new.file_name,
        path=new.path,
        sha256=new.sha256,
        size=new.size,
        recipient=" ".join(new.recipient.split()),
        included=new.included,
        left_out=new.left_out,
        accepted=new.accepted,
        logged_at=journal.now(),
    )


def _choice(journal: Journal, mission_id: str, kind: str) -> DocumentChoice | None:
    found = CHOICES.fetch(journal.database, OF_DOCUMENT, (mission_id, kind))
    return found[-1] if found else None


def _listed(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys))
