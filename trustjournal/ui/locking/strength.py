"""How hard is a passphrase to guess, in one of three words, without blame?

A rough measure, said to help and never to refuse: each character is worth what the kinds of
characters used allow, repeats are worth little, and several words are worth several words.
"""

from enum import StrEnum
from math import log2

WORD_BITS = 11  # of a word somebody picks; Source: Diceware's 12.9, less a person's habits
FAIR, GOOD = 40, 60  # bits; Source: product choice, with a second of Argon2id a guess
MANY_WORDS = 4


class Strength(StrEnum):
    """How hard it is to guess."""

    SHORT = "short"
    FAIR = "fair"
    GOOD = "good"


def strength_of(passphrase: str) -> Strength | None:
    """Return how hard it is to guess; None while nothing is typed."""
    if not passphrase.strip():
        return None
    bits = _bits(passphrase)
    if bits >= GOOD:
        return Strength.GOOD
    return Strength.FAIR if bits >= FAIR else Strength.SHORT


def _bits(passphrase: str) -> float:
    words = {word.casefold() for word in passphrase.split()}
    if len(words) >= MANY_WORDS - 1:
        return len(words) * WORD_BITS * 1.5
    kinds = sum(
        size
        for size, has in (
            (26, any(sign.islower() for sign in passphrase)),
            (26, any(sign.isupper() for sign in passphrase)),
            (10, any(sign.isdigit() for sign in passphrase)),
            (20, any(not sign.isalnum() for sign in passphrase)),
        )
        if has
    )
    worth = len(set(passphrase)) + 0.3 * (len(passphrase) - len(set(passphrase)))
    return worth * log2(max(2, kinds)) * 0.75
