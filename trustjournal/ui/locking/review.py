"""Lines that were sealed while the journal was locked are looked at again, one by one.

Each is read as of when it was typed. What was recorded with a doubt is corrected; what could not be
recorded (no client, for instance) is recorded once it says what was missing, and waits until then.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.entries import correct, record
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.sealed import Entered, Opened, Unclear, forget_line
from trustjournal.journal.reading import correction_context, line_context
from trustjournal.quickline.context import LineContext
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.toast import Toast

WIDTH = 640


class ReviewDialog(QDialog):
    """One line at a time, and how it reads."""

    def __init__(self, presentation: Presentation, parent: QWidget | None) -> None:
        super().__init__(parent)
        words = presentation.words
        self._presentation = presentation
        self.setWindowTitle(words("locking.review.title"))
        self._count, self._why = Text(role="muted"), Wrapped(role="muted")
        self.line = QuickLine(presentation)
        self.later = button(words("locking.review.later"), self.reject)
        self.save = button(words("locking.review.save"), self.line.submit, role="primary")
        whole = column(
            row(Text(words("locking.review.title"), "title"), None, self._count),
            self._why,
            self.line,
            None,
            row(None, self.later, self.save),
            gap=theme.M,
        )
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.setLayout(whole)
        self.setMinimumWidth(presentation.px(WIDTH))
        self.line.left.connect(self.reject)

    def show_line(self, one: Entered | Unclear, place: int, count: int) -> None:
        """Show a line to be completed."""
        words = self._presentation.words
        self._count.say(words("locking.review.count", place=place, count=count))
        key = "recorded" if isinstance(one, Entered) else "waiting"
        typed = one.line.typed_at.astimezone(self._presentation.zone)
        told = words("locking.review.typed", day=words.day(typed.date()), time=words.clock(typed))
        self._why.say(f"{told} {words(f'locking.review.{key}')}")
        self.line.prepare(one.line.text)
        if isinstance(one, Unclear):
            self.line.show_problems(one.problems)


class ReviewWork(QObject):
    """Goes through what was opened, for one journal."""

    def __init__(
        self, journal: Journal, presentation: Presentation, toast: Toast, window: QWidget
    ) -> None:
        super().__init__(window)
        self._journal, self._look = journal, presentation
        self._toast, self._window = toast, window
        self._left: list[Entered | Unclear] = []
        self._count = 0
        self.dialog: ReviewDialog | None = None

    def tell(self, opened: Opened) -> None:
        """Say what was recorded, and offer what is to be looked at again."""
        words = self._look.words
        self._left = [*opened.for_review, *opened.unclear]
        self._count = len(self._left)
        told = words("locking.unlock.opened", count=len(opened.entered))
        if not self._left:
            self._toast.say(told)
            return
        waiting = words("locking.review.some", count=self._count)
        self._toast.say(
            f"{told} · {waiting}", action=words("locking.unlock.review"), act=self.begin
        )

    def begin(self) -> None:
        """Show the first line."""
        if not self._left:
            return
        self.dialog = dialog = ReviewDialog(self._look, self._window)
        dialog.line.line_typed.connect(self._read)
        dialog.line.draft_submitted.connect(self._take)
        self._show()
        dialog.open()

    def _show(self) -> None:
        if self.dialog is not None:
            self.dialog.show_line(self._left[0], self._count - len(self._left) + 1, self._count)

    def _read(self, text: str) -> None:
        if self.dialog is not None and self._left:
            draft, context = self._reading(self._left[0], text)
            self.dialog.line.show_draft(draft, context)

    def _reading(self, one: Entered | Unclear, text: str) -> tuple[Draft, LineContext]:
        language, at = self._look.words.language, one.line.typed_at
        if isinstance(one, Entered):
            context, at = correction_context(self._journal, one.recorded.id, language)
        else:
            context = line_context(self._journal, language, at)
        return read_line(text, at, context), context

    def _take(self, draft: Draft) -> None:
        one, dialog = self._left[0], self.dialog
        if dialog is None:
            return
        try:
            if isinstance(one, Entered):
                correct(self._journal, one.recorded.id, draft)
            else:
                with self._journal.logging_at(one.line.typed_at):
                    record(self._journal, draft, entry_id=one.line.entry_id)
                forget_line(self._journal, one.line)
        except Unacceptable as refusal:
            dialog.line.show_problems(refusal.problems)
            return
        except Trouble as trouble:
            words = self._look.words
            dialog.line.show_trouble(words(f"troubles.{trouble.code}", **trouble.facts))
            return
        del self._left[0]
        if self._left:
            self._show()
        else:
            dialog.accept()
