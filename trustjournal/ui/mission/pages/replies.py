"""Requests and replies: how long each waited, and what stands open."""

from trustjournal.charts.replies import draw_replies
from trustjournal.charts.tables import replies_table
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import ClientFile
from trustjournal.domain.replies import ReplyReading, read_replies
from trustjournal.ui.kit.chart_panel import ChartPanel, ChartSheet
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.page import MissionPage
from trustjournal.ui.mission.pages.request_list import RequestList

HEIGHT = 300


class RepliesPage(MissionPage):
    """The dots, and under them every request with its way to the entry."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, "replies")
        self.chart, self.requests = ChartPanel(presentation), RequestList(presentation)
        self.chart.export_asked.connect(self.export_asked)
        self.requests.entry_opened.connect(self.entry_opened)
        self.arrange(self.chart, self.requests)

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:  # noqa: ARG002
        """Show how the requests of a mission were answered."""
        reading = read_replies(analysis)
        self.say_empty(is_empty=not reading.replies, icon="reply")
        if reading.replies:
            self.chart.show_chart(self._sheet(analysis, reading))
            self.requests.show_replies(reading.replies)

    def _sheet(self, analysis: MissionAnalysis, reading: ReplyReading) -> ChartSheet:
        look, words = self.presentation, self.presentation.words
        told = words("mission.replies.none_answered")
        if reading.answered:
            facts = {"count": reading.answered, "in_time": reading.in_time}
            told = words("mission.replies.told", limit=round(reading.limit_hours), **facts)
        return ChartSheet(
            words("mission.replies.title"),
            told,
            lambda figure, style: draw_replies(figure, reading, words, style),
            lambda _discreet: replies_table(reading, words, look.zone),
            f"{words('mission.replies.title')} : {told}",
            look.px(HEIGHT),
            words("mission.replies.file", mission=analysis.mission.alias),
        )
