"""The entries of the journal as a Qt model: read page by page, changed row by row.

It keeps the numbers of the rows that answer, and makes an entry of a row when it is looked at. When
the journal changed, the rows are asked for again and only the difference is told to the view, so
selection and scroll stay where they are.
"""

from typing import cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trustjournal.journal.entry import Entry
from trustjournal.journal.journal import Journal
from trustjournal.journal.listing import Question, ask, entries_at, rows
from trustjournal.ui.kit import times
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

FIRST, PAGE = 40, 200  # rows read while one types, and once more are looked for
HYDRATED = 40  # entries read at once around the one looked at
KEPT = 2_000
ENTRY = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class EntriesModel(QAbstractListModel):
    """What answers a query, newest first."""

    def __init__(
        self, journal: Journal, presentation: Presentation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._presentation = presentation
        self._question: Question = ask(journal, "")
        self._numbers: list[int] = []
        self._entries: dict[int, Entry] = {}
        self._is_whole = True

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words looked for."""
        return self._question.wanted

    @property
    def is_whole(self) -> bool:
        """Whether every row that answers is here."""
        return self._is_whole

    def show_answers(self, query: str) -> None:
        """Ask something else. Raises Unacceptable and keeps the rows if it cannot be understood."""
        question = ask(self._journal, query)
        self.beginResetModel()
        self._question, self._entries = question, {}
        self._numbers = list(rows(self._journal, question, limit=FIRST))
        self._is_whole = len(self._numbers) < FIRST
        self.endResetModel()

    def look_again(self) -> None:
        """Tell the view what has changed since, row by row."""
        limit = max(PAGE, len(self._numbers) + 1)
        now = list(rows(self._journal, self._question, limit=limit))
        self._entries = {}
        self._is_whole = len(now) < limit
        self._drop_missing(frozenset(now))
        self._place_new(now)
        if self._numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self._numbers) - 1))

    def let_go(self) -> None:
        """Ask the journal nothing more: it is about to be closed."""
        self.beginResetModel()
        self._numbers, self._entries, self._is_whole = [], {}, True
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, None where there is none."""
        return self._entry(index.row()) if index.isValid() else None

    def place_of(self, entry_id: str) -> QModelIndex:
        """Return the row of an entry among those looked at lately; invalid if it is not there."""
        for number, entry in self._entries.items():
            if entry.id == entry_id and number in self._numbers:
                return self.index(self._numbers.index(number))
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The note, the line as typed, the spoken sentence, or the entry itself."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return veiled(entry.interaction.note or entry.interaction.raw)
        if role == Qt.ItemDataRole.EditRole:
            return entry.interaction.raw
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected and corrected."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def canFetchMore(self, parent: Index) -> bool:
        """Whether older rows may answer too."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Read the next page of rows."""
        if parent.isValid() or self._is_whole:
            return
        last = self._numbers[-1] if self._numbers else None
        more = rows(self._journal, self._question, limit=PAGE, beyond=last)
        self._is_whole = len(more) < PAGE
        if more:
            first = len(self._numbers)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._numbers.extend(more)
            self.endInsertRows()

    def _entry(self, row: int) -> Entry | None:
        if not 0 <= row < len(self._numbers):
            return None
        number = self._numbers[row]
        if number not in self._entries:
            if len(self._entries) > KEPT:
                self._entries = {}
            start = row - row % HYDRATED
            page = self._numbers[start : start + HYDRATED]
            for entry in entries_at(self._journal, page):
                self._entries[entry.interaction.seq] = entry
        return self._entries.get(number)

    def _drop_missing(self, now: frozenset[int]) -> None:
        for row in reversed(range(len(self._numbers))):
            if self._numbers[row] not in now:
                self._drop(row)

    def _place_new(self, now: list[int]) -> None:
        there = set(self._numbers)
        for row, number in enumerate(now):
            if row < len(self._numbers) and self._numbers[row] == number:
                continue
            if number in there:  # its date was corrected
                self._drop(self._numbers.index(number))
            self.beginInsertRows(QModelIndex(), row, row)
            self._numbers.insert(row, number)
            self.endInsertRows()

    def _drop(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._numbers[row]
        self.endRemoveRows()

    def _spoken(self, entry: Entry) -> str:
        look, it = self._presentation, entry.interaction
        words = look.words
        when = times.full_day(words, it.happened.local_day, look.today())
        clock = times.clock(words, it.happened, look.zone)
        signals = ", ".join(words(f"signals.{signal.code}") for signal in it.signals)
        state = words("search.row.open") if entry.is_open_request else ""
        parts = (
            when,
            clock,
            words(f"screen.channel.{it.channel}"),
            entry.client,
            it.note or it.raw,
        )
        return veiled(", ".join(part for part in (*parts, signals, state) if part))


def entry_at(index: Index) -> Entry | None:
    """Return the entry behind an index of the model."""
    return cast("Entry | None", index.data(ENTRY))
