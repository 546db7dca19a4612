"""The mission screen: head, trajectory, journal, and beside it what asks for attention."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.domain.analysis import MissionAnalysis, PromiseState
from trustjournal.domain.kinds import ActKind
from trustjournal.domain.records import ClientFile
from trustjournal.domain.today import OPEN
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.cards import Card, Section, listed
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.promise_row import PromiseDeeds, PromiseRow
from trustjournal.ui.kit.request_row import RequestRow
from trustjournal.ui.kit.warning_card import WarningList
from trustjournal.ui.mission.chart import TrajectoryChart
from trustjournal.ui.mission.explain import ChartFoot, ExplainPanel
from trustjournal.ui.mission.header import MissionHeader
from trustjournal.ui.mission.journal import MissionJournal
from trustjournal.ui.mission.outlook import outlook_card
from trustjournal.ui.mission.past_warnings import PastWarnings

SIDE_WIDTH = 320


class MissionScreen(Page):
    """One mission at a time."""

    back_asked = Signal()
    request_answered = Signal(str)
    holding_asked = Signal(str)
    commitment_kept = Signal(str)
    promise_moved = Signal(str)
    waiting_received = Signal(str)
    step_finished = Signal(str)
    warning_action_asked = Signal(object)
    warning_aside_asked = Signal(object)
    past_asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.header = MissionHeader(presentation)
        self.chart = TrajectoryChart(presentation)
        self.explain, self.foot = ExplainPanel(presentation), ChartFoot(presentation)
        self.journal = MissionJournal(presentation)
        self._warnings = WarningList(presentation)
        self._look, self._outlook = Section(self._warnings), Section()
        self.past = PastWarnings(presentation)
        self._requests, self._commitments = Section(), Section()
        self._steps, self._waitings = Section(), Section()
        self._mission_id: str | None = None
        self._arrange()
        self.header.back_asked.connect(self.back_asked)
        self.chart.entry_opened.connect(self.journal.open_entry)
        self.chart.span_chosen.connect(self.explain.show_span)
        self.explain.span_shown.connect(self.chart.mark_span)
        self.foot.explanation_asked.connect(self.explain.ask)
        self._warnings.action_asked.connect(self.warning_action_asked)
        self._warnings.aside_asked.connect(self.warning_aside_asked)
        self.past.asked.connect(self.past_asked)

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:
        """Show a mission; ``file`` gives the names of people and the bounds of periods."""
        mission_id = analysis.mission.id
        if mission_id != self._mission_id:
            self._mission_id = mission_id
            self.journal.begin_anew()
            self.verticalScrollBar().setValue(0)
            self.past.begin_anew(mission_id)
        self.header.show_analysis(analysis)
        periods = tuple(one for one in file.periods if one.mission_id == mission_id)
        self.chart.show_analysis(analysis, periods)
        missions = {mission.id: mission.title for mission in file.missions}
        self.explain.show_analysis(analysis, missions)
        self.journal.line.imply(f"{analysis.client.alias}/{analysis.mission.alias}")
        names = {person.id: person.name for person in file.people}
        took_place = (act.subject_id for act in file.acts if act.kind == ActKind.CONFIRM)
        self.journal.show_entries(analysis.interactions, names, confirmed=frozenset(took_place))
        self._show_side(analysis)

    def _arrange(self) -> None:
        chart = Card(padding=theme.S)
        chart.inside.addWidget(self.chart)
        chart.inside.addWidget(self.explain)
        chart.inside.addWidget(self.foot)
        side = QWidget()
        side.setLayout(
            column(
                self._requests,
                self._look,
                self._commitments,
                self._steps,
                self._waitings,
                self._outlook,
                self.past,
                None,
                gap=theme.XL,
            )
        )
        side.setFixedWidth(self._presentation.px(SIDE_WIDTH))
        below = row(gap=theme.XL)
        below.addLayout(column(self.journal, None), 1)
        below.addWidget(side)
        whole = column(self.header, chart, below, gap=theme.L)
        whole.setContentsMargins(theme.XL, theme.L, theme.XL, theme.XL)
        self.sheet.setLayout(whole)

    def _show_side(self, analysis: MissionAnalysis) -> None:
        words = self._presentation.words
        warnings = tuple((warning, "") for warning in analysis.warnings)
        self._warnings.show_warnings(warnings)
        self._look.show_things(
            words("screen.mission.warnings"),
            [self._warnings] if warnings else [],
            note=str(len(warnings)),
        )
        self._show_requests(analysis)
        keep = PromiseDeeds(self.commitment_kept.emit, self.promise_moved.emit)
        self._show_promises(self._commitments, "commitments", analysis.commitments, keep)
        finish = PromiseDeeds(self.step_finished.emit)
        self._show_promises(self._steps, "steps", analysis.steps, finish)
        receive = PromiseDeeds(self.waiting_received.emit)
        self._show_promises(self._waitings, "waiting_for", analysis.waitings, receive)
        self._outlook.show_things(
            words("screen.mission.outlook"),
            [outlook_card(self._presentation, analysis.outlook)],
            note="",
        )

    def _show_requests(self, analysis: MissionAnalysis) -> None:
        rows: list[QWidget] = []
        for request in analysis.requests:
            if request.state in OPEN:
                line = RequestRow(self._presentation, request, narrow=True)
                line.answered.connect(self.request_answered)
                line.holding_asked.connect(self.holding_asked)
                rows.append(line)
        heading = self._presentation.words("screen.mission.requests")
        self._requests.show_things(
            heading, [listed(rows, margin=theme.M)] if rows else [], note=str(len(rows))
        )

    def _show_promises(
        self,
        section: Section,
        heading: str,
        promises: tuple[PromiseState, ...],
        deeds: PromiseDeeds,
    ) -> None:
        rows: list[QWidget] = [
            PromiseRow(self._presentation, state, deeds, narrow=True)
            for state in promises
            if state.state in OPEN
        ]
        section.show_things(
            self._presentation.words(f"screen.mission.{heading}"),
            [listed(rows, margin=theme.M)] if rows else [],
            note=str(len(rows)),
        )
