"""Which screens stand beside Today and Missions, over all clients at once?

The portfolio, the journal to search in, the people, the documents to write. Each brings its own
place in the window; the desk only puts them there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.portfolio import compose_portfolio, compose_weeks
from trustjournal.journal.journal import Journal
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.form_work import FormWork
from trustjournal.ui.desk.line_work import LineWork
from trustjournal.ui.desk.paper_work import PaperWork
from trustjournal.ui.desk.people_work import PeopleWork
from trustjournal.ui.desk.search_work import KEY as JOURNAL_KEY
from trustjournal.ui.desk.search_work import SearchWork
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.portfolio.screen import PortfolioScreen
from trustjournal.ui.window import MainWindow, Place


@dataclass(frozen=True, slots=True)
class Ways:
    """How the shelf reaches the rest of the desk: a mission, a mission (its id) at an entry, and
    the analyses that are at hand.
    """

    open_mission: Callable[[str], None]
    open_entry: Callable[[str, str], None]
    analyses: Callable[[], tuple[MissionAnalysis, ...]]


class Shelf:
    """The screens over all clients, on one journal."""

    def __init__(
        self,
        journal: Journal,
        window: MainWindow,
        deeds: Deeds,
        lines: LineWork,
        *,
        forms: FormWork,
        ways: Ways,
    ) -> None:
        self._window = window
        self._analyses = ways.analyses
        self.portfolio = PortfolioScreen(window.presentation)
        self.portfolio.mission_opened.connect(ways.open_mission)
        self.portfolio.mission_wanted.connect(window.mission_wanted)
        self.search = SearchWork(
            journal, window.presentation, deeds, lines, open_entry=ways.open_entry
        )
        self.people = PeopleWork(
            journal,
            window,
            deeds,
            forms,
            open_entry=self.search.open,
            search_for=self._search_for,
        )
        self.paper = PaperWork(journal, window, deeds)
        window.search_wanted.connect(self._to_search)

    def places(self) -> tuple[Place, ...]:
        """Return the screens' places, in the order of the rail."""
        name = lambda: chrome("Portfolio")  # noqa: E731 - as the other screens are named
        portfolio = Place("portfolio", "portfolio", self.portfolio, name, self._fill_portfolio)
        return portfolio, self.search.place(), self.people.place(), self.paper.place()

    def leave(self) -> None:
        """Ask the journal nothing more."""
        self._window.search_wanted.disconnect(self._to_search)
        self.search.leave()
        self.paper.leave()

    def _fill_portfolio(self) -> None:
        look, analyses = self._window.presentation, self._analyses()
        now = look.now().astimezone(look.zone)
        self.portfolio.show_portfolio(
            compose_portfolio(analyses, now), compose_weeks(analyses, now)
        )

    def _search_for(self, query: str) -> None:
        self._window.go(JOURNAL_KEY)
        self.search.screen.search_for(query)

    def _to_search(self) -> None:
        self._window.go(JOURNAL_KEY)
        self.search.screen.to_line()
