"""What would this document say, item by item, and what should be looked at before it leaves?

Every item that can be printed is listed with the key that removes it. Two worries stop the
document until each is removed or accepted: the name of another client or person in free text, and
a sensitive word (health, opinions, origin, insults). Characters that would print as a box are
only shown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache

from trustjournal.errors import Problem
from trustjournal.report.document import Document
from trustjournal.report.glyphs import named, uncovered
from trustjournal.report.lexicon import fold, is_generic, is_ordinary, sensitive_words
from trustjournal.report.setting import Choices

LEAST_NAME = 3
LEAST_PART = 4
NAME_PARTS = re.compile(r"[\s'’-]+")
WORD = re.compile(r"[\w’'-]+")


class Worry(StrEnum):
    """Why an item deserves a second look."""

    NAME = "known_name"
    SENSITIVE = "sensitive"
    BOXED = "boxed"


STOPPING = frozenset({Worry.NAME, Worry.SENSITIVE})


@dataclass(frozen=True, slots=True)
class Concern:
    """One worry about one item: the words concerned, as written."""

    worry: Worry
    what: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing the document would say. ``place`` names its kind: sentence, milestone, title."""

    key: str
    place: str
    text: str
    concerns: tuple[Concern, ...] = ()
    is_accepted: bool = False

    @property
    def stops(self) -> bool:
        """Whether it must be removed or accepted first."""
        return not self.is_accepted and any(one.worry in STOPPING for one in self.concerns)


@dataclass(frozen=True, slots=True)
class Preflight:
    """All items of a document, in the order of the material."""

    items: tuple[Item, ...]

    @property
    def stopped(self) -> tuple[Item, ...]:
        """The items that keep the document from being written."""
        return tuple(item for item in self.items if item.stops)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The same as problems, for whoever shows them."""
        return tuple(
            Problem(
                f"paper_{concern.worry}",
                {"what": concern.what, "text": item.text, "key": item.key},
                item.key,
            )
            for item in self.stopped
            for concern in item.concerns
            if concern.worry in STOPPING
        )


def inspect(
    texts: Iterable[tuple[str, str, str]],
    *,
    choices: Choices,
    others: tuple[str, ...],
    own: tuple[str, ...] = (),
) -> Preflight:
    """Look at (key, place, text) triples.

    ``others`` are names of other clients and people, ``own`` those of the client written to: a
    part that both share points at nobody else.
    """
    items = tuple(
        Item(key, place, text, _concerns(text, others, own), key in choices.accepted)
        for key, place, text in texts
        if text
    )
    return Preflight(items)


def is_said(text: str, document: Document) -> bool:
    """Whether a document holds a text, spacing and capitals aside."""
    return _bare(text) in _everything(document)


@lru_cache(maxsize=4)
def _everything(document: Document) -> str:
    return "\n".join(_bare(one) for one in _strings(document))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _concerns(text: str, others: tuple[str, ...], own: tuple[str, ...]) -> tuple[Concern, ...]:
    found = [Concern(Worry.NAME, name) for name in names_in(text, others, own)]
    found += [Concern(Worry.SENSITIVE, word) for _, word in sensitive_words(text)]
    found += [Concern(Worry.BOXED, named(mark)) for mark in uncovered(text)]
    return tuple(dict.fromkeys(found))


def names_in(text: str, others: tuple[str, ...], own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return which of the names a text speaks of: whole, or by a telling part of them.

    A part of four letters or more counts unless it is generic (Ateliers, Ltd). A name that is also
    an ordinary word counts only with a capital.
    """
    flat = fold(text)
    spoken = {fold(word): word for word in WORD.findall(text)}
    for word in WORD.findall(text):
        for part in NAME_PARTS.split(word):
            spoken.setdefault(fold(part), part)
    shared = frozenset(fold(part) for name in own for part in NAME_PARTS.split(name))
    return tuple(name for name in others if _is_spoken_of(name, flat, spoken, shared))


def _is_spoken_of(name: str, flat: str, spoken: dict[str, str], shared: frozenset[str]) -> bool:
    folded = fold(name).strip()
    if len(folded) < LEAST_NAME:
        return False
    if " " in folded and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", flat):
        return True
    parts = NAME_PARTS.split(folded)
    telling = {one for one in parts if len(one) >= LEAST_PART or len(parts) == 1}
    return any(_is_meant(one, spoken) for one in telling - shared if not is_generic(one))


def _is_meant(word: str, spoken: dict[str, str]) -> bool:
    written = spoken.get(word)
    if written is None:
        return False
    return written[:1].isupper() or not is_ordinary(word)
