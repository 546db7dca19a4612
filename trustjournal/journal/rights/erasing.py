"""How is a person erased, or made anonymous, so that nothing brings the name back?

An erasure rewrites what names the person (storage/erasing.py), leaves a tombstone (an id, a day and
the mark that stands in place of the name) and cannot be undone; earlier changes still can, without
the name. The tombstone lies in the journal and in ``erasures.json`` beside its backups, since a
restored backup knows nothing of it: ``replay_erasures`` takes out again whoever came back.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from trustjournal.domain.calling import initials, name_words
from trustjournal.domain.kinds import ErasureKind
from trustjournal.domain.records import Erasure, Person
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import backup_folder
from trustjournal.journal.naming import expect_person
from trustjournal.journal.rights.leaving import leaving, leaving_of
from trustjournal.storage.clients import PEOPLE
from trustjournal.storage.erasing import (
    Altered,
    Leaving,
    alterations_by,
    erasures_in,
    names_borne,
    purge,
    put_erasure,
    take_out,
)
from trustjournal.storage.text import instant
from trustjournal.storage.vault.carrying import write_whole
from trustjournal.storage.writing import Writer

FILE_NAME = "erasures.json"
LARGEST = 1_000_000  # bytes
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
INTENTIONS = {
    ErasureKind.ERASED: Intention.ERASE_PERSON,
    ErasureKind.ANONYMISED: Intention.ANONYMISE_PERSON,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text that would change: where it stands, of which entry, if of one, and how it reads
    before and after.
    """

    table: str
    column: str
    row_id: str
    entry_id: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What an erasure would do. ``participations`` are entries they took part in; ``shared`` words
    of the name that others bear too, and which stay where they stand alone.
    """

    person: Person
    mark: str
    participations: int
    passages: tuple[Passage, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. ``is_purged`` is False while another process keeps old pages in use.

    ``names`` are those the person bore and ``leaving`` how a text says them: for the copies and the
    lines that are to forget them too, and for nothing else.
    """

    erasure: Erasure
    change: Change
    is_purged: bool
    names: tuple[str, ...] = field(repr=False)
    leaving: Leaving = field(repr=False)


def preview_erasure(
    journal: Journal, person_id: str, *, mark: str, kind: ErasureKind = ErasureKind.ERASED
) -> ErasurePreview:
    """Return what erasing would change; nothing is written. Raises Unacceptable if unknown."""
    person = expect_person(journal, person_id)
    found, shared = leaving_of(journal.database, person_id, kind, mark)
    passages: list[Passage] = []
    participations: set[str] = set()
    for one in alterations_by(journal.database, found):
        if one.after is None and one.before.get("interaction_id") is not None:
            participations.add(str(one.before["interaction_id"]))
        elif one.after is not None and one.before.get("removed_at") is None:
            passages.extend(_passages(one))
    return ErasurePreview(person, mark, len(participations), tuple(passages), shared)


def erase(journal: Journal, person_id: str, *, mark: str) -> Erased:
    """Erase a person for good: their row, and their name wherever it stands.

    Raises Unacceptable if there is no such person.
    """
    expect_person(journal, person_id)
    return _take_out(journal, Erasure(person_id, ErasureKind.ERASED, journal.now(), mark))


def anonymise(journal: Journal, person_id: str) -> Erased:
    """Give a person a pseudonym wherever they are named; role and reachability are forgotten.

    The pseudonym reads like initials and is nobody's: ``Q. B.``. Raises Unacceptable.
    """
    person = expect_person(journal, person_id)
    mark = pseudonym_for(journal, person)
    return _take_out(journal, Erasure(person_id, ErasureKind.ANONYMISED, journal.now(), mark))


def pseudonym_for(journal: Journal, person: Person) -> str:
    """Return two letters that are the initials of nobody in the journal, nor a mark in use."""
    taken = {initials(one.name) for one in PEOPLE.fetch(journal.database)}
    taken |= {one.name for one in PEOPLE.fetch(journal.database)}
    taken |= {one.mark for one in erasures_in(journal.database)}
    begun = {word[0].upper() for word in name_words(person.name)}
    made = (f"{one}. {other}." for one in reversed(LETTERS) for other in LETTERS)
    return next(mark for mark in made if mark not in taken and mark[0] not in begun)


def erasures(journal: Journal) -> tuple[Erasure, ...]:
    """Return who was erased or made anonymous: what the journal knows and its sidecar says."""
    inside = erasures_in(journal.database)
    known = {one.person_id for one in inside}
    beside = kept_erasures(backup_folder(journal), journal.database.journal_id)
    return (*inside, *(one for one in beside if one.person_id not in known))


def replay_erasures(journal: Journal, known: Iterable[Erasure]) -> tuple[Erasure, ...]:
    """Take out again whoever a restored journal still names; return those it named.

    Each in a change of its own; a tombstone is left for all of them.
    """
    again: list[Erasure] = []
    there = {one.person_id: one for one in erasures_in(journal.database)}
    for one in known:
        if there.get(one.person_id) == one:
            continue
        with journal.undertake(INTENTIONS[one.kind]) as deed:
            found = leaving(journal.database, one.person_id, one.kind, one.mark)
            if found is not None:
                _write_out(deed.writer, found, one)
                again.append(one)
            put_erasure(journal.database, one)
    if again:
        purge(journal.database)
    _keep_beside(journal)
    return tuple(again)


def kept_erasures(folder: Path, journal_id: str) -> tuple[Erasure, ...]:
    """Return the erasures of a journal that the file beside its backups tells of; () without."""
    return tuple(one for owner, one in _read(folder) if owner == journal_id)


def purge_pages(journal: Journal) -> bool:
    """Rewrite the file without what was erased; False while another process is reading it."""
    return purge(journal.database)


def _take_out(journal: Journal, erasure: Erasure) -> Erased:
    with journal.undertake(INTENTIONS[erasure.kind]) as deed:
        found, _ = leaving_of(journal.database, erasure.person_id, erasure.kind, erasure.mark)
        names = names_borne(journal.database, found.ids)
        _write_out(deed.writer, found, erasure)
    _keep_beside(journal)
    return Erased(erasure, deed.change, purge(journal.database), names, found)


def _write_out(writer: Writer, found: Leaving, erasure: Erasure) -> None:
    """Take a person out, and tell whose rows were altered: ids, no image of what was."""
    clients = take_out(writer.database, found)
    put_erasure(writer.database, erasure)
    writer.tell_of("person", erasure.person_id, {"client_id": found.client_id})
    for client_id in sorted(clients):
        writer.tell_of("client", client_id, {})


def _passages(one: Altered) -> Iterable[Passage]:
    after = one.after or {}
    entry_id = one.before["id"] if one.table == "interaction" else one.before.get("interaction_id")
    for name, value in one.before.items():
        changed = after[name]
        if isinstance(value, str) and changed != value:
            entry = None if entry_id is None else str(entry_id)
            yield Passage(one.table, name, str(one.before["id"]), entry, value, str(changed))


def _keep_beside(journal: Journal) -> None:
    """Write the tombstones beside the backups; what other journals left there stays."""
    folder, own = backup_folder(journal), journal.database.journal_id
    told = [(owner, one) for owner, one in _read(folder) if owner != own]
    told += [(own, one) for one in erasures(journal)]
    value = [
        {
            "journal": owner,
            "person": one.person_id,
            "kind": one.kind.value,
            "at": instant(one.at),
            "mark": one.mark,
        }
        for owner, one in told
    ]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(folder / FILE_NAME, json.dumps(value, indent=1).encode())


def _read(folder: Path) -> tuple[tuple[str, Erasure], ...]:
    file = folder / FILE_NAME
    with suppress(OSError, ValueError, KeyError, TypeError):
        if file.stat().st_size <= LARGEST:
            return tuple(_told(one) for one in json.loads(file.read_text(encoding="utf-8")))
    return ()


def _told(value: dict[str, str]) -> tuple[str, Erasure]:
    at = datetime.fromisoformat(value["at"])
    kind = ErasureKind(value["kind"])
    return str(value["journal"]), Erasure(str(value["person"]), kind, at, str(value["mark"]))
