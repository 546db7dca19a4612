"""Which half-days were worked in the month? One row a day; a click puts a half-day right."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from trustjournal.report.days import DayChoice
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.forms import line_edit
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column
from trustjournal.ui.kit.presentation import Presentation

WIDEST = 620


class DaysPage(Page):
    """The half-days of an activity report, to be put right. Rows are kept, only told anew."""

    half_asked = Signal(object, str, bool)
    absence_asked = Signal(object, str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._shown: tuple[date, ...] = ()
        self._why, self.total = Wrapped(role="muted"), Text(role="strong")
        self.rows: dict[date, DayRow] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(4, 1)
        inner = QWidget()
        inner.setMaximumWidth(presentation.px(WIDEST))
        inner.setLayout(column(self._why, self._grid, self.total, None, gap=theme.M))
        whole = column(inner)
        whole.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        self.sheet.setLayout(whole)

    def show_days(self, days: tuple[DayChoice, ...]) -> None:
        """Show the days of a month."""
        words = self._presentation.words
        self._why.say(words("documents.days.why"))
        if tuple(one.day for one in days) != self._shown:
            self._build(days)
        halves = 0
        for one in days:
            self.rows[one.day].show_day(one)
            halves += one.morning + one.afternoon
        self.total.say(words("documents.days.total", days=words.number(halves / 2, halves % 2)))

    def _build(self, days: tuple[DayChoice, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._shown = tuple(one.day for one in days)
        self.rows = {}
        words = self._presentation.words
        for column_, name in enumerate(("day", "morning", "afternoon", "", "absence")):
            head = words(f"documents.days.{name}") if name else ""
            self._grid.addWidget(Text(head, "caption"), 0, column_)
        for place, one in enumerate(days, start=1):
            line = DayRow(self._presentation, one.day)
            line.half_asked = partial(self.half_asked.emit, one.day)
            line.absence_asked = partial(self.absence_asked.emit, one.day)
            self.rows[one.day] = line
            for column_, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, place, column_)


class DayRow:
    """The widgets of one day, in the columns of the grid."""

    half_asked: Callable[[str, bool], object]
    absence_asked: Callable[[str], object]

    def __init__(self, presentation: Presentation, day: date) -> None:
        self._words = presentation.words
        self.label, self.remark = Text(), Text(role="caption")
        self.morning, self.afternoon = self._toggle("am"), self._toggle("pm")
        self.absence: QLineEdit = line_edit()
        self.absence.editingFinished.connect(self._tell_absence)
        self._said = ""
        told = self._words.day(day, weekday=True, year=False)
        for half, name in ((self.morning, "morning"), (self.afternoon, "afternoon")):
            half.setAccessibleName(f"{told}, {self._words(f'documents.days.{name}')}")
        self.absence.setAccessibleName(f"{told}, {self._words('documents.days.absence')}")
        self.label.say(told)
        self.widgets = (self.label, self.morning, self.afternoon, self.remark, self.absence)

    def show_day(self, one: DayChoice) -> None:
        """Show what a day counts; quiet where nobody works."""
        self.label.say(self.label.text(), "muted" if one.is_off else "body")
        for button, is_worked in ((self.morning, one.morning), (self.afternoon, one.afternoon)):
            button.setChecked(is_worked)
            button.setText("½" if is_worked else "–")
        self.remark.say(self._words("report.activity.holiday") if one.is_holiday else "")
        self._said = one.absence
        if not self.absence.hasFocus():
            self.absence.setText(one.absence)

    def _toggle(self, half: str) -> QPushButton:
        made = QPushButton("–")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("role", "half")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda is_worked: self.half_asked(half, is_worked))
        return made

    def _tell_absence(self) -> None:
        text = self.absence.text().strip()
        if text != self._said:
            self._said = text
            self.absence_asked(text)
