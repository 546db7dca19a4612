"""Whose name is that?

An exact alias or name, then a unique prefix of at least two letters, then a contact's name; a near
miss is proposed, never taken. Accents and capitals do not matter. The index of names is kept while
the same known clients are handed in.
Source: quick entry, rule 1.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from trustjournal.quickline.context import KnownClient, KnownMission, KnownPerson
from trustjournal.quickline.tokens import fold_name

SHORTEST_PREFIX = 2
SHORTEST_NEAR = 3
LONG_WORD = 6  # from this length on, two slips are still a near miss
MOST_CHOICES = 6
MOST_REMEMBERED = 256  # a line is read again at each key: its first word is looked up once


class Named(NamedTuple):
    """What a word names. Without ``client``, ``choices`` are those it may mean; ``why`` is the
    doubt, None when there is none.
    """

    client: KnownClient | None = None
    person: KnownPerson | None = None
    choices: tuple[str, ...] = ()
    why: str | None = None


class Names:
    """The names of the known clients and of their contacts."""

    def __init__(self, clients: tuple[KnownClient, ...]) -> None:
        """Index ``clients``."""
        self.clients = clients
        self.exact: defaultdict[str, list[KnownClient]] = defaultdict(list)
        self.contacts: defaultdict[str, list[tuple[KnownClient, KnownPerson]]] = defaultdict(list)
        keys: list[tuple[str, int]] = []
        for at, client in enumerate(clients):
            for key in dict.fromkeys((fold_name(client.alias), fold_name(client.name))):
                if key:
                    self.exact[key].append(client)
                    keys.append((key, at))
            for person in client.people:
                for key in _keys_of(person.name):
                    self.contacts[key].append((client, person))
        self._keys = sorted(keys)
        self._near: dict[str, tuple[str, ...]] = {}
        self.long_names = tuple(
            sorted((key for key in self.exact if " " in key), key=len, reverse=True)
        )

    def find(self, word: str) -> Named:
        """Return whom the folded ``word`` names at the start of a line."""
        found = self.exact.get(word, ())
        why, choices = "ambiguous_client", _aliases(found)
        if len(found) == 1:
            return Named(client=found[0])
        if not found:
            started = self.starting_with(word)
            if len(started) == 1:
                return Named(client=started[0])
            choices = _aliases(started)
            contact = self._contact(word)
            if not choices and contact is not None:
                return contact
        if choices:
            return Named(choices=choices, why=why)
        choices = self.near(word)
        return Named(choices=choices, why="near_client" if choices else "unknown_client")

    def starting_with(self, word: str) -> tuple[KnownClient, ...]:
        """Return the clients whose alias or name begins with ``word``, of two letters or more."""
        if len(word) < SHORTEST_PREFIX:
            return ()
        found: dict[str, KnownClient] = {}
        at = bisect_left(self._keys, (word, -1))
        while at < len(self._keys) and self._keys[at][0].startswith(word):
            client = self.clients[self._keys[at][1]]
            found[client.id] = client
            at += 1
        return tuple(found.values())

    def near(self, word: str) -> tuple[str, ...]:
        """Return the aliases of the clients that ``word`` may have meant."""
        if word not in self._near:
            if len(self._near) >= MOST_REMEMBERED:
                self._near.clear()
            self._near[word] = self._find_near(word)
        return self._near[word]

    def _find_near(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST_NEAR:
            return ()
        found = {
            client.alias: None
            for key, at in self._keys
            if is_near(word, key) and (client := self.clients[at])
        }
        for key, owners in self.contacts.items():
            if key.startswith(word) or is_near(word, key):
                found.update((client.alias, None) for client, _ in owners)
        return tuple(found)[:MOST_CHOICES]

    def people_named(
        self, name: str, client: KnownClient | None
    ) -> tuple[tuple[KnownClient, KnownPerson], ...]:
        """Return the contacts of that name: of ``client`` if given, else of anyone."""
        found = self.contacts.get(fold_name(name), ())
        return tuple(
            (owner, person) for owner, person in found if client is None or owner.id == client.id
        )

    def near_people(self, name: str, client: KnownClient | None) -> tuple[str, ...]:
        """Return the names of the contacts that ``name`` may have meant."""
        word = fold_name(name)
        people = [
            person.name
            for owner in self.clients
            if client is None or owner.id == client.id
            for person in owner.people
            if any(key.startswith(word) or is_near(word, key) for key in _keys_of(person.name))
        ]
        return tuple(dict.fromkeys(people))[:MOST_CHOICES]

    def _contact(self, word: str) -> Named | None:
        owners = self.contacts.get(word, ())
        if not owners:
            return None
        if len({client.id for client, _ in owners}) > 1:
            return Named(choices=_aliases(client for client, _ in owners), why="ambiguous_client")
        client, person = owners[0]
        return Named(client=client, person=person if len(owners) == 1 else None)


@lru_cache(maxsize=4)
def _indexed(key: "_Known") -> Names:
    return Names(key.clients)


class _Known:
    """Known clients hashed by their ids alone: a large tuple is never hashed whole for a line."""

    __slots__ = ("clients",)

    def __init__(self, clients: tuple[KnownClient, ...]) -> None:
        self.clients = clients

    def __hash__(self) -> int:
        return hash(tuple([client.id for client in self.clients]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.clients == self.clients


def names_of(clients: tuple[KnownClient, ...]) -> Names:
    """Return the index of these clients, kept while equal ones are handed in."""
    return _indexed(_Known(clients))


class MissionNamed(NamedTuple):
    """Which mission a word names, or what it may mean (aliases) and why that is in doubt."""

    mission: KnownMission | None = None
    choices: tuple[str, ...] = ()
    why: str | None = None


def find_mission(word: str, client: KnownClient) -> MissionNamed:
    """Return the mission of ``client`` that the folded ``word`` names; open ones come first."""
    for group in (_open(client), client.missions):
        exact = [
            mission
            for mission in group
            if word in (fold_name(mission.alias), fold_name(mission.title))
        ]
        found = exact or [mission for mission in group if _starts(mission, word)]
        if len(found) == 1:
            return MissionNamed(found[0])
        if found:
            return MissionNamed(None, tuple(each.alias for each in found), "ambiguous_mission")
    near = [mission for mission in client.missions if is_near(word, fold_name(mission.alias))]
    choices = [mission.alias for mission in (*near, *_open(client))]
    return MissionNamed(None, tuple(dict.fromkeys(choices)), "unknown_mission")


def _open(client: KnownClient) -> tuple[KnownMission, ...]:
    return tuple(mission for mission in client.missions if mission.is_open)


def _starts(mission: KnownMission, word: str) -> bool:
    return len(word) >= SHORTEST_PREFIX and (
        fold_name(mission.alias).startswith(word) or fold_name(mission.title).startswith(word)
    )


def _keys_of(name: str) -> tuple[str, ...]:
    """A person is found by the whole name or by one word of it."""
    whole = fold_name(name)
    return tuple(dict.fromkeys((whole, *whole.split()))) if whole else ()


def _aliases(clients: Iterable[KnownClient]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(client.alias for client in clients))[:MOST_CHOICES]


def is_near(word: str, key: str) -> bool:
    """Whether ``word`` is ``key`` with one slip of the fingers, or two in a long word."""
    if len(word) < SHORTEST_NEAR or len(key) < SHORTEST_NEAR:
        return False
    most = 2 if min(len(word), len(key)) >= LONG_WORD else 1
    return abs(len(word) - len(key)) <= most and _distance(word, key) <= most


def _distance(one: str, two: str) -> int:
    """Count insertions, deletions, changes and swaps of neighbours."""
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, char in enumerate(one, start=1):
        row = [i]
        for j, other in enumerate(two, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != other))
            if i > 1 and j > 1 and char == two[j - 2] and one[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
