"""What happens to a typed line: read at each key, recorded at Enter.

Path A of the architecture. Reading needs no query: what a line is read against is kept until the
journal changes or a minute has passed.
"""

from datetime import datetime, timedelta

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.entries import correct, record
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import correction_context, line_context
from trustjournal.quickline.context import LineContext
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.deeds import Deeds
from trustjournal.ui.kit.presentation import Presentation

KEPT_FOR = timedelta(minutes=1)


class LineWork:
    """Reads and records for every quick line of the window."""

    def __init__(self, journal: Journal, presentation: Presentation, deeds: Deeds) -> None:
        self._journal = journal
        self._presentation = presentation
        self._deeds = deeds
        self._context: LineContext | None = None
        self._key: tuple[int, str, datetime] | None = None

    def serve(self, line: QuickLine) -> None:
        """Read and record what is typed in ``line`` from now on."""
        line.line_typed.connect(lambda text: line.show_draft(self.read(text)))
        line.draft_submitted.connect(lambda draft: self._record(line, draft))

    def read(self, text: str) -> Draft:
        """Return what a line says now."""
        now = self._journal.now()
        return read_line(text, now, self._known(now))

    def correct(self, entry_id: str, text: str) -> None:
        """Read an entry's line again and let it replace the entry."""
        language = self._presentation.words.language
        context, logged = correction_context(self._journal, entry_id, language)
        draft = read_line(text, logged, context)
        self._deeds.do(lambda: correct(self._journal, entry_id, draft), "done.correct")

    def _record(self, line: QuickLine, draft: Draft) -> None:
        try:
            recorded = record(self._journal, draft)
        except Unacceptable as refusal:
            line.show_problems(refusal.problems)
            return
        except Trouble as trouble:
            line.show_trouble(self._deeds.trouble(trouble))
            return
        line.clear_line()
        told = "line.saved_closes" if recorded.closed else "line.saved"
        self._deeds.say_done(recorded.change, told, what=draft.note or draft.raw)

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
