"""Which names are there to be hidden in discreet mode, and what is shown in their place?

Clients become "Client A", "Client B" in the order of the journal, their missions "Mission A1",
people their initials. A client's alias and each name of a person count too.
"""

from collections.abc import Iterator

from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.context import KnownClient
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import Mask, initials, letters

SHORTEST = 3  # letters of a name's part: "de" and "Le" are no names


def masks(journal: Journal, presentation: Presentation) -> tuple[Mask, ...]:
    """Return a mask for each name of the journal."""
    words = presentation.open_words
    known = line_context(journal, words.language, presentation.now()).clients
    return tuple(
        mask
        for place, client in enumerate(known)
        for mask in _masks(client, letters(place), presentation)
    )


def _masks(client: KnownClient, letter: str, presentation: Presentation) -> Iterator[Mask]:
    words = presentation.open_words
    shown = words("settings.discreet.client", letter=letter)
    yield from (Mask(client.name, shown), Mask(client.alias, shown))
    for number, mission in enumerate(client.missions, start=1):
        yield Mask(mission.title, words("settings.discreet.mission", name=f"{letter}{number}"))
    for person in client.people:
        yield Mask(person.name, initials(person.name))
    for person in client.people:
        for part in person.name.split():
            if len(part) >= SHORTEST:
                yield Mask(part, initials(part))
