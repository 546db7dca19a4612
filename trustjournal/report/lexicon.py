"""Which words need a second look before paper, and which tags say where a sentence belongs?

Read from ``resources/lexicon/<language>.toml``, and from the consultant's own words
(own_lexicon.py). All languages are read together: a French consultant writes an English client's
report, and the other way round.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from trustjournal.paths import resources
from trustjournal.report.own_lexicon import OwnWords, own_words

LEAST_FEMININE = 5


def fold(text: str) -> str:
    """Return the text without accents and capitals, for comparing."""
    bare = unicodedata.normalize("NFD", text)
    return "".join(mark for mark in bare if not unicodedata.combining(mark)).casefold()


def topic_of_tags(tags: tuple[str, ...]) -> str:
    """Return the topic that the first known tag names, or nothing."""
    topics = _lists().get("topics", {})
    for tag in tags:
        for topic, names in topics.items():
            if fold(tag) in names:
                return topic
    return ""


def sensitive_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return (field, word as written) for each sensitive word: health, opinions, origin, insults.

    An entry of the lexicon matches whole words, accents and capitals aside, and their plural or
    feminine endings.
    """
    flat = fold(text)
    same_length = len(flat) == len(text)
    found = []
    for field, pattern in _patterns(own_words()).items():
        for match in pattern.finditer(flat):
            shown = text[match.start() : match.end()] if same_length else match.group()
            found.append((field, shown))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SensitiveSpan:
    """A sensitive word and where it stands: ``start`` included, ``end`` not."""

    start: int
    end: int
    field: str
    word: str


def sensitive_spans(text: str) -> tuple[SensitiveSpan, ...]:
    """Return where the sensitive words of a text stand, in order."""
    flat = "".join(map(_base, text))
    found = (
        SensitiveSpan(match.start(), match.end(), field, text[match.start() : match.end()])
        for field, pattern in _patterns(own_words()).items()
        for match in pattern.finditer(flat)
    )
    return tuple(sorted(found, key=lambda span: span.start))


def is_ordinary(word: str) -> bool:
    """Whether a folded name is also an ordinary word, so that only a capital makes it a name."""
    return word in _lists().get("names", {}).get("ordinary", ())


def is_generic(word: str) -> bool:
    """Whether a folded word of a company's name is too common to point at it alone."""
    return word in _lists().get("names", {}).get("generic", ())


@lru_cache(maxsize=4096)
def _base(sign: str) -> str:
    """Return a sign without accent and capital, always one, so that places stay."""
    small = unicodedata.normalize("NFD", sign)[0].casefold()
    return small if len(small) == 1 else sign


@cache
def _patterns(own: OwnWords) -> dict[str, re.Pattern[str]]:
    """One pattern a field, and one for the consultant's own words. Feminine endings are French and
    only for words long enough for them.
    """
    passing = {fold(word) for word in own.passing}
    forms: dict[str, list[str]] = {}
    if own.stopping:
        forms["own"] = [f"{re.escape(fold(word))}s?" for word in own.stopping]
    for language, tables in _files().items():
        for field, entries in tables.get("sensitive", {}).items():
            for entry in entries:
                if entry in passing:
                    continue
                takes_feminine = language == "fr" and len(entry) >= LEAST_FEMININE
                ending = "e?s?" if takes_feminine else "s?"
                forms.setdefault(field, []).append(re.escape(entry) + ending)
    return {
        field: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")
        for field, parts in forms.items()
    }


@cache
def _lists() -> dict[str, dict[str, tuple[str, ...]]]:
    """The tables of all languages, merged."""
    merged: dict[str, dict[str, tuple[str, ...]]] = {}
    for tables in _files().values():
        for table, lists in tables.items():
            kept = merged.setdefault(table, {})
            for name, entries in lists.items():
                kept[name] = (*kept.get(name, ()), *entries)
    return merged


@cache
def _files() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    found = {}
    for file in sorted((resources() / "lexicon").glob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        found[file.stem] = {
            table: {name: tuple(fold(one) for one in entries) for name, entries in lists.items()}
            for table, lists in tables.items()
        }
    return found
