"""The capture window at work: with a journal, still without one, or never with one.

It may be typed into before the journal is open; what is typed is read as soon as it is. Where no
journal can be opened, Enter keeps the line for the next time one is (presence/spool.py).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustjournal.errors import Trouble
from trustjournal.quickline.context import LineContext
from trustjournal.quickline.draft import AmberField, Draft
from trustjournal.ui.capture.drafts import DraftKeeper
from trustjournal.ui.capture.farewell import Farewell
from trustjournal.ui.capture.window import CaptureWindow
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.presence.spool import Spool, SpooledLine, new_id

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal
    from trustjournal.ui.desk.line_work import LineWork

BUSY = "journal_busy"
LOCKED = "journal_locked"


class QuickEntry(QObject):
    """One capture window. ``finished`` says that nothing of it is to be seen any more."""

    appeared = Signal()
    recorded = Signal()
    kept = Signal()
    finished = Signal()

    def __init__(self, presentation: Presentation, *, drafts: DraftKeeper, spool: Spool) -> None:
        super().__init__()
        self._look = presentation
        self._spool = spool
        self._journal: Journal | None = None
        self._why_not: Trouble | None = None
        self._work: LineWork | None = None
        self.hand_on: Callable[[SpooledLine], bool] | None = None
        """Hands a line to who can record it; says whether that was done."""
        self.window = CaptureWindow(presentation)
        self.line = self.window.line
        self.farewell = Farewell(self.window)
        self.drafts = drafts
        drafts.setParent(self)
        self._recover()
        self.line.line_typed.connect(self._read_without_journal)
        self.line.draft_submitted.connect(self._keep_for_later)
        self.line.edit.textEdited.connect(self.drafts.keep)
        self.line.cleared.connect(self._leave)
        self.window.left.connect(self._put_away)
        self.farewell.left.connect(self._finish)

    def appear(self) -> None:
        """Show the window, a toast of an earlier line put away."""
        self.farewell.put_away()
        self.window.appear()
        self.appeared.emit()

    def serve(self, journal: "Journal") -> None:
        """Record into ``journal`` from now on; what was typed meanwhile is read again."""
        from trustjournal.ui.desk.deeds import Deeds  # noqa: PLC0415 - after first paint
        from trustjournal.ui.desk.line_work import LineWork  # noqa: PLC0415

        self._journal, self._why_not = journal, None
        if self._work is not None:
            self._work.leave()
        deeds = Deeds(journal, self._look, self.farewell)
        self._work = LineWork(journal, self._look, deeds, otherwise=self._kept)
        self._work.serve(self.line)
        self._work.recorded.connect(self.recorded)
        self._take_drafts_up(journal)
        self.line.read_again()

    def explain(self, trouble: Trouble) -> None:
        """Say that no journal can be opened, and what Enter does then."""
        self._why_not = trouble
        self.line.show_trouble(self._why(), calm=self._is_locked)

    def lock(self, trouble: Trouble) -> None:
        """Record no more and know nobody: what is typed is sealed and taken out of sight."""
        if self._work is not None:
            self._work.leave()
            self._work = None
        self._journal, self._why_not = None, trouble
        if self.line.edit.text().strip():
            self.drafts.put_aside(self.line.edit.text())
        self.farewell.forget()
        self.line.forget()
        self.window.hide()

    def take_up(self, text: str) -> bool:
        """Bring a line back that needs a word; False if another is being typed."""
        if self.line.edit.text().strip():
            return False
        self.line.edit.setText(text)
        self.line.read_again()
        self.drafts.keep(text)
        return True

    @property
    def _is_locked(self) -> bool:
        return self._why_not is not None and self._why_not.code == LOCKED

    def _why(self) -> str:
        words, trouble = self._look.words, self._why_not
        if trouble is None:
            return ""
        if self._is_locked:
            return words("capture.kept.locked")
        why = words(f"troubles.{trouble.code}", **trouble.facts)
        return words("capture.kept.unopened", why=why)

    def leave(self) -> None:
        """Be seen no more; what is typed is kept."""
        self.drafts.keep_now()
        self._journal = None
        self.farewell.put_away()
        self.window.hide()

    def _take_drafts_up(self, journal: "Journal") -> None:
        """Bring back what was being typed when the journal was locked, one at a time."""
        from trustjournal.journal.keeping.sealed import open_draft  # noqa: PLC0415 - after first paint

        for file in self.drafts.aside():
            try:
                text = open_draft(journal, file.read_bytes())
            except OSError:
                continue
            if text and not self.take_up(text):
                return
            file.unlink(missing_ok=True)
        self._recover()

    def _recover(self) -> None:
        lost = self.drafts.recovered()
        if lost.strip() and not self.line.edit.text().strip():
            self.line.edit.setText(lost)
            self.line.read_again()

    def _read_without_journal(self, text: str) -> None:
        if self._journal is None:
            from trustjournal.quickline.read import read_line  # noqa: PLC0415 - when typed

            language = self._look.words.language
            context = LineContext(zone=self._look.zone.key, language=language)
            draft = read_line(text, self._now(), context)
            if self._is_locked:  # who it is, unlocking will say
                doubts = tuple(it for it in draft.amber if it.field is not AmberField.CLIENT)
                draft = replace(draft, amber=doubts)
            self.line.show_draft(draft, context)
            if self._why_not is not None:
                self.line.show_trouble(self._why(), calm=self._is_locked)

    def _keep_for_later(self, draft: Draft) -> None:
        if self._journal is None and self._why_not is not None:
            told = self._kept(draft, new_id(), self._why_not)
            if told:
                self.line.clear_line()
                self.farewell.say(told)

    def _kept(self, draft: Draft, entry_id: str, trouble: Trouble) -> str:
        """Let another record a line that cannot be recorded here, else keep it for later.

        All know it by the same id: whatever was heard of the first, it is stored once. Returns what
        to say of it; nothing if even the keeping is refused: it stays where it was typed.
        """
        words, line = self._look.words, SpooledLine(entry_id, draft.raw, self._now())
        if self.hand_on is not None and self.hand_on(line):
            return words("capture.kept.handed_on")
        try:
            self._spool.put(line)
        except (OSError, Trouble):
            return ""
        self.kept.emit()
        if trouble.code == LOCKED:
            return words("capture.kept.sealed")
        return words(f"capture.kept.{'busy' if trouble.code == BUSY else 'spooled'}")

    def _leave(self, stays: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.drafts.forget()
        if not stays:
            self.window.hide()

    def _put_away(self) -> None:
        self.drafts.keep_now()
        if not self.farewell.isVisible():
            self.finished.emit()

    def _finish(self) -> None:
        if not self.window.isVisible():
            self.finished.emit()

    def _now(self) -> datetime:
        return self._look.now()
