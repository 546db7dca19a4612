"""What does a search say?

    devis -relance client:guerin person:"Jean Martin" signal:retard after:2026-03 is:open "lot 3"

Words match beginnings of words; quotes keep words together; ``-`` leaves out. Operators have French
twins (personne: avant: après: est:ouvert). ``after`` includes its day, ``before`` does not; a month
or a year stands for its first day. What is no operator is text.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from trustjournal.domain.records import Client, Mission, Person
from trustjournal.domain.signals import CONTROLS, SIGNALS, SignalCode
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.missions import MISSIONS
from trustjournal.storage.search import Sought

PIECE = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
OPERATORS = {
    "client": "client",
    "mission": "mission",
    "person": "person",
    "personne": "person",
    "signal": "signal",
    "tag": "tag",
    "before": "before",
    "avant": "before",
    "after": "after",
    "apres": "after",
    "is": "is",
    "est": "is",
}
STATES = {
    "open": "open",
    "ouvert": "open",
    "request": "request",
    "demande": "request",
    "planned": "planned",
    "prevu": "planned",
    "shared": "shared",
    "partage": "shared",
}
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
PARTS = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def sought_by(journal: Journal, query: str) -> Sought:
    """Return what a query asks for. Raises Unacceptable for a date or state that is none."""
    sought = Sought()
    for minus, operator, quoted, word in PIECE.findall(query):
        text = quoted or word
        known = OPERATORS.get(folded(operator)) if operator else None
        if known is not None and text and not minus:
            sought = _narrowed(journal, sought, known, text)
            continue
        if word.endswith(":") and folded(word[:-1]) in OPERATORS:
            continue  # an operator that is being typed
        said = f"{operator}:{text}" if operator else text
        if minus:
            sought = replace(sought, without=(*sought.without, said))
        elif quoted:
            sought = replace(sought, phrases=(*sought.phrases, said))
        elif said:
            sought = replace(sought, words=(*sought.words, said))
    return sought


def _narrowed(journal: Journal, sought: Sought, operator: str, text: str) -> Sought:
    match operator:
        case "before":
            last = _day(text) - timedelta(days=1)
            return replace(sought, until=last.isoformat())
        case "after":
            return replace(sought, since=_day(text).isoformat())
        case "is":
            state = STATES.get(folded(text))
            if state is None:
                raise Unacceptable(Problem("search_state_unknown", {"given": text}, field="query"))
            return replace(sought, states=(*sought.states, state))
        case "tag":
            return replace(sought, tags=(*sought.tags, text.lstrip("#*")))
        case "signal":
            return replace(sought, codes=_codes(text))
        case _:
            return _narrowed_by_name(journal, sought, operator, text)


def _narrowed_by_name(journal: Journal, sought: Sought, operator: str, text: str) -> Sought:
    clients = CLIENTS.fetch(journal.database)
    if operator == "client":
        return replace(sought, client_ids=_clients(clients, text))
    if operator == "mission":
        missions = MISSIONS.fetch(journal.database)
        return replace(sought, mission_ids=_missions(clients, missions, text))
    return replace(sought, person_ids=_people(PEOPLE.fetch(journal.database), text))


def _clients(clients: Iterable[Client], text: str) -> tuple[str, ...]:
    return tuple(
        client.id
        for client in clients
        if folded(client.alias).startswith(folded(text)) or _begins_a_word(client.name, text)
    )


def _missions(clients: Iterable[Client], missions: Iterable[Mission], text: str) -> tuple[str, ...]:
    client_part, slash, alias = folded(text).rpartition("/")
    owners = set(_clients(clients, client_part)) if slash else None
    return tuple(
        mission.id
        for mission in missions
        if (owners is None or mission.client_id in owners)
        and (folded(mission.alias).startswith(alias) or _begins_a_word(mission.title, alias))
    )


def _people(people: Iterable[Person], text: str) -> tuple[str, ...]:
    return tuple(person.id for person in people if _begins_a_word(person.name, text))


def _codes(text: str) -> tuple[str, ...]:
    """Return the codes that a quick code or canonical code begins with; control means any kind."""
    begun = folded(text.lstrip("!"))
    found = {
        code
        for code, rule in SIGNALS.items()
        if any(folded(name).startswith(begun) for name in (code.value, rule.french, rule.english))
    }
    if SignalCode.CONTROL in found:
        found |= CONTROLS
    return tuple(sorted(code.value for code in found))


def _begins_a_word(name: str, text: str) -> bool:
    return f" {folded(name)}".find(f" {folded(text)}") >= 0


def _day(text: str) -> date:
    slashed, parts = SLASHED.fullmatch(text), PARTS.fullmatch(text)
    try:
        if slashed:
            day, month, year = (int(part) for part in slashed.groups())
            return date(year, month, day)
        if parts:
            year, month, day = (int(part or 1) for part in parts.groups())
            return date(year, month, day)
    except ValueError:
        pass
    raise Unacceptable(Problem("search_day_unknown", {"given": text}, field="query"))
