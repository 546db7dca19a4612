"""Where are the words of a line, and what do they say once accents and capitals are gone?

A line becomes tokens, split at white space. Each keeps where it stands in the raw line and its
folded text, of the same length: lower case, no accents, plain apostrophes and dashes. What double
quotes or « » protect is masked, so that no pattern can match there. A ``Strip`` joins tokens with
single spaces for the patterns, and leads back to the raw line:

    "Élan  t 5"  ->  strip "elan t 5";  strip [5:6]  ->  raw [6:7]
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

MASK = "\x00"
_TOKEN = re.compile(r'(?P<person>(?<!\S)@"[^"]+"\S*)|\S+')
_QUOTED = re.compile(
    r'(?<![^\W_])"(?P<plain>[^"]*)"(?![^\W_])|(?<![^\W_])“(?P<curly>[^”]*)”(?![^\W_])|«[^«»]*»'
)
_TRAILING = ",.;:!?…)"


class _Folding(dict[int, int]):
    """Maps any character to one folded character, remembering what it has met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        folded = ord(base) if len(base) == 1 else code
        self[code] = folded
        return folded


_FOLDING = _Folding(
    {
        **dict.fromkeys(map(ord, "’‘ʼ′`´"), ord("'")),
        **dict.fromkeys(map(ord, "–—‐‑−"), ord("-")),
    }
)


class Token(NamedTuple):
    """A word with what clings to it. ``text`` is folded and masked, ``word`` as written, without
    the quotes that vanish; ``gap`` is the white space before it.
    """

    start: int
    end: int
    text: str
    word: str
    gap: str
    is_protected: bool = False


def fold(text: str) -> str:
    """Return ``text`` of the same length, without accents or capitals."""
    return text.translate(_FOLDING)


def fold_name(text: str) -> str:
    """Fold a name for comparison: œ is oe, ß is ss, spaces are single."""
    folded = fold(text).replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    return " ".join(folded.split())


def bare(text: str) -> str:
    """Drop the punctuation glued to the end of a word."""
    return text.rstrip(_TRAILING)


class Line:
    """A raw line and its tokens. Offsets of tokens are those of the raw line."""

    def __init__(self, raw: str) -> None:
        """Split ``raw``; a decomposed line is read composed."""
        self.raw = raw
        self._offsets: list[int] | None = None
        text = raw
        if not unicodedata.is_normalized("NFC", raw):
            text, self._offsets = _composed(raw)
        self.tokens = tuple(self._split(text))

    def _split(self, text: str) -> list[Token]:
        folded = fold(text)
        quoted = [match.span() for match in _QUOTED.finditer(text)] if _has_quotes(text) else []
        gone = {edge for a, b in quoted if text[a] != "«" for edge in (a, b - 1)}
        tokens: list[Token] = []
        reached = passed = 0
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            word, seen, protected = match[0], folded[start:end], False
            if quoted and not match["person"]:
                while passed < len(quoted) and quoted[passed][1] <= start:
                    passed += 1
                protected = passed < len(quoted) and quoted[passed][0] < end
                if protected:
                    word = "".join(text[at] for at in range(start, end) if at not in gone)
                    seen = MASK * (end - start)
            gap = text[reached:start]
            tokens.append(Token(self._at(start), self._at(end), seen, word, gap, protected))
            reached = end
        return tokens

    def _at(self, offset: int) -> int:
        return offset if self._offsets is None else self._offsets[offset]


class Strip:
    """Tokens joined by single spaces: what patterns are matched against."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        """Join ``tokens``, which need not be neighbours."""
        self.tokens = tokens
        self.text = " ".join([token.text for token in tokens])

    @cached_property
    def starts(self) -> list[int]:
        """The offset in ``text`` at which each token begins."""
        starts, reached = [], 0
        for token in self.tokens:
            starts.append(reached)
            reached += len(token.text) + 1
        return starts

    def index(self, offset: int) -> int:
        """Return which token holds ``offset``."""
        return bisect_right(self.starts, offset) - 1

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Lead ``text[start:end]`` (not empty) back to the raw line."""
        first, last = self.index(start), self.index(end - 1)
        return (
            self._raw(first, start - self.starts[first]),
            self._raw(last, end - self.starts[last]),
        )

    def _raw(self, index: int, within: int) -> int:
        token = self.tokens[index]
        return token.end if within >= len(token.text) else token.start + within


def joined(tokens: tuple[Token, ...] | list[Token]) -> str:
    """Write tokens as text again; runs of blanks become one, new lines stay."""
    text = ""
    for token in tokens:
        if not token.word:
            continue
        if text:
            text += _gap(token.gap)
        text += token.word
    return text


def _gap(gap: str) -> str:
    if "\n" in gap:
        return "\n" * min(gap.count("\n"), 2)
    return gap if len(gap) == 1 else " "


def _has_quotes(text: str) -> bool:
    return '"' in text or "«" in text or "“" in text


def _composed(raw: str) -> tuple[str, list[int]]:
    """Return the composed text and, for each of its offsets, the offset in ``raw``."""
    starts = [at for at, char in enumerate(raw) if at == 0 or not unicodedata.combining(char)]
    text, offsets = "", []
    for at, end in zip(starts, [*starts[1:], len(raw)], strict=True):
        piece = unicodedata.normalize("NFC", raw[at:end])
        text += piece
        offsets += [at, *[end] * (len(piece) - 1)]
    return text, [*offsets, len(raw)]
