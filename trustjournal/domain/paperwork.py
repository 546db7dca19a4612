"""What does the journal remember about documents: which left, what was chosen, which days count?

An issued document is a fact like any other: what was in it, to whom it went, and the fingerprint by
which the file can be known again. Nothing of its text is kept.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document that was saved. ``number`` counts the versions of one document, from 1.

    ``included`` and ``left_out`` are keys of items, ``accepted`` keys of those that stopped and
    were included all the same. ``path`` is where it was saved first.
    """

    id: str
    mission_id: str
    kind: str
    language: str
    span_start: date
    span_end: date
    written_on: date
    number: int
    replaces: int | None
    file_name: str
    path: str
    sha256: str
    size: int
    recipient: str
    included: tuple[str, ...]
    left_out: tuple[str, ...]
    accepted: tuple[str, ...]
    logged_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """What was chosen for one kind of document of a mission, to be chosen again next time.

    ``removed`` and ``included`` are keys of items; ``accepted`` are seals: a key and the
    fingerprint of the text that was accepted, so that another text is looked at again.
    """

    id: str
    mission_id: str
    kind: str
    language: str | None
    removed: tuple[str, ...]
    accepted: tuple[str, ...]
    included: tuple[str, ...]
    with_reply_times: bool
    logged_at: datetime


@dataclass(frozen=True, slots=True)
class NewIssue:
    """A document just saved. The fields are those of ``IssuedDocument``."""

    mission_id: str
    kind: str
    language: str
    span: tuple[date, date]
    written_on: date
    number: int
    replaces: int | None
    file_name: str
    path: str
    sha256: str
    size: int
    recipient: str = ""
    included: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is chosen for one kind of document of a mission; all keys or seals of items."""

    language: str | None = None
    removed: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    included: frozenset[str] = frozenset()
    with_reply_times: bool = False


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half-day of a mission put right by hand: ``half`` is am or pm."""

    id: str
    mission_id: str
    day: date
    half: str
    is_worked: bool
    logged_at: datetime


@dataclass(frozen=True, slots=True)
class Absence:
    """A day the consultant did not work for anyone, and why in a word."""

    id: str
    day: date
    reason: str
    logged_at: datetime
