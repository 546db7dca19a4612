"""What has every good window: a palette, a sheet of keys, settings, help and documents by a key?"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from trustjournal.journal.journal import Journal
from trustjournal.ui.commands.registry import Command, Group
from trustjournal.ui.desk.palette_work import Doors, PaletteWork
from trustjournal.ui.desk.print_work import PrintWork
from trustjournal.ui.desk.reminding import Reminding
from trustjournal.ui.desk.search_work import KEY as JOURNAL
from trustjournal.ui.palette.offers import Offer, OfferKind
from trustjournal.ui.settings.screen import SettingsScreen
from trustjournal.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trustjournal.ui.desk.desk import Desk
    from trustjournal.ui.hand.at_hand import AtHand
    from trustjournal.ui.help.window import HelpWindow

MISTAKES = "mistakes/seen"


class Conventions(QObject):
    """The conventions of one window, whichever journal is open, or none."""

    def __init__(self, window: MainWindow, memory: QSettings, journal: Callable[[], Path]) -> None:
        """``journal`` tells the file of the window, whether it is there or not."""
        super().__init__(window)
        self._journal_file = journal
        self._help: HelpWindow | None = None
        self._window = window
        self._memory = memory
        self._settings: SettingsScreen | None = None
        self._reminding: Reminding | None = None
        self._take_back: Callable[[], None] = lambda: None
        self.palette = PaletteWork(window, memory)
        self.palette.offer_also(self._pages)
        window.commands.add(
            self._command("help", self.show_help, Group.HELP, "help", "F1"),
            self._command("keys", self.show_keys, Group.HELP, "help", "Ctrl+/", "Ctrl+:"),
            self._command("about", self.show_about, Group.HELP, "notice"),
            self._command("mistakes", self.show_mistakes, Group.HELP, "notice"),
        )
        self._tell_mistakes()

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
        printing = PrintWork(journal, self._window, desk)
        self._take_back = self._window.commands.add(
            self._command(
                "settings", lambda: self._window.go("settings"), Group.WINDOW, "settings", "Ctrl+,"
            ),
            self._command(
                "document", lambda: self._window.go("documents"), Group.WRITE, "documents", "Ctrl+P"
            ),
            self._command(
                "print", printing.ask, Group.WRITE, "documents", "Ctrl+Shift+P",
                is_possible=lambda: printing.is_possible,
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

    def show_help(self, page: str = "") -> None:
        """Show the page of help about the screen in sight, or one named."""
        from trustjournal.ui.help.pages import page_about  # noqa: PLC0415 - when asked
        from trustjournal.ui.help.window import HelpWindow  # noqa: PLC0415

        if self._help is None:
            self._help = HelpWindow(self._window.presentation, self._window)
        self._help.show_page(page or page_about(self._window.current))
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_about(self) -> None:
        """Say what the program is, what it is made of, where it keeps things."""
        from trustjournal.ui.help.about import AboutDialog  # noqa: PLC0415 - when asked

        dialog = AboutDialog(self._window.presentation, self._journal_file(), self._window)
        dialog.mistakes_asked.connect(self.show_mistakes)
        dialog.open()

    def show_mistakes(self) -> None:
        """Show what failed in the program."""
        from trustjournal.ui.help.mistakes import MistakesDialog  # noqa: PLC0415 - when asked

        MistakesDialog(self._window.presentation, self._window).open()

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        from trustjournal.ui.commands.sheet import KeysSheet  # noqa: PLC0415 - when asked

        KeysSheet(self._window.presentation, self._window.commands, self._window).open()

    def _tell_mistakes(self) -> None:
        """Say once that something failed since the last start, with a way to see it."""
        from trustjournal.ui.help.mistakes import noted  # noqa: PLC0415 - after the first paint

        now = noted()
        before = str(self._memory.value(MISTAKES, "0"))
        self._memory.setValue(MISTAKES, now)
        if before.isdigit() and now > int(before):
            words = self._window.presentation.words
            self._window.toast.say(
                words("help.mistakes.noted"),
                action=words("help.mistakes.see"),
                act=self.show_mistakes,
            )

    def _pages(self) -> "Iterator[Offer]":
        words, screen = self._window.presentation.words, self._settings
        yield from self._help_pages()
        for one in screen.pages if screen is not None else ():
            yield Offer(
                f"page:{one.key}", OfferKind.SETTING, words("palette.page", page=one.name()),
                partial(self._open_page, one.key), icon="settings",
            )  # fmt: skip

    def _help_pages(self) -> "Iterator[Offer]":
        from trustjournal.ui.help.pages import pages  # noqa: PLC0415 - when asked

        words = self._window.presentation.words
        for one in pages(words.language):
            yield Offer(
                f"help:{one.name}", OfferKind.HELP, words("palette.help", page=one.title),
                partial(self.show_help, one.name), icon="help",
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
