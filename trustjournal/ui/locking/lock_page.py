"""The page of settings about the lock: how the journal is kept, when it locks, what it is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.forms import choice, chosen_value
from trustjournal.ui.kit.labels import Wrapped
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.sheet import SettingsSheet, add_choice, add_switch, switch

MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)


@dataclass(frozen=True, slots=True)
class LockState:
    """How the journal is kept now. ``can_remember`` is None while that is not known yet."""

    is_encrypted: bool
    minutes: int
    with_session: bool
    plain_copies: int = 0
    can_remember: bool | None = None
    is_remembered: bool = False
    can_write: bool = True


class LockPage(SettingsSheet):
    """Shows a ``LockState``, and asks for another."""

    asked = Signal(str)
    """encrypt, decrypt, change, sheet, encrypt_copies or remove_copies."""
    minutes_chosen = Signal(int)
    session_chosen = Signal(bool)
    keychain_chosen = Signal(bool)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self.minutes: QComboBox = QComboBox()
        self.session, self.keychain = QCheckBox(), QCheckBox()

    def show_state(self, state: LockState) -> None:
        """Show how the journal is kept, and what can be chosen."""
        words = self.presentation.words
        self.begin(words("locking.page.title"), words("locking.page.why"))
        self._tell_kept(state)
        if state.is_encrypted and state.plain_copies:
            self._tell_copies(state)
        if state.is_encrypted:
            self._tell_when(state)
            self._tell_keychain(state)
        worth = self.card(words("locking.page.worth"))
        worth.inside.addWidget(Wrapped(words("locking.page.worth_yes")))
        worth.inside.addWidget(Wrapped(words("locking.page.worth_no")))
        self.end()

    def _tell_kept(self, state: LockState) -> None:
        words, key = self.presentation.words, "encrypted" if state.is_encrypted else "plain"
        card = self.card(words(f"locking.page.{key}"))
        card.inside.addWidget(Wrapped(words(f"locking.page.{key}_why"), "muted"))
        ways = {"change": "", "sheet": "", "decrypt": "link"}
        self._add_ways(card, ways if state.is_encrypted else {"encrypt": "primary"}, state)

    def _tell_copies(self, state: LockState) -> None:
        words = self.presentation.words
        card = self.card(words("locking.page.copies"))
        told = words("locking.page.copies_why", count=state.plain_copies)
        card.inside.addWidget(Wrapped(told, "muted"))
        self._add_ways(card, {"encrypt_copies": "primary", "remove_copies": ""}, state)

    def _tell_when(self, state: LockState) -> None:
        words = self.presentation.words
        card = self.card(words("locking.page.when"))
        options = sorted({*MINUTES, state.minutes}, key=lambda one: one or 10_000)
        self.minutes = choice(
            ((str(one), self._length(one)) for one in options), chosen=str(state.minutes)
        )
        self.minutes.currentIndexChanged.connect(
            lambda: self.minutes_chosen.emit(int(chosen_value(self.minutes)))
        )
        add_choice(card, words("locking.page.idle"), self.minutes)
        self.session = switch(words("locking.page.session"), on=state.with_session)
        self.session.clicked.connect(self.session_chosen)
        add_switch(card, self.session, words("locking.page.when_why"))

    def _tell_keychain(self, state: LockState) -> None:
        words = self.presentation.words
        card = self.card(words("locking.page.keychain"))
        self.keychain = switch(words("locking.page.remember"), on=state.is_remembered)
        self.keychain.setEnabled(bool(state.can_remember) or state.is_remembered)
        self.keychain.clicked.connect(self.keychain_chosen)
        why = "no_keychain" if state.can_remember is False else "keychain_why"
        add_switch(card, self.keychain, words(f"locking.page.{why}"))

    def _length(self, minutes: int) -> str:
        words = self.presentation.words
        told = words("locking.page.never")
        return words("locking.page.minutes", count=minutes) if minutes else told

    def _add_ways(self, card: Card, names: Mapping[str, str], state: LockState) -> None:
        ways = row(gap=theme.S)
        for name, role in names.items():
            told = self.presentation.words(f"locking.page.{name}")
            way = button(f"{told}…", partial(self.asked.emit, name), role=role)
            way.setEnabled(state.can_write)
            ways.addWidget(way)
        ways.addStretch(1)
        card.inside.addLayout(ways)
