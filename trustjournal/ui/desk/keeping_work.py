"""Where the page of backups meets the journal: how things stand, what is asked for from there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from trustjournal import settings
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.copies import Copy, copies_of
from trustjournal.journal.keeping.restoring import Restoring, keys_by
from trustjournal.journal.keeping.safekeeping import (
    accept_counts,
    backup_folder,
    is_rotation_resting,
)
from trustjournal.ui.arrival.copies_work import CopiesWork
from trustjournal.ui.commands.registry import Command
from trustjournal.ui.desk.backup_work import BackupWork
from trustjournal.ui.kit.background import begin
from trustjournal.ui.settings.backups import BackupsPage, Keeping
from trustjournal.ui.settings.screen import Section, SettingsPage
from trustjournal.ui.window import MainWindow

KEY = "backups"


class KeepingWork(QObject):
    """Serves the page of backups of one open journal."""

    restore_wanted = Signal(object, str)
    page_wanted = Signal(str)

    def __init__(self, journal: Journal, window: MainWindow, backups: BackupWork) -> None:
        self.screen = BackupsPage(window.presentation)
        super().__init__(self.screen)
        self._journal = journal
        self._window = window
        self._look = window.presentation
        self._backups = backups
        self._work = CopiesWork(self.screen.copies, self._look, self._wish)
        self._work.restore_wanted.connect(self.restore_wanted)
        self.screen.backup_asked.connect(backups.back_up)
        self.screen.second_asked.connect(self._ask_second)
        self.screen.second_forgotten.connect(lambda: self.choose_second(None))
        self.screen.settled.connect(self._settle)
        backups.told.connect(self._again)
        self._take_back = self._offer_commands()
        backups.left.connect(self._take_back)

    def page(self) -> SettingsPage:
        """Return its place among the settings."""
        name = lambda: self._look.words("safekeeping.page.name")  # noqa: E731 - told anew each time
        return SettingsPage(KEY, self.screen, name, self.fill, section=Section.SAFETY)

    def fill(self) -> None:
        """Show how things stand, and read which backups there are."""
        self.screen.show_keeping(self._keeping())
        path, second = self._journal.path, _second()
        begin(lambda: copies_of(path, second=second), self._list)

    def choose_second(self, folder: Path | None) -> None:
        """Copy each backup to a second folder from now on, or to none."""
        told = None if folder is None else str(folder)
        settings.save(replace(settings.load(), backup_folder=told))
        if folder is not None:
            self._backups.back_up()
        self.fill()

    def _offer_commands(self) -> Callable[[], None]:
        look, journal = self._look, self._journal
        return self._window.commands.add(
            Command(
                "back_up",
                lambda: look.words("commands.back_up"),
                self._backups.back_up,
                icon="save",
                is_possible=lambda: not journal.is_read_only,
            ),
            Command("restore", lambda: look.words("commands.restore"), self._show, icon="restore"),
        )

    def _show(self) -> None:
        self._window.go("settings")
        self.page_wanted.emit(KEY)

    def _keeping(self) -> Keeping:
        words, backups = self._look.words, self._backups
        trouble, second = backups.trouble, settings.load().backup_folder
        return Keeping(
            last="" if backups.last_at is None else self.screen.copies.when(backups.last_at),
            trouble="" if trouble is None else words(f"troubles.{trouble.code}", **trouble.facts),
            folder=str(backup_folder(self._journal)),
            second=second,
            is_second_away=backups.second_trouble is not None,
            is_busy=backups.is_busy,
            is_resting=is_rotation_resting(self._journal),
            can_write=not self._journal.is_read_only,
        )

    def _list(self, copies: tuple[Copy, ...]) -> None:
        if shiboken6.isValid(self.screen) and self.screen.copies.is_listing:
            self.screen.copies.show_copies(copies)

    def _again(self) -> None:
        if self.screen.isVisible():
            self.fill()

    def _settle(self) -> None:
        accept_counts(self._journal)
        self._window.banner.drop("rests")
        self.fill()

    def _ask_second(self) -> None:
        title = self._look.words("safekeeping.page.choose_folder")
        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if name:
            self.choose_second(Path(name))

    def _wish(self, given: str) -> Restoring:
        journal = self._journal
        keys = keys_by(given or None, journal.database.key)
        return Restoring(journal.path, self._look.now, journal.zone, keys)


def _second() -> Path | None:
    folder = settings.load().backup_folder
    return None if folder is None else Path(folder)
