"""How is something longer than a line entered: labelled fields, problems beside them?"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from trustjournal.errors import Problem
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.plain_lines import PlainLines
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

WIDTH = 480


class Field(QWidget):
    """A labelled input with a place for its hint and its problem."""

    def __init__(self, label: str, control: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.control = control
        heading = Text(label)
        heading.setBuddy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        self._problem = Wrapped(role="problem")
        self._problem.hide()
        if isinstance(control, PlainLines):
            control.paste_refused.connect(self.show_problem)
        inside = column(row(heading, None, Text(hint, "caption")), control, self._problem, gap=4)
        self.setLayout(inside)

    def show_problem(self, told: str) -> None:
        """Say what is not acceptable yet; nothing to say takes it back."""
        self._problem.say(told)
        self._problem.setVisible(bool(told))
        self.control.setProperty("problem", bool(told))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


class Form(QDialog):
    """Fields, and a way out each side. The dialog stays open until what it asks is accepted."""

    def __init__(self, presentation: Presentation, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.presentation = presentation
        self.setWindowTitle(title)
        self.setMinimumWidth(presentation.px(WIDTH))
        self._fields: dict[str, Field] = {}
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.M)
        self._general = Wrapped(role="problem")
        self._general.hide()
        words = presentation.words
        self.save = button(words("screen.form.save"), self.submit, role="primary")
        self.save.setDefault(True)
        cancel = button(words("screen.form.cancel"), self.reject)
        self._ways_out = (self.save, cancel)
        buttons = row(None, cancel, self.save)
        whole = column(
            Text(title, "title"), self._body, self._general, theme.XS, buttons, gap=theme.M
        )
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.setLayout(whole)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field; Tab goes through the fields, then to the ways out."""
        stops = [*(field.control for field in self._fields.values()), *self._ways_out]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
        stops[0].setFocus()
        super().showEvent(event)

    def add(self, key: str, field: Field) -> None:
        """Add a field; problems that name ``key`` stand beside it."""
        self._fields[key] = field
        self._body.addWidget(field)

    def add_pair(self, left: tuple[str, Field], right: tuple[str, Field]) -> None:
        """Add two fields side by side."""
        line = row(gap=theme.M)
        for key, field in (left, right):
            self._fields[key] = field
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(line)

    def name_save(self, text: str) -> None:
        """Say what the way forward does, where it is more than saving."""
        self.save.setText(text)

    def put(self, widget: QWidget) -> None:
        """Add something that is no field after the fields so far."""
        self._body.addWidget(widget)

    def explain(self, text: str) -> None:
        """Say something muted after the fields."""
        self._body.addWidget(Wrapped(text, "muted"))

    def say(self, told: str) -> None:
        """Say what keeps all of it from being written."""
        self._general.say(told)
        self._general.show()

    def submit(self) -> None:
        """Hand up what was entered; each form says how."""
        raise NotImplementedError

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say what is not acceptable yet, each beside its field; the first gets the focus."""
        words = self.presentation.words
        for field in self._fields.values():
            field.show_problem("")
        general: list[str] = []
        for problem in problems:
            told = words(f"problems.{problem.code}", **problem.facts)
            named = self._fields.get(problem.field or "")
            if named is None:
                general.append(told)
                continue
            named.show_problem(told)
            named.control.setFocus()
        self._general.say("\n".join(general))
        self._general.setVisible(bool(general))


def line_edit(placeholder: str = "") -> QLineEdit:
    """Return an input of one line."""
    made = QLineEdit()
    made.setPlaceholderText(placeholder)
    return made


def lines_edit(lines: int, presentation: Presentation) -> QPlainTextEdit:
    """Return an input of several lines; Tab leaves it."""
    made = PlainLines(presentation)
    made.setFixedHeight(presentation.px(lines * 20 + 16))
    return made


def choice(options: Iterable[tuple[str, str]], *, chosen: str | None = None) -> QComboBox:
    """Return a choice among (value, label) pairs."""
    made = QComboBox()
    for value, label in options:
        made.addItem(veiled(label), value)
    if chosen is not None:
        made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


def chosen_value(box: QComboBox) -> str:
    """Return the value of the option chosen."""
    return str(box.currentData())


def day_edit(day: QDate) -> QDateEdit:
    """Return an input for a day, with a calendar."""
    made = QDateEdit(day)
    made.setCalendarPopup(True)
    made.setDisplayFormat(chrome("d MMM yyyy"))
    return made


def qt_day(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def day_of(edit: QDateEdit) -> date:
    """Return the day entered."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())
