"""What is handed to a person who asks what the journal says about them?

Others are masked, each always by the same mark: colleagues and other clients, with their people,
wherever a text of this client names them.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from trustjournal.domain.access import About, AccessFile, compose_access, last_contact
from trustjournal.domain.calling import Calling, calling, name_words
from trustjournal.domain.kinds import ErasureKind
from trustjournal.journal.analyses import analyse_one
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_person
from trustjournal.journal.reading import client_file, clients
from trustjournal.journal.rights.leaving import leaving_of
from trustjournal.journal.rights.ordinary import ordinary_words
from trustjournal.journal.rights.retention import review_due
from trustjournal.storage.clients import PEOPLE

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Masking = tuple[tuple[Calling, str], ...]


def access_file(
    journal: Journal, person_id: str, *, marks: Callable[[str, str], str], at: datetime
) -> AccessFile:
    """Return everything about a person. Raises Unacceptable if there is none of that id.

    ``marks`` gives the mask of somebody else: by ``person`` or ``client``, and a letter.
    """
    person = expect_person(journal, person_id)
    file = client_file(journal, person.client_id)
    found, _ = leaving_of(journal.database, person_id, ErasureKind.ERASED, "")
    masking = tuple(_masking(journal, person.client_id, found.ids, marks))
    about = About(person, found.here, lambda text: hidden(text, masking))
    last = last_contact(file.interactions, person.id)
    return compose_access(
        file,
        analyse_one(journal, person.client_id, at),
        about,
        at=at,
        keep_until=review_due(journal, person, last),
    )


def hidden(text: str, masking: Masking) -> str:
    """Return a text with the mark of each in place of their names."""
    for spotted, mark in masking:
        text = spotted.replaced(text, mark)
    return text


def _masking(
    journal: Journal, client_id: str, own: frozenset[str], marks: Callable[[str, str], str]
) -> Iterator[tuple[Calling, str]]:
    people = [one for one in PEOPLE.fetch(journal.database) if one.id not in own]
    for place, person in enumerate(people):
        found, _ = leaving_of(journal.database, person.id, ErasureKind.ANONYMISED, "")
        spotted = found.here if person.client_id == client_id else found.elsewhere
        if spotted is not None:
            yield spotted, marks("person", letters(place))
    others = [one for one in clients(journal) if one.id != client_id]
    for place, client in enumerate(others):
        alone = {word for word in name_words(client.alias) if len(name_words(client.alias)) == 1}
        spotted = calling(
            (client.name, client.alias), alone=alone, ordinary=ordinary_words() | alone
        )
        if spotted is not None:
            yield spotted, marks("client", letters(place))


def letters(place: int) -> str:
    """Return the letter of a place: A to Z, then AA, AB."""
    rest, last = divmod(place, len(LETTERS))
    return (letters(rest - 1) if rest else "") + LETTERS[last]
