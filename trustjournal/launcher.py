"""How is the window put together? The composition root: the only place where all rooms meet.

The frame is painted first; the journal is opened, and its rooms are imported, right after that
first paint. What cannot be opened is said inside the window, with the ways on.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QFileDialog

from trustjournal import settings
from trustjournal.errors import Trouble
from trustjournal.ui.application import application, zone_of
from trustjournal.ui.arrival.screens import ArrivalScreen
from trustjournal.ui.home import Home
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.presence.activation import asking
from trustjournal.ui.presence.address import address_of
from trustjournal.ui.presence.calling import call
from trustjournal.ui.presence.lock import lock_of
from trustjournal.ui.presence.message import PATIENCE, Errand
from trustjournal.ui.window import MainWindow, Place

if TYPE_CHECKING:
    from trustjournal.journal.journal import Journal
    from trustjournal.ui.desk.bulk_work import BulkWork
    from trustjournal.ui.desk.conventions import Conventions
    from trustjournal.ui.desk.desk import Desk
    from trustjournal.ui.hand.at_hand import AtHand
    from trustjournal.ui.hand.resting import Resting
    from trustjournal.ui.settings.screen import SettingsScreen

Clock = Callable[[], datetime]


def open_main_window(path: Path, language: str, clock: Clock) -> int:
    """Open the window on the journal at ``path``; return the exit code once it is closed.

    One that is open on that journal already comes to the front instead.
    """
    app = application()
    address = address_of(path)
    lock = lock_of(address)
    if lock is None and call(address, asking(Errand.RAISE, os.environ), wait=PATIENCE):
        return 0
    house = House(path, language, clock, lock=lock)
    house.window.show()
    return app.exec()


class House(Home):
    """A window, and the journal in it as soon as there is one."""

    def __init__(
        self, path: Path, language: str, clock: Clock, *, lock: QLockFile | None = None
    ) -> None:
        """``lock`` says that this is the journal's one window; without it nobody calls here."""
        super().__init__(application(), language, clock, zone_of(clock))
        self._path = path
        self._clock = clock
        self._lock = lock
        self.ways: AtHand | None = None
        self.window = MainWindow(self.presentation, self.memory)
        self.desk: Desk | None = None
        self.bulk: BulkWork | None = None
        self.settings: SettingsScreen | None = None
        self._arrival: ArrivalScreen | None = None
        self.conventions: Conventions | None = None
        self.window.painted.connect(self.open_journal)
        self.window.language_asked.connect(self.speak)
        self.window.palette_asked.connect(self.wear)
        self.window.discreet_asked.connect(self.hide_names)
        self.window.closed.connect(self.leave)

    def open_journal(self) -> None:
        """Open the journal, or say why not and what can be done."""
        from trustjournal.journal.opening import open_journal  # noqa: PLC0415 - after first paint
        from trustjournal.ui.desk.bulk_work import BulkWork  # noqa: PLC0415
        from trustjournal.ui.desk.desk import Desk  # noqa: PLC0415

        ways, conventions = self._open_ways(), self._follow_conventions()
        try:
            journal = open_journal(self._path, clock=self._clock, zone=zone_of(self._clock))
        except Trouble as trouble:
            ways.entry.explain(trouble)
            self._show_arrival(trouble)
            return
        self.window.clear_places()
        self._arrival = None
        self.desk = Desk(journal, self.window)
        self.desk.example_wanted.connect(self.open_example)
        self.bulk = BulkWork(journal, self.presentation, self.desk.deeds, self.window)
        for line in (self.window.line, self.desk.missions.mission.journal.line):
            ways.lay_out(line)
        self._add_settings(ways, ways.resting(application(), self.window, self.memory), journal)
        if self.settings is not None:
            conventions.serve(journal, self.desk, self.settings)
        self.window.begin(self.window.remembered_screen("today"))
        ways.serve(journal)
        ways.tray.look()

    def leave(self) -> None:
        """Close the journal."""
        if self.ways is not None:
            self.ways.leave()
            self.ways = None
        if self.conventions is not None:
            self.conventions.leave()
        if self.bulk is not None:
            self.bulk.leave()
            self.bulk = None
        if self.desk is not None:
            self.desk.leave()
            self.desk = None

    def create_journal(self) -> None:
        """Make a journal where none was found, and open it."""
        from trustjournal.journal.opening import create_journal  # noqa: PLC0415

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            create_journal(self._path, clock=self._clock, zone=zone_of(self._clock)).close()
        except Trouble as trouble:
            self._show_arrival(trouble)
            return
        self.open_journal()

    def look_elsewhere(self) -> None:
        """Let the user name another journal file."""
        name, _ = QFileDialog.getOpenFileName(
            self.window, chrome("Open a journal"), str(self._path.parent), "*.trustjournal"
        )
        if name:
            self._move_to(Path(name))
            settings.save(replace(settings.load(), journal=name))
            self.open_journal()

    def restore_backup(self) -> None:
        """Let the user name a backup; a verified copy of it becomes the journal.

        What stands in the journal's place is left there: the copy then takes a name beside it.
        """
        name, _ = QFileDialog.getOpenFileName(
            self.window, chrome("Restore a backup"), str(self._path.parent), "*.trustjournal*"
        )
        if name:
            self.restore_from(Path(name))

    def restore_from(self, backup: Path) -> None:
        """Make a verified copy of ``backup`` the journal, and open it."""
        from trustjournal.journal.opening import open_journal  # noqa: PLC0415
        from trustjournal.journal.safekeeping import back_up_journal  # noqa: PLC0415

        place, number = self._path, 1
        while place.exists():
            number += 1
            place = self._path.with_stem(f"{self._path.stem}-{number}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            source = open_journal(
                backup, clock=self._clock, zone=zone_of(self._clock), read_only=True
            )
            back_up_journal(source, to=place)
            source.close()
        except Trouble as trouble:
            self._show_arrival(trouble)
            return
        if place != self._path:
            settings.save(replace(settings.load(), journal=str(place)))
            self._path = place
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
        from trustjournal.ui.desk.model_work import ModelWork  # noqa: PLC0415 - after first paint
        from trustjournal.ui.desk.profile_work import ProfileWork  # noqa: PLC0415 - as above
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
        comfort = ComfortWork(journal, self, self.window, self.desk.deeds)
        profile = ProfileWork(self.window)
        screen.add(profile.page(), *comfort.pages(), quick, model.page())
        settings_place = Place(
            "settings", "settings", screen, lambda: chrome("Settings"), screen.fill, at_foot=True
        )
        self.window.add(settings_place)

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
            self.conventions = Conventions(self.window, self.memory)
        return self.conventions

    def _move_to(self, path: Path) -> None:
        """Be the window of another journal, and be reached as that."""
        self.leave()
        self._path, self._lock = path, lock_of(address_of(path))

    def _show_arrival(self, trouble: Trouble) -> None:
        if self._arrival is None:
            self._arrival = arrival = ArrivalScreen(self.presentation)
            arrival.creation_asked.connect(self.create_journal)
            arrival.restoring_asked.connect(self.restore_backup)
            arrival.other_place_asked.connect(self.look_elsewhere)
            arrival.retry_asked.connect(self.open_journal)
            arrival.example_wanted.connect(self.open_example)
            self.window.clear_places()
            self.window.add(
                Place("arrival", "journal", arrival, lambda: chrome("Journal"), arrival.retell)
            )
        self._arrival.show_trouble(trouble)
        self.window.begin("arrival")
