"""Whose is it? What a file of others names, held against the clients, missions and people here.

As the quick line does: an alias or a name, then a beginning that only one has, then a contact.
Beyond that, what the user said beforehand (``Wishes``) comes first, and in mails and invitations
the people who took part tell whose they are. What is only near is proposed, never taken.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from trustjournal.domain.incoming import OfferedEntry, OfferedPerson, Party, Wishes
from trustjournal.domain.kinds import Direction
from trustjournal.quickline.context import KnownClient, KnownMission, KnownPerson
from trustjournal.quickline.draft import DraftPerson
from trustjournal.quickline.names import Names, find_mission, names_of
from trustjournal.quickline.tokens import fold_name

SHOWN = 12
SHORTEST_IN_TEXT = 3
WORD = re.compile(r"[^\W_]+")
PUBLIC = {  # domains that belong to nobody's organisation
    *("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "aol", "icloud", "me"),
    *("gmx", "proton", "protonmail", "orange", "wanadoo", "free", "sfr", "laposte", "bbox", "neuf"),
}


class Place(NamedTuple):
    """Whose something is. Without ``client``: ``choices`` it may be, and why that is in doubt."""

    client: KnownClient | None = None
    mission: KnownMission | None = None
    choices: tuple[str, ...] = ()
    why: str = ""


class Matcher:
    """The names known to a journal, and what the user said about a file."""

    def __init__(self, clients: tuple[KnownClient, ...], wishes: Wishes) -> None:
        self._names: Names = names_of(clients)
        self._clients = clients
        self._wishes = wishes
        self._wished = {fold_name(name): place for name, place in wishes.names}
        self._mine = {fold_name(one) for one in wishes.me}

    def place_of(self, entry: OfferedEntry, decided: str = "") -> Place:
        """Return whose an entry is; ``decided`` is what the user chose for it."""
        if entry.is_ours:
            return self._own_place(entry)
        if decided:
            return self.named(decided)
        found = next((place for place in self._told(entry) if place.client), None)
        if found is None:
            near = self.named(entry.client or self._wishes.client)
            return near._replace(choices=near.choices or self.proposals())
        return self._with_mission(found, entry.mission)

    def place_of_person(self, person: OfferedPerson, decided: str = "") -> Place:
        """Return at which client somebody is."""
        for name in (decided, self._wish(person.organisation), person.organisation):
            if name and (found := self.named(name)).client:
                return found
        given = self.named(self._wishes.client)
        if given.client:
            return given
        near = self.named(person.organisation)
        return near._replace(choices=near.choices or self.proposals())

    def named(self, name: str) -> Place:
        """Return what ``client`` or ``client/mission`` names."""
        if not name.strip():
            return Place(why="unknown_client", choices=self.proposals())
        whole = self._names.find(fold_name(name))
        client, slash, mission = name.partition("/")
        if whole.client is not None or not slash:
            return Place(whole.client, choices=whole.choices, why=whole.why or "")
        first = self._names.find(fold_name(client))
        if first.client is None:
            return Place(choices=first.choices, why=first.why or "")
        found = find_mission(fold_name(mission), first.client)
        return Place(first.client, found.mission)

    def people_of(self, entry: OfferedEntry, client: KnownClient) -> tuple[DraftPerson, ...]:
        """Return who took part: whom the file names, and the known contacts among the parties."""
        people: dict[DraftPerson, None] = {}
        for name in entry.people:
            known = self._names.people_named(name, client)
            person = known[0][1] if len(known) == 1 else None
            people[DraftPerson(person.name if person else name, person.id if person else None)] = (
                None
            )
        for party in self._parties(entry):
            found = self._contact(party)
            if found is not None and found[0].id == client.id:
                people[DraftPerson(found[1].name, found[1].id)] = None
        return tuple(people)

    def direction_of(self, entry: OfferedEntry, client: KnownClient) -> Direction | None:
        """Return who wrote: the consultant, where the sender is theirs; else the client."""
        if entry.direction is not None or entry.sender is None or entry.minutes is not None:
            return entry.direction
        if self._is_mine(entry.sender):
            return Direction.OUT
        if self._belongs(entry.sender, client):
            return Direction.IN
        return Direction.OUT if any(self._belongs(it, client) for it in entry.others) else None

    def alias_of(self, client_id: str) -> str:
        """Return how a client is called in short."""
        return next((one.alias for one in self._clients if one.id == client_id), "")

    def proposals(self) -> tuple[str, ...]:
        """Return what an unknown name may be settled as: clients with their open missions."""
        names: list[str] = []
        for client in self._clients:
            opened = [f"{client.alias}/{it.alias}" for it in client.missions if it.is_open]
            names += opened or [client.alias]
        return tuple(names)

    def _own_place(self, entry: OfferedEntry) -> Place:
        """Return whose an entry of our own making is: names in full, and nobody alike."""
        names = {fold_name(entry.client), fold_name(entry.client_name)} - {""}
        for client in self._clients:
            if names & {fold_name(client.alias), fold_name(client.name)}:
                wanted = fold_name(entry.mission)
                missions = (it for it in client.missions if fold_name(it.alias) == wanted)
                return Place(client, next(missions, None))
        return Place(why="unknown_client")

    def _told(self, entry: OfferedEntry) -> Iterator[Place]:
        """Yield whom an entry may be of, the surest first."""
        for name in (entry.client, *(party.address for party in self._parties(entry))):
            yield self.named(self._wish(name))
        yield self.named(entry.client)
        yield from self._by_people(entry)
        yield self._within(entry.about)
        yield self.named(self._wishes.client)

    def _by_people(self, entry: OfferedEntry) -> Iterator[Place]:
        for name in entry.people:
            owners = {owner.id: owner for owner, _ in self._names.people_named(name, None)}
            if len(owners) == 1:
                yield Place(next(iter(owners.values())))
        parties = self._parties(entry)
        for party in parties:
            if (found := self._contact(party)) is not None:
                yield Place(found[0])
        for party in parties:
            yield Place(self._by_domain(party))

    def _within(self, text: str) -> Place:
        """Return the one client whose alias, name or contact stands in a text."""
        folded = _spaced(text)
        found = {
            client.id: client
            for key, clients in self._names.exact.items()
            if len(key) >= SHORTEST_IN_TEXT and _spaced(key) in folded
            for client in clients
        }
        return Place(next(iter(found.values()))) if len(found) == 1 else Place()

    def _with_mission(self, place: Place, said: str) -> Place:
        if place.mission is not None or place.client is None:
            return place
        if said:
            return place._replace(mission=find_mission(fold_name(said), place.client).mission)
        wished = self.named(self._wishes.mission) if self._wishes.mission else Place()
        if wished.client is not None and wished.client.id == place.client.id:
            return place._replace(mission=wished.mission)
        if self._wishes.mission and "/" not in self._wishes.mission:
            found = find_mission(fold_name(self._wishes.mission), place.client).mission
            return place._replace(mission=found)
        opened = [mission for mission in place.client.missions if mission.is_open]
        return place._replace(mission=opened[0]) if len(opened) == 1 else place

    def _parties(self, entry: OfferedEntry) -> tuple[Party, ...]:
        everyone = (*((entry.sender,) if entry.sender else ()), *entry.others)
        return tuple(party for party in everyone if not self._is_mine(party))

    def _is_mine(self, party: Party) -> bool:
        return bool(self._mine & {fold_name(party.name), fold_name(party.address)} - {""})

    def _belongs(self, party: Party, client: KnownClient) -> bool:
        wished = self.named(self._wish(party.address)).client
        contact = self._contact(party)
        of_domain = self._by_domain(party)
        found = (wished, contact[0] if contact else None, of_domain)
        return any(one is not None and one.id == client.id for one in found)

    def _contact(self, party: Party) -> tuple[KnownClient, KnownPerson] | None:
        """Return the contact of that name, if it is one person; one known by a single word of it
        is meant too.
        """
        for name in _ways_of_saying(party.name):
            found = [
                (owner, person)
                for owner, person in self._names.people_named(name, None)
                if fold_name(person.name) == fold_name(name)
            ]
            if len(found) == 1:
                return found[0]
        return None

    def _by_domain(self, party: Party) -> KnownClient | None:
        """Return the client called as the domain of an address is: beton-sa.fr, Béton SA."""
        label = party.address.rpartition("@")[2].rpartition(".")[0].rpartition(".")[2]
        if len(label) < SHORTEST_IN_TEXT or label in PUBLIC:
            return None
        wanted = _letters(label)
        found = {
            client.id: client
            for client in self._clients
            if wanted in {_letters(client.alias), _letters(client.name)}
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _wish(self, name: str) -> str:
        return self._wished.get(fold_name(name), "") if name else ""


def _ways_of_saying(name: str) -> tuple[str, ...]:
    """Return a name as written, with the first word last (DURAND Marie), and its single words."""
    words = name.replace(",", " ").split()
    if not words:
        return ()
    return tuple(dict.fromkeys((" ".join(words), " ".join((*words[1:], words[0])), *words[::-1])))


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", fold_name(name))


def _spaced(text: str) -> str:
    """Return the words of a text, each between spaces."""
    return f" {' '.join(WORD.findall(fold_name(text)))} "
