"""Which thing is meant by an id, or by the first characters of one?"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from trustjournal.cli.shown import Names
from trustjournal.domain.records import ClientFile, Mission
from trustjournal.errors import Fact, Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import client_files, clients, find_mission, missions

FULL_ID = 36


class Subject(StrEnum):
    """What an id may name."""

    ENTRY = "entry"
    REQUEST = "request"
    COMMITMENT = "commitment"
    WAITING = "waiting"
    MILESTONE = "milestone"


def subject_named(journal: Journal, subject: Subject, given: str) -> str:
    """Return the full id; Unacceptable if no such thing, or several, begin so.

    A full id is returned as it is: the intention itself knows whether it exists.
    """
    if len(given) >= FULL_ID:
        return given
    ids = {found for file in client_files(journal) for found in _ids(file, subject)}
    matches = sorted(found for found in ids if given and found.startswith(given.lower()))
    if not matches:
        raise Unacceptable(Problem("id_unknown", {"given": given}))
    if len(matches) > 1:
        raise Unacceptable(Problem("id_ambiguous", {"given": given, "choices": tuple(matches)}))
    return matches[0]


def known_mission(journal: Journal, name: str, at: datetime) -> Mission:
    """Return the mission of that name, if it was known at ``at``. Unacceptable otherwise."""
    found = find_mission(journal, name)
    if found.logged_at > at:
        listed = tuple(it.alias for it in missions(journal) if it.logged_at <= at)
        facts: dict[str, Fact] = {"name": name, "candidates": listed}
        raise Unacceptable(Problem("name_unknown" if listed else "nothing_named", facts))
    return found


def names_of(journal: Journal) -> Names:
    """Return how every mission and client is called."""
    return Names(
        missions={mission.id: mission.alias for mission in missions(journal)},
        clients={client.id: client.name for client in clients(journal)},
    )


def _ids(file: ClientFile, subject: Subject) -> Iterable[str]:
    match subject:
        case Subject.ENTRY:
            return (entry.id for entry in file.interactions)
        case Subject.REQUEST:
            return (entry.id for entry in file.interactions if entry.needs_reply)
        case Subject.COMMITMENT:
            return (promise.id for promise in file.commitments)
        case Subject.WAITING:
            return (waiting.id for waiting in file.waitings)
        case Subject.MILESTONE:
            return (milestone.id for milestone in file.milestones)
