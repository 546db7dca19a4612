"""Which signal does ``!word`` name, and which details may follow it?

A whole word or a prefix of at least three letters that only one signal begins with; French and
English twins are the same signal. A shared or unknown prefix is never guessed.
Source: quick entry, rule 8; trust model, signals.
"""

from functools import lru_cache
from typing import NamedTuple

from trustjournal.domain.signals import SIGNALS, Detail, Effect, Signal, SignalCode
from trustjournal.quickline.lexicon import NUMBERS
from trustjournal.quickline.tokens import Token, bare, fold_name

SHORTEST_PREFIX = 3
HIGHEST_RATING = 10
DAYS_IN_WEEK = 7
HIGHEST_AMOUNT = 10_000.0  # days or hours; beyond, a slip of the finger and no quantity


def _codes() -> dict[str, SignalCode]:
    return {
        fold_name(word): rule.code
        for rule in SIGNALS.values()
        for word in (rule.french, rule.english)
        if word
    }


CODES = _codes()
_CANONICAL = frozenset(str(code) for code in CODES.values())  # as a choice writes them
_DETAILS = {
    **dict.fromkeys(["excuse", "excusee", "excuses", "excusees", "excused"], Detail.EXCUSED),
    **dict.fromkeys(["prevenu", "prevenue", "prevenus", "prevenues", "warned"], Detail.WARNED),
    **dict.fromkeys(
        ["reconnu", "reconnue", "reconnus", "reconnues", "acknowledged"], Detail.ACKNOWLEDGED
    ),
}
_HANDOVER_DETAILS = {
    **dict.fromkeys(("maladie", "illness"), Detail.ILLNESS),
    **dict.fromkeys(("competence", "competences", "skills"), Detail.NEW_SKILLS),
    **dict.fromkeys(("passation", "handover"), Detail.HANDOVER),
}
_UNITS = {
    **dict.fromkeys(["j", "jour", "jours", "d", "day", "days"], ("d", 1)),
    **dict.fromkeys(["semaine", "semaines", "week", "weeks"], ("d", DAYS_IN_WEEK)),
    **dict.fromkeys(["h", "heure", "heures", "hour", "hours"], ("h", 1)),
}


class Coded(NamedTuple):
    """A signal with its details, read from ``taken`` tokens; ``why`` is the doubt when the word
    names no signal, or not one alone (``choices``).
    """

    signal: Signal | None
    taken: int = 1
    choices: tuple[str, ...] = ()
    why: str | None = None


@lru_cache(maxsize=512)
def find_code(word: str) -> tuple[SignalCode, ...]:
    """Return the signals that the folded ``word`` may name: one, several or none."""
    if word in CODES:
        return (CODES[word],)
    if word in _CANONICAL:
        return (SignalCode(word),)
    if len(word) < SHORTEST_PREFIX:
        return ()
    found = [code for name, code in CODES.items() if name.startswith(word)]
    return tuple(dict.fromkeys(found))


def read_signal(tokens: tuple[Token, ...], at: int, end: int) -> Coded:
    """Read the signal at ``tokens[at]``, which begins with !, and the details up to ``end``.

    Only a decision's text is left to whoever knows the next sign.
    """
    word = bare(tokens[at].text[1:])
    found = find_code(fold_name(word))
    if len(found) != 1:
        return Coded(
            None, 1, tuple(map(str, found)), "shared_signal" if found else "unknown_signal"
        )
    code = found[0]
    if code is SignalCode.RATING:
        return _rating(tokens, at, end)
    if tokens[at].text[-1:] in ":;":
        return Coded(Signal(code))
    return _detailed(code, tokens, at, end)


def _rating(tokens: tuple[Token, ...], at: int, end: int) -> Coded:
    text = bare(tokens[at + 1].text) if at + 1 < end else ""
    figure = text.removesuffix("/10").replace(",", ".", 1)
    try:
        value = float(figure)
    except ValueError:
        value = -1.0
    if not figure[:1].isdecimal() or not 0 <= value <= HIGHEST_RATING:
        return Coded(None, 1, (str(SignalCode.RATING),), "no_rating")
    return Coded(Signal(SignalCode.RATING, value), 2)


def _detailed(code: SignalCode, tokens: tuple[Token, ...], at: int, end: int) -> Coded:
    quantity: float | None = None
    unit: str | None = None
    details: list[Detail] = []
    count = 1
    while at + count < end:
        here = at + count
        detail = _detail(code, bare(tokens[here].text))
        amount = _quantity(code, tokens, here, end) if quantity is None else None
        if detail is not None and detail not in details:
            details.append(detail)
            count += 1
        elif amount is not None:
            quantity, unit = amount[0], amount[1]
            count += amount[2]
        else:
            break
    return Coded(Signal(code, quantity, unit, tuple(details)), count)


def _detail(code: SignalCode, word: str) -> Detail | None:
    if code is SignalCode.CONSULTANT_CHANGE:
        return _HANDOVER_DETAILS.get(word)
    return _DETAILS.get(word) if SIGNALS[code].effect is Effect.LOSS else None


def _quantity(
    code: SignalCode, tokens: tuple[Token, ...], at: int, end: int
) -> tuple[float, str, int] | None:
    """Return a number of days or hours and how many tokens it took: 3j, 30h, 2 days."""
    if SIGNALS[code].effect is not Effect.LOSS and code is not SignalCode.UNREACHABLE:
        return None
    text = bare(tokens[at].text)
    figure = text.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit, taken = text[len(figure) :], 1
    if not figure or not unit:
        if at + 1 >= end:
            return None
        figure, unit, taken = text, bare(tokens[at + 1].text), 2
    amount = _amount(figure)
    if amount is None or unit not in _UNITS:
        return None
    name, factor = _UNITS[unit]
    return amount * factor, name, taken


def _amount(figure: str) -> float | None:
    if figure in NUMBERS:
        return float(NUMBERS[figure])
    try:
        amount = float(figure.replace(",", ".", 1)) if figure[:1].isdecimal() else HIGHEST_AMOUNT
    except ValueError:
        return None
    return amount if amount < HIGHEST_AMOUNT else None
