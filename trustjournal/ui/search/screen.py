"""The Journal screen: all entries newest first, a line to search in them, and the bin behind."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.history import RemovedEntry
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card, EmptyState
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Flow, column, discard, empty, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.search.bin import BinPage
from trustjournal.ui.search.filters import Filters, switched
from trustjournal.ui.search.kept import KeptSearches
from trustjournal.ui.search.model import EntriesModel, Index, entry_at
from trustjournal.ui.search.row import EntryDelegate
from trustjournal.ui.search.suggest import Known
from trustjournal.ui.search.suggester import Suggester

SETTLE_MS = 200  # after the last key, the next page is read too


class SearchScreen(QStackedWidget):
    """Search, read, open, correct, remove, bring back."""

    entry_opened = Signal(str)
    entry_corrected = Signal(str, str)
    removal_asked = Signal(str)
    restoring_asked = Signal(int)
    bin_asked = Signal()

    def __init__(self, presentation: Presentation, model: EntriesModel) -> None:
        super().__init__()
        self._presentation = presentation
        self._model = model
        self.line = QLineEdit()
        self.list = QListView()
        self.filters, self.kept = Filters(presentation), KeptSearches(presentation)
        self._known = Known()
        self.suggester = Suggester(self.line, lambda: self._known)
        self.bin = BinPage(presentation)
        self._heading, self._count = Text(role="title"), Text(role="muted")
        self._keys = Text(role="caption")
        self._hint, self._problem = Wrapped(role="caption"), Wrapped(role="problem")
        self._to_bin, self._deeds, self._foot = row(), Flow(), QWidget()
        self._delegate = EntryDelegate(presentation, self)
        self._card = Card(padding=1, gap=0)
        self._nothing: QWidget | None = None
        self._said: tuple[str, str] | None = None
        self._more = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._arrange()
        self._connect()

    def show_journal(self, clients: tuple[tuple[str, str], ...]) -> None:
        """Show what the journal holds now; ``clients`` are (name, operator) pairs."""
        self._model.look_again()
        self._say()
        self.filters.show_filters(clients, self.line.text())
        self._tell_answers()

    def show_known(self, known: Known, searches: Mapping[str, str], *, may_keep: bool) -> None:
        """Take what can be suggested, and the searches kept by name."""
        self._known = known
        self.kept.show_searches(searches, may_keep=may_keep)

    def show_removed(self, removed: tuple[RemovedEntry, ...]) -> None:
        """Show the bin."""
        self.bin.show_removed(removed)

    def search_for(self, query: str) -> None:
        """Put a query into the line and show what answers."""
        self.setCurrentIndex(0)
        self.line.setText(query)

    def to_line(self) -> None:
        """Be ready for typing."""
        self.setCurrentIndex(0)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def to_next(self) -> None:
        """Go on to the next row; from the line, or the last row, to the first."""
        self.setCurrentIndex(0)
        row = self.list.currentIndex().row() + 1 if self.list.hasFocus() else 0
        if row >= self._model.rowCount():
            row = 0
        self.list.setFocus()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)

    def correct_again(self, entry_id: str, text: str) -> None:
        """Open an entry with the line that could not be read."""
        self._delegate.keep(entry_id, text)
        place = self._model.place_of(entry_id)
        if place.isValid():
            self.list.setCurrentIndex(place)
            self.list.edit(place)

    def edit_current(self) -> None:
        """Turn the row in focus into its line."""
        self.list.edit(self.list.currentIndex())

    def _arrange(self) -> None:
        self.line.setClearButtonEnabled(True)
        self._problem.hide()
        self._arrange_list()
        top = row(self._heading, self._count, None, self._to_bin, gap=theme.M)
        asking = column(self.line, self._problem, self.filters, self.kept, self._hint, gap=theme.S)
        page = QWidget()
        page.setProperty("ground", "paper")
        whole = QVBoxLayout(page)
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        whole.setSpacing(theme.M)
        for part in (top, asking):
            whole.addLayout(part)
        whole.addWidget(self._card, 1)
        self._foot.setLayout(column(self._deeds, self._keys))
        whole.addWidget(self._foot)
        self.addWidget(page)
        self.addWidget(self.bin)

    def _arrange_list(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._card.inside.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._more.timeout.connect(self._fetch_more)
        self._model.rowsInserted.connect(lambda *_: self._tell_count())
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._to_first)
        self.filters.toggled.connect(self._switch)
        self.kept.chosen.connect(self.line.setText)
        self.list.activated.connect(self._open)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._say_deeds())
        self._delegate.corrected.connect(self.entry_corrected)
        self.bin.restoring_asked.connect(self.restoring_asked)
        self.bin.left.connect(self._leave_bin)
        inside = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove, context=inside)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.line, self._to_first, context=inside)
        down.setAutoRepeat(False)

    def _search(self, query: str) -> None:
        try:
            self._model.show_answers(query)
        except Unacceptable as refusal:
            self._show_problems(refusal.problems)
            return
        self._show_problems(())
        self.filters.show_query(query)
        self.kept.show_query(query)
        self.list.scrollToTop()
        self._tell_answers()
        self._more.start()

    def _switch(self, operator: str) -> None:
        self.line.setText(switched(self.line.text(), operator))

    def _to_first(self) -> None:
        if self._model.rowCount():
            self.list.setFocus()
            first = self._model.index(0)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(first, flag)

    def _open(self, index: Index) -> None:
        entry = entry_at(index)
        if entry is not None:
            self.entry_opened.emit(entry.id)

    def _remove(self) -> None:
        entry = entry_at(self.list.currentIndex())
        if entry is not None:
            self.removal_asked.emit(entry.id)

    def _show_bin(self) -> None:
        self.bin_asked.emit()
        self.setCurrentWidget(self.bin)

    def _leave_bin(self) -> None:
        self.setCurrentIndex(0)
        self.list.setFocus()

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        words = self._presentation.words
        told = " ".join(words(f"problems.{one.code}", **one.facts) for one in problems)
        self._problem.setVisible(bool(told))
        self._problem.say(told)

    def _say(self) -> None:
        look, words = self._presentation, self._presentation.words
        if (words.language, look.palette.name) == self._said:
            return
        self._said = (words.language, look.palette.name)
        self._heading.say(words("search.title"))
        self.line.setPlaceholderText(words("search.placeholder"))
        self.line.setAccessibleName(words("search.placeholder"))
        self.list.setAccessibleName(words("search.list"))
        self._hint.say(words("search.hint"))
        empty(self._to_bin)
        to_bin = button(words("search.bin.title"), self._show_bin, role="small")
        self._to_bin.addWidget(to_bin)
        to_bin.show()
        empty(self._deeds)
        self._buttons = (
            button(words("search.deed.open"), lambda: self._open(self.list.currentIndex())),
            button(words("search.deed.correct"), self.edit_current),
            button(words("search.deed.remove"), self._remove),
        )
        for one in self._buttons:
            self._deeds.addWidget(one)
            one.show()
        self._keys.say(words("search.keys"))
        self._say_deeds()

    def _say_deeds(self) -> None:
        for one in self._buttons:
            one.setEnabled(self.list.currentIndex().isValid())

    def _fetch_more(self) -> None:
        self._model.fetchMore(QModelIndex())

    def _tell_count(self) -> None:
        words, count = self._presentation.words, self._model.rowCount()
        key = "more" if not self._model.is_whole else "one" if count == 1 else "many"
        self._count.say(words(f"search.count.{key}", count=count) if count else "")

    def _tell_answers(self) -> None:
        count = self._model.rowCount()
        self._tell_count()
        if self._nothing is not None:
            discard(self._nothing)
            self._nothing = None
        self._foot.setVisible(count > 0)
        self.list.setVisible(count > 0)
        if count == 0:
            self._nothing = self._emptiness()
            self._card.inside.addWidget(self._nothing, 1)
            self._nothing.show()

    def _emptiness(self) -> EmptyState:
        words, query = self._presentation.words, self.line.text().strip()
        if not query:
            told = words("search.empty"), words("search.empty_why")
            return EmptyState(self._presentation, "journal", told)
        told = words("search.no_answer", query=query), words("search.no_answer_why")
        everything = button(words("search.everything"), self.line.clear)
        return EmptyState(self._presentation, "search", told, actions=(everything,))
