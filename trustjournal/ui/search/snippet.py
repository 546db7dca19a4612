"""Which part of a note is shown for a search, and where in it are the words looked for?

Accents, capitals and ligatures never matter; words match beginnings of words, as the index does::

    snippet("Réunion de cadrage, puis déjeuner", ("dej",)) -> text, ((25, 28),)
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from trustjournal.journal.names import folded

BEFORE = 32  # signs shown before the first word found
LIGATURES = {"œ": "oe", "æ": "ae"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of text; ``marks`` are the spans found in it, end exclusive."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=512)  # a row is painted many times
def snippet(texts: tuple[str, ...], wanted: tuple[str, ...]) -> Snippet:
    """Return the first of ``texts`` that holds a wanted word, cut to begin near it."""
    lines = [" ".join(text.split()) for text in texts]
    for line in lines:
        marks = _marks(line, wanted)
        if marks:
            return _cut(line, marks)
    return Snippet(next((line for line in lines if line), ""))


def _marks(line: str, wanted: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    flat, places = _flat(line)
    found: list[tuple[int, int]] = []
    for one in wanted:
        asked = _flat(folded(one))[0]
        if any(sign.isalnum() for sign in asked):
            pattern = rf"(?<!\w){re.escape(asked)}"
            found += [(places[it.start()], places[it.end()]) for it in re.finditer(pattern, flat)]
    return _joined(found)


def _flat(line: str) -> tuple[str, list[int]]:
    """Return a line without accents and capitals, and the place in the line of each sign of it."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(line):
        plain = _plain(sign)
        signs.append(plain)
        places.extend([place] * len(plain))
    return "".join(signs), [*places, len(line)]


@lru_cache(maxsize=1024)
def _plain(sign: str) -> str:
    return folded(LIGATURES.get(sign.lower(), sign)) or (" " if sign.isspace() else "")


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _cut(line: str, marks: tuple[tuple[int, int], ...]) -> Snippet:
    first = marks[0][0]
    if first <= 2 * BEFORE:
        return Snippet(line, marks)
    begin = line.rfind(" ", 0, first - BEFORE) + 1
    lead = "… "
    shift = len(lead) - begin
    return Snippet(lead + line[begin:], tuple((start + shift, end + shift) for start, end in marks))
