"""A capture window in a process of its own: it is typed into at once, writes itself, then goes."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from trustjournal.errors import Trouble
from trustjournal.paths import state_folder
from trustjournal.ui.home import Home
from trustjournal.ui.kit import stylesheet
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.presence.address import address_of
from trustjournal.ui.presence.spool import Spool
from trustjournal.ui.quick_entry import QuickEntry

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal


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
    ) -> None:
        super().__init__(application, language, clock, zone)
        self._path, self._clock, self._zone = journal, clock, zone
        self._journal: Journal | None = None
        stylesheet.apply(self.presentation)
        self.entry = quick_entry(self.presentation, journal)
        self.entry.window.painted.connect(self.open_journal)
        self.entry.finished.connect(self.leave)

    def open_journal(self) -> None:
        """Open the journal, or say why Enter will only keep the line."""
        from trustjournal.journal.opening import open_journal  # noqa: PLC0415 - after first paint

        try:
            self._journal = open_journal(self._path, clock=self._clock, zone=self._zone)
        except Trouble as trouble:
            self.entry.explain(trouble)
            return
        self.entry.serve(self._journal)

    def leave(self) -> None:
        """Close the journal and end."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self._application.quit()


def quick_entry(presentation: Presentation, journal: Path) -> QuickEntry:
    """Return a capture window whose drafts and waiting lines belong to ``journal``."""
    name, state = address_of(journal).name, state_folder()
    return QuickEntry(
        presentation,
        draft_file=state / "drafts" / f"{name}.txt",
        spool=Spool(state / "spool" / name),
    )
