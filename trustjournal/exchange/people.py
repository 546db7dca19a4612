"""Whom does an address book name? vCard 2.1, 3.0 and 4.0: name, role, organisation; no more.

Addresses, numbers and pictures stay where they are: the journal has no need of them.
"""

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from trustjournal.domain.incoming import Incoming, OfferedPerson, PassedOver, Wishes
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.identity import id_of
from trustjournal.exchange.texts import decoded

MOST_PEOPLE, MOST_SIGNS = 2_000, 200
WANTED = frozenset({"FN", "N", "ORG", "TITLE", "ROLE", "UID", "KIND"})
GROUPS = frozenset({"group", "org", "location"})
NAME_PARTS = (3, 1, 2, 0, 4)  # prefix, given, additional, family, suffix


class _Line(NamedTuple):
    name: str
    value: str


def read_people(content: bytes, wishes: Wishes) -> Incoming:
    """Return the people of an address book."""
    people: list[OfferedPerson] = []
    passed: list[PassedOver] = []
    for number, card in _cards(_unfolded(decoded(content, wishes.encoding))):
        if len(people) + len(passed) == MOST_PEOPLE:
            raise Unacceptable(Problem("import_too_many", {"most": MOST_PEOPLE}))
        found = _person(number, card)
        if isinstance(found, OfferedPerson):
            people.append(found)
        else:
            passed.append(found)
    if not people and not passed:
        raise Unacceptable(Problem("import_nothing_in_it"))
    return Incoming(people=tuple(people), passed_over=tuple(passed))


def _person(number: int, card: dict[str, str]) -> OfferedPerson | PassedOver:
    organisation = _clear(_parts(card.get("ORG", ""))[0])
    name = _clear(_unescaped(card.get("FN", ""))) or _composed(card.get("N", ""))
    if not name:
        return PassedOver(number, organisation, "nobody_named")
    if card.get("KIND", "").lower() in GROUPS or name == organisation:
        return PassedOver(number, name, "no_person")
    role = _clear(_unescaped(card.get("TITLE") or card.get("ROLE", "")))
    own = id_of("person", card.get("UID") or name.casefold(), organisation.casefold())
    return OfferedPerson(number, own, name, role, organisation)


def _composed(value: str) -> str:
    parts = _parts(value)
    ordered = (parts[place] for place in NAME_PARTS if place < len(parts))
    return _clear(" ".join(part for part in ordered if part))


def _cards(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each card with the number of its first line; of a repeated property the first."""
    card: dict[str, str] | None = None
    begun = 0
    for number, text in lines:
        said = text.strip().upper()
        if said == "BEGIN:VCARD":
            card, begun = {}, number
        elif said == "END:VCARD" and card is not None:
            yield begun, card
            card = None
        elif card is not None and (line := _line(text)) is not None:
            card.setdefault(line.name, line.value)


def _line(text: str) -> _Line | None:
    """Return one property that is wanted: ``item1.ORG;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:…``."""
    head, colon, value = text.partition(":")
    name, *parameters = head.split(";")
    name = name.rpartition(".")[2].strip().upper()
    if not colon or name not in WANTED:
        return None
    given = [parameter.strip().upper() for parameter in parameters]
    if any(parameter.endswith("QUOTED-PRINTABLE") for parameter in given):
        charset = next((it[8:] for it in given if it.startswith("CHARSET=")), "UTF-8")
        value = _unquoted(value, charset)
    return _Line(name, value)


def _unquoted(value: str, charset: str) -> str:
    try:
        return quopri.decodestring(value.encode("utf-8", "replace")).decode(charset, "replace")
    except (LookupError, ValueError):
        return value


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield whole lines: one that goes on begins with a space, or, quoted, follows a final =."""
    whole, begun = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        is_quoted = "QUOTED-PRINTABLE" in whole.partition(":")[0].upper()
        if line[:1] in {" ", "\t"} and whole:
            whole += line[1:]
        elif is_quoted and whole.endswith("="):
            whole = whole[:-1] + line
        else:
            yield begun, whole
            whole, begun = line, number
    yield begun, whole


def _parts(value: str) -> list[str]:
    return [_unescaped(part) for part in re.split(r"(?<!\\);", value)]


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda it: " " if it[1] in "nN" else it[1], value)


def _clear(text: str) -> str:
    return " ".join(text.split())[:MOST_SIGNS]
