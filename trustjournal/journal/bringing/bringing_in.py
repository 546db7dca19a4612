"""How does what a file offers come into the journal: all that is clear, as one change?

Each line is read again when its turn comes, since the one before may have opened what it closes.
Clients and missions that a table of ours names are made where they are missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from trustjournal.domain.records import Client, Mission, Person
from trustjournal.journal.bringing.composed import composed_line
from trustjournal.journal.bringing.importing import Fate, Item, Plan, ToMake, lines_context
from trustjournal.journal.bringing.offered import read_offered
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.drafts import Made, Occasion, made_by
from trustjournal.journal.entries import named_people, put_made
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.naming import ALIAS, chosen_alias
from trustjournal.quickline.draft import Draft
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.entries import stored_entry
from trustjournal.storage.facts import is_living
from trustjournal.storage.files import OF_CLIENT
from trustjournal.storage.interactions import amend_interaction, put_interaction
from trustjournal.storage.missions import MISSIONS
from trustjournal.storage.writing import Writer

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came in: how many things, and the change."""

    count: int
    change: Change


def carry_out(
    journal: Journal, planned: Plan, *, language: str, tell: Tell = lambda _done, _all: None
) -> BroughtIn:
    """Record what is clear of a plan, all of it or nothing.

    ``tell`` hears how many of how many are done; what it raises stops everything.
    """
    wanted = planned.of(Fate.NEW)
    with journal.undertake(Intention.IMPORT) as deed:
        arrival = _Arrival(journal, deed.writer, language)
        for number, item in enumerate(wanted, start=1):
            arrival.take(item)
            tell(number, len(wanted))
    return BroughtIn(len(wanted), deed.change)


class _Arrival:
    """One import being written."""

    def __init__(self, journal: Journal, writer: Writer, language: str) -> None:
        self.journal = journal
        self.writer = writer
        self.language = language

    def take(self, item: Item) -> None:
        client_id, mission_id = item.client_id, None
        if item.to_make is not None:
            client_id = item.client_id or self._client(item.to_make)
            mission_id = self._mission(client_id, item.to_make)
        if item.person is not None:
            self._put_person(item, client_id)
        elif item.line is not None:
            self._put_line(item)
        elif item.draft is not None:
            draft = replace(item.draft, client_id=client_id)
            if mission_id is not None:
                draft = replace(draft, mission_id=mission_id)
            self._put_entry(item, draft)

    def _put_line(self, item: Item) -> None:
        if item.line is None or item.draft is None:
            return
        now = self.journal.now()
        context = lines_context(self.journal, self.language, now)
        draft = read_offered(item.line, context, now=now, decided=item.decided)
        self._put_entry(item, draft if draft.client_id is not None else item.draft)

    def _put_entry(self, item: Item, draft: Draft) -> None:
        client_id = str(draft.client_id)
        before = stored_entry(self.journal.database, item.id)
        offered = item.entry
        occasion = Occasion(
            entry_id=item.id,
            seq=before[0] if before else self.writer.next_seq(),
            client_id=client_id,
            people=named_people(self.writer, client_id, draft.people),
            zone=(offered.zone if offered else None) or self.journal.zone,
            writer=self.writer,
        )
        made = made_by(draft if draft.raw else self._with_line(draft), occasion)
        if offered is not None and offered.logged_at is not None:
            made = _logged_then(made, offered.logged_at, self.writer)
        if before is None:
            put_interaction(self.writer, made.interaction)
        else:
            self.writer.amend("interaction", item.id, removed_at=None)
            amend_interaction(self.writer, made.interaction)
        put_made(self.writer, made)

    def _with_line(self, draft: Draft) -> Draft:
        client = CLIENTS.one(self.journal.database, str(draft.client_id))
        mission = MISSIONS.one(self.journal.database, draft.mission_id or "")
        names = client.alias if client else "", mission.alias if mission else None
        return replace(draft, raw=composed_line(draft, *names))

    def _put_person(self, item: Item, client_id: str) -> None:
        offered = item.person
        if offered is None:
            return
        person = Person(item.id, client_id, offered.name, self.writer.now, offered.role)
        if is_living(self.journal.database, "person", item.id) is None:
            PEOPLE.put(self.writer, person)
        else:
            row = PEOPLE.row(person)
            del row["id"]
            self.writer.amend("person", item.id, **row, removed_at=None)

    def _client(self, wanted: ToMake) -> str:
        known = CLIENTS.fetch(self.journal.database)
        names = {folded(name) for name in (wanted.client, wanted.client_name) if name}
        for client in known:
            if names & {folded(client.alias), folded(client.name)}:
                return client.id
        taken = [client.alias for client in known]
        name = wanted.client_name or wanted.client
        alias = chosen_alias(_free(wanted.client, taken), name, taken)
        made = Client(self.writer.new_id(), name, alias, self.writer.now)
        CLIENTS.put(self.writer, made)
        return made.id

    def _mission(self, client_id: str, wanted: ToMake) -> str | None:
        if not wanted.mission:
            return None
        known = MISSIONS.fetch(self.journal.database, OF_CLIENT, (client_id,))
        for mission in known:
            if folded(wanted.mission) in {folded(mission.alias), folded(mission.title)}:
                return mission.id
        taken = [mission.alias for mission in known]
        title = wanted.mission_title or wanted.mission
        alias = chosen_alias(_free(wanted.mission, taken), title, taken)
        made = Mission(self.writer.new_id(), client_id, alias, title, self.writer.now)
        MISSIONS.put(self.writer, made)
        return made.id


def _free(alias: str, taken: list[str]) -> str | None:
    """Return an alias if it can be one and nobody has it."""
    others = {folded(one) for one in taken}
    return alias if ALIAS.fullmatch(alias) and folded(alias) not in others else None


def _logged_then(made: Made, logged_at: datetime, writer: Writer) -> Made:
    """Let an entry that this program wrote down earlier have been logged then."""
    then = min(logged_at.astimezone(UTC), writer.now)
    return made._replace(
        interaction=replace(made.interaction, logged_at=then),
        commitments=tuple(replace(it, logged_at=then) for it in made.commitments),
        waitings=tuple(replace(it, logged_at=then) for it in made.waitings),
        steps=tuple(replace(it, logged_at=then) for it in made.steps),
        decisions=tuple(replace(it, logged_at=then) for it in made.decisions),
        ratings=tuple(replace(it, logged_at=then) for it in made.ratings),
    )
