"""What becomes of lines typed while the journal was locked?

They wait sealed beside it (storage/vault/inbox.py). Once it is open they are read as of when they
were typed, recorded as logged then, and removed; whoever types meanwhile waits for nothing. A line
that cannot be recorded (no client, for instance) goes on waiting, and is told.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.journal.entries import Recorded, record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line
from trustjournal.storage.vault import inbox
from trustjournal.storage.vault.inbox import WaitingLine
from trustjournal.storage.vault.keyfile import read_keys
from trustjournal.storage.vault.recognising import keys_file_of
from trustjournal.storage.vault.sealing import sealed, unsealed

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Entered:
    """A line that was recorded, and how it read: amber is to be looked at again."""

    line: WaitingLine
    draft: Draft
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that still waits, how it read, and why it could not be recorded."""

    line: WaitingLine
    draft: Draft
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found sealed."""

    entered: tuple[Entered, ...] = ()
    unclear: tuple[Unclear, ...] = ()

    @property
    def for_review(self) -> tuple[Entered, ...]:
        """What was recorded though something in it was not certain."""
        return tuple(one for one in self.entered if one.draft.amber)


def seal_line(path: Path, entry_id: str, *, text: str, typed_at: datetime) -> None:
    """Let a line wait, sealed, for the locked journal at ``path``. Trouble if it cannot."""
    inbox.put(path, WaitingLine(entry_id, text, typed_at))


def waiting_lines(path: Path) -> int:
    """Return how many lines wait sealed; needs no key."""
    return inbox.count(path)


def open_sealed(journal: Journal, language: str) -> Opened:
    """Record what waits sealed, the first typed first; a trouble leaves the rest waiting."""
    key, path = journal.database.key, journal.database.path
    if key is None or journal.is_read_only:
        return Opened()
    entered: list[Entered] = []
    unclear: list[Unclear] = []
    for line in inbox.waiting(path, key):
        draft = read_again(journal, line, language)
        try:
            with journal.logging_at(line.typed_at):
                recorded = record(journal, draft, entry_id=line.entry_id)
        except Unacceptable as refusal:
            unclear.append(Unclear(line, draft, refusal.problems))
        except Trouble:
            break
        else:
            inbox.remove(path, line.entry_id)
            entered.append(Entered(line, draft, recorded))
    return Opened(tuple(entered), tuple(unclear))


def has_keys(path: Path) -> bool:
    """Whether what is kept for this journal is to be sealed: its keys lie beside it."""
    return keys_file_of(path).exists()


def seal_draft(path: Path, text: str) -> bytes | None:
    """Return an unfinished text sealed for the journal; None if that is kept in plain."""
    if not has_keys(path):
        return None
    return sealed(read_keys(path).public, text.encode("utf-8", "replace"), DRAFT)


def open_draft(journal: Journal, box: bytes) -> str:
    """Return an unfinished text that was sealed; empty if it cannot be opened any more."""
    key = journal.database.key
    with suppress(ValueError):
        return "" if key is None else unsealed(key, box, DRAFT).decode("utf-8", "replace")
    return ""


def read_again(journal: Journal, line: WaitingLine, language: str) -> Draft:
    """Read a line as of when it was typed."""
    at = line.typed_at
    return read_line(line.text, at, line_context(journal, language, at))


def forget_line(journal: Journal, line: WaitingLine) -> None:
    """Let a line wait no more: it was recorded otherwise, or the user does without it."""
    with suppress(OSError):
        inbox.remove(journal.database.path, line.entry_id)
