"""What are the words for it, in this language?

Everything said about missions (warnings, cards, chart titles, headings, command line) stands in
``resources/wording/<language>/<topic>.toml`` and ``resources/advice/<language>.toml``; the topic is
the first part of a key: ``warnings.reply_overdue.title`` is ``[reply_overdue] title`` of
``warnings.toml``. Placeholders are named. Numbers and dates follow the language; French gets its
non-breaking spaces here and nowhere else. The names of the phases stand for both languages in
``resources/phases.toml``, topic ``phases``.
"""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

from trustjournal.errors import Fact
from trustjournal.paths import resources

LANGUAGES = ("fr", "en")
NARROW = "\u202f"
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
LANGUAGE_TABLES = ("phases",)  # topics whose languages share one file
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?[+-]\d\d:\d\d")
ISO_HOURS = re.compile(r"PT(\d+)H(?:/PT(\d+)H)?")
HOURS_SHOWN = 72
UNITS = {"fr": (" à ", "h", "jours", " à "), "en": (" to ", "h", "days", " at ")}
DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        """``language`` is one of LANGUAGES."""
        self.language = language

    def __call__(self, key: str, /, **facts: Fact) -> str:
        """Return the text of ``key`` with its placeholders filled. KeyError if there is none."""
        shown = {name: self.fact(value) for name, value in facts.items()}
        return typeset(self.raw(key).format(**shown), self.language)

    def has(self, key: str) -> bool:
        """Whether there are words for ``key``."""
        return key in self._topic_of(key)

    def keys(self) -> frozenset[str]:
        """Every key there is."""
        topics = (_topic(self.language, name) for name in _topics(self.language))
        return frozenset(key for topic in topics for key in topic)

    def raw(self, key: str) -> str:
        """The text as it stands in the file, placeholders unfilled."""
        return self._topic_of(key)[key]

    def fact(self, value: Fact) -> str:
        """Show a fact: numbers by the language, several things as a list, codes among
        them by their names; ISO days, times and elapsed hours (``PT31H``, ``PT6H/PT30H``) as they
        are said.
        """
        if isinstance(value, tuple):
            return ", ".join(self._named(each) for each in value)
        if isinstance(value, float):
            return self.number(value, 0 if value.is_integer() else 1)
        if isinstance(value, int):
            return self.number(value)
        return self._said(value)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number: 12 345,6 in French, 12,345.6 in English."""
        text = f"{value:,.{digits}f}"
        if self.language == "fr":
            text = text.replace(",", NARROW).replace(".", ",")
        return text

    def day(self, day: date, *, weekday: bool = False, year: bool = True) -> str:
        """Write a date: 3 mai 2026, lundi 4 mai 2026; 3 May 2026, Monday 4 May 2026."""
        ordinal = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        parts = [ordinal, MONTHS[self.language].split()[day.month - 1]]
        if weekday:
            parts.insert(0, DAYS[self.language].split()[day.weekday()])
        if year:
            parts.append(str(day.year))
        return " ".join(parts)

    def clock(self, when: datetime) -> str:
        """Write a time of day: 16 h 05 in French, 16:05 in English."""
        if self.language == "fr":
            return f"{when.hour}{NARROW}h{NARROW}{when.minute:02}"
        return f"{when:%H:%M}"

    def _named(self, name: str) -> str:
        key = f"names.{name.casefold()}"
        return self.raw(key) if self.has(key) else name

    def _said(self, text: str) -> str:
        if ISO_DAY.fullmatch(text):
            return self.day(date.fromisoformat(text))
        if ISO_TIME.fullmatch(text):
            when = datetime.fromisoformat(text)
            return f"{self.day(when.date())}{UNITS[self.language][3]}{self.clock(when)}"
        if hours := ISO_HOURS.fullmatch(text):
            return self._elapsed(*(int(each) for each in hours.groups() if each))
        return text

    def _elapsed(self, *hours: int) -> str:
        to, short, days, _ = UNITS[self.language]
        if max(hours) <= HOURS_SHOWN:
            return f"{to.join(str(each) for each in hours)}\u00a0{short}"
        return f"{to.join(str(each // 24) for each in hours)}\u00a0{days}"

    def _topic_of(self, key: str) -> dict[str, str]:
        return _topic(self.language, key.partition(".")[0])


def words(language: str) -> Words:
    """Return the words of a language; any unknown language reads as English."""
    return _words(language if language in LANGUAGES else "en")


def typeset(text: str, language: str) -> str:
    """Give French its non-breaking spaces before ; : ! ? » and after «; leave English alone."""
    if language != "fr":
        return text
    text = re.sub(r" ([;!?])", NARROW + r"\1", text)
    text = re.sub(r" ([:»%€])", "\u00a0\\1", text)
    return text.replace("« ", "«\u00a0")


@cache
def _words(language: str) -> Words:
    return Words(language)


@cache
def _topic(language: str, name: str) -> dict[str, str]:
    # One topic at a time: a quick line must not pay for every card and warning.
    file = _topics(language).get(name)
    if file is None:
        return {}
    import tomllib  # noqa: PLC0415 - 5 ms, and an answer in JSON has no words

    words = tomllib.loads(file.read_text(encoding="utf-8"))
    return _flat(name, words[language] if name in LANGUAGE_TABLES else words)


@cache
def _topics(language: str) -> dict[str, Path]:
    topics = {
        file.stem: file for file in sorted((resources() / "wording" / language).glob("*.toml"))
    }
    topics |= {name: resources() / f"{name}.toml" for name in LANGUAGE_TABLES}
    topics["advice"] = resources() / "advice" / f"{language}.toml"
    return {name: file for name, file in topics.items() if file.exists()}


def _flat(topic: str, words: object) -> dict[str, str]:
    found: dict[str, str] = {}

    def walk(prefix: str, value: object) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(f"{prefix}.{name}", inner)
        else:
            found[prefix] = str(value)

    walk(topic, words)
    return found
