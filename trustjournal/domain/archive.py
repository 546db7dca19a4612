"""What is all that a journal holds, as one value that can leave it and come back?

A fact here is what one record says, by the names under which it is kept; facts that were removed
are not part of it, nor is the history of how they came to be. Facts stand in an order in which
each comes after those it refers to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class ArchivedFact:
    """One fact: of which kind, and its values by name; what is not known is not among them."""

    kind: str
    values: Mapping[str, Plain]

    @property
    def id(self) -> str:
        """The fact's own id."""
        return str(self.values["id"])


@dataclass(frozen=True, slots=True)
class Archive:
    """All the facts of one journal. ``schema`` says which version of their names this is."""

    journal_id: str
    schema: int
    facts: tuple[ArchivedFact, ...]
