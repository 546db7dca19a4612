"""How may a person be called in free text, and where does a text do so?

A whole name is found in either order, with an initial, in any case and with or without accents; a
word of it alone only where it is theirs alone, and an ordinary word (petit, claire) only with a
capital. Words are whole: ``Martin`` is not in ``Martinet``, nor in ``Saint-Martin``. What is found
can be given another text, and an e-mail address made of the name goes with it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

TITLES = frozenset(
    {"m", "mr", "mme", "mlle", "dr", "pr", "me", "monsieur", "madame", "mademoiselle", "maitre"}
    | {"mrs", "ms", "miss"}
)
PARTICLES = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "van", "von", "der", "den", "el", "al", "ben"}
    | {"bin", "da", "di", "dos", "of"}
)
LEAST = 3  # letters of a word that is a name without a capital too
LEAST_IN_ADDRESS = 4
BETWEEN = r"[\s.,_‐‑'’-]{1,3}"
ACCENTED = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
PAIRS = {"oe": "œŒ", "ae": "æÆ", "ss": "ß"}
ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
HYPHENS = "-‐‑ "
SAINTS = r"(?<!\b(?i:saint)\s)(?<!\b(?i:sainte)\s)(?<!\b(?i:st)\s)(?<!\b(?i:ste)\s)"


@dataclass(frozen=True, slots=True)
class Calling:
    """What is looked for in a text. ``stems`` are name words as they stand in addresses."""

    pattern: re.Pattern[str]
    stems: frozenset[str]

    def found(self, text: str) -> tuple[str, ...]:
        """Return each place where a text names the person, as it is written."""
        return tuple(match.group() for match in self.pattern.finditer(text))

    def replaced(self, text: str, mark: str) -> str:
        """Return a text with ``mark`` in place of the person."""
        if "@" in text:
            text = ADDRESS.sub(lambda one: mark if self._is_address(one.group()) else one[0], text)
        return self.pattern.sub(lambda _: mark, text)

    def _is_address(self, address: str) -> bool:
        local = plain(address.partition("@")[0])
        squeezed = re.sub(r"[\W_\d]+", "", local)
        if any(stem in squeezed for stem in self.stems):
            return True
        return self.pattern.search(address.partition("@")[0]) is not None


def calling(
    names: Iterable[str], *, alone: Iterable[str], ordinary: frozenset[str] = frozenset()
) -> Calling | None:
    """Return how to find who bears ``names``; None for a person without any.

    ``alone`` are those of their ``name_words`` that point at nobody else; ``ordinary`` the folded
    words that are names only with a capital.
    """
    borne = [words for name in names if (words := name_words(name))]
    theirs = frozenset(alone)
    spelled: dict[str, None] = {}
    for words in borne:
        spelled |= dict.fromkeys(_whole(words))
    single = sorted({word for words in borne for word in words} & theirs, key=len, reverse=True)
    spelled |= dict.fromkeys(_single(word, ordinary) for word in single)
    if not spelled:
        return None
    either = "|".join(spelled)
    pattern = rf'@"(?:{either})"|(?<!\w)(?<!\w[‐‑-]){SAINTS}[@#]?(?:{either})(?!\w)(?![‐‑-]\w)'
    stems = {re.sub(r"\W", "", word) for word in single if word not in ordinary}
    return Calling(
        re.compile(pattern, re.NOFLAG),
        frozenset(stem for stem in stems if len(stem) >= LEAST_IN_ADDRESS),
    )


def name_words(name: str) -> tuple[str, ...]:
    """Return the telling words of a name, folded: titles and particles aside, hyphens kept."""
    words = re.split(r"[\s.,]+", plain(name).replace("’", "'"))
    words = [word.removeprefix("d'").removeprefix("l'").strip("-'\"") for word in words]
    words = [word for word in words if word]
    return tuple(word for word in words if word not in TITLES | PARTICLES) or tuple(words)


def plain(text: str) -> str:
    """Return a text without accents, capitals or ligatures, for comparing names."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()
    return bare.replace("œ", "oe").replace("æ", "ae")


def initials(name: str) -> str:
    """Return the initials of a name: ``C. M.`` of Claire Martin, ``J.-P. D.`` of a double one."""
    words = [word for word in re.split(r"[\s.,]+", name) if plain(word) not in TITLES | PARTICLES]
    parts = ["-".join(f"{bit[0].upper()}." for bit in word.split("-") if bit) for word in words]
    return " ".join(part for part in parts if part)


def _whole(words: tuple[str, ...]) -> Iterable[str]:
    """Spell a whole name, its last word first, and with its first word as an initial."""
    if len(words) == 1:
        return
    orders = (words, (*words[1:], words[0]), (words[-1], *words[:-1]))
    for order in dict.fromkeys(orders):
        yield _joined(tuple(_any_case(word) for word in order))
    first, *others = words
    bits = [bit[0] for bit in first.split("-") if bit]
    initial = "-?".join(rf"(?:{_capital(bit)}\.?|{_sign(bit)}\.)" for bit in bits)
    rest = tuple(_any_case(word) for word in others)
    yield rf"{initial}\s?{_joined(rest)}"
    yield rf"{_joined(rest)}\s{initial}"


def _joined(words: tuple[str, ...]) -> str:
    """Join spelled words; particles may stand between them."""
    particles = "|".join(sorted(PARTICLES, key=len, reverse=True))
    between = rf"{BETWEEN}(?:(?i:{particles}){BETWEEN}){{0,2}}"
    return between.join(words)


def _single(word: str, ordinary: frozenset[str]) -> str:
    if word in ordinary or len(word) < LEAST:
        return _capital(word[0]) + _any_case(word[1:])
    return _any_case(word)


def _any_case(word: str) -> str:
    spelled, at = "", 0
    while at < len(word):
        pair = word[at : at + 2]
        if pair in PAIRS:
            spelled += f"(?:{_sign(pair[0])}{_sign(pair[1])}|[{PAIRS[pair]}])"
            at += 2
        else:
            spelled += _sign(word[at])
            at += 1
    return spelled


def _sign(sign: str) -> str:
    """Spell a sign in any case, with any accent; a hyphen may be a space, an apostrophe curly."""
    if sign in HYPHENS:
        return rf"[{re.escape(HYPHENS)}]"
    if sign == "'":
        return "['’]?"
    signs = {sign, sign.lower(), sign.upper(), *_accented().get(sign, "")}
    return f"[{re.escape(''.join(sorted(one for one in signs if len(one) == 1)))}]"


def _capital(sign: str) -> str:
    signs = {sign.upper(), *(one for one in _accented().get(sign, "") if one.isupper())}
    return f"[{re.escape(''.join(sorted(one for one in signs if len(one) == 1)))}]"


@cache
def _accented() -> dict[str, str]:
    """Each plain letter with its accented forms, in both cases."""
    found: dict[str, str] = {}
    for code in ACCENTED:
        bare = plain(chr(code))
        if len(bare) == 1 and bare.isalpha() and bare != chr(code):
            found[bare] = found.get(bare, "") + chr(code)
    return found
