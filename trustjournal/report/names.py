"""Does a text speak of another client, or of somebody there?

A whole name always counts. A part of one counts when it points at somebody: the surname or first
name of a person; of an organisation the one word that tells it from others (Mutuelle *Océane*), or,
where it has several (*Dupont* *Moretti*), one written with a capital. What many organisations are
called (Groupe, Ateliers, and any word two of them share) points at nobody, nor does a word that
the client written to has in a name of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from trustjournal.report.lexicon import fold, is_generic, is_ordinary

LEAST_NAME = 3
LEAST_PART = 4
NAME_PARTS = re.compile(r"[\s'’-]+")
WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A name that should not slip into another client's document."""

    text: str
    is_person: bool = False


def names_in(text: str, others: tuple[Named, ...], own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return which of the names a text speaks of; ``own`` are those of the client written to."""
    said, own_parts = _Said(text), _parts_of_all(own)
    found = (one.name.text for one in _laid_out(others) if _is_spoken_of(one, said, own_parts))
    return tuple(dict.fromkeys(found))


class _LaidOut(NamedTuple):
    """A name folded, and the words of it that tell it from others."""

    name: Named
    folded: str
    telling: frozenset[str]


class _Said:
    """A text laid out for looking names up: folded, and each word as it was written."""

    def __init__(self, text: str) -> None:
        self.flat = fold(text)
        self.words = {fold(word): word for word in WORD.findall(text)}
        for word in WORD.findall(text):
            for part in NAME_PARTS.split(word):
                self.words.setdefault(fold(part), part)

    def holds(self, name: str) -> bool:
        """Whether it holds a folded name as whole words."""
        if name not in self.flat:
            return False
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self.flat) is not None

    def is_capital(self, word: str) -> bool:
        """Whether a folded word is in it, written with a capital."""
        written: str = self.words.get(word, "")
        return written[:1].isupper()


def _is_spoken_of(one: _LaidOut, said: _Said, own: frozenset[str]) -> bool:
    if len(one.folded) < LEAST_NAME:
        return False
    if " " in one.folded and said.holds(one.folded):
        return True
    telling = one.telling - own
    takes_capital = len(telling) > 1 and not one.name.is_person
    return any(
        said.is_capital(part) or not (takes_capital or is_ordinary(part))
        for part in telling
        if part in said.words
    )


@lru_cache(maxsize=4)
def _laid_out(others: tuple[Named, ...]) -> tuple[_LaidOut, ...]:
    """Lay all names out once: a document asks about each of them for each of its texts."""
    shared = _shared_parts(others)
    return tuple(_LaidOut(name, fold(name.text).strip(), _telling(name, shared)) for name in others)


def _telling(name: Named, shared: frozenset[str]) -> frozenset[str]:
    parts = [part for part in NAME_PARTS.split(fold(name.text).strip()) if part]
    return frozenset(
        part
        for part in parts
        if (len(part) >= LEAST_PART or len(parts) == 1)
        and not is_generic(part)
        and (name.is_person or part not in shared)
    )


def _shared_parts(others: tuple[Named, ...]) -> frozenset[str]:
    """The words that the names of two organisations share."""
    counted = Counter(
        part
        for folded in {fold(name.text) for name in others if not name.is_person}
        if " " in folded
        for part in set(NAME_PARTS.split(folded))
    )
    return frozenset(part for part, number in counted.items() if number > 1)


def _parts_of_all(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(part) for name in names for part in NAME_PARTS.split(name))
