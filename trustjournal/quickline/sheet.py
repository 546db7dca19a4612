"""Where does a reader note what it recognised, as it goes?

The one mutable thing of the room: chips, doubts and what was lifted out, gathered while a line is
read and frozen into the Draft at its end. What is noted once at most is a dict's key: in order, and
found at once however long the line is.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from trustjournal.domain.signals import Signal
from trustjournal.quickline.context import KnownClient
from trustjournal.quickline.draft import Amber, AmberField, Chip, ChipField, DraftPerson, When
from trustjournal.quickline.names import Names
from trustjournal.quickline.tokens import fold_name

NOWHERE = (0, 0)  # the span of what was not typed
MOODS = {"++": 2, "+": 1, "-": -1, "--": -2}


class Lifted(NamedTuple):
    """A signal taken out of the text: where it stood, the words after it, a new due date."""

    signal: Signal
    span: tuple[int, int]
    words_after: tuple[str, ...] = ()
    due: When | None = None


@dataclass(slots=True)
class Sheet:
    """What was recognised so far."""

    names: Names
    tags_known: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()  # aliases to offer where no client was said
    client: KnownClient | None = None
    mood: int | None = None
    people: dict[DraftPerson, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    signals: list[Lifted] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    ambers: dict[Amber, None] = field(default_factory=dict)

    def chip(self, shown: ChipField, span: tuple[int, int], text: str) -> None:
        """Add a chip; an empty span is a default."""
        self.chips.append(Chip(shown, span, text))

    def doubt(
        self,
        about: AmberField,
        why: str,
        choices: tuple[str, ...] = (),
        *,
        span: tuple[int, int] = NOWHERE,
    ) -> None:
        """Add a doubt, once; ``span`` is what a choice replaces."""
        self.ambers[Amber(about, why, choices, span)] = None

    def take_mood(self, text: str, span: tuple[int, int]) -> None:
        """Note how it felt."""
        self.mood = MOODS[text]
        self.chip(ChipField.MOOD, span, text)

    def take_person(self, name: str, span: tuple[int, int]) -> None:
        """Add the contact of that name; an unknown one is new, in doubt."""
        known = self.names.people_named(name, self.client)
        if len(known) == 1:
            person = DraftPerson(known[0][1].name, known[0][1].id)
        else:
            person = DraftPerson(name, None)
            names = tuple(dict.fromkeys(each.name for _, each in known))
            names = names or self.names.near_people(name, self.client)
            self.doubt(
                AmberField.PERSON,
                "ambiguous_person" if known else "unknown_person",
                tuple(f'@"{each}"' if " " in each else f"@{each}" for each in names),
                span=span,
            )
        self.people[person] = None
        self.chip(ChipField.PERSON, span, person.name)

    def take_tag(self, name: str, span: tuple[int, int]) -> None:
        """Add a tag, spelled as it is known."""
        tag = next((tag for tag in self.tags_known if fold_name(tag) == fold_name(name)), name)
        self.tags[tag] = None
        self.chip(ChipField.TAG, span, tag)

    def take_signal(self, lifted: Lifted) -> None:
        """Add a signal."""
        self.signals.append(lifted)
        self.chip(ChipField.SIGNAL, lifted.span, shown_signal(lifted.signal))


def shown_signal(signal: Signal) -> str:
    """Write a signal as its chip shows it: late_delivery:3d."""
    if signal.quantity is None:
        return str(signal.code)
    return f"{signal.code}:{signal.quantity:g}{signal.unit or ''}"
