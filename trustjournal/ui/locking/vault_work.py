"""Where the page of the lock meets the journal: what is shown there, what is done from there.

Encrypting and decrypting need the journal closed: the lock closes it, has the work done beside the
window and the journal opened again.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from trustjournal import settings
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping import remembering, vault
from trustjournal.journal.keeping.plain_copies import encrypt_copies, plain_copies, remove_copies
from trustjournal.journal.keeping.sealed import open_sealed
from trustjournal.journal.keeping.vault import Choice, JournalKey
from trustjournal.journal.opening import open_journal
from trustjournal.ui.kit.background import begin
from trustjournal.ui.locking.conversion import Conversion, Tell
from trustjournal.ui.locking.dialogs import NewPassphrase, StepDialog, ToPlain
from trustjournal.ui.locking.lock_page import LockPage, LockState
from trustjournal.ui.locking.locking import Locking
from trustjournal.ui.settings.screen import Section, SettingsPage
from trustjournal.ui.window import MainWindow


class VaultWork(QObject):
    """Serves the page of the lock for one open journal."""

    def __init__(self, journal: Journal, window: MainWindow, locking: Locking) -> None:
        self.screen = LockPage(window.presentation)
        super().__init__(self.screen)  # it knows the key no longer than the page is there
        self._journal, self._window, self._locking = journal, window, locking
        self._look = window.presentation
        self._path: Path = journal.database.path
        self._key = journal.database.key
        self._can_remember: bool | None = None
        self.screen.asked.connect(self._do)
        self.screen.minutes_chosen.connect(self._choose_minutes)
        self.screen.session_chosen.connect(self._choose_session)
        self.screen.keychain_chosen.connect(self._choose_keychain)
        locking.passphrase_wanted.connect(self._change)

    def page(self) -> SettingsPage:
        """Return its place among the settings."""
        name = lambda: self._look.words("locking.page.title")  # noqa: E731 - as the others
        return SettingsPage("lock", self.screen, name, self.fill, section=Section.SAFETY)

    def fill(self) -> None:
        """Show how the journal is kept; whether there is a keychain is asked beside the window."""
        self._show()
        if self._key is not None and self._can_remember is None:
            begin(remembering.can_remember, self._know_keychain)

    def _show(self) -> None:
        chosen, is_encrypted = settings.load(), self._key is not None
        self.screen.show_state(
            LockState(
                is_encrypted=is_encrypted,
                minutes=chosen.lock_minutes,
                with_session=chosen.lock_with_session,
                plain_copies=len(plain_copies(self._path)) if is_encrypted else 0,
                can_remember=self._can_remember,
                is_remembered=is_encrypted and remembering.is_remembered(self._path),
                can_write=not self._journal.is_read_only,
            )
        )

    def _do(self, name: str) -> None:
        {
            "encrypt": self._encrypt,
            "decrypt": self._decrypt,
            "change": self._change,
            "sheet": self._make_sheet,
            "encrypt_copies": self._encrypt_copies,
            "remove_copies": self._remove_copies,
        }[name]()

    def _encrypt(self) -> None:
        dialog = StepDialog(self._look, self._path.stem, self._window)
        dialog.completed.connect(self._encrypt_by)
        dialog.open()

    def _encrypt_by(self, choice: Choice) -> None:
        def work(tell: Tell) -> JournalKey:
            journal = self._opened(None)
            key = vault.encrypt(journal, choice.passphrase, key=choice.key, tell=tell).key
            settings.save(replace(settings.load(), searches={}))  # they may name clients
            return key

        self._hand_up("encrypting", work, "encrypted_now")

    def _decrypt(self) -> None:
        dialog = ToPlain(self._look, self._window)
        dialog.wanted.connect(self._decrypt_now)
        dialog.open()

    def _decrypt_now(self) -> None:
        key, language = self._key, self._look.words.language

        def work(tell: Tell) -> None:
            journal = self._opened(key)
            waiting = open_sealed(journal, language).unclear
            if waiting:
                journal.close()
                raise Unacceptable(Problem("sealed_lines_wait", {"count": len(waiting)}))
            vault.decrypt(journal, tell=tell)

        self._hand_up("decrypting", work, "decrypted_now")

    def _change(self) -> None:
        dialog = NewPassphrase(self._look, self._window)
        dialog.chosen.connect(self._change_to)
        dialog.open()

    def _change_to(self, phrase: str) -> None:
        def work() -> Trouble | None:
            try:
                journal = self._opened(self._key)
                vault.change_passphrase(journal, phrase)
                journal.close()
            except Trouble as trouble:
                return trouble
            return None

        begin(work, lambda trouble: self._tell("changed_now", trouble))

    def _make_sheet(self) -> None:
        StepDialog(self._look, self._path.stem, self._window, key=self._key).open()

    def _encrypt_copies(self) -> None:
        key, path = self._key, self._path
        if key is not None:
            work = lambda: encrypt_copies(plain_copies(path), path, key)  # noqa: E731 - one errand
            begin(work, lambda _: self._tell("copies_done"))

    def _remove_copies(self) -> None:
        begin(lambda: remove_copies(plain_copies(self._path)), lambda _: self._tell("copies_done"))

    def _choose_minutes(self, minutes: int) -> None:
        settings.save(replace(settings.load(), lock_minutes=minutes))
        self._locking.watch()

    def _choose_session(self, wanted: bool) -> None:  # noqa: FBT001 - a Qt slot
        settings.save(replace(settings.load(), lock_with_session=wanted))
        self._locking.watch()

    def _choose_keychain(self, wanted: bool) -> None:  # noqa: FBT001 - a Qt slot
        act = remembering.remember if wanted else remembering.forget

        def work() -> Trouble | None:
            try:
                act(self._journal)
            except Trouble as trouble:
                return trouble
            return None

        begin(work, lambda trouble: self._tell("remembered" if wanted else "forgotten", trouble))

    def _know_keychain(self, can: bool) -> None:  # noqa: FBT001 - a result
        self._can_remember = can
        self._show()

    def _tell(self, key: str, trouble: Trouble | None = None) -> None:
        words = self._look.words
        told = words(f"locking.told.{key}")
        if trouble is not None:
            told = words(f"troubles.{trouble.code}", **trouble.facts)
        self._window.toast.say(told)
        self._show()

    def _opened(self, key: JournalKey | None) -> Journal:
        return open_journal(self._path, clock=self._look.now, zone=self._look.zone.key, key=key)

    def _hand_up(self, title: str, work: Callable[[Tell], JournalKey | None], told: str) -> None:
        self._locking.carry_out(
            Conversion(f"locking.work.{title}", work, f"locking.told.{told}", self._key)
        )
