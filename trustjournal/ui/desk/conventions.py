"""What has every good window: a palette, a sheet of keys, settings, help and documents by a key?"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from trustjournal.journal.journal import Journal
from trustjournal.ui.commands.registry import Command, Group
from trustjournal.ui.desk.palette_work import Doors, PaletteWork
from trustjournal.ui.desk.reminding import Reminding
from trustjournal.ui.desk.search_work import KEY as JOURNAL
from trustjournal.ui.palette.offers import Offer, OfferKind
from trustjournal.ui.settings.screen import SettingsScreen
from trustjournal.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trustjournal.ui.desk.desk import Desk
    from trustjournal.ui.hand.at_hand import AtHand


class Conventions(QObject):
    """The conventions of one window, whichever journal is open, or none."""

    def __init__(self, window: MainWindow, memory: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._settings: SettingsScreen | None = None
        self._reminding: Reminding | None = None
        self._take_back: Callable[[], None] = lambda: None
        self.palette = PaletteWork(window, memory)
        self.palette.offer_also(self._pages)
        window.commands.add(
            self._command("keys", self.show_keys, Group.HELP, "help", "Ctrl+/", "Ctrl+:"),
        )

    def serve(
        self,
        journal: Journal,
        desk: "Desk",
        settings: SettingsScreen,
        *,
        ways: "AtHand",
        come_forward: Callable[[], None],
    ) -> None:
        """Offer what an open journal allows; ``come_forward`` shows the window."""
        self._settings = settings
        self._reminding = Reminding(
            journal, desk, self._window, ways, memory=self._memory, come_forward=come_forward
        )
        settings.add(self._reminding.settings_page())
        search = desk.shelf.search

        def search_for(query: str) -> None:
            self._window.go(JOURNAL)
            search.screen.search_for(query)

        doors = Doors(desk.open_mission, search.open, search_for)
        self.palette.serve(journal, desk.deeds, desk.lines, doors=doors)
        self._take_back = self._window.commands.add(
            self._command(
                "settings", lambda: self._window.go("settings"), Group.WINDOW, "settings", "Ctrl+,"
            ),
            self._command(
                "document", lambda: self._window.go("documents"), Group.WRITE, "documents", "Ctrl+P"
            ),
            self._command(
                "next_match", search.to_next, Group.FIND, "chevron_down", "F3",
                is_possible=lambda: self._window.current == JOURNAL,
            ),
        )  # fmt: skip

    def leave(self) -> None:
        """The journal is being closed."""
        self._settings = None
        if self._reminding is not None:
            self._reminding.leave()
            self._reminding = None
        self.palette.leave()
        self._take_back()

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        from trustjournal.ui.commands.sheet import KeysSheet  # noqa: PLC0415 - when asked

        KeysSheet(self._window.presentation, self._window.commands, self._window).open()

    def _pages(self) -> "Iterator[Offer]":
        words, screen = self._window.presentation.words, self._settings
        for one in screen.pages if screen is not None else ():
            yield Offer(
                f"page:{one.key}", OfferKind.SETTING, words("palette.page", page=one.name()),
                partial(self._open_page, one.key), icon="settings",
            )  # fmt: skip

    def _open_page(self, key: str) -> None:
        if self._settings is not None:
            self._window.go("settings")
            self._settings.show_page(key)

    def _command(
        self,
        key: str,
        act: Callable[[], object],
        group: Group,
        icon: str,
        *keys: str,
        is_possible: Callable[[], bool] = lambda: True,
    ) -> Command:
        words = self._window.presentation
        return Command(
            key,
            lambda: words.words(f"commands.{key}"),
            act,
            keys=keys,
            group=group,
            icon=icon,
            is_possible=is_possible,
        )
