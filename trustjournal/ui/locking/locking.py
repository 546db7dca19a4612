"""How does the window come to have the key, and how does it let go of it?

``ask`` shows the unlock screen; the passphrase is checked beside the window, and ``opened`` says
that the journal can be opened with ``key``. While it is open, Ctrl+L, nobody there, the session or
sleep lock it: what was being typed is sealed, the journal closed, its key forgotten.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit

from trustjournal import settings
from trustjournal.errors import Refused, Trouble
from trustjournal.journal.keeping import remembering
from trustjournal.journal.keeping.sealed import Opened, has_keys, waiting_lines
from trustjournal.journal.keeping.vault import unlock
from trustjournal.ui.commands.registry import Command
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.locking.conversion import Conversion, carry_out
from trustjournal.ui.locking.idle import IdleWatch
from trustjournal.ui.locking.reasons import LockReason
from trustjournal.ui.locking.review import ReviewWork
from trustjournal.ui.locking.unlock_screen import UnlockScreen
from trustjournal.ui.window import ARRIVAL, MainWindow, Place

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal
    from trustjournal.journal.keeping.vault import JournalKey
    from trustjournal.ui.hand.ways_in import WaysIn
    from trustjournal.ui.locking.session_watch import SessionWatch

LOCKED, KEYS_MISSING, KEYS_DAMAGED = "journal_locked", "keys_missing", "keys_damaged"
ANSWERS = {"passphrase_wrong": "wrong", KEYS_MISSING: "wrong_recovery"}


class Locking(QObject):
    """The lock of one window's journal."""

    opened = Signal()
    other_asked = Signal()
    passphrase_wanted = Signal()

    def __init__(self, window: MainWindow, close_journal: Callable[[], None]) -> None:
        """``close_journal`` lets go of the journal and of all that shows it."""
        super().__init__(window)
        self._close_journal = close_journal
        self._ways: WaysIn | None = None
        self._window, self._look = window, window.presentation
        self._path = Path()
        self._screen: UnlockScreen | None = None
        self._session: SessionWatch | None = None
        self.key: JournalKey | None = None
        self.idle = IdleWatch(self)
        self.idle.idled.connect(lambda: self.lock(LockReason.IDLE))
        self._take_back: Callable[[], None] = lambda: None
        self.reviewing: ReviewWork | None = None

    def follow(self, ways: "WaysIn") -> None:
        """Know how the window is reached: what is typed there is sealed while it is locked."""
        if ways is not self._ways:
            self._ways = ways
            ways.sealed_opened.connect(self.tell_opened)

    @staticmethod
    def concerns(trouble: Trouble) -> bool:
        """Whether a passphrase or a recovery key would do away with a trouble."""
        return trouble.code in {LOCKED, KEYS_MISSING, KEYS_DAMAGED}

    def ask(self, path: Path, trouble: Trouble, reason: LockReason = LockReason.START) -> None:
        """Show the unlock screen for the journal at ``path``."""
        self._path = path
        screen = self._made()
        self._window.clear_places()
        name = lambda: chrome("Journal")  # noqa: E731 - as the other screens are named
        self._window.add(Place(ARRIVAL, "lock", screen, name, screen.retell))
        self._window.begin(ARRIVAL)
        why = self._told(trouble) if trouble.code != LOCKED else ""
        minutes = settings.load().lock_minutes
        screen.show_locked(reason, minutes=minutes, count=waiting_lines(path), why=why)
        if trouble.code != LOCKED:
            screen.ask_recovery()
        known = remembering.is_remembered(path)
        screen.offer_keychain(can_open=known, can_remember=False)
        begin(remembering.can_remember, lambda can: self._offer(screen, known=known, can=can))
        if known and reason is LockReason.START:
            self._ask_keychain()

    def serve(self, journal: "Journal") -> None:
        """Watch over an open journal: one that is encrypted is locked when nobody is there."""
        self.key, self._path, self._screen = journal.database.key, journal.database.path, None
        self.reviewing = ReviewWork(journal, self._look, self._window.toast, self._window)
        command = Command(
            "lock", lambda: chrome("Lock the journal"), self._lock, keys=("Ctrl+L",), icon="lock"
        )
        self._take_back = self._window.commands.add(command)
        self.watch()
        if self.key is not None and not has_keys(self._path):
            self._ask_new_passphrase()

    def tell_opened(self, opened: Opened) -> None:
        """Say which sealed lines were recorded, and offer those that need a word."""
        if self.reviewing is not None:
            self.reviewing.tell(opened)

    def watch(self) -> None:
        """Follow the preferences: how long nobody may be there, and the session."""
        self._rest()
        chosen = settings.load()
        if self.key is None:
            return
        self.idle.begin(chosen.lock_minutes)
        if chosen.lock_with_session:
            from trustjournal.ui.locking.session_watch import (  # noqa: PLC0415 - after paint
                SessionWatch,
            )

            self._session = SessionWatch(self)
            self._session.locked.connect(self.lock)
            self._session.begin()

    def lock(self, reason: str) -> None:
        """Close the journal and take all of it out of sight; only its key opens it again."""
        if self.key is not None:
            refused = self._put_away()
            self.ask(self._path, refused, LockReason(reason))

    def carry_out(self, conversion: Conversion) -> None:
        """Close the journal, have something done to it, then have it opened and say so."""
        self._put_away()
        self._screen = None

        def conclude(key: "JournalKey | None", told: str) -> None:
            self.key = key
            self.opened.emit()
            self._window.toast.say(told)

        carry_out(self._window, conversion, conclude)

    def leave(self) -> None:
        """The journal is being closed: let go of its key."""
        self._rest()
        self._take_back()
        self._take_back = lambda: None
        self.key = None
        if self.reviewing is not None:
            self.reviewing.deleteLater()
            self.reviewing = None

    def _put_away(self) -> Refused:
        """Seal what is being typed, close what shows the journal, and let go of the key."""
        refused = Refused(LOCKED, path=str(self._path))
        unsaved = [self._window.line.edit.text(), *_unsaved()]
        for dialog in _dialogs():
            dialog.reject()
        if self._ways is not None:
            for text in unsaved:
                if text.strip():
                    self._ways.entry.drafts.put_aside(text)
            self._ways.lock(refused)
        self._window.line.forget()
        self._window.toast.forget()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self.leave()
        self._window.clear_places()
        self._window.repaint()  # out of sight first: closing may take a moment
        self._close_journal()
        return refused

    def _ask_new_passphrase(self) -> None:
        """The recovery key opened a journal whose keys are lost: a passphrase makes new ones."""
        words = self._look.words
        self._window.toast.say(
            words("locking.keys_lost"),
            action=words("locking.page.change"),
            act=self.passphrase_wanted.emit,
        )

    def _lock(self) -> None:
        if self.key is None:
            self._window.toast.say(self._look.words("locking.plain"))
        else:
            self.lock(LockReason.ASKED)

    def _rest(self) -> None:
        self.idle.end()
        if self._session is not None:
            self._session.end()
            self._session = None

    @property
    def _shown(self) -> UnlockScreen | None:
        """The unlock screen, while it is there: what was asked may be answered later."""
        there = self._screen is not None and shiboken6.isValid(self._screen)
        return self._screen if there else None

    def _made(self) -> UnlockScreen:
        self._screen = screen = UnlockScreen(self._look)
        screen.unlock_asked.connect(self._check)
        screen.keychain_asked.connect(self._ask_keychain)
        screen.capture_asked.connect(self._capture)
        screen.other_asked.connect(self.other_asked)
        return screen

    def _capture(self) -> None:
        if self._ways is not None:
            self._ways.capture()

    def _offer(self, screen: UnlockScreen, *, known: bool, can: bool) -> None:
        if screen is self._shown:
            screen.offer_keychain(can_open=known and can, can_remember=can)

    def _check(self, typed: str, remember: bool) -> None:  # noqa: FBT001 - a Qt slot
        path, was_known = self._path, remembering.is_remembered(self._path)

        def work() -> "tuple[JournalKey | Trouble, Trouble | None]":
            try:
                key = unlock(path, typed)
            except Trouble as trouble:
                return trouble, None
            try:
                if remember and not was_known:
                    remembering.remember_key(path, key)
            except Trouble as refused:
                return key, refused
            return key, None

        begin(work, lambda found: self._conclude(*found))

    def _ask_keychain(self) -> None:
        path, screen = self._path, self._shown
        if screen is not None:
            screen.show_busy(busy=True)

        def conclude(key: "JournalKey | None") -> None:
            if key is not None:
                self._conclude(key)
            elif screen is not None and screen is self._shown:
                screen.show_problem(self._look.words("locking.unlock.keychain_failed"))

        begin(lambda: remembering.remembered_key(path), conclude)

    def _conclude(self, found: "JournalKey | Trouble", refused: Trouble | None = None) -> None:
        screen = self._shown
        if screen is None:
            return  # the window went elsewhere meanwhile
        if isinstance(found, Trouble):
            screen.show_problem(self._told(found))
            return
        self.key = found
        self.opened.emit()
        if refused is not None:
            self._window.toast.say(self._told(refused))

    def _told(self, trouble: Trouble) -> str:
        words = self._look.words
        screen = self._shown
        if trouble.code in ANSWERS and screen is not None and screen.busy.isVisible():
            return words(f"locking.unlock.{ANSWERS[trouble.code]}")
        return words(f"troubles.{trouble.code}", **trouble.facts)


def _dialogs() -> list[QDialog]:
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog))
    return [one for one in found if one.isVisible()]


def _unsaved() -> list[str]:
    """Return what was typed into dialogs that are open, each dialog one text."""
    found = []
    for dialog in _dialogs():
        lines = [
            *(one.text() for one in dialog.findChildren(QLineEdit) if one.isModified()),
            *(one.toPlainText() for one in _texts(dialog) if one.document().isModified()),
        ]
        secret = any(
            one.echoMode() is not QLineEdit.EchoMode.Normal
            for one in dialog.findChildren(QLineEdit)
        )
        found.append("" if secret else " · ".join(line for line in lines if line.strip()))
    return found


def _texts(dialog: QDialog) -> list[QPlainTextEdit | QTextEdit]:
    return [*dialog.findChildren(QPlainTextEdit), *dialog.findChildren(QTextEdit)]
