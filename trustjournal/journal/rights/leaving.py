"""How does it follow from the names in a journal where a person is meant?

A word of their name that nobody else bears, at their client or in the whole journal, points at
them alone; one that a colleague or the client's own name shares does not. The whole name does, but
where a namesake has it too.
"""

from collections.abc import Iterable

from trustjournal.domain.calling import Calling, calling, name_words
from trustjournal.domain.kinds import ErasureKind
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.rights.ordinary import ordinary_words
from trustjournal.storage.database import Database
from trustjournal.storage.erasing import Leaving, ids_of_person, names_borne

Borne = tuple[str, tuple[str, ...]]  # a client and the words of a name borne there


def leaving(
    database: Database,
    person_id: str,
    kind: ErasureKind,
    mark: str,
    *,
    names: Iterable[str] = (),
) -> Leaving | None:
    """Return what takes a person out of a journal, None for one it does not hold.

    ``names`` are further ones by which they are known, an older copy perhaps not knowing them.
    """
    row = database.row("SELECT client_id FROM person WHERE id = ?", (person_id,))
    if row is None:
        return None
    client_id, ids = str(row[0]), ids_of_person(database, person_id)
    borne = tuple(dict.fromkeys((*names_borne(database, ids), *names)))
    others = _others(database, ids)
    return Leaving(
        ids,
        client_id,
        kind,
        mark,
        here=_calling(borne, [words for owner, words in others if owner == client_id]),
        elsewhere=_calling(borne, [words for _, words in others], alone_if_rare=True),
    )


def leaving_of(
    database: Database, person_id: str, kind: ErasureKind, mark: str
) -> tuple[Leaving, tuple[str, ...]]:
    """Return what takes a person out, and the words of the name that others share with them.

    Raises Unacceptable if there is no such person.
    """
    found = leaving(database, person_id, kind, mark)
    if found is None:
        raise Unacceptable(Problem("id_unknown", {"given": person_id}, field="person"))
    words = {word for name in names_borne(database, found.ids) for word in name_words(name)}
    others = {
        word
        for owner, borne in _others(database, found.ids)
        if owner == found.client_id
        for word in borne
    }
    return found, tuple(sorted(words & others))


def _calling(
    names: tuple[str, ...], others: list[tuple[str, ...]], *, alone_if_rare: bool = False
) -> Calling | None:
    shared = {word for words in others for word in words}
    namesakes = {frozenset(words) for words in others}
    own = [name for name in names if frozenset(name_words(name)) not in namesakes]
    alone = {word for name in own for word in name_words(name)} - shared
    if alone_if_rare:
        alone -= ordinary_words()
    return calling(own, alone=alone, ordinary=ordinary_words())


def _others(database: Database, ids: frozenset[str]) -> list[Borne]:
    """Return what the other people and the clients are called, each with its client."""
    people = database.rows("SELECT client_id, id, name FROM person")
    found = [(str(client), name_words(str(name))) for client, row, name in people if row not in ids]
    clients = database.rows("SELECT id, name, alias FROM client")
    found += [(str(row), name_words(f"{name} {alias}")) for row, name, alias in clients]
    return found
