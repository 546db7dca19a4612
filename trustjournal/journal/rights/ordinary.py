"""Which words are names only when they begin with a capital? Read from ``resources/lexicon``."""

import tomllib
from functools import cache

from trustjournal.domain.calling import plain
from trustjournal.paths import resources


@cache
def ordinary_words() -> frozenset[str]:
    """Return the ordinary words, of every language, that are names as well; folded."""
    found: set[str] = set()
    for file in sorted((resources() / "lexicon").glob("*.toml")):
        names = tomllib.loads(file.read_text(encoding="utf-8")).get("names", {})
        found |= {plain(word) for word in names.get("ordinary", ())}
    return frozenset(found)
