"""What happened on this day, a while ago: one quiet line that leads to its entry."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trustjournal.domain.anniversaries import Anniversary
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Elided
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation

LONGEST = 90  # signs of a note


class Memory(QWidget):
    """The line; hidden on days that remember nothing."""

    entry_opened = Signal(str, str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._shown: Anniversary | None = None
        self._told = Elided(role="muted")
        self._open: QPushButton = button("", self._lead, role="link")
        line = row()
        line.addWidget(self._told, 1)
        line.addWidget(self._open)
        self.setLayout(line)
        self.hide()

    def show_memory(self, found: Anniversary | None) -> None:
        """Show what happened, or nothing."""
        self._shown = found
        self.setVisible(found is not None)
        if found is None:
            return
        words, note = self._presentation.words, " ".join(found.entry.note.split())
        short = note if len(note) <= LONGEST else f"{note[: LONGEST - 1].rstrip()}…"
        when = words(f"screen.today.memory_{found.months}")
        told = words(
            "screen.today.memory", when=when, client=found.analysis.client.name, note=short
        )
        self._told.say(told)
        self._open.setText(words("mission.open_entry"))
        self._open.setAccessibleName(words("mission.open_entry_spoken", text=short))

    def _lead(self) -> None:
        if self._shown is not None:
            self.entry_opened.emit(self._shown.analysis.mission.id, self._shown.entry.id)
