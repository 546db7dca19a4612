"""The course of trust on one card: the chart, the strip under it, what explains it, its table."""

from PySide6.QtCore import Signal

from trustjournal.charts.tables import trajectory_table
from trustjournal.charts.trajectory import draw_trajectory
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import ClientFile, Period
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.chart_panel import ChartSheet
from trustjournal.ui.kit.chart_table import ChartTable
from trustjournal.ui.kit.mission_tile import spoken
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.brush import Brush
from trustjournal.ui.mission.chart import HEIGHT, TrajectoryChart
from trustjournal.ui.mission.explain import ChartFoot, ExplainPanel

STRIP_FROM_DAYS = 45  # a shorter course has nothing to be looked at closer


class CourseCard(Card):
    """The trajectory with everything around it."""

    export_asked = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(padding=theme.S, gap=theme.XS)
        self._presentation = presentation
        self.chart, self.brush = TrajectoryChart(presentation), Brush(presentation)
        self.table = ChartTable()
        self.explain, self.foot = ExplainPanel(presentation), ChartFoot(presentation)
        for part in (self.chart, self.table, self.brush, self.explain, self.foot):
            self.inside.addWidget(part)
        self.table.hide()
        self._analysis: MissionAnalysis | None = None
        self.chart.span_chosen.connect(self.explain.show_span)
        self.chart.window_changed.connect(self._show_window)
        self.brush.window_chosen.connect(self.chart.look_at)
        self.explain.span_shown.connect(self.chart.mark_span)
        self.foot.explanation_asked.connect(self.explain.ask)
        self.foot.tools.table_toggled.connect(self._show_table)
        self.foot.tools.export_asked.connect(self.export_asked)

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:
        """Show the course of a mission; ``file`` has the bounds of its periods."""
        self._analysis = analysis
        mission_id = analysis.mission.id
        periods = tuple(one for one in file.periods if one.mission_id == mission_id)
        self.chart.show_analysis(analysis, periods)
        self.brush.show_analysis(analysis, self.chart.window_in_sight)
        self.foot.tools.offer(self._sheet(analysis, periods))
        self.explain.show_analysis(
            analysis, {mission.id: mission.title for mission in file.missions}
        )
        self._show_table(not self.table.isHidden())

    def _show_window(self, _: object) -> None:
        if self._analysis is not None:
            self.brush.show_analysis(self._analysis, self.chart.window_in_sight)

    def _show_table(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        analysis, look = self._analysis, self._presentation
        if analysis is None:
            return
        if on:
            self.table.show_table(trajectory_table(analysis, look.words, look.zone))
            self.table.setAccessibleName(spoken(look, analysis))
        points = analysis.points
        is_long = bool(points) and (analysis.at - points[0].at).days >= STRIP_FROM_DAYS
        self.table.setVisible(on)
        self.chart.setVisible(not on)
        self.brush.setVisible(is_long and not on)

    def _sheet(self, analysis: MissionAnalysis, periods: tuple[Period, ...]) -> ChartSheet:
        look, words, chart = self._presentation, self._presentation.words, self.chart
        return ChartSheet(
            words("charts.trajectory"),
            "",
            lambda figure, style: draw_trajectory(
                figure, analysis, words, style, periods=periods, window=chart.window_in_sight
            ),
            lambda discreet: trajectory_table(analysis, words, look.zone, discreet=discreet),
            spoken(look, analysis),
            look.px(HEIGHT),
            words("charts.trajectory_file", mission=analysis.mission.alias),
            is_private=True,
        )
