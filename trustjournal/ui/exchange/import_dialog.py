"""A file about to come in: what it would bring, in a table, before anything is written."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from trustjournal.journal.bringing.importing import Fate, Plan
from trustjournal.ui.exchange.arrival_table import ArrivalTable
from trustjournal.ui.exchange.course import Course
from trustjournal.ui.exchange.facts_table import FactsTable
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

LOOK_MS = 100
WIDTH, HEIGHT = 900, 560


class ImportDialog(QDialog):
    """Shows what would come in. It is closed by whoever has brought it in."""

    decided = Signal(object, str)
    import_asked = Signal()

    def __init__(
        self, presentation: Presentation, name: str, parent: QWidget | None = None
    ) -> None:
        """``name`` is the file's."""
        super().__init__(parent)
        self.presentation = presentation
        words = presentation.words
        title = words("exchange.window.import_title", name=name)
        self.setWindowTitle(title)
        room = parent.size() if parent is not None else self.sizeHint()
        self.resize(
            min(presentation.px(WIDTH), max(room.width() - 80, theme.XXL)),
            min(presentation.px(HEIGHT), max(room.height() - 80, theme.XXL)),
        )
        self.table = ArrivalTable(presentation)
        self.facts = FactsTable(presentation)
        self._tables = QStackedWidget()
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.facts)
        self._said = Text(words("exchange.window.reading"), "muted")
        self._problem = Wrapped(role="problem")
        self._problem.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._course: Course | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look_at_course)
        self.settle = button(words("exchange.window.settle"), self.table.offer)
        self.take = button(
            words("exchange.window.take_none"), self.import_asked.emit, role="primary"
        )
        self.cancel = button(words("screen.form.cancel"), self.reject)
        self.table.decided.connect(self.decided)
        foot = row(self.settle, None, self.cancel, self.take)
        whole = column(
            Text(title, "title"),
            self._said,
            self._tables,
            self._progress,
            self._problem,
            gap=theme.M,
        )
        whole.addLayout(foot)
        whole.setStretchFactor(self._tables, 1)
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.setLayout(whole)
        self._rest(count=0, unclear=0)

    def show_course(self, course: Course) -> None:
        """Something is under way: show how far it is; Cancel stops it."""
        self._course = course
        self._progress.setRange(0, 0)
        self._progress.show()
        self.take.setEnabled(False)
        self.settle.setEnabled(False)
        self._timer.start()

    def show_plan(self, plan: Plan) -> None:
        """Show what would become of each thing offered."""
        words = self.presentation.words
        counts = {fate.value: plan.count(fate) for fate in Fate}
        told = [
            words(f"exchange.counted.{fate}", count=counts[fate]) for fate in Fate if counts[fate]
        ]
        self._said.say(" · ".join(told) or words("exchange.told.nothing_new"))
        self.table.show_items(plan.items)
        self._tables.setCurrentWidget(self.table)
        self._rest(count=counts["new"], unclear=counts["unclear"])

    def show_facts(self, rows: Sequence[tuple[str, Mapping[str, int]]], *, new: int) -> None:
        """Show how many facts of each kind a journal would bring."""
        words = self.presentation.words
        self._said.say(
            words("exchange.window.from_journal") if new else words("exchange.told.nothing_new")
        )
        self.facts.show_counts(rows)
        self._tables.setCurrentWidget(self.facts)
        self._rest(count=new, unclear=0)

    def show_problem(self, told: str) -> None:
        """Say why it does not go on."""
        self._problem.say(told)
        self._problem.show()
        self._said.say("")
        self._rest(count=0, unclear=0)

    def reject(self) -> None:
        """Stop what is under way, and leave."""
        if self._course is not None:
            self._course.stop()
        super().reject()

    def _rest(self, *, count: int, unclear: int) -> None:
        words = self.presentation.words
        self._timer.stop()
        self._course = None
        self._progress.hide()
        self.settle.setVisible(unclear > 0)
        self.settle.setEnabled(unclear > 0)
        key = "take_none" if not count else "take_one" if count == 1 else "take"
        self.take.setText(words(f"exchange.window.{key}", count=count))
        self.take.setEnabled(count > 0)

    def _look_at_course(self) -> None:
        if self._course is not None and self._course.of:
            self._progress.setRange(0, self._course.of)
            self._progress.setValue(self._course.done)
