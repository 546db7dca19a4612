"""Which words do time expressions share?

Names of weekdays, months, units and numbers in French and English, folded; and the small language
in which tables of expressions are written: ``{weekday}``, ``{month}``, ``{n}`` stand for the words
below, each a named group. An expression ends where its last word ends.
"""

import re
from functools import cache

from trustjournal.quickline.said import Phrase, Reader


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a table, written in one string."""
    return tuple(text.split())


WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "lundi monday mon",
            "mardi tuesday tues tue",
            "mercredi wednesday wed",
            "jeudi thursday thurs thur thu",
            "vendredi friday fri",
            "samedi saturday sat",
            "dimanche sunday sun",
        )
    )
    for word in words.split()
}
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "janvier january janv jan",
            "fevrier february fevr fev feb",
            "mars march mar",
            "avril april avr apr",
            "mai may",
            "juin june jun",
            "juillet july juil jul",
            "aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec",
        ),
        start=1,
    )
    for word in words.split()
}
ENGLISH_MONTHS = words_of(
    "january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sept sep oct nov dec"
)

NUMBERS = {
    **dict.fromkeys(("un", "une", "a", "an", "one"), 1),
    **dict.fromkeys(("deux", "two"), 2),
    **dict.fromkeys(("trois", "three"), 3),
    **dict.fromkeys(("quatre", "four"), 4),
    **dict.fromkeys(("cinq", "five"), 5),
    **dict.fromkeys(("six",), 6),
    **dict.fromkeys(("sept", "seven"), 7),
    **dict.fromkeys(("huit", "eight"), 8),
    **dict.fromkeys(("neuf", "nine"), 9),
    **dict.fromkeys(("dix", "ten"), 10),
    **dict.fromkeys(("onze", "eleven"), 11),
    **dict.fromkeys(("douze", "twelve"), 12),
    **dict.fromkeys(("treize", "thirteen"), 13),
    **dict.fromkeys(("quatorze", "fourteen"), 14),
    **dict.fromkeys(("quinze", "fifteen"), 15),
    **dict.fromkeys(("seize", "sixteen"), 16),
    **dict.fromkeys(("dix-sept", "seventeen"), 17),
    **dict.fromkeys(("dix-huit", "eighteen"), 18),
    **dict.fromkeys(("dix-neuf", "nineteen"), 19),
    **dict.fromkeys(("vingt", "twenty"), 20),
    **dict.fromkeys(("trente", "thirty"), 30),
    **dict.fromkeys(("quarante", "forty"), 40),
    **dict.fromkeys(("quarante-cinq", "forty-five"), 45),
    **dict.fromkeys(("cinquante", "fifty"), 50),
    **dict.fromkeys(("soixante", "sixty"), 60),
    **dict.fromkeys(("quatre-vingt-dix", "ninety"), 90),
}
ROUGH = {"quelques": 3, "plusieurs": 3, "a few": 3, "several": 3, "a couple of": 2}
UNITS = {
    **dict.fromkeys(("jours", "jour", "j", "days", "day", "d"), "day"),
    **dict.fromkeys(("semaines", "semaine", "sem", "weeks", "week"), "week"),
    **dict.fromkeys(("mois", "months", "month"), "month"),
    **dict.fromkeys(("ans", "an", "annees", "annee", "years", "year"), "year"),
}
END = r"(?![^\s,;:.!?…)])(?![:.,]\d)"


def _words(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


FRAGMENTS = {
    "weekday": f"(?P<weekday>{_words(WEEKDAYS)})",
    "month": rf"(?P<month>{_words(MONTHS)})\.?",
    "english_month": rf"(?P<month>{_words(ENGLISH_MONTHS)})\.?",
    "day": r"(?P<day>\d{1,2})",
    "year": r"(?P<year>\d{4})",
    "nth": r"(?:er|st|nd|rd|th)",
    "n": rf"(?P<n>\d{{1,3}}|{_words(NUMBERS)})",
    "rough": f"(?P<rough>{_words(ROUGH)})",
    "unit": f"(?P<unit>{_words(UNITS)})",
}
_GROUPS = {
    "{weekday}": tuple(WEEKDAYS),
    "{month}": tuple(MONTHS),
    "{english_month}": tuple(ENGLISH_MONTHS),
    "{n}": tuple(NUMBERS),
    "{rough}": tuple(ROUGH),
}


def phrase(keys: str, pattern: str, read: Reader, *, follows_day: bool = False) -> Phrase:
    """Write one expression. ``keys`` are the words it may begin with, fragments such as
    {weekday}, or figures and what may come next: ``#h:`` is a number before h or a colon.
    ``pattern`` may hold fragments; the end of the expression is added.
    """
    found: list[str] = []
    for key in keys.split():
        if key.startswith("#"):
            found += [f"#{sign}" for sign in key[1:]]
        else:
            found += [first_word(word) for word in _GROUPS.get(key, (key,))]
    for name, fragment in FRAGMENTS.items():
        pattern = pattern.replace(f"{{{name}}}", fragment)
    return Phrase(tuple(dict.fromkeys(found)), pattern + END, read, follows_day)


@cache
def first_word(text: str) -> str:
    """Return the run of letters that ``text`` begins with, else its first sign."""
    match = re.match(r"[a-z]+", text)
    return match[0] if match else text[:1]


def number(text: str) -> int:
    """Read a number in figures or words."""
    return int(text) if text.isdecimal() else NUMBERS[text]
