"""What does the foot of the window say: when was something last written, when was it backed up?"""

from PySide6.QtCore import QObject, QTimer

from trustjournal.journal.history import recent_changes
from trustjournal.journal.journal import Journal
from trustjournal.ui.desk.backup_work import BackupWork
from trustjournal.ui.kit import times
from trustjournal.ui.window import ARRIVAL, MainWindow


class SavedLine(QObject):
    """Tells it for one open journal."""

    def __init__(self, journal: Journal, window: MainWindow, backups: BackupWork) -> None:
        super().__init__(window)
        self._journal = journal
        self._window = window
        self._backups = backups
        backups.told.connect(self.tell)
        journal.subscribe(lambda _: self.tell())
        QTimer.singleShot(0, self, self.tell)  # once the first screen is there

    def tell(self) -> None:
        """Say it now."""
        if self._window.current == ARRIVAL:
            return
        self._window.status.show_parts((self._saved(), self._backups.sentence()))

    def _saved(self) -> str:
        look = self._window.presentation
        words, zone = look.words, look.zone
        last = recent_changes(self._journal, 1)
        if not last:
            return words("screen.saved.never")
        at, now = last[0].at.astimezone(zone), look.now().astimezone(zone)
        clock = words.clock(at)
        if at.date() == now.date():
            return words("screen.saved.at", clock=clock)
        return words(
            "screen.saved.on", day=times.due_day(words, at.date(), now.date()), clock=clock
        )
