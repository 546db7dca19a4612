"""Controls: how often does the client check, week by week, next to its own habit?"""

from trustjournal.charts.columns import draw_columns
from trustjournal.charts.counted import control_columns
from trustjournal.charts.tables import columns_table
from trustjournal.domain.analysis import ControlBarometer, MissionAnalysis
from trustjournal.domain.controls import BASELINE_WEEKS, week_outside
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit.chart_panel import ChartPanel, ChartSheet
from trustjournal.ui.kit.chart_style import chart_style
from trustjournal.ui.kit.labels import Wrapped
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.page import MissionPage

HEIGHT = 280


class ControlsPage(MissionPage):
    """The columns, and a sentence on what they mean."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, "controls")
        self.chart, self._meaning = ChartPanel(presentation), Wrapped(role="muted")
        self.chart.export_asked.connect(self.export_asked)
        self.arrange(self.chart, self._meaning)

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:  # noqa: ARG002
        """Show the controls of the mission's client."""
        barometer = analysis.controls
        any_control = barometer is not None and any(week.count for week in barometer.weeks)
        self.say_empty(is_empty=not any_control, icon="search")
        if barometer is not None and any_control:
            self.chart.show_chart(self._sheet(analysis, barometer))
            self._meaning.say(self.presentation.words("mission.controls.meaning"))

    def _sheet(self, analysis: MissionAnalysis, barometer: ControlBarometer) -> ChartSheet:
        look, words = self.presentation, self.presentation.words
        told = self._told(barometer)
        columns = control_columns(barometer, words, chart_style(look))
        return ChartSheet(
            words("mission.controls.title"),
            told,
            lambda figure, style: draw_columns(
                figure, control_columns(barometer, words, style), words, style
            ),
            lambda _discreet: columns_table(columns, words("charts.table.week"), words),
            f"{words('mission.controls.title')} : {told}",
            look.px(HEIGHT),
            words("mission.controls.file", mission=analysis.mission.alias),
            is_private=True,
        )

    def _told(self, barometer: ControlBarometer) -> str:
        words, parts = self.presentation.words, []
        if barometer.hours:
            parts.append(words("mission.controls.hours", count=round(barometer.hours, 1)))
        outside = week_outside(barometer)
        if barometer.limits is None:
            parts.append(words("mission.controls.no_limits", count=BASELINE_WEEKS))
        elif outside is None:
            parts.append(words("mission.controls.inside"))
        else:
            day = words.day(outside.monday, year=False)
            parts.append(words("mission.controls.outside", count=outside.count, day=day))
        return " ".join(parts)
