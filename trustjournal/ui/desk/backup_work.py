"""When is the journal backed up, and how is the user told?

Every half hour if something was written, and on leaving, beside the window and on a connection of
its own. What fails is said until it goes well again; a second folder that is not there now is said
calmly, and caught up with when it is back.
"""

import threading
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal import settings
from trustjournal.domain.kinds import BackupReason
from trustjournal.errors import Trouble
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.safekeeping import (
    EVERY,
    BackupErrand,
    Kept,
    backup_errand,
    backups_of,
    is_due,
    remember_counts,
)
from trustjournal.ui.kit import times
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.presentation import Presentation

LOOK_MS = 60_000
FIRST_LOOK_MS = 20_000  # what the last run left undone, once the window has come to rest
PATIENCE_S = 10  # at the end, for a second folder that may not answer


class BackupWork(QObject):
    """Backs one open journal up on time. ``told`` says that there is something else to say."""

    told = Signal()
    left = Signal()

    def __init__(self, journal: Journal, presentation: Presentation) -> None:
        super().__init__()
        self._journal = journal
        self._look = presentation
        self._last = next(iter(backups_of(journal)), None)
        self._trouble: Trouble | None = None
        self._second: Trouble | None = None
        self._is_busy, self._has_left = False, False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        if not journal.is_read_only:
            remember_counts(journal)
            self._timer.start()
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)

    def look(self) -> None:
        """Back up if it is time; what failed is tried again each minute."""
        if not self._has_left and is_due(self._journal, self._last, every=EVERY):
            self.back_up(BackupReason.SCHEDULE)

    def back_up(self, reason: BackupReason = BackupReason.ASKED) -> None:
        """Back up now, beside the window; ``told`` follows."""
        if self._is_busy or self._has_left or self._journal.is_read_only:
            return
        self._is_busy = True
        self.told.emit()
        errand = backup_errand(self._journal, reason, second=_second())
        begin(lambda: _try(errand), self._conclude)

    def leave(self) -> None:
        """Back up what was written since the last one; the window is out of sight by now."""
        self._timer.stop()
        if self._has_left:
            return
        self._has_left = True
        self.left.emit()
        if not self._journal.is_read_only and is_due(self._journal, self._last, every=timedelta()):
            errand = backup_errand(self._journal, BackupReason.QUIT, second=_second())
            ending = threading.Thread(target=lambda: _try(errand), daemon=True)
            ending.start()
            ending.join(PATIENCE_S)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._is_busy

    @property
    def last_at(self) -> datetime | None:
        """When the last good backup was made, None if there is none."""
        return None if self._last is None else self._last.made_at

    @property
    def trouble(self) -> Trouble | None:
        """Why the last try did not succeed, None if it did."""
        return self._trouble

    @property
    def second_trouble(self) -> Trouble | None:
        """Why there is no copy in the second folder, None if there is or none is wanted."""
        return self._second

    def sentence(self) -> str:
        """Return what the foot of the window says about backups."""
        words = self._look.words
        if self._is_busy:
            return words("safekeeping.told.busy")
        if self._trouble is not None:
            return words("safekeeping.told.failed")
        if self._last is None:
            return ""
        hours = (self._look.now() - self._last.made_at).total_seconds() / 3600
        told = words("screen.saved.backup", time=times.span(words, max(0.0, hours)))
        if self._second is not None:
            return f"{told} · {words('safekeeping.told.second_away')}"
        return told

    def _conclude(self, made: Kept | Trouble) -> None:
        self._is_busy = False
        if isinstance(made, Trouble):
            self._trouble = made
        else:
            self._last, self._trouble = made.backup, None
            self._second = None if made.second is None else made.second.trouble
        if not self._has_left:
            self.told.emit()


def _second() -> Path | None:
    folder = settings.load().backup_folder
    return None if folder is None else Path(folder)


def _try(errand: BackupErrand) -> Kept | Trouble:
    """Make a backup, or say why there is none; in a thread of its own."""
    try:
        return errand.run()
    except Trouble as trouble:
        return trouble
