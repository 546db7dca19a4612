"""The missions side by side as a Qt model: a text, a spoken text and a sort value in each cell."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trustjournal.domain.portfolio import PortfolioRow
from trustjournal.ui.kit import times
from trustjournal.ui.kit.mission_tile import spoken
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.trends import trend_text
from trustjournal.ui.kit.veil import veiled

ROW = int(Qt.ItemDataRole.UserRole)
SORT = ROW + 1
LAST = float("inf")

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands side by side."""

    MISSION = 0
    SPARKLINE = 1
    PHASE = 2
    LEVEL = 3
    REQUESTS = 4
    CONTROLS = 5
    PROMISE = 6
    LINE = 7


class PortfolioModel(QAbstractTableModel):
    """Missions, the one that needs me most first."""

    def __init__(self, presentation: Presentation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._rows: tuple[PortfolioRow, ...] = ()

    def show_rows(self, rows: tuple[PortfolioRow, ...]) -> None:
        """Show other values; where the missions are the same, the view keeps its place."""
        before, after = ([one.analysis.mission.id for one in each] for each in (self._rows, rows))
        if not rows or sorted(before) != sorted(after):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        if before != after:
            self._move(rows, {one: place for place, one in enumerate(after)})
        self._rows = rows
        last = self.index(len(rows) - 1, len(Column) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def _move(self, rows: tuple[PortfolioRow, ...], places: Mapping[str, int]) -> None:
        """Put the same missions into another order; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        new = [
            self.index(places[self._rows[one.row()].analysis.mission.id], one.column())
            for one in old
        ]
        self._rows = rows
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many missions there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, the spoken text, the sort value, or the row itself."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        telling: dict[int, Callable[[], object]] = {
            ROW: lambda: row,
            SORT: lambda: _sorting(row, column),
            Qt.ItemDataRole.DisplayRole: lambda: self._text(row, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._said(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: trend_text(self._presentation, row.analysis),
        }
        tell = telling.get(role)
        return None if tell is None else tell()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._presentation.words(f"portfolio.column.{Column(section).name.lower()}")

    def _text(self, row: PortfolioRow, column: Column) -> str:
        telling: dict[Column, Callable[[PortfolioRow], str]] = {
            Column.MISSION: lambda one: veiled(one.analysis.mission.title),
            Column.PHASE: self._phase,
            Column.LEVEL: self._level,
            Column.REQUESTS: self._requests,
            Column.CONTROLS: self._controls,
            Column.PROMISE: self._promise,
            Column.LINE: self._line,
        }
        tell = telling.get(column)
        return "" if tell is None else tell(row)

    def _said(self, row: PortfolioRow, column: Column) -> str:
        if column == Column.MISSION:
            return spoken(self._presentation, row.analysis)
        if column == Column.SPARKLINE:
            return trend_text(self._presentation, row.analysis)
        name = self._presentation.words(f"portfolio.column.{column.name.lower()}")
        return f"{name} : {self._text(row, column) or self._presentation.words('portfolio.none')}"

    def _phase(self, row: PortfolioRow) -> str:
        return self._presentation.words(f"phases.{row.analysis.phase}.name")

    def _level(self, row: PortfolioRow) -> str:
        if not row.analysis.known:
            return "?"
        return self._presentation.words.number(row.analysis.level)

    def _requests(self, row: PortfolioRow) -> str:
        if row.oldest_hours is None:
            return ""
        words = self._presentation.words
        oldest = times.span(words, row.oldest_hours)
        return words("portfolio.requests", count=row.open_requests, oldest=oldest)

    def _controls(self, row: PortfolioRow) -> str:
        if not row.controls_a_week:
            return ""
        return self._presentation.words.number(row.controls_a_week, 1)

    def _promise(self, row: PortfolioRow) -> str:
        look, promise = self._presentation, row.next_promise
        if promise is None or promise.due_at is None:
            return ""
        when = promise.due_day or promise.due_at.astimezone(look.zone).date()
        return times.day(look.words, when, look.today())

    def _line(self, row: PortfolioRow) -> str:
        if row.days_left is None:
            return ""
        key = "left" if row.days_left >= 0 else "beyond"
        return self._presentation.words(f"portfolio.days_{key}", count=abs(row.days_left))


def _sorting(row: PortfolioRow, column: Column) -> float | str:
    """What a column is sorted by; what is not there comes last."""
    due = None if row.next_promise is None else row.next_promise.due_at
    waits, controls = row.oldest_hours, row.controls_a_week
    values: dict[Column, float | str] = {
        Column.MISSION: row.analysis.mission.title.casefold(),
        Column.SPARKLINE: row.analysis.trend.delta,
        Column.PHASE: row.analysis.phase.value,
        Column.LEVEL: row.analysis.level,
        Column.REQUESTS: LAST if waits is None else -waits,
        Column.CONTROLS: LAST if controls is None else -controls,
        Column.PROMISE: LAST if due is None else _seconds(due),
        Column.LINE: LAST if row.days_left is None else row.days_left,
    }
    return values[column]


def _seconds(when: datetime) -> float:
    return when.timestamp()
