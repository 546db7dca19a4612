"""Which screens stand beside Today and Missions, over all clients at once?

The journal to search in, and the documents to write. Each brings its own place in the
window; the desk only puts them there.
"""

from collections.abc import Callable

from trustjournal.journal.journal import Journal
from trustjournal.ui.deeds import Deeds
from trustjournal.ui.line_work import LineWork
from trustjournal.ui.paper_work import PaperWork
from trustjournal.ui.search_work import KEY as JOURNAL_KEY
from trustjournal.ui.search_work import SearchWork
from trustjournal.ui.window import MainWindow, Place


class Shelf:
    """The screens over all clients, on one journal."""

    def __init__(
        self,
        journal: Journal,
        window: MainWindow,
        deeds: Deeds,
        lines: LineWork,
        *,
        open_entry: Callable[[str, str], None],
    ) -> None:
        """``open_entry`` shows a mission (its id) at an entry."""
        self._window = window
        self.search = SearchWork(journal, window.presentation, deeds, lines, open_entry=open_entry)
        self.paper = PaperWork(journal, window, deeds)
        window.search_wanted.connect(self._to_search)

    def places(self) -> tuple[Place, ...]:
        """Return the screens' places, in the order of the rail."""
        return self.search.place(), self.paper.place()

    def leave(self) -> None:
        """Ask the journal nothing more."""
        self._window.search_wanted.disconnect(self._to_search)
        self.search.leave()
        self.paper.leave()

    def _to_search(self) -> None:
        self._window.go(JOURNAL_KEY)
        self.search.screen.to_line()
