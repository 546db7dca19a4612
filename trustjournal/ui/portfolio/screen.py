"""The Portfolio screen: missions side by side, and the weeks of each client under them."""

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from trustjournal.domain.portfolio import PortfolioRow, WeekGrid
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card, EmptyState
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import Page, column, discard, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.portfolio.cells import HEIGHT, PortfolioCells
from trustjournal.ui.portfolio.model import ROW, SORT, Column, Index, PortfolioModel
from trustjournal.ui.portfolio.pictures import PortfolioPictures

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
    export_asked = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._page = Page()
        self._heading, self._count = Text(role="title"), Text(role="muted")
        self._model = PortfolioModel(presentation, self)
        self._sorted = QSortFilterProxyModel(self)
        self.table = QTableView()
        self.pictures = PortfolioPictures(presentation)
        self.pictures.export_asked.connect(self.export_asked)
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
        self.pictures.show_portfolio(rows, grid)
        self._show_emptiness(is_empty=not rows)

    def sort_by_need(self) -> None:
        """Put the mission that needs me most first again."""
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._sorted.sort(-1)

    def _arrange(self) -> None:
        table = Card(padding=1, gap=0)
        table.inside.addWidget(self.table)
        whole = column(
            row(self._heading, self._count, None, self.needing, gap=theme.M),
            table,
            theme.S,
            self.pictures,
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
