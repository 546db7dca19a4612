"""The page of quick entry: the key that opens it, step by step, and a try."""

import shlex

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.forms import choice, chosen_value
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, empty, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.binding import Desktop, command_line

WIDEST = 760
LINE, FRAME = 18, 24  # of a box: border, padding and margin, above and below


class QuickEntryPage(Page):
    """How a key opens the capture window."""

    trial_asked = Signal()
    paste_asked = Signal()
    stay_chosen = Signal(bool)

    def __init__(
        self, presentation: Presentation, command: tuple[str, ...], desktop: Desktop
    ) -> None:
        """``command`` is what the key runs, word by word."""
        super().__init__()
        self._presentation = presentation
        self._command = command
        self.desktop = choice((), chosen=None)
        self._chosen = desktop
        self._result = ""
        self._can_stay, self._stays = False, False
        self._whole: QVBoxLayout = column(gap=theme.M)
        self._whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        across = row()
        across.addWidget(self._bounded(), 100)
        across.addStretch(1)
        self.sheet.setLayout(across)
        self.retell()

    def retell(self) -> None:
        """Say everything again."""
        words = self._presentation.words
        empty(self._whole)
        self._whole.addWidget(Text(words("capture.title"), "title"))
        self._whole.addWidget(Wrapped(words("capture.page.why"), "muted"))
        self._whole.addWidget(self._trial())
        self._whole.addWidget(self._steps())
        self._whole.addWidget(self._more())
        self._whole.addStretch(1)

    def show_trial(self, milliseconds: int | None) -> None:
        """Say how long the window took to show; None if nothing was seen of it."""
        words = self._presentation.words
        self._result = (
            words("capture.page.trial_nothing")
            if milliseconds is None
            else words("capture.page.trial_done", milliseconds=milliseconds)
        )
        self.outcome.say(self._result)
        self.outcome.setVisible(bool(self._result))

    def show_staying(self, *, possible: bool, chosen: bool) -> None:
        """Show whether the program may stay when its window is closed, and whether it does."""
        self._can_stay, self._stays = possible, chosen
        self.stays.setEnabled(possible)
        self.stays.setChecked(chosen and possible)

    def _bounded(self) -> QWidget:
        bounded = QWidget()
        bounded.setMaximumWidth(self._presentation.px(WIDEST))
        bounded.setLayout(self._whole)
        return bounded

    def _trial(self) -> Card:
        words = self._presentation.words
        card = Card()
        card.inside.addWidget(Text(words("capture.page.trial"), "head"))
        card.inside.addWidget(Wrapped(words("capture.page.trial_why"), "muted"))
        self.outcome = Wrapped(self._result)
        self.outcome.setVisible(bool(self._result))
        press = button(words("capture.page.trial_now"), self.trial_asked.emit, role="primary")
        card.inside.addLayout(row(press, None))
        card.inside.addWidget(self.outcome)
        return card

    def _steps(self) -> Card:
        words = self._presentation.words
        card = Card()
        card.inside.addWidget(Text(words("capture.page.key"), "head"))
        self.desktop = choice(
            ((one.value, words(f"capture.desktop.{one}")) for one in Desktop), chosen=self._chosen
        )
        self.desktop.setAccessibleName(words("capture.page.desktop"))
        self.desktop.currentIndexChanged.connect(self._choose)
        card.inside.addLayout(row(Text(words("capture.page.desktop"), "muted"), self.desktop, None))
        command = command_line(self._command)
        for step in words(f"capture.steps.{self._chosen}", command=command).splitlines():
            card.inside.addWidget(Wrapped(step))
        self._add_copied(card, words("capture.page.command"), command)
        script = self._script(command)
        if script:
            self._add_copied(card, words("capture.page.script"), script)
        return card

    def _script(self, command: str) -> str:
        """What does the same in a terminal, where a desktop has such a way."""
        words, key = self._presentation.words, f"capture.script.{self._chosen}"
        if not words.has(key):
            return ""
        return words.raw(key).format(
            command=command,
            quoted=shlex.quote(command),
            program=self._command[0],
            rest=command_line(self._command[1:]),
        )

    def _add_copied(self, card: Card, heading: str, text: str) -> None:
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setAccessibleName(heading)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = len(text.splitlines())
        shown.setFixedHeight(self._presentation.px(LINE) * lines + FRAME)
        copy = button(
            self._presentation.words("capture.page.copy"),
            lambda: QGuiApplication.clipboard().setText(text),
            role="small",
        )
        card.inside.addLayout(row(Text(heading, "muted"), None, copy))
        card.inside.addWidget(shown)

    def _more(self) -> Card:
        words = self._presentation.words
        card = Card()
        card.inside.addWidget(Text(words("capture.page.more"), "head"))
        self.stays = QCheckBox(words("capture.page.stay"))
        self.show_staying(possible=self._can_stay, chosen=self._stays)
        self.stays.clicked.connect(self.stay_chosen)
        card.inside.addWidget(self.stays)
        card.inside.addWidget(Wrapped(words("capture.page.stay_why"), "muted"))
        paste = button(words("capture.page.paste"), self.paste_asked.emit)
        card.inside.addLayout(row(paste, None))
        return card

    def _choose(self) -> None:
        self._chosen = Desktop(chosen_value(self.desktop))
        self.retell()
        self.desktop.setFocus()
