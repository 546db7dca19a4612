"""What does the journal know: what a line is read against, and the facts about a client?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.records import Client, ClientFile, Mission, Person
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.entries import expect_entry
from trustjournal.journal.files import kept_file
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.quickline.context import (
    KnownClient,
    KnownMission,
    KnownPerson,
    LastUsed,
    LineContext,
    OpenItem,
)
from trustjournal.storage.clients import CLIENTS, PEOPLE, people_names
from trustjournal.storage.clients import names as client_names
from trustjournal.storage.entries import last_entry, last_logged, last_of_missions, recent_tags
from trustjournal.storage.glance import Glance, glance
from trustjournal.storage.missions import MISSIONS, mission_names
from trustjournal.storage.open_things import (
    OpenRow,
    open_gaps,
    open_losses,
    open_promises,
    open_requests,
    open_silences,
)
from trustjournal.storage.text import instant

if TYPE_CHECKING:
    from trustjournal.journal.entry import Entry

R = TypeVar("R")
CLOCK_SLACK = timedelta(minutes=1)
SHOWN = 12  # candidates in a problem
DATE_ORDERS = {"en_US": "MDY"}


def line_context(
    journal: Journal, language: str, now: datetime, *, without_entry: str | None = None
) -> LineContext:
    """Return what a line typed at ``now`` is read against.

    ``language`` is a language or a locale (en_US puts the month first). ``without_entry`` leaves
    out what that entry opened and closed, so that its line can be read again.
    """
    database = journal.database
    without = without_entry
    closed = (ActKind.KEEP, ActKind.BREAK)
    commitments = open_promises(database, "commitment", closed, without=without)
    waitings = open_promises(database, "waiting", (ActKind.RECEIVE,), without=without)
    return LineContext(
        zone=journal.zone,
        language=language.partition("_")[0],
        date_order=DATE_ORDERS.get(language, "DMY"),
        clients=_known_clients(journal, now, without),
        tags=recent_tags(database),
        last_used=_last_used(journal, now, without),
        requests=_items(open_requests(database, without)),
        commitments=_items(commitments),
        waitings=_items(waitings),
        silent_agreements=_items(open_silences(database, without)),
        gaps=_items(open_gaps(database, without)),
        losses=_items(open_losses(database, without)),
    )


def correction_context(
    journal: Journal, entry_id: str, language: str
) -> tuple[LineContext, datetime]:
    """Return what an entry's line is read against again, and the moment it was logged."""
    entry = expect_entry(journal, entry_id)
    context = line_context(journal, language, entry.logged_at, without_entry=entry_id)
    return context, entry.logged_at


def clients(journal: Journal) -> tuple[Client, ...]:
    """Return all clients, by alias."""
    return CLIENTS.fetch(journal.database)


def missions(journal: Journal) -> tuple[Mission, ...]:
    """Return all missions, in the order they were added."""
    return MISSIONS.fetch(journal.database)


def people(journal: Journal, client_id: str) -> tuple[Person, ...]:
    """Return the people of a client, in the order they were added."""
    return PEOPLE.fetch(journal.database, "r.client_id = ?", (client_id,))


def client_file(journal: Journal, client_id: str) -> ClientFile:
    """Return all the facts about a client. Raises Unacceptable if there is none of that id."""
    return kept_file(journal, client_id)[0]


def client_files(journal: Journal) -> tuple[ClientFile, ...]:
    """Return the files of all clients, by alias."""
    return tuple(client_file(journal, client.id) for client in clients(journal))


def entries(
    journal: Journal,
    *,
    mission_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    logged_upto: datetime | None = None,
) -> tuple["Entry", ...]:
    """Return entries, newest first; ``since`` and ``until`` are local days, both included.

    ``logged_upto`` leaves out what was logged later: the list as it was at a past moment.
    """
    from trustjournal.journal.entry import as_entries  # noqa: PLC0415 - a line needs no list
    from trustjournal.storage.search import Sought, find_entries  # noqa: PLC0415

    sought = Sought(
        mission_ids=None if mission_id is None else (mission_id,),
        since=None if since is None else since.isoformat(),
        until=None if until is None else until.isoformat(),
        logged_upto=None if logged_upto is None else instant(logged_upto),
    )
    return as_entries(journal, find_entries(journal.database, sought, limit))


def entry(journal: Journal, entry_id: str) -> "Entry":
    """Return one entry. Raises Unacceptable if it is not there."""
    from trustjournal.journal.entry import as_entries  # noqa: PLC0415 - a line needs no list

    (found,) = as_entries(journal, (expect_entry(journal, entry_id),))
    return found


def search(
    journal: Journal, query: str, limit: int | None = None, *, logged_upto: datetime | None = None
) -> tuple["Entry", ...]:
    """Return the entries that answer a query (see query.py), newest first.

    Raises Unacceptable for a date or state in it that is none.
    """
    from trustjournal.journal.entry import as_entries  # noqa: PLC0415 - a line needs no search
    from trustjournal.journal.query import sought_by  # noqa: PLC0415
    from trustjournal.storage.search import find_entries  # noqa: PLC0415

    sought = sought_by(journal, query)
    if logged_upto is not None:
        sought = replace(sought, logged_upto=instant(logged_upto))
    return as_entries(journal, find_entries(journal.database, sought, limit))


def open_at_a_glance(journal: Journal) -> tuple[Glance, ...]:
    """Return what stands open, from one question to the file: for the first paint."""
    return glance(journal.database)


def is_clock_behind(journal: Journal) -> bool:
    """Whether the clock shows less than when the last change was made, by more than a minute."""
    last = last_logged(journal.database)
    return last is not None and journal.now() < datetime.fromisoformat(last) - CLOCK_SLACK


def find_client(journal: Journal, name: str) -> Client:
    """Return the client of that id, alias, name or unique prefix. Raises Unacceptable."""
    known = CLIENTS.fetch(journal.database)
    by_id = {client.id: client for client in known}
    if name in by_id:
        return by_id[name]
    exact = [client for client in known if folded(name) in _client_names(client)]
    begun = [
        client
        for client in known
        if any(own.startswith(folded(name)) for own in _client_names(client))
    ]
    candidates = {client.alias: client for client in exact or begun or known}
    return _only(candidates, exact or begun, name, of="client")


def find_mission(journal: Journal, name: str) -> Mission:
    """Return the mission of that id, alias, client/alias or unique prefix. Raises Unacceptable."""
    known = MISSIONS.fetch(journal.database)
    by_id = {mission.id: mission for mission in known}
    if name in by_id:
        return by_id[name]
    clients = {client.id: client for client in CLIENTS.fetch(journal.database)}
    paths = {f"{clients[m.client_id].alias}/{m.alias}": m for m in known if m.client_id in clients}
    client_part, slash, alias = folded(name).rpartition("/")
    exact, begun = {}, {}
    for path, mission in paths.items():
        client = clients[mission.client_id]
        if slash and not any(own.startswith(client_part) for own in _client_names(client)):
            continue
        if folded(mission.alias) == alias:
            exact[path] = mission
        if folded(mission.alias).startswith(alias):
            begun[path] = mission
    if slash and len(exact) > 1:
        exact = {
            path: mission
            for path, mission in exact.items()
            if client_part in _client_names(clients[mission.client_id])
        } or exact
    found = exact or begun
    return _only(found or paths, list(found.values()), name, of="mission")


def find_person(journal: Journal, name: str) -> Person:
    """Return the person of that id, name, client/name, unique prefix or unique word of the name.

    Raises Unacceptable.
    """
    known = PEOPLE.fetch(journal.database)
    by_id = {person.id: person for person in known}
    if name in by_id:
        return by_id[name]
    aliases = {client.id: client.alias for client in CLIENTS.fetch(journal.database)}
    paths = {f"{aliases[p.client_id]}/{p.name}": p for p in known if p.client_id in aliases}
    exact = {
        path: person
        for path, person in paths.items()
        if folded(name) in {folded(path), folded(person.name)}
    }
    begun = {
        path: person
        for path, person in paths.items()
        if folded(path).startswith(folded(name)) or folded(person.name).startswith(folded(name))
    }
    by_word = {
        path: person
        for path, person in paths.items()
        if folded(name) in folded(person.name).split()
    }
    found = exact or begun or by_word
    return _only(found or paths, list(found.values()), name, of="person")


def _known_clients(journal: Journal, now: datetime, without: str | None) -> tuple[KnownClient, ...]:
    last = last_of_missions(journal.database, without)
    today = now.astimezone(ZoneInfo(journal.zone)).date()
    his_missions: dict[str, list[KnownMission]] = defaultdict(list)
    for client_id, row_id, alias, title, is_open in mission_names(journal.database, today):
        used = datetime.fromisoformat(last[row_id]) if row_id in last else None
        his_missions[client_id].append(KnownMission(row_id, alias, title, is_open, used))
    his_people: dict[str, list[KnownPerson]] = defaultdict(list)
    for client_id, row_id, name in people_names(journal.database):
        his_people[client_id].append(KnownPerson(row_id, name))
    return tuple(
        KnownClient(row_id, name, alias, tuple(his_missions[row_id]), tuple(his_people[row_id]))
        for row_id, name, alias in client_names(journal.database)
    )


def _last_used(journal: Journal, now: datetime, without: str | None) -> LastUsed | None:
    found = last_entry(journal.database, now, without)
    if found is None:
        return None
    client_id, mission_id, logged_at = found
    return LastUsed(client_id, mission_id, datetime.fromisoformat(logged_at))


def _items(rows: Iterable[OpenRow]) -> tuple[OpenItem, ...]:
    return tuple(
        OpenItem(
            row.id,
            row.client_id,
            row.mission_id,
            row.text,
            datetime.fromisoformat(row.since),
            None if row.due is None else datetime.fromisoformat(row.due),
            row.person_ids,
        )
        for row in rows
    )


def _client_names(client: Client) -> tuple[str, str]:
    return folded(client.alias), folded(client.name)


def _only(candidates: Mapping[str, R], found: Sequence[R], name: str, *, of: str) -> R:
    if len(found) == 1:
        return found[0]
    code = "name_ambiguous" if found else "name_unknown" if candidates else "nothing_named"
    listed = tuple(sorted(candidates))[:SHOWN]
    raise Unacceptable(Problem(code, {"name": name, "candidates": listed}, field=of))
