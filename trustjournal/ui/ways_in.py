"""How is the running window reached: by a pressed key, by the tray, by another process?

Everything that stands between the outside and one journal's window: the capture window, the ear
other processes speak to, the tray. What waited in the spool is recorded when a journal is there.
"""

import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.paths import state_folder
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.presence.activation import with_right_to_focus
from trustjournal.ui.presence.address import Role, address_of
from trustjournal.ui.presence.drain import drain, record_line
from trustjournal.ui.presence.message import Errand, Message
from trustjournal.ui.presence.reception import Reception, Visitor
from trustjournal.ui.presence.spool import Spool, SpooledLine
from trustjournal.ui.quick_entry import QuickEntry
from trustjournal.ui.resting import Resting
from trustjournal.ui.settings.binding import desktop, program
from trustjournal.ui.settings.quick_entry import QuickEntryPage
from trustjournal.ui.settings.trial import Trial
from trustjournal.ui.tray import Tray


class WaysIn(QObject):
    """The ways to one journal's window. ``lock`` is held as long as this lives, if there is one."""

    window_wanted = Signal()

    def __init__(
        self,
        presentation: Presentation,
        journal: Path,
        lock: QLockFile | None = None,
        *,
        role: Role = Role.WINDOW,
    ) -> None:
        super().__init__()
        self._look = presentation
        self._path = journal
        self._lock = lock
        self._journal: Journal | None = None
        name, state = address_of(journal).name, state_folder()
        self._spool = Spool(state / "spool" / name)
        self.entry = QuickEntry(
            presentation, draft_file=state / "drafts" / f"{name}.txt", spool=self._spool
        )
        self.tray = Tray(presentation)
        self.tray.capture_asked.connect(self.capture)
        self.tray.window_asked.connect(self.window_wanted)
        self._trial: Trial | None = None
        self._resting: Resting | None = None
        self._reception: Reception | None = None
        if lock is not None:
            self._reception = Reception(address_of(journal, role), self)
            self._reception.message_heard.connect(self._hear)
            self._reception.open()

    def serve(self, journal: Journal) -> None:
        """Let lines go into ``journal``, those first that waited."""
        self._journal = journal
        self.entry.serve(journal)
        drained = drain(self._spool, journal, self._look.words.language)
        if drained.recorded:
            key = "capture.kept.drained_one" if drained.recorded == 1 else "capture.kept.drained"
            self.entry.farewell.say(self._look.words(key, count=drained.recorded))
        if drained.unclear and self.entry.take_up(drained.unclear[0].text):
            self._spool.remove(drained.unclear[0])

    def capture(self, message: Message | None = None) -> None:
        """Show the capture window."""
        with with_right_to_focus(message or Message(Errand.CAPTURE)):
            self.entry.appear()

    def lay_out(self, line: QuickLine) -> None:
        """Let Ctrl+D in ``line`` go on in the capture window's full form."""

        def go_on() -> None:
            if self.entry.take_up(line.text()):
                line.prepare("")
            self.capture()
            self.entry.window.open_form()

        line.form_asked.connect(go_on)

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
        self._journal = None
        self.tray.leave()
        self.entry.leave()
        if self._reception is not None:
            self._reception.close()
        if self._lock is not None:
            self._lock.unlock()

    def _try(self, page: QuickEntryPage, command: tuple[str, ...]) -> None:
        self._trial = Trial(command, self)
        self.entry.appeared.connect(self._trial.see)
        self._trial.ended.connect(page.show_trial)
        self._trial.begin()

    def _hear(self, message: Message, visitor: Visitor) -> None:
        match message.errand:
            case Errand.CAPTURE:
                visitor.answer(done=True)
                self.capture(message)
            case Errand.RAISE:
                visitor.answer(done=True)
                with with_right_to_focus(message):
                    self.window_wanted.emit()
            case Errand.LINE:
                visitor.answer(done=self._record(message))
            case Errand.CHANGED:
                visitor.answer(done=True)
                self._look_at_file()

    def _record(self, message: Message) -> bool:
        if self._journal is None or message.typed_at is None:
            return False
        line = SpooledLine(message.entry_id, message.text, message.typed_at)
        try:
            record_line(self._journal, line, self._look.words.language)
        except (Unacceptable, Trouble):
            return False
        return True

    def _look_at_file(self) -> None:
        if self._journal is not None:
            try:
                self._journal.refresh()
            except Trouble:
                return  # the window itself looks again in a second, and says what it finds
