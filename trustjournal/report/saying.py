"""How does one say a date, a number or somebody's own sentence in the document's language?

``Speech`` wraps the words of one language with the day the document is written on. Free text goes
through ``own``: first letter raised, French spacing, nothing else touched.
"""

import re
from dataclasses import dataclass
from datetime import date

from trustjournal.errors import Fact
from trustjournal.wording import Words, typeset

SHORT_MONTHS = {
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
SHORT_DAYS = {"fr": "lun. mar. mer. jeu. ven. sam. dim.", "en": "Mon Tue Wed Thu Fri Sat Sun"}
PLURAL_FROM = 2
SHORT = 90  # letters: the five answers stay five short lines
BLANKS = re.compile(r"[ \t]+")
DAY_OF_MONTH = re.compile(r"(\b\d{1,2}(?:er)?) (?=\w)")


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of a document and the day it is written on."""

    words: Words
    on: date

    def __call__(self, key: str, **facts: Fact) -> str:
        """Say ``report.<key>``."""
        return self.words(f"report.{key}", **facts)

    def count(self, key: str, number: float, **facts: Fact) -> str:
        """Say ``report.<key>.one`` or ``.many`` by number, ``.none`` for 0 where there is one; in
        French the plural begins at 2.
        """
        if number == 0 and self.words.has(f"report.{key}.none"):
            return self(f"{key}.none", count=number, **facts)
        is_one = number < PLURAL_FROM if self.words.language == "fr" else number == 1
        return self(f"{key}.{'one' if is_one else 'many'}", count=number, **facts)

    def day(self, day: date | None) -> str:
        """Say a date, with its year only when it is not the document's; a dash for none."""
        if day is None:
            return "–"
        return self._tied(self.words.day(day, year=day.year != self.on.year))

    def full_day(self, day: date) -> str:
        """Say a date with its year."""
        return self._tied(self.words.day(day))

    def weekday(self, day: date) -> str:
        """Say a date with its weekday, as one says an appointment."""
        return self._tied(self.words.day(day, weekday=True, year=day.year != self.on.year))

    def short_weekday(self, day: date) -> str:
        """Say a short weekday for a grid: lun., Mon."""
        return SHORT_DAYS[self.words.language].split()[day.weekday()]

    def month(self, day: date) -> str:
        """Say a short month for a chart: févr., Feb."""
        return SHORT_MONTHS[self.words.language].split()[day.month - 1]

    def month_year(self, day: date) -> str:
        """Say a month and its year: novembre 2026."""
        return self.words.day(day, year=True).split(" ", 1)[1]

    def money(self, euros: int) -> str:
        """Say an amount in euros."""
        if self.words.language == "fr":
            return f"{self.words.number(euros)}\u00a0€"
        return f"€{self.words.number(euros)}"

    def number(self, value: float) -> str:
        """Say a number, with one or two decimals only when it has them."""
        digits = 0 if value == round(value) else 1 if value * 10 == round(value * 10) else 2
        return self.words.number(value, digits)

    def own(self, text: str) -> str:
        """Show somebody's own sentence: first letter raised, French spacing."""
        plain = BLANKS.sub(" ", text).strip()
        head, rest = plain[:1], plain[1:]
        raised = head.upper()
        is_same_letter = raised.casefold() == head.casefold()
        return self.as_is((raised if is_same_letter and rest[:1].islower() else head) + rest)

    def as_is(self, text: str) -> str:
        """Show somebody's own words inside a sentence of ours."""
        return typeset(BLANKS.sub(" ", text).strip(), self.words.language)

    def brief(self, text: str) -> str:
        """Show the beginning of somebody's words, cut at a word, for a line that stays short."""
        plain = BLANKS.sub(" ", text.replace("\n", " ")).strip()
        if len(plain) > SHORT:
            head = plain[:SHORT]
            plain = (head.rpartition(" ")[0] or head).rstrip(" ,;:.") + "…"
        return self.as_is(plain)

    def listing(self, parts: tuple[str, ...], most: int = 3) -> str:
        """Join short things by semicolons; those beyond ``most`` are only counted."""
        shown = list(parts[:most])
        if len(parts) > most:
            shown.append(self.count("more", len(parts) - most))
        return self("joint").join(shown)

    @staticmethod
    def _tied(text: str) -> str:
        return DAY_OF_MONTH.sub("\\1\u00a0", text)
