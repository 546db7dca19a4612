"""Commitments: what became of the promises made, and who gave what?"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trustjournal.charts.columns import draw_columns
from trustjournal.charts.counted import balance_columns, promise_columns
from trustjournal.charts.tables import columns_table
from trustjournal.domain.analysis import MissionAnalysis, PromiseState
from trustjournal.domain.balance import MINE, THEIRS, BalanceMonth, given, read_balance
from trustjournal.domain.outcomes import PromiseMonth, PromiseOutcome, outcome_of, promise_months
from trustjournal.domain.records import ClientFile
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.chart_panel import ChartPanel, ChartSheet
from trustjournal.ui.kit.chart_style import chart_style
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.open_things import OpenThings
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.page import MissionPage
from trustjournal.ui.mission.side import open_ones, unnamed

HEIGHT = 250
SHOWN = 20
DAY_WIDTH = 130
CLOSED = {PromiseOutcome.KEPT, PromiseOutcome.MOVED, PromiseOutcome.LATE, PromiseOutcome.BROKEN}


class PromisesPage(MissionPage):
    """Open promises with their deeds, two charts, and what was closed."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, "promises")
        self.things = OpenThings(presentation, "mission")
        self.chart, self.balance = ChartPanel(presentation), ChartPanel(presentation)
        self._closed = Section()
        for panel in (self.chart, self.balance):
            panel.export_asked.connect(self.export_asked)
        things = self.things
        self.arrange(things.commitments, things.waitings, self.chart, self.balance, self._closed)

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:  # noqa: ARG002
        """Show the promises of a mission, and the balance of what was given."""
        look = self.presentation
        months = promise_months(analysis.commitments, look.today())
        balance = read_balance(analysis, look.zone)
        nothing = not (months or balance or analysis.waitings)
        self.say_empty(is_empty=nothing, icon="promise")
        if nothing:
            return
        self.things.show_commitments(open_ones(analysis.commitments), unnamed)
        self.things.show_waitings(open_ones(analysis.waitings), unnamed)
        self.chart.setVisible(bool(months))
        if months:
            self.chart.show_chart(self._promises(analysis, months))
        self.balance.setVisible(bool(balance))
        if balance:
            self.balance.show_chart(self._balance(analysis, balance))
        self._show_closed(analysis.commitments)

    def _promises(self, analysis: MissionAnalysis, months: Sequence[PromiseMonth]) -> ChartSheet:
        look, words = self.presentation, self.presentation.words
        found = [outcome_of(one) for one in analysis.commitments]
        parts = (
            words(f"mission.promises.{one}", count=found.count(one))
            for one in PromiseOutcome
            if one in found
        )
        made = words("mission.promises.made", count=len(found))
        told = f"{made} {', '.join(parts)}."
        columns = promise_columns(months, words, chart_style(look))
        return ChartSheet(
            words("mission.promises.title"),
            told,
            lambda figure, style: draw_columns(
                figure, promise_columns(months, words, style), words, style
            ),
            lambda _discreet: columns_table(columns, words("charts.table.month"), words),
            f"{words('mission.promises.title')} : {told}",
            look.px(HEIGHT),
            words("mission.promises.file", mission=analysis.mission.alias),
        )

    def _balance(self, analysis: MissionAnalysis, months: Sequence[BalanceMonth]) -> ChartSheet:
        look, words = self.presentation, self.presentation.words
        told = words(
            "mission.balance.told", mine=given(months, *MINE), theirs=given(months, *THEIRS)
        )
        columns = balance_columns(months, words, chart_style(look))
        return ChartSheet(
            words("mission.balance.title"),
            told,
            lambda figure, style: draw_columns(
                figure, balance_columns(months, words, style), words, style
            ),
            lambda _discreet: columns_table(columns, words("charts.table.month"), words),
            f"{words('mission.balance.title')} : {told}",
            look.px(HEIGHT),
            words("mission.balance.file", mission=analysis.mission.alias),
            is_private=True,
        )

    def _show_closed(self, promises: Sequence[PromiseState]) -> None:
        words = self.presentation.words
        closed = [one for one in promises if outcome_of(one) in CLOSED and one.closed_at]
        closed.sort(key=lambda one: one.closed_at or one.promise.logged_at, reverse=True)
        rows: list[QWidget] = [self._row(one) for one in closed[:SHOWN]]
        things: list[QWidget] = [listed(rows, margin=theme.M)] if rows else []
        self._closed.show_things(words("mission.promises.closed"), things, note=str(len(closed)))

    def _row(self, one: PromiseState) -> QWidget:
        look, words, outcome = self.presentation, self.presentation.words, outcome_of(one)
        when = one.closed_at.astimezone(look.zone).date() if one.closed_at else look.today()
        day = Text(times.day(words, when, look.today()), "muted")
        day.setFixedWidth(look.px(DAY_WIDTH))
        is_lapse = outcome in {PromiseOutcome.LATE, PromiseOutcome.BROKEN}
        line = row(day, gap=theme.M)
        line.addWidget(Elided(one.promise.text), 1)
        told = words(f"mission.outcome.{outcome}")
        line.addWidget(Text(told, "soon" if is_lapse else "muted"))
        line.setContentsMargins(0, 6, 0, 6)
        box = QWidget()
        box.setLayout(line)
        return box
