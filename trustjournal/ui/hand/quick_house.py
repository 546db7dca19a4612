"""A capture window in a process of its own: it is typed into at once, writes itself, then goes."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication

from trustjournal.errors import Trouble
from trustjournal.ui.application import application, zone_of
from trustjournal.ui.hand.ways_in import WaysIn
from trustjournal.ui.home import Home
from trustjournal.ui.kit import stylesheet
from trustjournal.ui.presence.address import Role, address_of
from trustjournal.ui.presence.calling import call
from trustjournal.ui.presence.lock import lock_of
from trustjournal.ui.presence.message import Errand, Message
from trustjournal.ui.presence.spool import SpooledLine

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal


def open_quick_window(path: Path, language: str, clock: Callable[[], datetime]) -> int:
    """Open a capture window of its own on the journal at ``path``; return the exit code."""
    app = application()
    lock = lock_of(address_of(path, Role.QUICK))
    house = QuickHouse(app, language, clock, zone_of(clock), journal=path, lock=lock)
    house.ways.capture()
    return app.exec()


class QuickHouse(Home):
    """Shows the window first and opens the journal right after its first paint."""

    def __init__(
        self,
        application: QApplication,
        language: str,
        clock: Callable[[], datetime],
        zone: str,
        *,
        journal: Path,
        lock: QLockFile | None,
    ) -> None:
        """``lock`` is that of the lone capture window, if it could be had."""
        super().__init__(application, language, clock, zone)
        self._path, self._clock, self._zone = journal, clock, zone
        self._journal: Journal | None = None
        stylesheet.apply(self.presentation)
        self.ways = WaysIn(self.presentation, journal, lock, role=Role.QUICK)
        self.ways.entry.window.painted.connect(self.open_journal)
        self.ways.entry.recorded.connect(self.tell_the_window)
        self.ways.entry.hand_on = self.hand_on
        self.ways.entry.finished.connect(self.leave)

    def open_journal(self) -> None:
        """Open the journal, or say why Enter will only keep the line."""
        from trustjournal.journal.opening import open_journal  # noqa: PLC0415 - after first paint

        try:
            self._journal = open_journal(self._path, clock=self._clock, zone=self._zone)
        except Trouble as trouble:
            self.ways.entry.explain(trouble)
            self.ways.listen()
            return
        if self.presentation.is_discreet:
            self._mask(self._journal)
        self._journal.hurry()
        self.ways.serve(self._journal)
        self.ways.listen()

    def _mask(self, journal: "Journal") -> None:
        from trustjournal.ui.desk.discreet_work import masks  # noqa: PLC0415 - hardly ever needed

        self.presentation.mask_with(lambda: masks(journal, self.presentation))

    def tell_the_window(self) -> None:
        """Let the whole window, if it is open, see at once what was recorded here."""
        call(address_of(self._path), Message(Errand.CHANGED))

    def hand_on(self, line: SpooledLine) -> bool:
        """Let the whole window record a line; it may hold the key of a journal locked to us."""
        told = Message(Errand.LINE, text=line.text, entry_id=line.entry_id, typed_at=line.typed_at)
        return call(address_of(self._path), told)

    def leave(self) -> None:
        """Close the journal and end."""
        self.ways.leave()
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self._application.quit()
