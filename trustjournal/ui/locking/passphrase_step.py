"""A passphrase is chosen, and the recovery key reaches paper: three small pages, one after another.

Used by the first run and by the settings. The key is drawn here, before there is anything to
encrypt, so that the sheet is on paper before it is needed; whoever uses the step encrypts with what
``completed`` hands over (a ``Choice``), at once, and keeps nothing of it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from trustjournal.journal.keeping.vault import (
    Choice,
    JournalKey,
    asked_groups,
    is_group,
    new_key,
    recovery_key,
)
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.forms import Field, line_edit
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Part, column, discard, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.locking.choosing import Choosing
from trustjournal.ui.locking.recovery_sheet import RecoverySheet

WIDEST = 560


class PassphraseStep(QWidget):
    """Choose, write down, check. ``left`` says that one went back from the first page."""

    completed = Signal(object)
    left = Signal()

    def __init__(
        self,
        presentation: Presentation,
        journal: str,
        *,
        can_leave: bool = True,
        key: JournalKey | None = None,
    ) -> None:
        """``journal`` is how the journal is called on the sheet.

        With the ``key`` of a journal that has a passphrase, it begins at the sheet.
        """
        super().__init__()
        self._presentation, self._journal = presentation, journal
        self.key, self._has_phrase = key or new_key(), key is not None
        self._passphrase = ""
        self.pages = QStackedWidget()
        self.choosing = Choosing(presentation)
        self.sheet: RecoverySheet | None = None
        self.groups: tuple[Field, ...] = ()
        self.pages.addWidget(self._first(can_leave=can_leave))
        self.setLayout(column(self.pages, gap=0))
        self.setMaximumWidth(presentation.px(WIDEST))
        self.choosing.submitted.connect(self.go_on)

    def start(self) -> None:
        """Begin at the first line, or at the sheet."""
        if self._has_phrase:
            self._to_sheet()
        else:
            self.choosing.setFocus()

    def go_on(self) -> None:
        """Go from the passphrase to the sheet, if it was typed twice alike."""
        chosen = self.choosing.chosen()
        if chosen is None:
            return
        self._passphrase = chosen
        self._to_sheet()

    def _to_sheet(self) -> None:
        self._show_anew(1, self._second())
        if self.sheet is not None:
            self.sheet.save.setFocus()

    def ask_groups(self) -> None:
        """Ask for two groups from paper."""
        self._show_anew(2, self._third())
        self.groups[0].control.setFocus()

    def finish(self) -> None:
        """Hand over what was chosen, if both groups are right."""
        words = self._presentation.words
        wrong = None
        for place, one in zip(asked_groups(self.key), self.groups, strict=True):
            is_right = is_group(self.key, place, _typed(one))
            told = "" if is_right else words("locking.step.group_wrong", number=place + 1)
            one.show_problem(told)
            wrong = wrong or (None if is_right else one)
        if wrong is not None:
            wrong.control.setFocus()
            return
        choice = Choice(self._passphrase, self.key)
        self._passphrase = ""
        self.choosing.forget()
        self.completed.emit(choice)

    def _first(self, *, can_leave: bool) -> QWidget:
        words = self._presentation.words
        back = button(words("locking.step.back"), self.left.emit)
        back.setVisible(can_leave)
        go_on = button(words("locking.step.go_on"), self.go_on, role="primary")
        return self._page("title", "why", self.choosing, row(back, None, go_on))

    def _second(self) -> QWidget:
        words = self._presentation.words
        groups = tuple(recovery_key(self.key).split("-"))
        self.sheet = RecoverySheet(self._presentation, groups, self._journal)
        back = button(words("locking.step.back"), lambda: self._back_to(0))
        back.setVisible(not self._has_phrase)
        done = button(words("locking.step.sheet_done"), self.ask_groups, role="primary")
        return self._page("sheet_title", "sheet_why", self.sheet, row(back, None, done))

    def _third(self) -> QWidget:
        words = self._presentation.words
        self.groups = tuple(
            Field(words("locking.step.group", number=place + 1), line_edit())
            for place in asked_groups(self.key)
        )
        back = button(words("locking.step.back"), lambda: self._back_to(1))
        finish = button(words("locking.step.finish"), self.finish, role="primary")
        fields = column(*self.groups, gap=theme.M)
        for one in self.groups:
            one.control.returnPressed.connect(self.finish)  # type: ignore[attr-defined] # QLineEdit
        return self._page("check_title", "check_why", fields, row(back, None, finish))

    def _page(self, title: str, why: str, *parts: Part) -> QWidget:
        words = self._presentation.words
        page = QWidget()
        page.setLayout(
            column(
                Text(words(f"locking.step.{title}"), "title"),
                Wrapped(words(f"locking.step.{why}"), "muted"),
                *parts,
                None,
                gap=theme.L,
            )
        )
        return page

    def _show_anew(self, place: int, page: QWidget) -> None:
        while self.pages.count() > place:
            discard(self.pages.widget(place) or page)
        self.pages.addWidget(page)
        self.pages.setCurrentIndex(place)

    def _back_to(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        if place == 0:
            self.choosing.setFocus()
        elif self.sheet is not None:
            self.sheet.save.setFocus()


def _typed(one: Field) -> str:
    return str(one.control.property("text"))
