"""How is the window put together? The composition root: the only place where all rooms meet.

The frame is painted first; the journal is opened, and its rooms are imported, right after that
first paint. What cannot be opened is said inside the window, with the ways on.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, Qt, QTimer

from trustjournal import settings
from trustjournal.errors import Refused, Trouble
from trustjournal.ui.application import application, zone_of
from trustjournal.ui.home import Home
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.presence.activation import asking
from trustjournal.ui.presence.address import address_of
from trustjournal.ui.presence.calling import call
from trustjournal.ui.presence.lock import lock_at
from trustjournal.ui.presence.message import PATIENCE, Errand
from trustjournal.ui.window import MainWindow, Place

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal
    from trustjournal.ui.arrival.arriving import Arriving
    from trustjournal.ui.desk.bulk_work import BulkWork
    from trustjournal.ui.desk.conventions import Conventions
    from trustjournal.ui.desk.desk import Desk
    from trustjournal.ui.hand.at_hand import AtHand
    from trustjournal.ui.hand.resting import Resting
    from trustjournal.ui.locking.locking import Locking
    from trustjournal.ui.settings.screen import SettingsScreen

Clock = Callable[[], datetime]
TRAY_MS = 60_000  # a panel may start later than we do


@dataclass(frozen=True, slots=True)
class Manner:
    """How the window is opened: ``resting`` in the tray; ``safe``: as if nothing were chosen."""

    resting: bool = False
    safe: bool = False


USUAL = Manner()


def open_main_window(path: Path, language: str, clock: Clock, *, manner: Manner = USUAL) -> int:
    """Open the window on the journal at ``path``; return the exit code once it is closed.

    One that is open on that journal already comes to the front instead. Shift held down at the
    start asks for the safe manner too.
    """
    app = application()
    if app.queryKeyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
        manner = replace(manner, safe=True)
    address = address_of(path)
    lock, is_taken = lock_at(address)
    if is_taken and call(address, asking(Errand.RAISE, os.environ), wait=PATIENCE):
        return 0
    house = House(path, language, clock, lock=lock, is_taken=is_taken, manner=manner)
    house.appear()
    return app.exec()


class House(Home):
    """A window, and the journal in it as soon as there is one."""

    def __init__(
        self,
        path: Path,
        language: str,
        clock: Clock,
        *,
        lock: QLockFile | None = None,
        is_taken: bool = False,
        manner: Manner = USUAL,
    ) -> None:
        """``lock`` says that this is the journal's one window; without it nobody calls here.

        ``is_taken``: another window, which does not answer, has it.
        """
        super().__init__(application(), language, clock, zone_of(clock), safe=manner.safe)
        self._manner = manner
        self._path = path
        self._clock = clock
        self._lock, self._is_taken = lock, is_taken
        self.ways: AtHand | None = None
        self.window = MainWindow(self.presentation, self.memory, safe=manner.safe)
        self.desk: Desk | None = None
        self.bulk: BulkWork | None = None
        self.settings: SettingsScreen | None = None
        self.arriving: Arriving | None = None
        self.conventions: Conventions | None = None
        self.locking: Locking | None = None
        self.window.painted.connect(self.open_journal)
        self.window.language_asked.connect(self.speak)
        self.window.palette_asked.connect(self.wear)
        self.window.discreet_asked.connect(self.hide_names)
        self.window.closed.connect(self.leave)

    def appear(self) -> None:
        """Show the window; or let it rest in the tray, if that was asked and a tray comes."""
        if not self._manner.resting:
            self.window.show()
            return
        application().setQuitOnLastWindowClosed(False)
        self.window.painted.disconnect(self.open_journal)
        QTimer.singleShot(0, self.open_journal)
        QTimer.singleShot(TRAY_MS, self._show_without_tray)

    def open_journal(self) -> None:
        """Open the journal, or say why not and what can be done."""
        from trustjournal.journal.opening import open_journal  # noqa: PLC0415 - after first paint
        from trustjournal.ui.desk.bulk_work import BulkWork  # noqa: PLC0415
        from trustjournal.ui.desk.desk import Desk  # noqa: PLC0415

        ways, conventions = self._open_ways(), self._follow_conventions()
        locking = self._locked_by()
        try:
            self._expect_place()
            journal = open_journal(
                self._path, clock=self._clock, zone=zone_of(self._clock), key=locking.key
            )
        except Trouble as trouble:
            ways.entry.explain(trouble)
            if locking.concerns(trouble):
                locking.ask(self._path, trouble)
            else:
                self._arrive().explain(self._path, trouble)
            return
        self.window.clear_places()
        journal.hurry()
        self.desk = Desk(journal, self.window)
        self.desk.example_wanted.connect(self.open_example)
        self.bulk = BulkWork(journal, self.presentation, self.desk.deeds, self.window)
        for line in (self.window.line, self.desk.missions.mission.journal.line):
            ways.lay_out(line)
        self._add_settings(ways, ways.resting(application(), self.window, self.memory), journal)
        if self.settings is not None:
            conventions.serve(
                journal, self.desk, self.settings, ways=ways, come_forward=self.come_forward
            )
        self.window.begin(self.window.remembered_screen("today"))
        locking.serve(journal)
        ways.serve(journal)
        self.desk.lines.otherwise = ways.keep
        ways.tray.look()
        if self.arriving is not None:
            self.arriving.leave()
            told, errand = self.arriving.take_notice()
            if told:
                self.desk.notices.tell_restored(told)
            if errand:
                self.window.commands.perform(errand)

    def leave(self) -> None:
        """Close the journal and be reached no more."""
        if self.ways is not None:
            self.ways.leave()
            self.ways = None
        if self.locking is not None:
            self.locking.leave()
        self._close_journal()

    def _close_journal(self) -> None:
        if self.conventions is not None:
            self.conventions.leave()
        if self.bulk is not None:
            self.bulk.leave()
            self.bulk = None
        if self.desk is not None:
            self.desk.leave()
            self.desk = None

    def restore_backup(self, backup: Path, given: str = "") -> None:
        """Close the journal, bring a backup back in its place, and open that."""
        key = self._locked_by().key
        self._move_to(self._path)
        self._arrive().key = key
        self._arrive().restore(backup, given)

    def arrive_at(self, path: Path) -> None:
        """Open the journal at ``path``, which was made, found or brought back."""
        if path != self._path or self._is_taken:
            self._move_to(path)
        if self.arriving is not None:
            self._locked_by().key, self.arriving.key = self.arriving.key, None
        self.open_journal()

    def open_example(self) -> None:
        """Open the example journal in a window of its own process."""
        from PySide6.QtCore import QProcess  # noqa: PLC0415

        language = self.presentation.words.language
        QProcess.startDetached(sys.executable, ["-m", "trustjournal", "--lang", language, "demo"])

    def come_forward(self) -> None:
        """Show the window before all others."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _add_settings(self, ways: "AtHand", resting: "Resting", journal: "Journal") -> None:
        from trustjournal.ui.desk.comfort_work import ComfortWork  # noqa: PLC0415 - after paint
        from trustjournal.ui.desk.keeping_work import KeepingWork  # noqa: PLC0415
        from trustjournal.ui.desk.model_work import ModelWork  # noqa: PLC0415 - after first paint
        from trustjournal.ui.desk.profile_work import ProfileWork  # noqa: PLC0415 - as above
        from trustjournal.ui.locking.vault_work import VaultWork  # noqa: PLC0415
        from trustjournal.ui.settings.screen import SettingsPage, SettingsScreen  # noqa: PLC0415

        page = ways.page()
        page.stay_chosen.connect(resting.choose)
        if self.bulk is not None:
            page.paste_asked.connect(self.bulk.open)

        def fill() -> None:
            page.retell()
            page.show_staying(possible=resting.is_possible, chosen=resting.is_chosen)

        if self.desk is None:
            return
        quick = SettingsPage(
            "quick_entry", page, lambda: self.presentation.words("judging.model.quick_entry"), fill
        )
        model = ModelWork(journal, self.presentation, self.desk.deeds)
        self.settings = screen = SettingsScreen(self.presentation)
        keeping = KeepingWork(journal, self.window, self.desk.backups)
        keeping.restore_wanted.connect(self.restore_backup)
        keeping.page_wanted.connect(screen.show_page)
        comfort = ComfortWork(journal, self, self.window, self.desk.deeds)
        profile = ProfileWork(self.window)
        screen.add(profile.page(), *comfort.pages(), quick, keeping.page(), model.page())
        screen.add(VaultWork(journal, self.window, self._locked_by()).page())
        screen.add(self.desk.exchange.page())
        settings_place = Place(
            "settings", "settings", screen, lambda: chrome("Settings"), screen.fill, at_foot=True
        )
        self.window.add(settings_place)

    def _locked_by(self) -> "Locking":
        from trustjournal.ui.locking.locking import Locking  # noqa: PLC0415 - after first paint

        if self.locking is None:
            self.locking = locking = Locking(self.window, self._close_journal)
            locking.opened.connect(self.open_journal)
            locking.other_asked.connect(self._leave_locked)
        self.locking.follow(self._open_ways())
        return self.locking

    def _leave_locked(self) -> None:
        """Show the other ways on from a locked journal: backups, another journal."""
        self._arrive().explain(self._path, Refused("journal_locked", path=str(self._path)))

    def _open_ways(self) -> "AtHand":
        from trustjournal.ui.hand.at_hand import AtHand  # noqa: PLC0415 - sockets after first paint

        if self.ways is None:
            self.ways = AtHand(self.presentation, self._path, self._lock)
            self.ways.window_wanted.connect(self.come_forward)
            self.ways.listen()
        return self.ways

    def _follow_conventions(self) -> "Conventions":
        from trustjournal.ui.desk.conventions import Conventions  # noqa: PLC0415 - after paint

        if self.conventions is None:
            self.conventions = Conventions(self.window, self.memory, lambda: self._path)
        return self.conventions

    def _show_without_tray(self) -> None:
        if self.ways is not None and not self.ways.tray.is_there:
            application().setQuitOnLastWindowClosed(True)
            self.window.show()

    def _move_to(self, path: Path) -> None:
        """Be the window of another journal, and be reached as that."""
        self.leave()
        self._path = path
        self._lock, self._is_taken = lock_at(address_of(path))

    def _arrive(self) -> "Arriving":
        from trustjournal.ui.arrival.arriving import Arriving  # noqa: PLC0415 - hardly ever needed

        if self.arriving is None:
            self.arriving = Arriving(self.window, self._clock, zone_of(self._clock))
            self.arriving.arrived.connect(self.arrive_at)
            self.arriving.example_wanted.connect(self.open_example)
            self.arriving.language_tried.connect(self.try_language)
        self.arriving.at(self._path)
        return self.arriving

    def _expect_place(self) -> None:
        """Raise Trouble where the journal is another window's, or its folder another machine's."""
        from trustjournal.journal.opening import expect_own_place  # noqa: PLC0415 - after paint

        if self._is_taken:
            raise Trouble(code="window_taken", path=str(self._path))
        accepted = settings.load().synced_folder
        if self._path.exists():
            expect_own_place(self._path, accepted=accepted, environ=os.environ, home=Path.home())
