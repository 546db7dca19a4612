"""Many pasted lines: read as they would be recorded, then recorded one after the other.

Each line is read again when its turn comes, since the one before may have opened what it closes.
What cannot be recorded stays in the box; everything else can be undone together.
"""

from PySide6.QtCore import QObject

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.changes import Change
from trustjournal.journal.entries import record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import line_context
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line
from trustjournal.ui.capture.bulk import BulkDialog
from trustjournal.ui.commands.registry import Command, Group
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.window import MainWindow


class BulkWork(QObject):
    """Offers the dialog in one window."""

    def __init__(
        self, journal: Journal, presentation: Presentation, deeds: Deeds, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._journal, self._look, self._deeds = journal, presentation, deeds
        self._window = window
        self._take_back = window.commands.add(
            Command(
                "paste",
                lambda: presentation.words("commands.paste"),
                self.open,
                keys=("Ctrl+Shift+V",),
                group=Group.WRITE,
                icon="page",
            )
        )

    def open(self) -> None:
        """Show the dialog."""
        dialog = BulkDialog(self._look, self._window)
        dialog.lines_typed.connect(lambda lines: dialog.show_drafts(self._read(lines)))
        dialog.recording_asked.connect(lambda drafts: self._record(dialog, drafts))
        dialog.open()
        dialog.box.setFocus()

    def leave(self) -> None:
        """Offer it no more."""
        self._take_back()
        self.deleteLater()

    def _read(self, lines: tuple[str, ...]) -> tuple[Draft, ...]:
        now = self._journal.now()
        context = line_context(self._journal, self._look.words.language, now)
        return tuple(read_line(line, now, context) for line in lines)

    def _record(self, dialog: BulkDialog, drafts: tuple[Draft, ...]) -> None:
        done: list[Change] = []
        left: list[str] = []
        why = ""
        for draft in drafts:
            try:
                (again,) = self._read((draft.raw,))
                done.append(record(self._journal, again).change)
            except Unacceptable as refusal:
                left.append(draft.raw)
                why = why or self._deeds.refusal(refusal.problems)
            except Trouble as trouble:
                left.append(draft.raw)
                why = self._deeds.trouble(trouble)
        if done:
            self._deeds.say_all_done(tuple(done), "capture.bulk.done")
        if left:
            dialog.keep_only(tuple(left), why=why)
        else:
            dialog.accept()
