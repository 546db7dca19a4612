"""Another date agreed for a promise, before it falls due."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.ui.kit.forms import Field, Form, day_edit
from trustjournal.ui.kit.presentation import Presentation

A_WEEK = timedelta(days=7)


class DateForm(Form):
    """Asks for the new due of a promise."""

    date_submitted = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        words = presentation.words
        super().__init__(presentation, words("screen.form.move"), parent)
        ahead = presentation.today() + A_WEEK
        self.day = day_edit(QDate(ahead.year, ahead.month, ahead.day))
        self.add("due", Field(words("screen.form.move_day"), self.day))
        self.explain(words("screen.form.move_why"))

    def submit(self) -> None:
        """Hand up the day."""
        day = self.day.date()
        self.date_submitted.emit(date(day.year(), day.month(), day.day()))
