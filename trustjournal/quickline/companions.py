"""Who was there? ``avec Durand et Martin``, ``with June``: only in the head of a line.

A known contact of the client, by the whole name or one word of it; an unknown name counts when it
has a capital, and is new. What follows ``et`` or a comma counts only while it is a known contact.
Source: quick entry, grammar and rule 14.
"""

import re

from trustjournal.quickline.sheet import Sheet
from trustjournal.quickline.tokens import Strip, Token, bare

WITH = re.compile(r"(?:avec|with) ")
LONGEST_NAME = 3  # words
_AND = frozenset({"et", "and", "&"})


def read_companions(strip: Strip, at: int, sheet: Sheet) -> int | None:
    """Read the people named at ``at``; return where they end, None when nobody is named."""
    match = WITH.match(strip.text, at)
    if match is None:
        return None
    first, index = strip.index(at), strip.index(match.end())
    count = _known(strip.tokens, index, sheet) or _capitals(strip.tokens, index)
    if not count:
        return None
    while count:
        name = strip.tokens[index : index + count]
        sheet.take_person(_name(name), _span(strip.tokens[first], name[-1]))
        end = strip.starts[index + count - 1] + len(bare(name[-1].text))
        first, index = index + count, _next(strip.tokens, index + count)
        count = _known(strip.tokens, index, sheet)
    return end


def _next(tokens: tuple[Token, ...], index: int) -> int:
    """Return where another name may begin: after et, and, & or a comma; the end when nowhere."""
    last = tokens[index - 1].text
    if last.endswith(","):
        return index
    joined = index < len(tokens) and tokens[index].text in _AND and bare(last) == last
    return index + 1 if joined else len(tokens)


def _known(tokens: tuple[Token, ...], index: int, sheet: Sheet) -> int:
    """Return how many tokens from ``index`` on name a known contact."""
    words = _name_tokens(tokens, index)
    counts = range(len(words), 0, -1)
    known = sheet.names.people_named
    return next((n for n in counts if known(_name(words[:n]), sheet.client)), 0)


def _capitals(tokens: tuple[Token, ...], index: int) -> int:
    """Return how many tokens from ``index`` on begin with a capital."""
    words = _name_tokens(tokens, index)
    small = (at for at, token in enumerate(words) if not token.word[:1].isupper())
    return next(small, len(words))


def _name_tokens(tokens: tuple[Token, ...], index: int) -> tuple[Token, ...]:
    """Return the tokens a name may have from ``index`` on: none beyond punctuation."""
    found = tokens[index : index + LONGEST_NAME]
    for count, token in enumerate(found):
        kept = bare(token.text)
        if token.is_protected or kept != token.text:
            return found[: count + 1] if kept and not token.is_protected else found[:count]
    return found


def _name(tokens: tuple[Token, ...]) -> str:
    return bare(" ".join(token.word for token in tokens))


def _span(first: Token, last: Token) -> tuple[int, int]:
    return first.start, last.end - (len(last.text) - len(bare(last.text)))
