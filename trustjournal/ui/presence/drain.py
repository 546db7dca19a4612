"""What becomes of the lines that waited? They are read as of when they were typed, and recorded."""

from dataclasses import dataclass

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.entries import Recorded, record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.read import read_line
from trustjournal.ui.presence.spool import Spool, SpooledLine


@dataclass(frozen=True, slots=True)
class Drained:
    """How many lines were recorded, and those that still need a word (no client, for instance)."""

    recorded: int
    unclear: tuple[SpooledLine, ...]


def drain(spool: Spool, journal: Journal, language: str) -> Drained:
    """Record what waits, the first typed first; what cannot be recorded now goes on waiting."""
    recorded, unclear = 0, []
    for line in spool.waiting():
        try:
            record_line(journal, line, language)
        except Unacceptable:
            unclear.append(line)
        except Trouble:
            break
        else:
            spool.remove(line)
            recorded += 1
    return Drained(recorded, tuple(unclear))


def record_line(journal: Journal, line: SpooledLine, language: str) -> Recorded:
    """Record a line under the id it was given; the same line again is the same entry."""
    at = line.typed_at
    draft = read_line(line.text, at, line_context(journal, language, at))
    with journal.logging_at(at):
        return record(journal, draft, entry_id=line.entry_id)
