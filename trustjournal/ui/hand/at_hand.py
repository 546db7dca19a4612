"""How is the whole window kept at hand: the tray, the page that binds a key, the form of a line?"""

import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QSettings
from PySide6.QtWidgets import QApplication, QMainWindow

from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.hand.resting import Resting
from trustjournal.ui.hand.tray import Tray
from trustjournal.ui.hand.ways_in import WaysIn
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.binding import desktop, program
from trustjournal.ui.settings.quick_entry import QuickEntryPage
from trustjournal.ui.settings.trial import Trial


class AtHand(WaysIn):
    """The ways to the whole window of one journal."""

    def __init__(
        self, presentation: Presentation, journal: Path, lock: QLockFile | None = None
    ) -> None:
        super().__init__(presentation, journal, lock)
        self.tray = Tray(presentation)
        self.tray.capture_asked.connect(self.capture)
        self.tray.window_asked.connect(self.window_wanted)
        self._trial: Trial | None = None
        self._resting: Resting | None = None

    def lay_out(self, line: QuickLine) -> None:
        """Let Ctrl+D in ``line`` go on in the capture window's full form."""
        if line.property("goes_on"):
            return  # the window's own line outlives its journals
        line.setProperty("goes_on", "yes")

        def go_on() -> None:
            if self.entry.take_up(line.text()):
                line.prepare("")
            self.capture()
            self.entry.window.open_form()

        line.form_asked.connect(go_on)

    def at_login(self) -> tuple[str, ...]:
        """Return the words that start the program at login, resting in the tray."""
        return (*program(self._path)[:-1], "--resting")

    def page(self) -> QuickEntryPage:
        """Return a new page of settings: the key, and a try that is measured."""
        command = program(self._path)
        page = QuickEntryPage(self._look, command, desktop(os.environ))
        page.trial_asked.connect(lambda: self._try(page, command))
        return page

    def resting(self, application: QApplication, window: QMainWindow, memory: QSettings) -> Resting:
        """Return what lets ``window`` rest in the tray instead of closing."""
        if self._resting is None:
            self._resting = Resting(application, window, self.tray, memory)
            self.window_wanted.connect(self._resting.wake)
        return self._resting

    def leave(self) -> None:
        """Be reached no more."""
        self.tray.leave()
        super().leave()

    def _try(self, page: QuickEntryPage, command: tuple[str, ...]) -> None:
        self._trial = Trial(command, self)
        self.entry.appeared.connect(self._trial.see)
        self._trial.ended.connect(page.show_trial)
        self._trial.begin()
