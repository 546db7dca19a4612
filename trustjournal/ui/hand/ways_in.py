"""How is the running window reached: by a pressed key, by another process?

The capture window and the ear other processes speak to. What waited in the spool is recorded when a
journal is there. Imports little: a lone capture window is to be typed into at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.paths import state_folder
from trustjournal.ui.capture.drafts import DraftKeeper
from trustjournal.ui.hand.quick_entry import BUSY, QuickEntry
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.presence.activation import with_right_to_focus
from trustjournal.ui.presence.address import Role, address_of
from trustjournal.ui.presence.message import Errand, Message
from trustjournal.ui.presence.spool import Spool, SpooledLine

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal
    from trustjournal.quickline.draft import Draft
    from trustjournal.ui.presence.reception import Reception, Visitor

AGAIN_MS = 2_000


class WaysIn(QObject):
    """The ways to one journal's window. ``lock`` is held as long as this lives, if there is one."""

    window_wanted = Signal()
    sealed_opened = Signal(object)
    """Lines sealed while the journal was locked were recorded; some may need a word."""

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
        self._address = address_of(journal, role)
        self._lock = lock
        self._journal: Journal | None = None
        self._unclear: frozenset[str] = frozenset()
        name, state = address_of(journal).name, state_folder()
        self._spool = Spool(state / "spool" / name, seal=self._seal_line)
        self._spool.seal_all()
        drafts = DraftKeeper(state / "drafts" / f"{name}.txt", seal=self._seal_draft)
        self.entry = QuickEntry(presentation, drafts=drafts, spool=self._spool)
        self._reception: Reception | None = None
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self._drain)
        self.entry.kept.connect(self._again.start)

    def keep(self, draft: "Draft", entry_id: str, trouble: Trouble) -> str:
        """Keep a line while another process writes; what else is in the way is left to be said."""
        if trouble.code != BUSY:
            return ""
        try:
            self._spool.put(SpooledLine(entry_id, draft.raw, self._look.now()))
        except (OSError, Trouble):
            return ""
        self._again.start()
        return self._look.words("capture.kept.busy")

    def listen(self) -> None:
        """Hear other processes, if this is the journal's one window."""
        from trustjournal.ui.presence.reception import Reception  # noqa: PLC0415 - QtNetwork: 20 ms

        if self._lock is not None and self._reception is None:
            self._reception = Reception(self._address, self)
            self._reception.message_heard.connect(self._hear)
            self._reception.open()

    def serve(self, journal: "Journal") -> None:
        """Let lines go into ``journal``, those first that waited."""
        self._journal = journal
        self.entry.serve(journal)
        recorded = self._drain()
        if recorded:
            key = "capture.kept.drained_one" if recorded == 1 else "capture.kept.drained"
            self.entry.farewell.say(self._look.words(key, count=recorded))

    def _drain(self) -> int:
        """Record what waits; what still cannot be is tried again a little later."""
        from trustjournal.ui.presence.drain import drain  # noqa: PLC0415 - after first paint

        if self._journal is None:
            self._again.stop()
            return 0
        drained = drain(self._spool, self._journal, self._look.words.language)
        if drained.unclear and self.entry.take_up(drained.unclear[0].text):
            self._spool.remove(drained.unclear[0])
        is_left = self._open_sealed()
        if not is_left and len(self._spool.waiting()) == len(drained.unclear):
            self._again.stop()
        return drained.recorded

    def lock(self, trouble: Trouble) -> None:
        """Know nobody until ``serve``: what is typed is sealed from now on."""
        self._journal, self._unclear = None, frozenset()
        self.entry.lock(trouble)

    def _open_sealed(self) -> bool:
        """Record what was sealed, and say so; return whether something is to be tried again."""
        from trustjournal.journal.keeping.sealed import open_sealed, waiting_lines  # noqa: PLC0415

        if self._journal is None or not waiting_lines(self._path):
            return False
        opened = open_sealed(self._journal, self._look.words.language)
        unclear = frozenset(one.line.entry_id for one in opened.unclear)
        if opened.entered or unclear - self._unclear:
            self.sealed_opened.emit(opened)
        self._unclear = unclear
        return waiting_lines(self._path) > len(unclear)

    def _seal_line(self, line: SpooledLine) -> bool:
        from trustjournal.journal.keeping.sealed import has_keys, seal_line  # noqa: PLC0415

        if not has_keys(self._path):
            return False
        seal_line(self._path, line.entry_id, text=line.text, typed_at=line.typed_at)
        return True

    def _seal_draft(self, text: str) -> bytes | None:
        from trustjournal.journal.keeping.sealed import seal_draft  # noqa: PLC0415 - storage: 20 ms

        return seal_draft(self._path, text)

    def capture(self, message: Message | None = None) -> None:
        """Show the capture window."""
        with with_right_to_focus(message or Message(Errand.CAPTURE)):
            self.entry.appear()

    def leave(self) -> None:
        """Be reached no more."""
        self._again.stop()
        self._journal = None
        self.entry.leave()
        if self._reception is not None:
            self._reception.close()
        if self._lock is not None:
            self._lock.unlock()

    def _hear(self, message: Message, visitor: "Visitor") -> None:
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
        from trustjournal.ui.presence.drain import record_line  # noqa: PLC0415

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
            self._open_sealed()
