"""A chart as a table: for who reads with a screen reader, or wants the figures."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from trustjournal.charts.tables import Table

ROW, HEADER, ROWS_AT_MOST, WIDEST = 28, 32, 12, 420
Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """The cells of a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Table((), ())

    def show_table(self, table: Table) -> None:
        """Show other cells."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; where it is cut, the whole is its tooltip."""
        told = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        if not index.isValid() or role not in told:
            return None
        return self._table.rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The name of a column."""
        is_name = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._table.columns[section] if is_name else None


class ChartTable(QTableView):
    """Rows to walk through with the arrows; as high as they need, then it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._model = TableModel(self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMaximumSectionSize(WIDEST)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_table(self, table: Table) -> None:
        """Show other cells."""
        self._model.show_table(table)
        height = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(height)
        rows = min(max(1, len(table.rows)), ROWS_AT_MOST)
        self.setFixedHeight(height * rows + HEADER + 4)
        self.resizeColumnsToContents()
