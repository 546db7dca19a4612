"""Who are the people of each client, how are they reached, and how is what is known put right?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import Channel
from trustjournal.domain.records import Client, Person
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.contracts import said
from trustjournal.journal.entry import Entry, as_entries
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.naming import expect_client, expect_person
from trustjournal.journal.rights.retention import review_due
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.interactions import fetch_by_seq
from trustjournal.storage.people import Met, met, met_since, waiting_people
from trustjournal.storage.search import Sought, find_seqs
from trustjournal.storage.writing import Writer

LATELY = timedelta(days=30)
OF_CLIENT = "r.client_id = ?"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person and what was had to do with them. ``channels`` most used first; ``waiting``
    counts their open requests, the oldest ``since``.
    """

    person: Person
    last: datetime | None = None
    channels: tuple[tuple[Channel, int], ...] = ()
    waiting: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClientPeople:
    """The people of a client. ``sole`` is the only one there is, or the only one met lately."""

    client: Client
    contacts: tuple[Contact, ...]
    sole: Person | None = None


@dataclass(frozen=True, slots=True)
class PersonView:
    """All there is to show of one person. ``entries`` are the newest they took part in; ``count``
    how many there are; ``due`` when keeping them is looked at again.
    """

    contact: Contact
    client: Client
    entries: tuple[Entry, ...]
    count: int
    due: date
    colleagues: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is said of a person when it is put right."""

    name: str
    role: str = ""
    is_requester: bool = False
    reachable: str = ""


def people_by_client(journal: Journal) -> tuple[ClientPeople, ...]:
    """Return the people of every client by name; requester first, then who was met last."""
    contacts, waits = met(journal.database), waiting_people(journal.database)
    day = (journal.now() - LATELY).astimezone(ZoneInfo(journal.zone)).date()
    lately = met_since(journal.database, day.isoformat())
    by_client: dict[str, list[Contact]] = {}
    for person in PEOPLE.fetch(journal.database):
        told = _contact(person, contacts.get(person.id), waits.get(person.id))
        by_client.setdefault(person.client_id, []).append(told)
    return tuple(
        ClientPeople(
            client,
            tuple(sorted(by_client.get(client.id, ()), key=_rank)),
            _sole(by_client.get(client.id, ()), lately.get(client.id, ())),
        )
        for client in sorted(CLIENTS.fetch(journal.database), key=lambda one: folded(one.name))
    )


def person_view(journal: Journal, person_id: str, *, limit: int) -> PersonView:
    """Return one person with the newest ``limit`` entries. Raises Unacceptable if unknown."""
    person = expect_person(journal, person_id)
    told = met(journal.database).get(person.id)
    contact = _contact(person, told, waiting_people(journal.database).get(person.id))
    sought = Sought(person_ids=(person.id,))
    last = None if told is None else date.fromisoformat(told.last_on)
    seqs = find_seqs(journal.database, sought)
    return PersonView(
        contact,
        expect_client(journal, person.client_id),
        as_entries(journal, fetch_by_seq(journal.database, seqs[:limit])),
        len(seqs),
        review_due(journal, person, last),
        tuple(
            one
            for one in PEOPLE.fetch(journal.database, OF_CLIENT, (person.client_id,))
            if one.id != person.id
        ),
    )


def amend_person(journal: Journal, person_id: str, facts: PersonFacts) -> Change:
    """Put right what is said of a person; a client has one requester.

    Raises Unacceptable for an empty name, or one a colleague has.
    """
    with journal.undertake(Intention.AMEND_PERSON) as deed:
        person = expect_person(journal, person_id)
        name = said(facts.name, "name")
        others = [
            one
            for one in PEOPLE.fetch(journal.database, OF_CLIENT, (person.client_id,))
            if one.id != person.id
        ]
        if folded(name) in {folded(one.name) for one in others}:
            raise Unacceptable(Problem("person_exists", {"name": name}, field="name"))
        deed.writer.amend(
            "person",
            person.id,
            name=name,
            role=facts.role.strip(),
            is_requester=int(facts.is_requester),
            reachable=facts.reachable.strip() or None,
        )
        for other in others:
            if facts.is_requester and other.is_requester:
                deed.writer.amend("person", other.id, is_requester=0)
    return deed.change


def merge_people(journal: Journal, kept_id: str, *, gone_id: str) -> Change:
    """Let two people be one: what the second took part in is the first's, who takes what the
    first lacks. Raises Unacceptable if they are of two clients, or one and the same.
    """
    with journal.undertake(Intention.MERGE_PEOPLE) as deed:
        kept, gone = expect_person(journal, kept_id), expect_person(journal, gone_id)
        if kept.id == gone.id or kept.client_id != gone.client_id:
            raise Unacceptable(Problem("merge_of_two_clients", field="person"))
        _hand_over(deed.writer, kept, gone)
        deed.writer.amend(
            "person",
            kept.id,
            role=kept.role or gone.role,
            reachable=kept.reachable or gone.reachable,
            is_requester=int(kept.is_requester or gone.is_requester),
        )
        deed.writer.amend("person", gone.id, merged_into=kept.id)
        deed.writer.remove("person", gone.id)
    return deed.change


def remove_person(journal: Journal, person_id: str) -> Change:
    """Remove a person from the list; entries and the past keep the name, and it can be undone."""
    with journal.undertake(Intention.REMOVE_PERSON) as deed:
        deed.writer.remove("person", expect_person(journal, person_id).id)
    return deed.change


def _contact(person: Person, told: Met | None, waits: tuple[int, str] | None) -> Contact:
    return Contact(
        person,
        None if told is None else datetime.fromisoformat(told.last),
        () if told is None else tuple((Channel(name), count) for name, count in told.channels),
        0 if waits is None else waits[0],
        None if waits is None else datetime.fromisoformat(waits[1]),
    )


def _rank(contact: Contact) -> tuple[bool, float, str]:
    last = 0.0 if contact.last is None else contact.last.timestamp()
    return not contact.person.is_requester, -last, folded(contact.person.name)


def _sole(contacts: list[Contact] | tuple[()], lately: tuple[str, ...]) -> Person | None:
    people = {one.person.id: one.person for one in contacts}
    if len(people) == 1:
        return next(iter(people.values()))
    seen = [people[one] for one in lately if one in people]
    return seen[0] if len(seen) == 1 else None


def _hand_over(writer: Writer, kept: Person, gone: Person) -> None:
    """Let ``kept`` take part where ``gone`` did, once in each entry."""
    taken = "SELECT id, interaction_id FROM participant WHERE person_id = ? AND removed_at IS NULL"
    there = {entry for _, entry in writer.database.rows(taken, (kept.id,))}
    for row_id, entry in writer.database.rows(taken, (gone.id,)):
        if entry in there:
            writer.remove("participant", str(row_id))
        else:
            writer.amend("participant", str(row_id), person_id=kept.id)
