"""The mission screen: head and trajectory, then a page of its own for each thing one asks about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.kinds import ActKind
from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.focus import kept_in_sight
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.tabs import Tabs
from trustjournal.ui.mission.course import CourseCard
from trustjournal.ui.mission.header import MissionHeader
from trustjournal.ui.mission.journal import MissionJournal
from trustjournal.ui.mission.pages.controls import ControlsPage
from trustjournal.ui.mission.pages.page import MissionPage
from trustjournal.ui.mission.pages.papers import PapersPage
from trustjournal.ui.mission.pages.people import PeoplePage
from trustjournal.ui.mission.pages.planning import PlanningPage
from trustjournal.ui.mission.pages.promises import PromisesPage
from trustjournal.ui.mission.pages.replies import RepliesPage
from trustjournal.ui.mission.side import MissionSide

JOURNAL = "journal"


class MissionScreen(Page):
    """One mission at a time. Only the page in sight is filled, others in their turn."""

    back_asked = Signal()
    past_asked = Signal()
    export_asked = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.header = MissionHeader(presentation)
        self.course = CourseCard(presentation)
        self.journal, self.side = MissionJournal(presentation), MissionSide(presentation)
        self.promises, self.replies = PromisesPage(presentation), RepliesPage(presentation)
        self.controls, self.planning = ControlsPage(presentation), PlanningPage(presentation)
        self.people, self.papers = PeoplePage(presentation), PapersPage(presentation)
        self.tabs = Tabs()
        self._shown: tuple[MissionAnalysis, ClientFile] | None = None
        self._arrange()
        self._connect()

    @property
    def pages(self) -> tuple[MissionPage, ...]:
        """The pages beside the journal, in the order of their tabs."""
        return (
            self.promises, self.replies, self.controls, self.planning, self.people, self.papers,
        )  # fmt: skip

    def show_analysis(
        self,
        analysis: MissionAnalysis,
        file: ClientFile,
        issued: tuple[IssuedDocument, ...] = (),
    ) -> None:
        """Show a mission; ``file`` gives the names of people and the bounds of periods, ``issued``
        are the documents that left.
        """
        mission_id = analysis.mission.id
        if self._shown is None or mission_id != self._shown[0].mission.id:
            self.journal.begin_anew()
            self.verticalScrollBar().setValue(0)
            self.side.past.begin_anew(mission_id)
        self._shown = (analysis, file)
        self.header.show_analysis(analysis)
        self.course.show_analysis(analysis, file)
        self.journal.line.imply(f"{analysis.client.alias}/{analysis.mission.alias}")
        self.papers.know(issued)
        self.tabs.retell()
        self._fill(self.tabs.current)

    def open_entry(self, entry_id: str) -> None:
        """Turn to the journal and bring an entry into sight."""
        self.tabs.show_page(JOURNAL)
        self.journal.open_entry(entry_id)

    def _arrange(self) -> None:
        below, journal = row(gap=theme.XL), QWidget()
        below.addLayout(column(self.journal, None), 1)
        below.addLayout(column(self.side, None))
        journal.setLayout(below)
        self.tabs.add(JOURNAL, self._name, journal)
        for page in self.pages:
            self.tabs.add(page.key, self._name, page)
        whole = column(self.header, self.course, self.tabs, None, gap=theme.L)
        whole.setContentsMargins(theme.XL, theme.L, theme.XL, theme.XL)
        self.sheet.setLayout(whole)

    def _connect(self) -> None:
        self.header.back_asked.connect(self.back_asked)
        self.course.chart.entry_opened.connect(self.open_entry)
        self.course.export_asked.connect(self.export_asked)
        self.side.past.asked.connect(self.past_asked)
        self.tabs.chosen.connect(self._turn)
        for page in self.pages:
            page.entry_opened.connect(self.open_entry)
            page.export_asked.connect(self.export_asked)

    def _name(self, key: str) -> str:
        return self._presentation.words(f"mission.tab.{key}")

    def _turn(self, key: str) -> None:
        with kept_in_sight(self):
            self._fill(key)

    def _fill(self, key: str) -> None:
        if self._shown is None:
            return
        analysis, file = self._shown
        if key == JOURNAL:
            names = {person.id: person.name for person in file.people}
            confirms = (act.subject_id for act in file.acts if act.kind == ActKind.CONFIRM)
            took_place = frozenset(confirms)
            self.journal.show_entries(analysis.interactions, names, confirmed=took_place)
            self.side.show_analysis(analysis)
            return
        page = next(one for one in self.pages if one.key == key)
        page.show_analysis(analysis, file)
