"""Which pages of help are there, which one is about the screen in sight, where are words found?

A page is a Markdown file of resources/help/<language>; its first line is its title. The order of
the contents stands here, since it is the same in every language.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from trustjournal.paths import resources

CONTENTS = (
    "first-day", "quick-line", "today", "trust", "portfolio", "searching", "documents", "people",
    "safe-keeping", "files", "reminders", "settings", "shortcuts", "troubleshooting",
)  # fmt: skip
PAGE_OF = {
    "arrival": "first-day",
    "today": "today",
    "missions": "trust",
    "portfolio": "portfolio",
    "journal": "searching",
    "people": "people",
    "documents": "documents",
    "settings": "settings",
}
FIRST = CONTENTS[0]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: its name in the contents, its title, its whole text in Markdown."""

    name: str
    title: str
    text: str


@cache
def pages(language: str) -> tuple[HelpPage, ...]:
    """Return the pages of a language in the order of the contents."""
    return tuple(_page(language, name) for name in CONTENTS)


def page_about(screen: str | None) -> str:
    """Return the name of the page about a screen; the first page where there is none."""
    return PAGE_OF.get(screen or "", FIRST)


def found(language: str, query: str) -> tuple[HelpPage, ...]:
    """Return the pages that hold every word of a query, titles first; all without one."""
    words = _folded(query).split()
    holding = [one for one in pages(language) if all(word in _folded(one.text) for word in words)]
    return tuple(
        sorted(holding, key=lambda one: -sum(word in _folded(one.title) for word in words))
    )


def _page(language: str, name: str) -> HelpPage:
    text = (resources() / "help" / language / f"{name}.md").read_text(encoding="utf-8")
    title = re.match(r"# (.+)", text)
    return HelpPage(name, title[1].strip() if title else name, text)


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
