"""What could the word being typed in a search become: an operator, or one of its values?

    suggestions("devis cl", known)        -> client:
    suggestions("client:be", known)       -> client:beton
    suggestions("personne:du", known)     -> personne:"Mme Durand"

Only the last word is looked at; what stands before it is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trustjournal.journal.names import folded

AT_MOST = 8
LEAST = 2  # letters of an operator: one is the beginning of any word


@dataclass(frozen=True, slots=True)
class Known:
    """The operators as they are written, and the values of each: (what is typed, its name)."""

    operators: tuple[str, ...] = ()
    values: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The query as it would be, and what is shown for it."""

    query: str
    shown: str


def suggestions(query: str, known: Known) -> tuple[Suggestion, ...]:
    """Return what the last word of a query could become, best first."""
    before, _, word = query.rpartition(" ")
    lead = f"{before} " if before else ""
    operator, colon, begun = word.partition(":")
    if not colon:
        if len(word) < LEAST:
            return ()
        offered = (one for one in known.operators if folded(one).startswith(folded(word)))
        return tuple(Suggestion(f"{lead}{one}:", f"{one}:") for one in offered)[:AT_MOST]
    values = known.values.get(folded(operator), ())
    return tuple(
        Suggestion(f"{lead}{operator}:{_quoted(typed)} ", f"{operator}:{typed}   {name}".rstrip())
        for typed, name in _answering(values, folded(begun.strip('"')))
        if folded(typed) != folded(begun)
    )[:AT_MOST]


def _answering(values: Iterable[tuple[str, str]], begun: str) -> Iterable[tuple[str, str]]:
    """Give the values whose own word, or any word of their name, begins so."""
    return (
        (typed, name)
        for typed, name in values
        if any(folded(word).startswith(begun) for word in (typed, *typed.split(), *name.split()))
    )


def _quoted(typed: str) -> str:
    return f'"{typed}"' if " " in typed else typed
