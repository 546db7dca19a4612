"""The Portfolio screen: missions side by side, and the weeks of each client under them."""

from dataclasses import replace

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from trustjournal.charts.style import ChartStyle
from trustjournal.domain.portfolio import PortfolioRow, WeekGrid
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.canvas import ChartCanvas
from trustjournal.ui.kit.cards import Card, EmptyState
from trustjournal.ui.kit.chart_style import chart_style
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, discard, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.portfolio.cells import HEIGHT, PortfolioCells
from trustjournal.ui.portfolio.model import ROW, SORT, Column, Index, PortfolioModel

WIDTHS = {
    Column.SPARKLINE: 104,
    Column.PHASE: 142,
    Column.LEVEL: 64,
    Column.REQUESTS: 92,
    Column.CONTROLS: 94,
    Column.PROMISE: 86,
    Column.LINE: 84,
}
HEADER, ROWS_AT_MOST = 34, 12


class PortfolioScreen(QStackedWidget):
    """A table to sort, and a grid to look at."""

    mission_opened = Signal(str)
    mission_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._page = Page()
        self._heading, self._count = Text(role="title"), Text(role="muted")
        self._model = PortfolioModel(presentation, self)
        self._sorted = QSortFilterProxyModel(self)
        self.table = QTableView()
        self.weeks = ChartCanvas()
        self._weeks_heading, self._weeks_why = Text(role="head"), Wrapped(role="muted")
        self.needing = button("", self.sort_by_need, role="small")
        self._nothing: QWidget | None = None
        self._arrange()
        self._arrange_table()

    def show_portfolio(self, rows: tuple[PortfolioRow, ...], grid: WeekGrid) -> None:
        """Show every mission and the weeks of every client."""
        self._say(len(rows))
        self._model.show_rows(rows)
        shown = min(max(1, len(rows)), ROWS_AT_MOST)
        self.table.setFixedHeight(self._presentation.px(HEADER + HEIGHT * shown) + 4)
        self._show_weeks(grid)
        self._show_emptiness(is_empty=not rows)

    def sort_by_need(self) -> None:
        """Put the mission that needs me most first again."""
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._sorted.sort(-1)

    def _arrange(self) -> None:
        table, weeks = Card(padding=1, gap=0), Card(padding=theme.M)
        table.inside.addWidget(self.table)
        weeks.inside.addWidget(self.weeks)
        whole = column(
            row(self._heading, self._count, None, self.needing, gap=theme.M),
            table,
            theme.S,
            self._weeks_heading,
            self._weeks_why,
            weeks,
            None,
            gap=theme.M,
        )
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        self._page.sheet.setLayout(whole)
        self.addWidget(self._page)
        self.setTabOrder(self.needing, self.table)

    def _arrange_table(self) -> None:
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT)
        table, header = self.table, self.table.horizontalHeader()
        table.setModel(self._sorted)
        table.setItemDelegate(PortfolioCells(self._presentation, table))
        table.setSortingEnabled(True)
        table.setShowGrid(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._presentation.px(HEIGHT))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFixedHeight(self._presentation.px(HEADER))
        header.setMinimumSectionSize(self._presentation.px(48))
        header.setSectionResizeMode(Column.MISSION, QHeaderView.ResizeMode.Stretch)
        for place, width in WIDTHS.items():
            header.resizeSection(place, self._presentation.px(width))
        table.activated.connect(self._open)
        self.sort_by_need()

    def _open(self, index: Index) -> None:
        shown = index.data(ROW)
        if isinstance(shown, PortfolioRow):
            self.mission_opened.emit(shown.analysis.mission.id)

    def _say(self, count: int) -> None:
        words = self._presentation.words
        self._heading.say(words("portfolio.title"))
        self._count.say(str(count))
        self.needing.setText(words("portfolio.needs_me"))
        self.table.setAccessibleName(words("portfolio.table"))
        self._weeks_heading.say(words("portfolio.weeks"))
        self._weeks_why.say(words("portfolio.weeks_why"))

    def _show_weeks(self, grid: WeekGrid) -> None:
        from trustjournal.charts.weeks import draw_weeks, height_px  # noqa: PLC0415 - matplotlib

        look, style, grid = self._presentation, self._style(), _veiled(grid)
        self.weeks.setFixedHeight(height_px(grid, look.scale))
        self.weeks.show_drawing(lambda figure: draw_weeks(figure, grid, look.words, style))
        levels = (
            f"{one.client.name} {look.words.number(one.levels[-1])}"
            for one in grid.clients
            if one.levels[-1] is not None
        )
        told = look.words("portfolio.weeks_spoken", levels=", ".join(levels))
        self.weeks.setAccessibleName(told)

    def _style(self) -> ChartStyle:
        return chart_style(self._presentation)

    def _show_emptiness(self, *, is_empty: bool) -> None:
        if self._nothing is not None:
            self.removeWidget(self._nothing)
            discard(self._nothing)
            self._nothing = None
        if is_empty:
            words = self._presentation.words
            told = words("portfolio.empty"), words("portfolio.empty_why")
            new = button(words("screen.form.mission"), self.mission_wanted.emit, role="primary")
            self._nothing = EmptyState(self._presentation, "portfolio", told, actions=(new,))
            self.addWidget(self._nothing)
            self.setCurrentWidget(self._nothing)


def _veiled(grid: WeekGrid) -> WeekGrid:
    """Return the grid with the names that may be shown now."""
    shown = (
        replace(one, client=replace(one.client, name=veiled(one.client.name)))
        for one in grid.clients
    )
    return replace(grid, clients=tuple(shown))
