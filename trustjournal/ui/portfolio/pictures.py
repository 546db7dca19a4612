"""The two pictures under the table: clients by weeks, and every mission's last half-year."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.charts import multiples, weeks
from trustjournal.charts.multiples import Small, draw_multiples
from trustjournal.charts.tables import missions_table, weeks_table
from trustjournal.charts.weeks import draw_weeks
from trustjournal.domain.portfolio import PortfolioRow, WeekGrid
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.chart_panel import ChartPanel, ChartSheet
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

SMALLS_AT_MOST = 24  # the missions that need me most


class PortfolioPictures(QWidget):
    """Two charts, each with its table and a way to keep it."""

    export_asked = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.weeks, self.smalls = ChartPanel(presentation), ChartPanel(presentation)
        for panel in (self.weeks, self.smalls):
            panel.export_asked.connect(self.export_asked)
        self.setLayout(column(self.weeks, self.smalls, gap=theme.XL))

    def show_portfolio(self, rows: Sequence[PortfolioRow], grid: WeekGrid) -> None:
        """Show the weeks of every client, and the curves of the missions that are under way."""
        self.weeks.show_chart(self._weeks(_veiled(grid)))
        running = [row for row in rows if not row.analysis.is_ended][:SMALLS_AT_MOST]
        self.smalls.setVisible(bool(running))
        if running:
            self.smalls.show_chart(self._smalls(running))

    def _weeks(self, grid: WeekGrid) -> ChartSheet:
        look, words = self._presentation, self._presentation.words
        levels = ", ".join(
            f"{one.client.name} {words.number(one.levels[-1])}"
            for one in grid.clients
            if one.levels[-1] is not None
        )
        return ChartSheet(
            words("portfolio.weeks"),
            words("portfolio.weeks_why"),
            lambda figure, style: draw_weeks(figure, grid, words, style),
            lambda discreet: weeks_table(grid, words, discreet=discreet),
            words("portfolio.weeks_spoken", levels=levels),
            weeks.height_px(grid, look.scale),
            words("portfolio.weeks_file"),
            is_private=True,
        )

    def _smalls(self, rows: Sequence[PortfolioRow]) -> ChartSheet:
        look, words = self._presentation, self._presentation.words
        smalls = tuple(Small(veiled(row.analysis.mission.title), row.analysis) for row in rows)
        told = ", ".join(f"{one.name} {words.number(one.analysis.level)}" for one in smalls)
        return ChartSheet(
            words("portfolio.smalls"),
            words("portfolio.smalls_why"),
            lambda figure, style: draw_multiples(figure, smalls, words, style),
            lambda discreet: missions_table(smalls, words, look.zone, discreet=discreet),
            f"{words('portfolio.smalls')} : {told}",
            multiples.height_px(len(smalls), look.scale),
            words("portfolio.smalls_file"),
            is_private=True,
        )


def _veiled(grid: WeekGrid) -> WeekGrid:
    """Return the grid with the names that may be shown."""
    named = (
        replace(one, client=replace(one.client, name=veiled(one.client.name)))
        for one in grid.clients
    )
    return replace(grid, clients=tuple(named))
