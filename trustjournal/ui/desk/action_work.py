"""What happens when an action of the program is asked for: a line made ready, or a form?"""

from collections.abc import Callable

from trustjournal.domain.analysis import MissionAnalysis, TrustWarning
from trustjournal.domain.cards import PERFORMERS, ActionCode, Performer
from trustjournal.journal.analyses import analyse_mission, analyse_one
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import entry
from trustjournal.report.document import ReportKind
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.form_work import FormWork
from trustjournal.ui.desk.judging import Judging
from trustjournal.ui.engagements.planning_forms import NewSplit
from trustjournal.ui.window import MainWindow

Asking = Callable[[MissionAnalysis], None]


class ActionWork:
    """Performs the actions of warnings, of cards and of a mission's menu."""

    def __init__(
        self,
        journal: Journal,
        window: MainWindow,
        deeds: Deeds,
        forms: FormWork,
        *,
        open_paper: Callable[[str, ReportKind], None],
    ) -> None:
        """``open_paper`` shows a document of a mission (its id) before it leaves."""
        self._journal = journal
        self._window = window
        self._forms = forms
        self.judging = Judging(journal, window, deeds, forms)
        self.open_paper = open_paper
        self._asking: dict[Performer, Asking] = {
            Performer.SPLIT: self._split,
            Performer.MILESTONE: forms.ask_stage,
            Performer.PERSON: forms.ask_person,
            Performer.CLIENT: self.judging.ask_channels,
            Performer.HANDOVER: self._hand_over,
        }
        self._deeds: dict[str, Asking] = {
            "split": self._split,
            "stage": forms.ask_stage,
            "person": forms.ask_person,
            "start": forms.ask_start,
            "close": forms.ask_close,
            "rate": self.judging.ask_rating,
            "override": self.judging.ask_level,
            "channels": self.judging.ask_channels,
            "handover": self._hand_over,
        }

    def _split(self, analysis: MissionAnalysis) -> None:
        """Cut the running period; then show the documents that go with it, one after the other."""
        mission_id = analysis.mission.id

        def show_papers(new: NewSplit) -> None:
            kinds = [ReportKind.MISSION] * new.with_report + [
                ReportKind.PROPOSAL
            ] * new.with_proposal
            if kinds:
                self.open_paper(mission_id, kinds[0])
            if len(kinds) > 1:
                words = self._window.presentation.words
                self._window.toast.say(
                    words("screen.done.split_papers"),
                    action=words("screen.done.split_next"),
                    act=lambda: self.open_paper(mission_id, kinds[1]),
                )

        self._forms.ask_split(analysis, show_papers)

    def perform(self, action: ActionCode, analysis: MissionAnalysis) -> None:
        """Ask with a form, or make a line ready to be completed."""
        asking = self._asking.get(PERFORMERS[action])
        if asking is None:
            self._prepare(action, analysis)
        else:
            asking(analysis)

    def act_on(self, warning: TrustWarning) -> None:
        """Perform the action of a warning, for its mission."""
        analysis = analyse_mission(self._journal, warning.mission_id)
        self.perform(ActionCode(warning.action), analysis)

    def do(self, deed: str, analysis: MissionAnalysis) -> None:
        """Do what the menu of a mission offers."""
        self._deeds[deed](analysis)

    def prepare_holding(self, request_id: str) -> None:
        """Make a holding answer ready for a request."""
        one = entry(self._journal, request_id).interaction
        for analysis in analyse_one(self._journal, one.client_id):
            if any(each.interaction.id == request_id for each in analysis.requests):
                self._prepare(ActionCode.HOLDING_ANSWER, analysis)
                return

    def _hand_over(self, analysis: MissionAnalysis) -> None:
        self.open_paper(analysis.mission.id, ReportKind.HANDOVER)

    def _prepare(self, action: ActionCode, analysis: MissionAnalysis) -> None:
        path = f"{analysis.client.alias}/{analysis.mission.alias}"
        words = self._window.presentation.open_words  # an editor is never veiled
        self._window.line.prepare(words(f"actions.{action}.line", path=path))
