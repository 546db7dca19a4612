"""When are two names the same? Accents, capitals and the space around them never matter."""

import unicodedata


def folded(name: str) -> str:
    """Return a name without accents, capitals or doubled spaces, for comparison."""
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(plain.casefold().split())
