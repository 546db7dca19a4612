"""What happens on the Journal screen: entries opened, corrected, removed, brought back."""

from collections.abc import Callable
from dataclasses import replace

from trustjournal import settings
from trustjournal.journal.analyses import analyse_one
from trustjournal.journal.entries import remove
from trustjournal.journal.history import removed_entries
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import clients, entry
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.line_work import LineWork
from trustjournal.ui.desk.search_words import kept_searches, known_to_searches
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.search.model import EntriesModel
from trustjournal.ui.search.screen import SearchScreen
from trustjournal.ui.window import Place

KEY = "journal"


class SearchWork:
    """One journal's entries on one screen."""

    def __init__(
        self,
        journal: Journal,
        presentation: Presentation,
        deeds: Deeds,
        lines: LineWork,
        *,
        open_entry: Callable[[str, str], None],
    ) -> None:
        """``open_entry`` shows a mission (its id) at an entry."""
        self._journal = journal
        self._look = presentation
        self._lines = lines
        self._open_mission = open_entry
        self._model = EntriesModel(journal, presentation)
        self.screen = SearchScreen(presentation, self._model)
        self.screen.entry_opened.connect(self.open)
        self.screen.entry_corrected.connect(self._correct)
        self.screen.removal_asked.connect(
            lambda one: deeds.do(lambda: remove(journal, one), "done.remove")
        )
        self.screen.bin_asked.connect(self._show_bin)
        self.screen.kept.kept.connect(self._keep)
        self.screen.kept.dropped.connect(self._drop)
        self.screen.restoring_asked.connect(deeds.take_back)

    def place(self) -> Place:
        """Return the screen's place in the window."""
        return Place(KEY, "journal", self.screen, lambda: chrome("Journal"), self._fill)

    def to_next(self) -> None:
        """Go on to the next entry that answers."""
        self.screen.to_next()

    def leave(self) -> None:
        """Ask the journal nothing more."""
        self._model.let_go()

    def _fill(self) -> None:
        word = self._look.words("search.filter.client_operator")
        known = tuple((one.name, f"{word}{one.alias}") for one in clients(self._journal))
        self.screen.show_journal(known)
        self._show_known()
        self._show_bin()

    def _show_known(self) -> None:
        words = self._look.words
        known = known_to_searches(words, self._lines.known_clients())
        may_keep = self._journal.database.key is None  # preferences are read without a key
        self.screen.show_known(known, kept_searches(self._journal), may_keep=may_keep)

    def _keep(self, name: str, query: str) -> None:
        chosen = settings.load()
        settings.save(replace(chosen, searches={**chosen.searches, name: query}))
        self._show_known()

    def _drop(self, name: str) -> None:
        chosen = settings.load()
        left = {each: query for each, query in chosen.searches.items() if each != name}
        settings.save(replace(chosen, searches=left))
        self._show_known()

    def _show_bin(self) -> None:
        if self.screen.isVisible():
            self.screen.show_removed(removed_entries(self._journal))

    def _correct(self, entry_id: str, text: str) -> None:
        before = self._journal.seen
        self._lines.correct(entry_id, text)
        if self._journal.seen == before:
            self.screen.correct_again(entry_id, text)

    def open(self, entry_id: str) -> None:
        """Open the entry's mission at it; one of its client's, while only that is known."""
        found = entry(self._journal, entry_id).interaction
        if found.mission_id is not None:
            self._open_mission(found.mission_id, entry_id)
            return
        for analysis in analyse_one(self._journal, found.client_id):
            if any(one.id == entry_id for one in analysis.interactions):
                self._open_mission(analysis.mission.id, entry_id)
                return
        self.screen.edit_current()
