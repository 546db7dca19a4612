"""What is an entry of the journal's list: an interaction with its names and what it made?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.records import Act, Commitment, Interaction, Step, Waiting
from trustjournal.journal.journal import Journal
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.missions import MISSIONS
from trustjournal.storage.promises import ACTS, COMMITMENTS, STEPS, WAITINGS

R = TypeVar("R", Commitment, Waiting, Step)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. ``answer`` closed its request; ``confirmed`` if it was planned."""

    interaction: Interaction
    client: str
    client_alias: str
    mission_alias: str | None
    people: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    waitings: tuple[Waiting, ...] = ()
    answer: Act | None = None
    confirmed: Act | None = None

    @property
    def id(self) -> str:
        """The entry's id, which is its interaction's."""
        return self.interaction.id

    @property
    def is_open_request(self) -> bool:
        """Whether it awaits a reply still."""
        return self.interaction.needs_reply and self.answer is None

    @property
    def answered_at(self) -> datetime | None:
        """When its request was answered."""
        return None if self.answer is None else self.answer.done.start


def as_entries(journal: Journal, interactions: Sequence[Interaction]) -> tuple[Entry, ...]:
    """Return interactions as entries, in the order given."""
    database = journal.database
    clients = {
        it.id: it for it in CLIENTS.among(database, _each(it.client_id for it in interactions))
    }
    missions = {
        it.id: it.alias
        for it in MISSIONS.among(database, _each(it.mission_id or "" for it in interactions))
    }
    people = _each(person for it in interactions for person in it.people)
    names = {person.id: person.name for person in PEOPLE.among(database, people)}
    ids = [interaction.id for interaction in interactions]
    steps = _by_entry(STEPS.among(database, ids, "interaction_id"))
    commitments = _by_entry(COMMITMENTS.among(database, ids, "interaction_id"))
    waitings = _by_entry(WAITINGS.among(database, ids, "interaction_id"))
    acts = {(act.subject_id, act.kind): act for act in ACTS.among(database, ids, "subject_id")}
    return tuple(
        Entry(
            it,
            clients[it.client_id].name,
            clients[it.client_id].alias,
            missions.get(it.mission_id or ""),
            tuple(names[person] for person in it.people if person in names),
            steps.get(it.id, ()),
            commitments.get(it.id, ()),
            waitings.get(it.id, ()),
            acts.get((it.id, ActKind.ANSWER)),
            acts.get((it.id, ActKind.CONFIRM)),
        )
        for it in interactions
    )


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _by_entry(records: Iterable[R]) -> dict[str, tuple[R, ...]]:
    grouped: dict[str, list[R]] = defaultdict(list)
    for record in records:
        grouped[str(record.interaction_id)].append(record)
    return {entry: tuple(found) for entry, found in grouped.items()}
