"""How is something added right where it will stand: a field, perhaps a day, and Enter?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.forms import day_edit, day_of, line_edit, qt_day
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation


class AddRow(QWidget):
    """One line to be filled in. ``submitted`` carries the text and the day (None without one)."""

    submitted = Signal(str, object)

    def __init__(self, presentation: Presentation, *, with_day: bool = False) -> None:
        super().__init__()
        self._presentation = presentation
        self.text = line_edit()
        self.day = day_edit(qt_day(presentation.today())) if with_day else None
        self._day_label = Text(role="muted")
        self._add = button("", self._submit)
        self.text.returnPressed.connect(self._submit)
        line = row(gap=theme.S)
        line.addWidget(self.text, 1)
        if self.day is not None:
            line.addWidget(self._day_label)
            line.addWidget(self.day)
        line.addWidget(self._add)
        line.setContentsMargins(0, theme.S, 0, 0)
        self.setLayout(line)

    def name(self, hint: str, day: str = "") -> None:
        """Say what is to be typed, and which day is meant."""
        self.text.setPlaceholderText(hint)
        self.text.setAccessibleName(hint)
        self._day_label.say(day)
        if self.day is not None:
            self.day.setAccessibleName(day)
        self._add.setText(self._presentation.words("mission.add"))
        self._add.setAccessibleName(f"{self._presentation.words('mission.add')} : {hint}")

    def _submit(self) -> None:
        text = self.text.text().strip()
        if not text:
            self.text.setFocus()
            return
        self.submitted.emit(text, None if self.day is None else day_of(self.day))
        self.text.clear()
        self.text.setFocus()
