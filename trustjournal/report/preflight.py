"""What would this document say, item by item, and what should be looked at before it leaves?

Every item that can be printed is listed with the key that removes it. Two worries stop the
document until each is removed or accepted: the name of another client or person in free text, and
a sensitive word (health, opinions, origin, insults). Characters that would print as a box are
only shown.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache

from trustjournal.errors import Problem
from trustjournal.report.document import Document
from trustjournal.report.glyphs import named, uncovered
from trustjournal.report.lexicon import sensitive_words
from trustjournal.report.names import Named, names_in
from trustjournal.report.setting import Choices

SEAL_LENGTH = 16  # of a text's fingerprint


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
    def was_accepted(self) -> bool:
        """Whether it is in the document although it would have stopped."""
        return self.is_accepted and any(one.worry in STOPPING for one in self.concerns)

    @property
    def stops(self) -> bool:
        """Whether it must be removed or accepted first."""
        return not self.is_accepted and any(one.worry in STOPPING for one in self.concerns)


@dataclass(frozen=True, slots=True)
class Preflight:
    """All items of a document, in the order of the material.

    ``offered`` are promises it does not say, but could; ``left_out`` what was removed from it.
    """

    items: tuple[Item, ...]
    offered: tuple[Item, ...] = ()
    left_out: tuple[Item, ...] = ()

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
    others: tuple[Named, ...],
    own: tuple[str, ...] = (),
) -> Preflight:
    """Look at (key, place, text) triples.

    ``others`` are names of other clients and people, ``own`` those of the client written to: a
    part that both share points at nobody else.
    """
    items = tuple(
        Item(
            key,
            place,
            text,
            _concerns(text, others, own),
            not choices.accepted.isdisjoint({key, seal(key, text)}),
        )
        for key, place, text in texts
        if text
    )
    return Preflight(items)


def seal(key: str, text: str) -> str:
    """Return what says that this very text was accepted: another one is looked at again."""
    return f"{key}#{hashlib.sha256(text.encode()).hexdigest()[:SEAL_LENGTH]}"


def is_said(text: str, document: Document) -> bool:
    """Whether a document holds a text, spacing and capitals aside."""
    return _bare(text) in _everything(document)


@lru_cache(maxsize=4)
def _everything(document: Document) -> str:
    return "\n".join(_bare(one) for one in strings_of(document))


def strings_of(value: object) -> Iterator[str]:
    """Yield every text in a document or in a part of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_of(getattr(value, field.name))


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _concerns(text: str, others: tuple[Named, ...], own: tuple[str, ...]) -> tuple[Concern, ...]:
    found = [Concern(Worry.NAME, name) for name in names_in(text, others, own)]
    found += [Concern(Worry.SENSITIVE, word) for _, word in sensitive_words(text)]
    found += [Concern(Worry.BOXED, named(mark)) for mark in uncovered(text)]
    return tuple(dict.fromkeys(found))
