"""A backup was pointed at: it is read beside the window, and what it would bring and cost is shown.

Where it is encrypted and no key at hand opens it, its passphrase is asked for.
"""

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal

from trustjournal.errors import Trouble
from trustjournal.journal.keeping.copies import Copy, is_whole
from trustjournal.journal.keeping.restoring import Preview, Restoring, preview
from trustjournal.ui.arrival.copies import CopiesPanel
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.presentation import Presentation

ASKING = frozenset({"journal_locked", "passphrase_wrong", "key_wrong"})


class CopiesWork(QObject):
    """Serves one panel of backups. ``restore_wanted`` carries the backup and what opens it."""

    restore_wanted = Signal(object, str)

    def __init__(
        self, panel: CopiesPanel, presentation: Presentation, wish: Callable[[str], Restoring]
    ) -> None:
        """``wish`` says where to restore to, given a passphrase (maybe none)."""
        super().__init__(panel)
        self._panel = panel
        self._look = presentation
        self._wish = wish
        panel.preview_asked.connect(self.look_at)
        panel.passphrase_given.connect(self.look_at)
        panel.verify_asked.connect(self._verify)
        panel.restore_asked.connect(lambda copy, given: self.restore_wanted.emit(copy.path, given))

    def look_at(self, copy: Copy, given: str = "") -> None:
        """Read a backup and show what it would bring and cost."""
        self._panel.show_waiting(self._look.words("safekeeping.preview.looking"))
        wish = self._wish(given)
        begin(lambda: _previewed(copy.path, wish), lambda found: self._show(copy, given, found))

    def _show(self, copy: Copy, given: str, found: Preview | Trouble) -> None:
        if not shiboken6.isValid(self._panel):
            return
        if isinstance(found, Preview):
            self._panel.show_preview(copy, found)
            return
        told = self._look.words(f"troubles.{found.code}", **found.facts)
        if found.code in ASKING:
            self._panel.ask_passphrase(copy, told if given else "")
        else:
            self._panel.show_problem(told)

    def _verify(self, copy: Copy) -> None:
        def show(whole: bool) -> None:  # noqa: FBT001 - what background work hands over
            if shiboken6.isValid(self._panel):
                self._panel.show_verdict(copy, is_whole=whole)

        begin(lambda: is_whole(copy.path), show)


def _previewed(path: Path, wish: Restoring) -> Preview | Trouble:
    try:
        return preview(path, wish)
    except Trouble as trouble:
        return trouble
