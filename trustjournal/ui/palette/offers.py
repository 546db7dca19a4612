"""What may be chosen in the palette, and in which order does a query bring it?

Each word of the query must be found, accents and capitals aside: at the start of a word best, then
inside one, then letter by letter ("pdd" finds "Portefeuille du dirigeant"). What was chosen lately
comes before what matches as well.

    ranked("nou mis", offers, recent=()) -> "Nouvelle mission" before "Une mission nouvelle"
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MOST = 60
AT_WORD, INSIDE, SCATTERED = 100, 55, 15
FIRST_WORD, WHOLE, RECENT = 12, 20, 40
LEAST_SCATTERED = 2  # letters


class OfferKind(StrEnum):
    """What kind of thing is offered."""

    LINE = "line"
    COMMAND = "command"
    SCREEN = "screen"
    SETTING = "setting"
    HELP = "help"
    CLIENT = "client"
    MISSION = "mission"
    PERSON = "person"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose. ``key`` names it for good; ``sought`` is where words are looked for."""

    key: str
    kind: OfferKind
    title: str
    act: Callable[[], object]
    detail: str = ""
    keys: str = ""
    icon: str = "chevron_right"
    sought: str = ""


def ranked(query: str, offers: Sequence[Offer], recent: Sequence[str]) -> tuple[Offer, ...]:
    """Return what answers a query, best first; without one, what was chosen lately comes first."""
    words = folded(query).split()
    late = {key: RECENT - min(place, RECENT - 1) for place, key in enumerate(recent)}
    found = [
        (score + late.get(offer.key, 0), -place)
        for place, offer in enumerate(offers)
        if (score := _score(words, folded(offer.sought or offer.title))) is not None
    ]
    found.sort(reverse=True)
    return tuple(offers[-place] for _, place in found[:MOST])


def marks(query: str, title: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a title that a query's words name, end exclusive."""
    text = folded(title)
    found = (_place(word, text) for word in folded(query).split())
    return tuple(sorted((at, at + length) for at, length in found if at >= 0))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a text without accents and capitals, each sign still in its place."""
    return "".join(_base(sign) for sign in text)


@lru_cache(maxsize=1024)
def _base(sign: str) -> str:
    small = unicodedata.normalize("NFD", sign)[0].lower()
    return small if len(small) == 1 else sign


def _score(words: list[str], text: str) -> int | None:
    """Return how well a text answers, None if a word is not in it."""
    total = 0
    for word in words:
        one = _score_of(word, text)
        if one is None:
            return None
        total += one
    return total


def _score_of(word: str, text: str) -> int | None:
    if word not in text:
        return _scattered(word, text)
    at = text.find(word) if text.startswith(word) else _at_word(word, text)
    if at < 0:
        return INSIDE
    is_whole = not text[at + len(word) : at + len(word) + 1].isalnum()
    return AT_WORD + (FIRST_WORD if at == 0 else 0) + (WHOLE if is_whole else 0)


def _at_word(word: str, text: str) -> int:
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at


def _place(word: str, text: str) -> tuple[int, int]:
    at = _at_word(word, text)
    return (at if at >= 0 else text.find(word)), len(word)


def _scattered(word: str, text: str) -> int | None:
    """Return a little if the letters begin the text's words, in their order."""
    initials = _initials(text)
    if not LEAST_SCATTERED <= len(word) <= len(initials):
        return None
    letters = iter(initials)
    return SCATTERED if all(letter in letters for letter in word) else None


@lru_cache(maxsize=8192)
def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", text))
