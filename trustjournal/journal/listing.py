"""How is a long list of entries read: which ones answer, then those in sight only?

A list on the screen needs the order of a hundred thousand entries and the text of thirty. So a
question is understood once (``ask``), the numbers of the rows that answer are read page by page
(``rows``), and a row becomes an entry when it is looked at (``entries_at``)::

    asked = ask(journal, "devis is:open")
    first = rows(journal, asked, limit=200)
    more = rows(journal, asked, limit=200, beyond=first[-1])
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trustjournal.journal.entry import Entry, as_entries
from trustjournal.journal.journal import Journal
from trustjournal.journal.query import sought_by
from trustjournal.storage.interactions import fetch_by_seq
from trustjournal.storage.search import Sought, find_seqs
from trustjournal.storage.text import instant


@dataclass(frozen=True, slots=True)
class Question:
    """A query that was understood."""

    sought: Sought

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words and phrases that an answer holds, to be pointed at in it."""
        return (*self.sought.phrases, *self.sought.words)


def ask(journal: Journal, query: str) -> Question:
    """Understand a query (query.py). Raises Unacceptable for a date or state that is none."""
    return Question(sought_by(journal, query))


def rows(
    journal: Journal, question: Question, *, limit: int, beyond: int | None = None
) -> tuple[int, ...]:
    """Return the numbers of entries that answer, newest first; those after ``beyond``, if given.

    What was logged later than now is not there yet: a window may be opened at a past moment.
    """
    now = instant(journal.now())
    sought = replace(question.sought, beyond=beyond, logged_upto=now)
    return find_seqs(journal.database, sought, limit)


def entries_at(journal: Journal, numbers: Sequence[int]) -> tuple[Entry, ...]:
    """Return the entries of rows, in their order, without those removed meanwhile."""
    return as_entries(journal, fetch_by_seq(journal.database, numbers))
