"""Which client or mission is it, by id, and what may a new one be called?"""

import re
from collections.abc import Iterable

from trustjournal.domain.records import Client, Mission, Person
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.missions import MISSIONS

ALIAS = re.compile(r"[^\W_][\w-]{1,39}")


def expect_client(journal: Journal, client_id: str) -> Client:
    """Return the client of that id. Raises Unacceptable."""
    found = CLIENTS.one(journal.database, client_id)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": client_id}, field="client"))
    return found


def expect_mission(journal: Journal, mission_id: str) -> Mission:
    """Return the mission of that id. Raises Unacceptable."""
    found = MISSIONS.one(journal.database, mission_id)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": mission_id}, field="mission"))
    return found


def expect_person(journal: Journal, person_id: str) -> Person:
    """Return the person of that id. Raises Unacceptable."""
    found = PEOPLE.one(journal.database, person_id)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": person_id}, field="person"))
    return found


def chosen_alias(given: str | None, name: str, taken: Iterable[str]) -> str:
    """Return the alias asked for, or one made of the name that nobody has.

    Raises Unacceptable if the alias asked for is taken or cannot be typed as one word.
    """
    others = {folded(alias) for alias in taken}
    if given is not None:
        given = given.strip()
        if not ALIAS.fullmatch(given):
            raise Unacceptable(Problem("alias_invalid", {"alias": given}, field="alias"))
        if folded(given) in others:
            raise Unacceptable(Problem("alias_taken", {"alias": given}, field="alias"))
        return given
    plain = folded(name).replace("œ", "oe").replace("æ", "ae")
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    words = [word for word in made.split("-") if len(word) > 1]
    first = max(words[:2], key=len, default="x") if words else "x"
    base = first if ALIAS.fullmatch(first) else f"{first}1"
    numbered = (f"{base}{number}" for number in range(2, 10_000))
    return next(alias for alias in (base, *numbered) if alias not in others)
