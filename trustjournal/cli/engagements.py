"""Clients and their people: added and listed."""

from collections.abc import Iterable

import click

from trustjournal.cli.session import JsonObject, typed_words
from trustjournal.cli.spoken import SpokenGroup, session_of
from trustjournal.cli.text import table
from trustjournal.domain.kinds import ReplyClock, Standing
from trustjournal.domain.records import Client, Mission, Person
from trustjournal.journal import reading
from trustjournal.journal.engagements import NewClient, NewPerson, add_client, add_person
from trustjournal.wording import LANGUAGES, Words


@click.group(cls=SpokenGroup)
def client() -> None:
    """Handle the clients."""


class People(SpokenGroup):
    """What can be done with contacts; their rights live in a module of their own."""

    places = {  # noqa: RUF012 - read only
        "list": "people:person_list",
        "edit": "people:person_edit",
        "merge": "people:person_merge",
        "remove": "people:person_remove",
        "export": "rights:person_export",
        "anonymise": "rights:person_anonymise",
        "erase": "rights:person_erase",
        "review": "rights:person_review",
        "keep": "rights:person_keep",
    }


@click.group(cls=People)
def person() -> None:
    """Handle the contacts."""


@client.command("add")
@click.argument("name")
@click.option("--alias")
@click.option("--contact", "contacts", multiple=True, metavar="NAME")
@click.option("--requester", metavar="NAME")
@click.option("--language", type=click.Choice(LANGUAGES), default="fr")
@click.option("--threshold", type=int)
@click.option("--reachable-by", metavar="A,B…", default="")
@click.option("--standing", type=click.Choice([it.value for it in Standing]), default="new")
@click.option("--reply-clock", type=click.Choice([it.value for it in ReplyClock]))
@click.pass_context
def client_add(  # noqa: PLR0913 - click hands over every option
    context: click.Context,
    *,
    name: str,
    alias: str | None,
    contacts: tuple[str, ...],
    requester: str | None,
    language: str,
    threshold: int | None,
    reachable_by: str,
    standing: str,
    reply_clock: str | None,
) -> None:
    """Add a client and its contacts."""
    session = session_of(context)
    named = contacts if requester is None or requester in contacts else (requester, *contacts)
    new = NewClient(
        name,
        alias=alias,
        people=tuple(NewPerson(it, is_requester=it == requester) for it in named),
        language=language,
        standing=Standing(standing),
        tender_threshold=threshold,
        reachable_by=typed_words(reachable_by),
        reply_clock=ReplyClock(reply_clock or ReplyClock.CALENDAR),
    )
    with session.journal() as journal:
        added = add_client(journal, new)
        made = reading.find_client(journal, added.id)
        people = reading.people(journal, added.id)
    session.show(
        _client_object(made, people, ()),
        lambda words: words("answers.done.client_added", name=made.name, alias=made.alias),
    )


@person.command("add")
@click.argument("client")
@click.argument("name")
@click.option("--role", default="")
@click.pass_context
def person_add(context: click.Context, *, client: str, name: str, role: str) -> None:
    """Add a contact to a client."""
    session = session_of(context)
    with session.journal() as journal:
        found = reading.find_client(journal, client)
        added = add_person(journal, found.id, NewPerson(name, role))
    value: JsonObject = {"id": added.id, "client": found.name, "name": name, "role": role}
    session.show(
        value, lambda words: words("answers.done.person_added", name=name, client=found.name)
    )


@client.command("list")
@click.pass_context
def client_list(context: click.Context) -> None:
    """List the clients."""
    session = session_of(context)
    with session.journal(read_only=True) as journal:
        now = session.clock()
        known = [it for it in reading.clients(journal) if it.logged_at <= now]
        missions = [it for it in reading.missions(journal) if it.logged_at <= now]
        people = {it.id: reading.people(journal, it.id) for it in known}
    value = [_client_object(it, people[it.id], missions) for it in known]

    def text(words: Words) -> str:
        rows = [(it.alias, it.name, ", ".join(one.name for one in people[it.id])) for it in known]
        return table(rows) or words("answers.text.no_client")

    session.show(value, text)


def _client_object(
    client: Client, people: Iterable[Person], missions: Iterable[Mission]
) -> JsonObject:
    return {
        "id": client.id,
        "name": client.name,
        "alias": client.alias,
        "language": client.language,
        "standing": client.standing.value,
        "threshold": client.tender_threshold,
        "reachable_by": list(client.reachable_by),
        "reply_clock": client.reply_clock.value,
        "people": [
            {"id": it.id, "name": it.name, "role": it.role, "requester": it.is_requester}
            for it in people
        ],
        "missions": [it.alias for it in missions if it.client_id == client.id],
    }
