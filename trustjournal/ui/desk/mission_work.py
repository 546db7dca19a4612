"""What happens on the page of a mission: it is filled, and what its pages ask for is written."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.calibration import sayings
from trustjournal.errors import Fact
from trustjournal.journal.analyses import analyse_mission
from trustjournal.journal.calibrating import calibration
from trustjournal.journal.changes import Change
from trustjournal.journal.documents import issued
from trustjournal.journal.engagements import add_decision, add_milestone, reach_milestone
from trustjournal.journal.entries import confirm, remove
from trustjournal.journal.journal import Journal
from trustjournal.journal.planning import deliver, drop_deliverable
from trustjournal.journal.reading import client_file
from trustjournal.journal.results import add_deliverable, add_result
from trustjournal.report.document import ReportKind
from trustjournal.ui.desk.action_work import ActionWork
from trustjournal.ui.desk.chart_work import ChartWork
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.form_work import FormWork
from trustjournal.ui.desk.line_work import LineWork
from trustjournal.ui.mission.pages.deeds import (
    AddDecision,
    AddDeliverable,
    AddResult,
    AddStage,
    Deliver,
    Drop,
    MoveStage,
    PlanDeed,
    ReachStage,
)
from trustjournal.ui.mission.screen import MissionScreen

Act = Callable[[], Change]


class MissionWork:
    """One mission at a time on one screen."""

    def __init__(
        self,
        journal: Journal,
        screen: MissionScreen,
        deeds: Deeds,
        *,
        actions: ActionWork,
        forms: FormWork,
        charts: ChartWork,
    ) -> None:
        self._journal = journal
        self._screen = screen
        self._deeds = deeds
        self._actions = actions
        self._forms = forms
        self.mission_id: str | None = None
        screen.export_asked.connect(charts.ask_where)
        self._connect()

    def serve_lines(self, lines: LineWork) -> None:
        """Let the journal's lines be read, corrected and recorded."""
        self._screen.journal.entry_corrected.connect(lines.correct)
        lines.serve(self._screen.journal.line)

    def fill(self) -> None:
        """Show the mission again. Raises Unacceptable if it is no longer there."""
        analysis = self._analysis()
        if analysis is not None:
            file = client_file(self._journal, analysis.client.id)
            self._screen.show_analysis(analysis, file, issued(self._journal, analysis.mission.id))
            self._screen.course.foot.show_accuracy(sayings(calibration(self._journal)))

    def _connect(self) -> None:
        screen, journal, do = self._screen, self._journal, self._deeds.do
        screen.journal.entry_confirmed.connect(
            lambda one: do(lambda: confirm(journal, one), "done.confirm")
        )
        screen.journal.removal_asked.connect(
            lambda one: do(lambda: remove(journal, one), "done.remove")
        )
        screen.header.deed_asked.connect(self._do)
        screen.past_asked.connect(self._look_back)
        screen.planning.deed_asked.connect(self._plan)
        screen.planning.start_asked.connect(lambda: self._do("start"))
        screen.planning.split_asked.connect(lambda: self._do("split"))
        screen.people.person_wanted.connect(lambda: self._do("person"))
        screen.papers.document_asked.connect(self._prepare)
        screen.papers.file_asked.connect(
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        )

    def _analysis(self) -> MissionAnalysis | None:
        if self.mission_id is None:
            return None
        return analyse_mission(self._journal, self.mission_id)

    def _do(self, deed: str) -> None:
        """Do what the menu of the mission in sight offers."""
        analysis = self._analysis()
        if analysis is not None:
            self._actions.do(deed, analysis)

    def _look_back(self) -> None:
        analysis = self._analysis()
        if analysis is not None:
            self._actions.judging.look_back(analysis, self._screen.side.past)

    def _prepare(self, kind: str) -> None:
        if self.mission_id is not None:
            self._actions.open_paper(self.mission_id, ReportKind(kind))

    def _plan(self, deed: PlanDeed) -> None:
        """Write what the planning page asks for."""
        if isinstance(deed, MoveStage):
            self._forms.ask_stage_day(deed.milestone)
        elif self.mission_id is not None:
            act, told, facts = _planned(self._journal, self.mission_id, deed)
            self._deeds.do(act, f"done.{told}", **facts)


def _planned(journal: Journal, mission_id: str, deed: PlanDeed) -> tuple[Act, str, dict[str, Fact]]:
    """Return how a wish is written, and how it is said once it is."""
    said: dict[str, Fact] = {}
    act: Act
    match deed:
        case AddStage(text, due):
            act = lambda: add_milestone(journal, mission_id, text, due=due).change  # noqa: E731
            told, said = "add_milestone", {"name": text}
        case ReachStage(milestone_id):
            act, told = lambda: reach_milestone(journal, milestone_id), "reach_milestone"
        case AddDecision(text, day):
            act = lambda: add_decision(journal, mission_id, text, at=day).change  # noqa: E731
            told = "add_decision"
        case AddDeliverable(period_id, text):
            act = lambda: add_deliverable(journal, period_id, text).change  # noqa: E731
            told, said = "add_deliverable", {"name": text}
        case Deliver(deliverable_id):
            act, told = lambda: deliver(journal, deliverable_id), "deliver"
        case Drop(deliverable_id):
            act, told = lambda: drop_deliverable(journal, deliverable_id), "drop_deliverable"
        case AddResult(period_id, text):
            act, told = lambda: add_result(journal, period_id, text), "add_result"
        case MoveStage():
            raise TypeError(deed)
    return act, told, said
