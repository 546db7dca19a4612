"""How is a typed line recorded, corrected, confirmed and removed?

``record`` stores everything a draft stands for in one atomic write. The same entry id given twice
is stored once, so a retry is harmless. ``correct`` lets another reading of the line take the place
of what that entry made; ``remove`` leaves tombstones.
"""

from collections.abc import Iterable
from dataclasses import replace as with_values
from typing import NamedTuple

from trustjournal.domain.kinds import ActKind, Kind
from trustjournal.domain.moments import at_instant
from trustjournal.domain.records import (
    Act,
    Commitment,
    Decision,
    Interaction,
    Person,
    Rating,
    Step,
    Waiting,
)
from trustjournal.domain.signals import Detail, SignalCode
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention, tell
from trustjournal.journal.closings import can_be_done, remove_misfits
from trustjournal.journal.contracts import owes, settle, unsettle
from trustjournal.journal.drafts import Made, Occasion, by_signals, made_by, moment_of
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.naming import expect_client, expect_mission
from trustjournal.quickline.draft import Draft, DraftPerson, When
from trustjournal.storage.clients import PEOPLE
from trustjournal.storage.entries import (
    OF_ENTRY,
    Owner,
    answered_by,
    remove_fact,
    remove_made,
    replace,
    stored_entry,
)
from trustjournal.storage.files import OF_CLIENT
from trustjournal.storage.interactions import (
    amend_interaction,
    fetch_interaction,
    put_interaction,
    remove_interaction,
)
from trustjournal.storage.judgements import RATINGS
from trustjournal.storage.missions import DECISIONS, signed_period, unsigned_period
from trustjournal.storage.promises import ACTS, COMMITMENTS, STEPS, WAITINGS, acts_on, move_acts
from trustjournal.storage.trail import alterations, changes_of_row
from trustjournal.storage.writing import Writer


class Recorded(NamedTuple):
    """What became of a line: its entry, the requests it closed, and the change."""

    id: str
    seq: int
    closed: tuple[str, ...]
    change: Change


def record(journal: Journal, draft: Draft, *, entry_id: str | None = None) -> Recorded:
    """Store a line; given the same ``entry_id`` (a UUID) again, return what it made first.

    Raises Unacceptable if the client is not known or the id is no UUID.
    """
    given = None if entry_id is None else _uuid(entry_id)
    with journal.undertake(Intention.RECORD) as deed:
        first = None if given is None else stored_entry(journal.database, given)
        if given is None or first is None:
            occasion = _occasion(journal, deed.writer, draft, entry_id=given)
            made = made_by(draft, occasion)
            put_interaction(deed.writer, made.interaction)
            put_made(deed.writer, made)
    if given is not None and first is not None:
        return _as_recorded(journal, given, first[0])
    stored = made.interaction
    closed = answered_by(journal.database, stored.id)
    return Recorded(stored.id, stored.seq, closed, deed.change)


def correct(journal: Journal, entry_id: str, draft: Draft) -> Change:
    """Let another reading of the line replace what an entry made; its id and seq stay.

    The line is to be read as of the moment it was logged: see ``reading.correction_context``.
    """
    with journal.undertake(Intention.CORRECT) as deed:
        was = expect_entry(journal, entry_id)
        occasion = _occasion(journal, deed.writer, draft, entry_id=was.id, seq=was.seq)
        confirmed = _is_confirmed(journal, was.id)
        made = made_by(draft, occasion._replace(is_confirmed=confirmed))
        amend_interaction(deed.writer, made.interaction)
        if occasion.client_id != was.client_id:
            move_acts(deed.writer, was.id, occasion.client_id)
        remove_misfits(deed.writer, was.id)
        put_made(deed.writer, made)
    return deed.change


def remove(journal: Journal, entry_id: str) -> Change:
    """Remove an entry and all that it made; it can be undone. Raises Unacceptable if unknown."""
    with journal.undertake(Intention.REMOVE) as deed:
        was = expect_entry(journal, entry_id)
        _sign(deed.writer, Made(was))
        remove_made(deed.writer, was.id)
        unsettle(deed.writer, was.id)
        remove_fact(deed.writer, "interaction", was.id)
        remove_interaction(deed.writer, was.id)
    return deed.change


def confirm(
    journal: Journal, entry_id: str, *, at: When | None = None, interaction_id: str | None = None
) -> Change:
    """Say that a planned entry took place; ``interaction_id`` names the entry that tells it.

    Raises Unacceptable for one that is not planned, or whose time has not come yet.
    """
    with journal.undertake(Intention.CONFIRM) as deed:
        planned = expect_entry(journal, entry_id)
        if planned.kind is not Kind.PLANNED:
            raise Unacceptable(Problem("entry_not_planned", {"id": entry_id}))
        if interaction_id is None and at is None and planned.happened.start > deed.writer.now:
            raise Unacceptable(Problem("entry_still_ahead", {"id": entry_id}))
        if not _is_confirmed(journal, planned.id):
            writer = deed.writer
            done = (
                at_instant(writer.now, journal.zone) if at is None else moment_of(at, journal.zone)
            )
            act = Act(
                writer.new_id(),
                writer.next_seq(),
                ActKind.CONFIRM,
                planned.id,
                planned.client_id,
                done,
                writer.now,
                interaction_id,
            )
            ACTS.put(writer, act)
            if interaction_id is None:
                put_made(writer, by_signals(planned, writer)._replace(keeps_promises=True))
    return deed.change


def detail(
    journal: Journal, entry_id: str, code: SignalCode, details: tuple[Detail, ...]
) -> Change:
    """Give the details of a signal of an entry: excuse, cause, handover."""
    with journal.undertake(Intention.DETAIL) as deed:
        was = expect_entry(journal, entry_id)
        if all(signal.code is not code for signal in was.signals):
            raise Unacceptable(
                Problem("entry_without_signal", {"id": entry_id, "code": code.value})
            )
        signals = tuple(
            with_values(signal, details=details) if signal.code is code else signal
            for signal in was.signals
        )
        amend_interaction(deed.writer, with_values(was, signals=signals))
    return deed.change


def expect_entry(journal: Journal, entry_id: str) -> Interaction:
    """Return an entry that is there; raises Unacceptable if it is not."""
    found = fetch_interaction(journal.database, entry_id)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": entry_id}))
    return found


def _occasion(
    journal: Journal,
    writer: Writer,
    draft: Draft,
    *,
    entry_id: str | None = None,
    seq: int | None = None,
) -> Occasion:
    if draft.client_id is None:
        raise Unacceptable(Problem("entry_without_client", field="client"))
    client = expect_client(journal, draft.client_id)
    if (
        draft.mission_id is not None
        and expect_mission(journal, draft.mission_id).client_id != client.id
    ):
        raise Unacceptable(Problem("mission_of_another_client", field="mission"))
    return Occasion(
        entry_id=entry_id or writer.new_id(),
        seq=seq or writer.next_seq(),
        client_id=client.id,
        people=named_people(writer, client.id, draft.people),
        zone=journal.zone,
        writer=writer,
    )


def named_people(writer: Writer, client_id: str, named: Iterable[DraftPerson]) -> tuple[str, ...]:
    """Return the ids of the people named, each once; who is new is added to the client."""
    known = {folded(p.name): p.id for p in PEOPLE.fetch(writer.database, OF_CLIENT, (client_id,))}
    ids: dict[str, None] = {}
    for person in named:
        found = person.id or known.get(folded(person.name))
        if found is None:
            found = writer.new_id()
            PEOPLE.put(writer, Person(found, client_id, person.name, writer.now))
            known[folded(person.name)] = found
        ids[found] = None
    return tuple(ids)


def put_made(writer: Writer, made: Made) -> None:
    """Store what an entry made besides itself, keeping what is there already."""
    entry = made.interaction
    owner = Owner(entry.id, entry.client_id)
    if not made.keeps_promises:
        promised = tuple(
            with_values(it, is_deliverable=owes(writer, it.mission_id, it.text))
            for it in made.commitments
        )
        replace(writer, COMMITMENTS, owner, promised, key=_text)
        replace(writer, WAITINGS, owner, made.waitings, key=_text)
        replace(writer, STEPS, owner, made.steps, key=_text)
        standing = tuple(act for act in made.acts if can_be_done(writer.database, act))
        replace(writer, ACTS, owner, standing, key=_deed, by_order=False)
        unsettle(writer, entry.id)
        settle(writer, ACTS.fetch(writer.database, OF_ENTRY, (entry.id,)))
    replace(writer, DECISIONS, owner, made.decisions, key=_text)
    replace(writer, RATINGS, owner, made.ratings, key=_value)
    _sign(writer, made)


def _sign(writer: Writer, made: Made) -> None:
    """Let a signature on a line sign the mission's period that awaits one, and no other."""
    entry = made.interaction
    day = entry.happened.local_day.isoformat()
    signed = signed_period(writer.database, entry.id)
    awaiting = unsigned_period(writer.database, entry.mission_id) if made.signs else None
    if signed is not None and not made.signs:
        writer.amend("period", signed, signed_on=None, signed_by=None)
    elif signed is not None:
        writer.amend("period", signed, signed_on=day)
    elif awaiting is not None:
        writer.amend("period", awaiting, signed_on=day, signed_by=entry.id)


def _as_recorded(journal: Journal, entry_id: str, seq: int) -> Recorded:
    first = changes_of_row(journal.database, "interaction", entry_id)[0]
    altered = alterations(journal.database, first.seq - 1, first.seq)
    change = tell(first.seq, altered, intention=Intention(first.intention))
    return Recorded(entry_id, seq, answered_by(journal.database, entry_id), change)


def _is_confirmed(journal: Journal, entry_id: str) -> bool:
    return any(act.kind is ActKind.CONFIRM for act in acts_on(journal.database, entry_id))


def _uuid(given: str) -> str:
    from uuid import UUID  # noqa: PLC0415 - few lines come with an id

    try:
        return str(UUID(given))
    except ValueError as error:
        raise Unacceptable(Problem("id_not_uuid", {"id": given}, field="id")) from error


def _text(record: Commitment | Waiting | Step | Decision) -> object:
    return record.text


def _deed(record: Act) -> object:
    return record.kind, record.subject_id


def _value(record: Rating) -> object:
    return record.value
