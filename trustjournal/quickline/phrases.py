"""Which expression of time begins here, and where does it end?

Every expression of the tables is filed under the words it may begin with; at one place only those
of its first word are tried, and the longest wins ("9 h 05" over "9"). In a tail, a whole date is a
connector, a day and a clock in any order: "d'ici vendredi 10h".
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from trustjournal.quickline import almanac
from trustjournal.quickline.clocks import CLOCKS
from trustjournal.quickline.dates import DATES
from trustjournal.quickline.days import DAYS
from trustjournal.quickline.durations import DURATIONS
from trustjournal.quickline.lexicon import first_word, words_of
from trustjournal.quickline.ranges import RANGES
from trustjournal.quickline.said import Frame, Phrase, Said, merge

TABLE = (*DAYS, *DATES, *RANGES, *CLOCKS, *DURATIONS)
LONGEST_EXPRESSION = 200  # characters; no expression of time is longer


_compiled = cache(re.compile)


def _filed() -> dict[str, tuple[Phrase, ...]]:
    filed: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in TABLE:
        for key in phrase.keys:
            filed[key].append(phrase)
    return {key: tuple(phrases) for key, phrases in filed.items()}


FILED = _filed()
CONNECTORS = (
    r"d'ici a|d'ici|avant|pour|au plus tard|jusqu'a|jusqu'(?=au )|des|no later than|not later than"
    "|by|before|until|till|for|on|due|to"
)
_CONNECTOR = re.compile(f"(?P<word>{CONNECTORS}) ")
_CONNECTOR_STARTS = frozenset(first_word(word) for word in CONNECTORS.split("|"))
_CLOSER = re.compile(r",? (?:au plus tard|at the latest|dernier delai|maxi?)(?![^\s,;.!?…)])")
_BETWEEN = re.compile(r" ?,? (?:(?:a|at) (?=\d))?| ?, ?")
_BEFORE = frozenset({"avant", "before"})
_TEXT_AFTER = frozenset(
    words_of(
        "de du d' des of from about chaque every each ou or et and entre between "
        "depuis since tous toutes sauf except"
    )
)


class Found(NamedTuple):
    """What was said, and where it ends in the strip."""

    said: Said
    end: int


def longest(text: str, at: int, frame: Frame, *, after_day: bool = False) -> Found | None:
    """Return the longest expression that begins at ``at``, or None."""
    best: Found | None = None
    for phrase in FILED.get(_key(text, at), ()):
        if phrase.follows_day and not after_day:
            continue
        if text.find(sure_words(phrase.pattern), at, at + LONGEST_EXPRESSION) < 0:
            continue
        match = _compiled(phrase.pattern).match(text, at)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        said = phrase.read(match, frame)
        if said is not None:
            best = Found(said, match.end())
    return best


def whole(text: str, at: int, frame: Frame) -> Found | None:
    """Return the whole date, with its connector, that begins at ``at`` in a tail."""
    best = _chain(text, at, frame)
    if _key(text, at) in _CONNECTOR_STARTS:
        connector = _CONNECTOR.match(text, at)
        if connector is not None:
            rest = _chain(text, connector.end(), frame)
            if rest is not None and (best is None or rest.end > best.end):
                best = _before(rest) if connector["word"] in _BEFORE else rest
    return best


@cache
def sure_words(pattern: str) -> str:
    """Return words that stand in whatever a pattern matches: a text without them need not try it,
    and most patterns of a short run are never compiled.
    """
    runs, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        if depth == 0 and (piece.isalpha() or piece == " "):
            runs[-1] += piece
            continue
        if depth == 0 and piece == "|":
            return ""
        if depth == 0 and piece[0] in "?*{":
            runs[-1] = runs[-1][:-1]
        depth += {"(": 1, ")": -1}.get(piece, 0)
        runs.append("")
    return max(runs, key=len)


def is_text_after(word: str) -> bool:
    """Whether a date right after this word is text: "la note de lundi"."""
    return word in _TEXT_AFTER


def _chain(text: str, at: int, frame: Frame) -> Found | None:
    found = longest(text, at, frame)
    if found is None or found.said.refused:
        return found
    said, end = found.said, found.end
    while (gap := _BETWEEN.match(text, end)) is not None:
        more = longest(text, gap.end(), frame, after_day=said.day is not None)
        if more is None and gap.end() > end + 1 and text[end] == " ":
            more = longest(text, end + 1, frame, after_day=said.day is not None)
        if more is None:
            break
        if more.said.refused:
            return more
        together = merge(said, more.said)
        if together is None:
            break
        said, end = together, more.end
    closer = _CLOSER.match(text, end)
    return Found(said, closer.end() if closer else end)


def _before(found: Found) -> Found:
    """``avant vendredi`` is the day before, ``avant la semaine prochaine`` this week's Friday;
    ``avant vendredi 10h`` is the clock itself.
    """
    said = found.said
    if said.refused or said.instant or (said.clock and not said.is_part) or said.day is None:
        return found
    day = almanac.days_after(said.day, -7 if "week_ahead" in said.doubts else -1)
    doubts = (*said.doubts, "day_before")
    earlier = said._replace(day=day, clock=None, is_part=False, doubts=doubts, other_day=said.day)
    return Found(earlier, found.end)


def _key(text: str, at: int) -> str:
    match = _KEY.match(text, at)
    if match is None:
        return text[at : at + 1]
    return match["word"] or f"#{match['sign']}"


_PIECE = re.compile(r"\\.|\[[^\]]*\]|\{[^}]*\}|.")
_KEY = re.compile(r"(?P<word>[a-z]+)|\d+(?: (?=[a-z-]))?(?P<sign>[^\d\s]?)")
