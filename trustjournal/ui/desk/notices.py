"""What holds for an open journal as a whole, and is worth a line above its screens?

Read-only; just restored; far fewer entries than before, so that no old backup goes; a clock that is
behind what was last written.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from trustjournal.journal.history import recent_changes
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import accept_counts, is_rotation_resting
from trustjournal.ui.desk.backup_work import BackupWork
from trustjournal.ui.frame.banner import Notice
from trustjournal.ui.kit import times
from trustjournal.ui.window import MainWindow

MINUTE_MS = 60_000
CLOCK_SLACK = timedelta(minutes=2)


class Notices(QObject):
    """Shows them for one open journal."""

    def __init__(self, journal: Journal, window: MainWindow, backups: BackupWork) -> None:
        super().__init__(window)
        self._journal = journal
        self._window = window
        self._look = window.presentation
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        backups.told.connect(self._look_at_rotation)
        if journal.is_read_only:
            self._show("read_only", "lock")
        self._look_at_rotation()
        self.look()

    def tell_restored(self, told: str) -> None:
        """Say what was restored; rotation goes on once the user says that all is well."""
        self._tell_rest(lambda: told)

    def look(self) -> None:
        """See whether the clock is behind what was last written."""
        last = recent_changes(self._journal, 1)
        now = self._look.now()
        if last and last[0].at - now > CLOCK_SLACK:
            self._show("clock", "clock", now=self._when(now), last=self._when(last[0].at))
        else:
            self._window.banner.drop("clock")

    def settle(self) -> None:
        """All is well: old backups may go again."""
        accept_counts(self._journal)

    def leave(self) -> None:
        """The journal is closed: nothing holds any more."""
        self._timer.stop()
        self._window.banner.clear()

    def _look_at_rotation(self) -> None:
        if is_rotation_resting(self._journal):
            if not self._window.banner.has("rests"):
                self._tell_rest(lambda: self._look.words("safekeeping.banner.rests"))
        else:
            self._window.banner.drop("rests")

    def _tell_rest(self, told: Callable[[], str]) -> None:
        settle = (lambda: self._look.words("safekeeping.banner.settle"), self.settle)
        self._window.banner.show_notice("rests", Notice("restore", told, (settle,)))

    def _show(self, key: str, icon: str, **facts: str) -> None:
        words = self._look.words
        hide = (lambda: words("safekeeping.banner.hide"), lambda: None)
        ways = () if key == "read_only" else (hide,)
        notice = Notice(icon, lambda: words(f"safekeeping.banner.{key}", **facts), ways)
        self._window.banner.show_notice(key, notice)

    def _when(self, at: datetime) -> str:
        words, zone = self._look.words, self._look.zone
        local = at.astimezone(zone)
        day = times.day(words, local.date(), self._look.today())
        return words("screen.time.day_clock", day=day, clock=words.clock(local))
