"""How are all missions analysed without holding up the window?

In a journal of a few thousand entries at once. In a larger one what is at hand is shown, the most
pressing client at least, and the others follow one by one, worked out beside the window.
"""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.journal.analyses import (
    Errand,
    analyse_all,
    analyse_one,
    at_hand,
    errand,
    is_small,
    keep,
)
from trustjournal.journal.journal import Journal
from trustjournal.ui.kit.background import begin

FRESH = timedelta(minutes=5)  # in a large journal: reading it each minute would warm the room
SHOWN_EVERY_MS = 1500
FEW = 2  # clients: one of whom something was just noted is looked at without delay
BREATH_MS = 100  # between two clients: keys and clicks come first


class Gathering(QObject):
    """Gathers the analyses of all missions; ``grown`` says that there is more to be seen."""

    grown = Signal()

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal: Journal | None = journal
        self._is_working = False
        self.left, self.clients = 0, 0
        self._pause = QTimer(self, interval=SHOWN_EVERY_MS, singleShot=True)
        self._pause.timeout.connect(self.grown)

    def look(self) -> tuple[MissionAnalysis, ...]:
        """Return the analyses there are; what is missing or old is worked out from now on."""
        journal = self._journal
        if journal is None:
            return ()
        if is_small(journal):
            self.left = 0
            return analyse_all(journal)
        shown = at_hand(journal, FRESH)
        if len(shown.waiting) <= FEW or not shown.analyses:
            for client_id in shown.waiting[: FEW if shown.analyses else 1]:
                analyse_one(journal, client_id)
            shown = at_hand(journal, FRESH)
        self.left, self.clients = len(shown.waiting), shown.clients
        if shown.waiting and not self._is_working:
            self._begin(shown.waiting[0])
        return shown.analyses

    def leave(self) -> None:
        """Work no more: the journal is being closed."""
        self._journal = None
        self._pause.stop()

    def _begin(self, client_id: str) -> None:
        if self._journal is None:
            return
        self._is_working = True
        one = errand(self._journal, client_id)
        begin(one.run, lambda found: self._keep(one, found))

    def _keep(self, one: Errand, found: tuple[MissionAnalysis, ...]) -> None:
        if self._journal is None:
            return
        keep(self._journal, one, found)
        waiting = at_hand(self._journal, FRESH).waiting
        self.left, self._is_working = len(waiting), bool(waiting)
        if not self._pause.isActive():
            self._pause.start()
        if waiting:
            QTimer.singleShot(BREATH_MS, self, lambda: self._begin(waiting[0]))
