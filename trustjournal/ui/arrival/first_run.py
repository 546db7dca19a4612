"""The first run: in which language, where the journal lives and for whom, and where to begin?

Three steps, back and forth as one likes; nothing is written before something is chosen on the last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QWidget

from trustjournal.journal.keeping.vault import Choice
from trustjournal.ui.frame.rail import LANGUAGE_NAMES
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Elided, Text, Wrapped, hairline
from trustjournal.ui.kit.layouts import Page, column, discard, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.locking.passphrase_step import PassphraseStep

WIDEST, STEPS, START_WIDTH = 600, 3, 208


class Start(StrEnum):
    """Where to begin; its words are ``safekeeping.first.<start>``."""

    EMPTY = "empty"
    IMPORT = "import"
    RESTORE = "restore"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was chosen. ``choice`` is the passphrase of an encrypted journal."""

    path: Path
    start: Start
    choice: Choice | None = None


class FirstRun(Page):
    """The three steps. ``chosen`` carries a ``Beginning``."""

    language_tried = Signal(str)
    folder_asked = Signal()
    chosen = Signal(object)

    def __init__(self, presentation: Presentation, path: Path) -> None:
        """``path`` is where the journal would live."""
        super().__init__()
        self._look = presentation
        self._path = path
        self._service = ""
        self._step = 1
        self._is_protected = True
        self._choice: Choice | None = None
        self._problem = ""
        self._told: tuple[str, str] | None = None
        self._pages = QStackedWidget()
        self._pages.setMaximumWidth(presentation.px(WIDEST))
        across = row(gap=0)
        across.addWidget(self._pages, 100)
        across.addStretch(1)
        across.insertStretch(0, 1)
        across.setContentsMargins(theme.XXL, theme.XXL * 2, theme.XXL, theme.XL)
        self.sheet.setLayout(across)
        self.setFocusProxy(self._pages)
        self.retell()

    @property
    def step(self) -> int:
        """The step in sight, from 1."""
        return self._step

    def show_folder(self, path: Path, service: str | None) -> None:
        """Show where the journal would live; ``service`` copies that folder elsewhere."""
        self._path, self._service = path, service or ""
        self.retell()

    def show_problem(self, told: str) -> None:
        """Say why it could not begin; everything that was chosen still is."""
        self._problem = told
        self.retell()

    def fill(self) -> None:
        """Show the step again if language or colours are others by now."""
        told = self._manner()
        if self._told != told and not isinstance(self._pages.currentWidget(), PassphraseStep):
            self.retell()

    def retell(self) -> None:
        """Show the step in sight again."""
        self._told = self._manner()
        made = {1: self._language, 2: self._place, 3: self._start}[self._step]()
        old = self._pages.currentWidget()
        self._pages.addWidget(made)
        self._pages.setCurrentWidget(made)
        if old is not None:
            self._pages.removeWidget(old)
            discard(old)

    def go(self, step: int) -> None:
        """Show a step; Enter goes on from there."""
        self._step, self._problem = step, ""
        self.retell()
        self._pages.setFocus()

    def _manner(self) -> tuple[str, str]:
        return self._look.words.language, self._look.palette.name

    def _language(self) -> QWidget:
        words = self._look.words
        card, group = Card(gap=theme.M), QButtonGroup(self)
        for language, name in LANGUAGE_NAMES.items():
            one = QRadioButton(name)
            one.setChecked(language == words.language)
            one.clicked.connect(lambda _=False, chosen=language: self.language_tried.emit(chosen))
            group.addButton(one)
            card.inside.addWidget(one)
        return self._page("language", card, after=lambda: self.go(2))

    def _place(self) -> QWidget:
        words = self._look.words
        where = Card()
        where.inside.addWidget(Text(words("safekeeping.first.folder"), "strong"))
        choose = button(words("safekeeping.first.choose"), self.folder_asked.emit)
        line = row(gap=theme.M)
        line.addWidget(Elided(str(self._path.parent), "muted"), 1)
        line.addWidget(choose)
        where.inside.addLayout(line)
        if self._service:
            told = words("safekeeping.first.synced", service=self._service)
            where.inside.addWidget(Wrapped(told, "problem"))
        held = QWidget()
        held.setLayout(column(where, self._protection(), gap=theme.M))
        return self._page("place", held, after=self._leave_place, is_ready=not self._service)

    def _protection(self) -> Card:
        words = self._look.words
        card, group = Card(gap=theme.XS), QButtonGroup(self)
        for key, is_protected in (("protect", True), ("plain", False)):
            one = QRadioButton(words(f"safekeeping.first.{key}"))
            one.setChecked(self._is_protected == is_protected)
            one.clicked.connect(lambda _=False, chosen=is_protected: self._protect(chosen=chosen))
            group.addButton(one)
            why = Wrapped(words(f"safekeeping.first.{key}_why"), "muted")
            why.setContentsMargins(theme.XL, 0, 0, theme.S)
            card.inside.addWidget(one)
            card.inside.addWidget(why)
        return card

    def _start(self) -> QWidget:
        words, card = self._look.words, Card(gap=theme.M)
        for place, start in enumerate(Start):
            if place:
                card.inside.addWidget(hairline())
            pressed = button(
                words(f"safekeeping.first.{start}"),
                lambda chosen=start: self._begin(chosen),  # type: ignore[misc] # one for each
                role="" if place else "primary",
            )
            pressed.setMinimumWidth(self._look.px(START_WIDTH))
            line = row(pressed, gap=theme.L)
            why = Wrapped(words(f"safekeeping.first.{start}_why"), "muted")
            line.addWidget(why, 1, Qt.AlignmentFlag.AlignVCenter)
            card.inside.addLayout(line)
        return self._page("start", card, after=None)

    def _page(
        self,
        key: str,
        inside: QWidget,
        *,
        after: Callable[[], object] | None,
        is_ready: bool = True,
    ) -> QWidget:
        words = self._look.words
        whole = column(
            Text(words("safekeeping.first.step", number=self._step, count=STEPS), "caption"),
            Wrapped(words(f"safekeeping.first.{key}"), "title"),
            Wrapped(words(f"safekeeping.first.{key}_why"), "muted"),
            theme.XS,
            inside,
            gap=theme.S,
        )
        if self._problem:
            whole.addWidget(Wrapped(self._problem, "problem"))
        ways = row(gap=theme.S)
        if self._step > 1:
            back = self._step - 1
            ways.addWidget(button(words("safekeeping.first.back"), lambda: self.go(back)))
        ways.addStretch(1)
        if after is not None:
            onward = button(words("safekeeping.first.next"), after, role="primary")
            onward.setEnabled(is_ready)
            ways.addWidget(onward)
            self._pages.setFocusProxy(onward)
        whole.addSpacing(theme.S)
        whole.addLayout(ways)
        whole.addStretch(1)
        made = QWidget()
        made.setLayout(whole)
        return made

    def _protect(self, *, chosen: bool) -> None:
        self._is_protected = chosen

    def _leave_place(self) -> None:
        if not self._is_protected:
            self._choice = None
            self.go(3)
        elif self._choice is not None:
            self.go(3)
        else:
            self._ask_passphrase()

    def _ask_passphrase(self) -> None:
        step = PassphraseStep(self._look, self._path.stem)
        step.left.connect(lambda: self.go(2))
        step.completed.connect(self._take)
        old = self._pages.currentWidget()
        self._pages.addWidget(step)
        self._pages.setCurrentWidget(step)
        if old is not None:
            self._pages.removeWidget(old)
            discard(old)
        step.start()

    def _take(self, choice: Choice) -> None:
        self._choice = choice
        self.go(3)

    def _begin(self, start: Start) -> None:
        choice = self._choice if self._is_protected else None
        self.chosen.emit(Beginning(self._path, start, choice))
