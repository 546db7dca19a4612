"""What happens to a typed line: read at each key, recorded at Enter.

Path A of the architecture. Reading needs no query: what a line is read against is kept until the
journal changes or a minute has passed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QMetaObject, QObject, Signal

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.entries import confirm, correct, record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import correction_context, entries, line_context
from trustjournal.quickline.context import KnownClient, LineContext
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line
from trustjournal.ui.capture.completion import completion
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.presence.spool import new_id

Keeper = Callable[[Draft, str, Trouble], str]
"""Keeps a line, under the id of its entry, that a trouble kept from being recorded. Returns what to
say of it; nothing if it was not kept, so that it stays where it was typed.
"""
KEPT_FOR = timedelta(minutes=1)
EARLIER_LINES = 60


class LineWork(QObject):
    """Reads and records for every quick line of the window."""

    recorded = Signal()

    def __init__(
        self,
        journal: Journal,
        presentation: Presentation,
        deeds: Deeds,
        *,
        otherwise: Keeper | None = None,
    ) -> None:
        super().__init__()
        self.otherwise = otherwise
        """Keeps a line that cannot be recorded now."""
        self._journal = journal
        self._presentation = presentation
        self._deeds = deeds
        self._context: LineContext | None = None
        self._key: tuple[int, str, datetime] | None = None
        self._heard: list[QMetaObject.Connection] = []

    def serve(self, line: QuickLine) -> None:
        """Read and record what is typed in ``line`` from now on."""
        self._heard += (
            line.line_typed.connect(lambda text: self._show(line, text)),
            line.earlier_asked.connect(lambda: line.earlier.read(self._earlier())),
            line.draft_submitted.connect(lambda draft: self._record(line, draft)),
        )

    def leave(self) -> None:
        """Serve no line any more, and know nobody."""
        for heard in self._heard:
            QObject.disconnect(heard)
        self._heard, self._context, self._key = [], None, None

    def read(self, text: str) -> Draft:
        """Return what a line says now."""
        now = self._journal.now()
        return read_line(text, now, self._known(now))

    def known_clients(self) -> tuple[KnownClient, ...]:
        """Return the clients a line may name, with their missions and people."""
        return self._known(self._journal.now()).clients

    def correct(self, entry_id: str, text: str) -> None:
        """Read an entry's line again and let it replace the entry."""
        language = self._presentation.words.language
        context, logged = correction_context(self._journal, entry_id, language)
        draft = read_line(text, logged, context)
        self._deeds.do(lambda: correct(self._journal, entry_id, draft), "done.correct")

    def _show(self, line: QuickLine, text: str) -> None:
        context = self._known(self._journal.now())
        draft = self.read(text)
        line.show_draft(draft, context)
        if line.edit.is_at_end:
            line.edit.offer(completion(text, context, client_id=draft.client_id))

    def _earlier(self) -> tuple[str, ...]:
        found = entries(self._journal, limit=EARLIER_LINES)
        return tuple(one.interaction.raw for one in reversed(found) if one.interaction.raw.strip())

    def _record(self, line: QuickLine, draft: Draft) -> None:
        entry_id = new_id()  # whoever records the line in the end, it is one entry
        try:
            with self._journal.together():
                recorded = record(self._journal, draft, entry_id=entry_id)
                if line.tells is not None:
                    confirm(self._journal, line.tells, interaction_id=recorded.id)
        except Unacceptable as refusal:
            line.show_problems(refusal.problems)
            return
        except Trouble as trouble:
            told = self.otherwise and self.otherwise(draft, entry_id, trouble)
            if told:
                line.clear_line()
                self._deeds.say(told)
            else:
                line.show_trouble(self._deeds.trouble(trouble))
            return
        line.clear_line()
        told = "line.saved_closes" if recorded.closed else "line.saved"
        self._deeds.say_done(recorded.change, told, what=draft.note or draft.raw)
        self.recorded.emit()

    def _known(self, now: datetime) -> LineContext:
        language = self._presentation.words.language
        if (
            self._context is None
            or self._key is None
            or self._key[:2] != (self._journal.seen, language)
            or now - self._key[2] > KEPT_FOR
        ):
            self._context = line_context(self._journal, language, now)
            self._key = (self._journal.seen, language, now)
        return self._context
