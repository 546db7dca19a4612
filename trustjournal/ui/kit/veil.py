"""How are names kept from whoever looks over a shoulder? By one veil over all that is shown.

While it is drawn, each text on its way to the screen goes through ``veiled``: every known name of a
client, a person or a mission in it is replaced by its mask, accents and capitals aside. Labels,
chips, buttons and the sentences of ``Presentation.words`` do so by themselves; what is painted by
hand, or told to a model, calls it. What is edited is never veiled, nor anything that is written.

    draw((Mask("Béton SA", "Client A"), Mask("Durand", "D.")))
    veiled("Mme Durand, de béton sa") == "Mme D., de Client A"
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from trustjournal.errors import Fact
from trustjournal.wording import Words


@dataclass(frozen=True, slots=True)
class Mask:
    """What is shown instead of a name."""

    name: str
    shown: str


@dataclass(slots=True)
class _Veil:
    """The one veil: what is looked for, and what is shown instead."""

    pattern: re.Pattern[str] | None = None
    shown: dict[str, str] = field(default_factory=dict)


_VEIL = _Veil()


def draw(masks: Iterable[Mask]) -> None:
    """Hide names from now on, and no others; of two equal names the first mask counts."""
    shown: dict[str, str] = {}
    for mask in masks:
        if mask.name.strip():
            shown.setdefault(_folded(mask.name.strip()), mask.shown)
    longest = sorted(shown, key=len, reverse=True)
    _VEIL.shown = shown
    _VEIL.pattern = (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)") if shown else None
    )


def lift() -> None:
    """Show every name again."""
    draw(())


def veiled(text: str) -> str:
    """Return ``text`` as it may be shown now."""
    pattern = _VEIL.pattern
    if pattern is None:
        return text
    parts: list[str] = []
    end = 0
    for found in pattern.finditer(_folded(text)):
        parts += (text[end : found.start()], _VEIL.shown[found.group()])
        end = found.end()
    return "".join((*parts, text[end:]))


class VeiledWords(Words):
    """Words whose facts are veiled."""

    def fact(self, value: Fact) -> str:
        """Show a fact as it may be shown now."""
        return veiled(super().fact(value))


def letters(number: int) -> str:
    """Return the name of a number, from 0 on: A … Z, AA, AB, and so on."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def initials(name: str) -> str:
    """Return the initials of a person."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"\w+", name))


def _folded(text: str) -> str:
    """Return ``text`` without accents and capitals, each character still in its place."""
    return "".join(map(_base, text))


@lru_cache(maxsize=4096)
def _base(character: str) -> str:
    small = unicodedata.normalize("NFD", character)[0].lower()
    return small if len(small) == 1 else character
