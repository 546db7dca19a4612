"""Many lines at once: pasted, read, shown in a table, and recorded only when asked to."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from trustjournal.quickline.draft import Draft
from trustjournal.ui.capture.told import when_text
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.plain_lines import PlainLines
from trustjournal.ui.kit.presentation import Presentation

COLUMNS = ("line", "client", "when", "channel", "note", "state")
NOTE = COLUMNS.index("note")
PAUSE_MS = 250
MOST_LINES, MOST_CHARACTERS = 2_000, 1_000_000
WIDTH, HEIGHT = 900, 620


class BulkDialog(QDialog):
    """The lines, and how each is read. It is closed by whoever has recorded them all."""

    lines_typed = Signal(object)
    recording_asked = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        words = presentation.words
        self.setWindowTitle(words("capture.bulk.title"))
        self.resize(presentation.px(WIDTH), presentation.px(HEIGHT))
        self.box = PlainLines(presentation, longest=MOST_CHARACTERS)
        self.box.setPlaceholderText(words("capture.bulk.placeholder"))
        self.box.setAccessibleName(words("capture.bulk.box"))
        self.table = self._table()
        self._said = Text(role="muted")
        self._problem = Wrapped(role="problem")
        self._problem.hide()
        self.save = button("", self._ask_to_record, role="primary")
        leave = button(words("screen.form.cancel"), self.reject)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._read)
        self.box.textChanged.connect(self._pause.start)
        self.box.paste_refused.connect(self._complain)
        self._drafts: tuple[Draft, ...] = ()
        self._arrange(row(self._said, None, leave, self.save))
        self.show_drafts(())

    def show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Show how each line is read; nothing is recorded yet."""
        self._drafts = drafts
        words = self._presentation.words
        self.table.setRowCount(len(drafts))
        for number, draft in enumerate(drafts):
            self._show_row(number, draft)
        good = len(self.recordable())
        unclear = len(drafts) - good
        self.save.setText(words("capture.bulk.save", count=good))
        self.save.setEnabled(good > 0)
        told = words("capture.bulk.unclear", count=unclear) if unclear else ""
        self._said.say(told or words("capture.bulk.nothing_yet"))

    def recordable(self) -> tuple[Draft, ...]:
        """Return the lines that can be recorded as they stand."""
        return tuple(draft for draft in self._drafts if draft.client_id is not None)

    def keep_only(self, lines: tuple[str, ...], *, why: str) -> None:
        """Leave in the box what was not recorded, and say why."""
        self.box.setPlainText("\n".join(lines))
        self._complain(why)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no reading any more: the journal may be closed next."""
        self._pause.stop()
        super().hideEvent(event)

    def _arrange(self, foot: QLayout) -> None:
        words = self._presentation.words
        whole = column(
            Text(words("capture.bulk.title"), "title"),
            Wrapped(words("capture.bulk.why"), "muted"),
            self.box,
            self.table,
            self._problem,
            gap=theme.M,
        )
        whole.setStretchFactor(self.box, 2)
        whole.setStretchFactor(self.table, 3)
        whole.addLayout(foot)
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.setLayout(whole)

    def _table(self) -> QTableWidget:
        words = self._presentation.words
        table = QTableWidget(0, len(COLUMNS))
        table.setHorizontalHeaderLabels([words(f"capture.bulk.{name}") for name in COLUMNS])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.ROW_DENSE)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setAccessibleName(words("capture.bulk.title"))
        return table

    def _show_row(self, number: int, draft: Draft) -> None:
        palette = self._presentation.palette
        state, ink = self._state(draft)
        place = " / ".join(filter(None, (draft.client, draft.mission)))
        values = (
            str(number + 1),
            place or "—",
            when_text(self._presentation, draft.start),
            self._presentation.words(f"screen.channel.{draft.channel}"),
            " ".join(draft.note.split()),
            state,
        )
        for place_in_row, value in enumerate(values):
            item = QTableWidgetItem(value)
            item.setToolTip(draft.raw if COLUMNS[place_in_row] != "state" else value)
            last = place_in_row == len(values) - 1
            item.setForeground(QColor(ink if last else palette.text))
            self.table.setItem(number, place_in_row, item)

    def _state(self, draft: Draft) -> tuple[str, str]:
        words, palette = self._presentation.words, self._presentation.palette
        if draft.client_id is None:
            return words("capture.bulk.no_client"), palette.grave_ink
        if draft.amber:
            return words(f"amber.{draft.amber[0].why}"), palette.soon_ink
        return words("capture.bulk.clear"), palette.good_ink

    def _complain(self, why: str) -> None:
        self._problem.say(why)
        self._problem.setVisible(bool(why))

    def _read(self) -> None:
        text = self.box.toPlainText()[:MOST_CHARACTERS]
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        self.lines_typed.emit(lines[:MOST_LINES])

    def _ask_to_record(self) -> None:
        self._problem.hide()
        self.recording_asked.emit(self._drafts)
