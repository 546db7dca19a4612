"""People: listed, put right, merged, taken off the list."""

import click

from trustjournal.cli.session import JsonObject
from trustjournal.cli.shown import instant
from trustjournal.cli.spoken import SpokenCommand, session_of
from trustjournal.cli.text import table
from trustjournal.journal import reading
from trustjournal.journal.people import (
    ClientPeople,
    Contact,
    PersonFacts,
    amend_person,
    merge_people,
    people_by_client,
    remove_person,
)
from trustjournal.wording import Words


@click.command(cls=SpokenCommand)
@click.option("--client", "client_name", metavar="CLIENT")
@click.pass_context
def person_list(context: click.Context, *, client_name: str | None) -> None:
    """List the people of each client, and when they were last spoken to."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        wanted = None if client_name is None else reading.find_client(journal, client_name).id
        found = [one for one in people_by_client(journal) if wanted in {None, one.client.id}]
    value = [_object(one, it, session.zone) for one in found for it in one.contacts]

    def text(words: Words) -> str:
        rows = [
            (it.person.name, one.client.name, it.person.role, _last(it, words))
            for one in found
            for it in one.contacts
        ]
        return table(rows) or words("answers.text.none")

    session.show(value, text)


@click.command(cls=SpokenCommand)
@click.argument("name")
@click.option("--name", "new_name")
@click.option("--role")
@click.option("--reachable")
@click.option("--requester/--no-requester", "is_requester", default=None)
@click.pass_context
def person_edit(
    context: click.Context,
    *,
    name: str,
    new_name: str | None,
    role: str | None,
    reachable: str | None,
    is_requester: bool | None,
) -> None:
    """Put right what is said of a person."""
    session = session_of(context)
    with session.journal() as journal:
        was = reading.find_person(journal, name)
        facts = PersonFacts(
            was.name if new_name is None else new_name,
            was.role if role is None else role,
            was.is_requester if is_requester is None else is_requester,
            (was.reachable or "") if reachable is None else reachable,
        )
        amend_person(journal, was.id, facts)
        now = reading.find_person(journal, was.id)
    value: JsonObject = {
        "id": now.id,
        "name": now.name,
        "role": now.role,
        "requester": now.is_requester,
        "reachable": now.reachable,
    }
    session.show(value, lambda words: words("privacy.cli.amended", name=now.name))


@click.command(cls=SpokenCommand)
@click.argument("name")
@click.argument("other")
@click.pass_context
def person_merge(context: click.Context, *, name: str, other: str) -> None:
    """Let a second person be the first."""
    session = session_of(context)
    with session.journal() as journal:
        kept, gone = reading.find_person(journal, name), reading.find_person(journal, other)
        merge_people(journal, kept.id, gone_id=gone.id)
    value: JsonObject = {"id": kept.id, "name": kept.name, "merged": gone.id}
    session.show(value, lambda words: words("privacy.cli.merged", kept=kept.name, gone=gone.name))


@click.command(cls=SpokenCommand)
@click.argument("name")
@click.pass_context
def person_remove(context: click.Context, *, name: str) -> None:
    """Take a person off the list; undo brings them back."""
    session = session_of(context)
    with session.journal() as journal:
        found = reading.find_person(journal, name)
        remove_person(journal, found.id)
    value: JsonObject = {"id": found.id, "name": found.name}
    session.show(value, lambda words: words("privacy.cli.removed", name=found.name))


def _object(one: ClientPeople, contact: Contact, zone: str) -> JsonObject:
    person = contact.person
    return {
        "id": person.id,
        "name": person.name,
        "client": one.client.name,
        "role": person.role,
        "requester": person.is_requester,
        "reachable": person.reachable,
        "last_contact": instant(contact.last, zone),
        "channels": {channel.value: count for channel, count in contact.channels},
        "open_requests": contact.waiting,
        "sole": one.sole is not None and one.sole.id == person.id,
    }


def _last(contact: Contact, words: Words) -> str:
    return (
        ""
        if contact.last is None
        else words("privacy.cli.last", day=contact.last.date().isoformat())
    )
