"""Planning: periods and milestones in time, and what is added to them right here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.charts.planning import draw_planning, height_px
from trustjournal.charts.tables import plan_table
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.plan import Plan, read_plan
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.add_row import AddRow
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.chart_panel import ChartPanel, ChartSheet
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.deeds import AddDecision, AddStage
from trustjournal.ui.mission.pages.page import MissionPage
from trustjournal.ui.mission.pages.period_card import PeriodCard
from trustjournal.ui.mission.pages.plan_rows import decision_row, stage_row

DECISIONS_SHOWN = 30


class PlanningPage(MissionPage):
    """The chart, then milestones, periods and decisions, each with a line to add one more."""

    deed_asked = Signal(object)
    split_asked = Signal()
    start_asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, "planning")
        self.chart = ChartPanel(presentation)
        self.chart.export_asked.connect(self.export_asked)
        self.new_stage = AddRow(presentation, with_day=True)
        self.new_decision = AddRow(presentation, with_day=True)
        self._stages, self._decisions = Section(self.new_stage), Section(self.new_decision)
        self._periods = Section()
        self._cards: dict[str, PeriodCard] = {}
        self.new_stage.submitted.connect(
            lambda text, due: self.deed_asked.emit(AddStage(text, due))
        )
        self.new_decision.submitted.connect(
            lambda text, day: self.deed_asked.emit(AddDecision(text, day))
        )
        self.arrange(self.chart, self._stages, self._periods, self._decisions)

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:
        """Show the planning of a mission; what is being typed stays."""
        plan = read_plan(file, analysis.mission.id, self.presentation.today())
        drawable = bool(plan.periods or plan.days)
        self.chart.setVisible(drawable)
        if drawable:
            self.chart.show_chart(self._sheet(analysis, plan))
        self._show_stages(plan)
        self._show_periods(plan)
        self._show_decisions(plan)

    def _show_stages(self, plan: Plan) -> None:
        look, words = self.presentation, self.presentation.words
        self.new_stage.name(words("mission.planning.new_stage"), words("mission.planning.by"))
        rows: list[QWidget] = [stage_row(look, one, self.deed_asked.emit) for one in plan.days]
        things: list[QWidget] = [listed(rows, margin=theme.M)] if rows else []
        if not rows:
            things.append(Wrapped(words("mission.planning.no_stage"), "muted"))
        count = str(len(rows)) if rows else ""
        self._stages.show_things(
            words("mission.planning.stages"), [*things, self.new_stage], note=count
        )

    def _show_periods(self, plan: Plan) -> None:
        words = self.presentation.words
        cards: list[QWidget] = []
        for one in reversed(plan.periods):
            card = PeriodCard(self.presentation, one)
            card.deed_asked.connect(self.deed_asked)
            cards.append(card)
        if not cards:
            cards.append(Wrapped(words("mission.planning.no_period"), "muted"))
            begin = button(words("mission.planning.start"), self.start_asked.emit, role="link")
            cards.append(begin)
        else:
            split = button(words("mission.planning.split"), self.split_asked.emit, role="link")
            cards.append(split)
        note = str(len(plan.periods)) if plan.periods else ""
        self._periods.show_things(words("mission.planning.periods"), cards, note=note)

    def _show_decisions(self, plan: Plan) -> None:
        look, words = self.presentation, self.presentation.words
        self.new_decision.name(words("mission.planning.new_decision"), words("mission.planning.on"))
        rows = [decision_row(look, one) for one in plan.decisions[:DECISIONS_SHOWN]]
        things: list[QWidget] = [listed(rows, margin=theme.M)] if rows else []
        if not rows:
            things.append(Wrapped(words("mission.planning.no_decision"), "muted"))
        left = len(plan.decisions) - len(rows)
        if left > 0:
            things.append(Text(words("mission.planning.more_decisions", count=left), "caption"))
        note = str(len(plan.decisions)) if rows else ""
        self._decisions.show_things(
            words("mission.planning.decisions"), [*things, self.new_decision], note=note
        )

    def _sheet(self, analysis: MissionAnalysis, plan: Plan) -> ChartSheet:
        look, words = self.presentation, self.presentation.words
        told = self._told(plan)
        return ChartSheet(
            words("mission.planning.title"),
            told,
            lambda figure, style: draw_planning(figure, plan, words, style),
            lambda _discreet: plan_table(plan, words),
            f"{words('mission.planning.title')} : {told}",
            height_px(plan, look.scale),
            words("mission.planning.file", mission=analysis.mission.alias),
        )

    def _told(self, plan: Plan) -> str:
        """Say how many periods and milestones there are; what does not occur is left out."""
        words = self.presentation.words
        counts = (
            ("stages", len(plan.days)),
            ("reached", sum(one.milestone.done_on is not None for one in plan.days)),
            ("late", sum(one.is_late for one in plan.days)),
        )
        stages = ", ".join(
            words(f"mission.planning.told_{key}", count=count) for key, count in counts if count
        )
        periods = words("mission.planning.told_periods", count=len(plan.periods))
        return " ".join(part for part in (periods if plan.periods else "", stages) if part)
