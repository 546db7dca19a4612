"""What another journal, or an export of one, would bring: how many facts of each kind."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = ("new", "already", "binned", "left_out")


class FactsTable(QTableWidget):
    """A row a kind."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(0, 1 + len(COLUMNS))
        words = presentation.words
        self._words = words
        heads = [
            words("exchange.column.kind"),
            *(words(f"exchange.column.{one}") for one in COLUMNS),
        ]
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(words("exchange.window.table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setProperty("role", "rows")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(presentation.px(theme.ROW_DENSE))
        for column in range(1, len(heads)):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(RIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_counts(self, rows: Sequence[tuple[str, Mapping[str, int]]]) -> None:
        """Show the counts; kinds without a name of their own stand together, last."""
        told: dict[str, dict[str, int]] = {}
        for kind, counts in rows:
            named = kind if self._words.has(f"exchange.kind.{kind}") else "others"
            sums = told.setdefault(named, dict.fromkeys(COLUMNS, 0))
            for name, count in counts.items():
                sums[name] += count
        ordered = sorted(told.items(), key=lambda row: row[0] == "others")
        self.setRowCount(len(ordered))
        for number, (kind, sums) in enumerate(ordered):
            self.setItem(number, 0, QTableWidgetItem(self._words(f"exchange.kind.{kind}")))
            for column, name in enumerate(COLUMNS, start=1):
                cell = QTableWidgetItem(self._words.number(sums[name]) if sums[name] else "")
                cell.setTextAlignment(RIGHT)
                self.setItem(number, column, cell)
