"""What is done while no journal is open: made, looked for elsewhere, brought back, recovered?

Nothing is replaced or erased by any of it; what takes long runs beside the window. Whoever opens
journals hears ``arrived`` with the place of one to be opened; ``notice`` is what it should be told.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from trustjournal import settings
from trustjournal.domain.kinds import BackupReason
from trustjournal.errors import Fact, Trouble
from trustjournal.journal.keeping.copies import Copy, copies_of, intact, last_known
from trustjournal.journal.keeping.rescue import Rescued, export_readable, rescue
from trustjournal.journal.keeping.restoring import Restored, Restoring, keys_by, restore
from trustjournal.journal.keeping.vault import JournalKey
from trustjournal.journal.opening import create_journal, expect_own_place
from trustjournal.paths import default_journal
from trustjournal.ui.arrival.copies_work import CopiesWork
from trustjournal.ui.arrival.first_run import Beginning, Start
from trustjournal.ui.arrival.first_run_work import FirstRunWork, is_first_run
from trustjournal.ui.arrival.screens import ArrivalScreen, Matter
from trustjournal.ui.arrival.ways import Case, Way, situation_of
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.window import ARRIVAL, MainWindow, Place

FILTER = "*.trustjournal *.zip"
MOST = 40  # backups read again before they are offered


class Arriving(QObject):
    """The ways to a journal, in one window."""

    arrived = Signal(object)
    example_wanted = Signal()
    language_tried = Signal(str)

    def __init__(self, window: MainWindow, clock: Callable[[], datetime], zone: str) -> None:
        super().__init__(window)
        self._window = window
        self._look = window.presentation
        self._clock, self._zone = clock, zone
        self._path = Path()
        self._screen: ArrivalScreen | None = None
        self._first: FirstRunWork | None = None
        self.key: JournalKey | None = None
        """What opens the journal that was arrived at, if that is known."""
        self.notice = self.errand = ""
        """What is to be told, and which command performed, once it is open."""

    def explain(self, path: Path, trouble: Trouble) -> None:
        """Show why the journal at ``path`` is not open, and the ways on."""
        self._path = path
        if trouble.code == "journal_missing" and is_first_run(path):
            self._begin_first_run()
            return
        known = last_known(path) if trouble.code == "journal_missing" else None
        situation = situation_of(trouble, was_there=known is not None)
        facts: dict[str, Fact] = {**trouble.facts, "folder": str(default_journal().parent)}
        screen = self._made()
        if known is not None:
            facts |= {"count": known.entries, "date": screen.copies.when(known.at)}
        detail = ""
        if situation.case is Case.TROUBLE:
            detail = self._look.words(f"troubles.{trouble.code}", **trouble.facts)
        screen.show_matter(Matter(situation, path, facts, detail))
        self._bring(screen)
        if situation.has_copies:
            second = settings.load().backup_folder
            begin(
                lambda: intact(copies_of(path, second=Path(second) if second else None), most=MOST),
                lambda copies: self._offer(screen, copies),
            )

    def leave(self) -> None:
        """The screen is gone: a journal is open."""
        self._screen = self._first = None

    def restore(self, named: Path, given: str = "", *, target: Path | None = None) -> None:
        """Bring a backup back beside the window, then have the journal opened.

        It takes the place of the journal, or becomes one at ``target``. ``key`` is tried first.
        """
        screen = self._made()
        wish = replace(self.wish(given), key_for=keys_by(given or None, self.key))
        self._bring(screen)
        if target is not None:
            wish = replace(wish, target=target)
        screen.show_waiting(self._look.words("safekeeping.preview.working"))

        def work() -> Restored | Trouble:
            try:
                return restore(named, wish)
            except Trouble as trouble:
                return trouble

        begin(work, self._conclude_restore)

    def wish(self, given: str = "") -> Restoring:
        """Return what a restore to this place needs to know."""
        return Restoring(self._path, self._clock, self._zone, keys_by(given or None))

    def take_notice(self) -> tuple[str, str]:
        """Return what is to be told and done once the journal is open; once."""
        told, self.notice, errand, self.errand = self.notice, "", self.errand, ""
        return told, errand

    def at(self, path: Path) -> None:
        """Be about the journal at ``path`` from now on."""
        self._path = path

    def _begin_first_run(self) -> None:
        self._first = first = FirstRunWork(self._window, self._clock, self._zone, self._path)
        first.begun.connect(self._conclude_first_run)
        first.restore_wanted.connect(self._restore_first)
        first.example_wanted.connect(self.example_wanted)
        first.language_tried.connect(self.language_tried)
        first.show()

    def _conclude_first_run(self, beginning: Beginning) -> None:
        self.key = None if beginning.choice is None else beginning.choice.key
        self.errand = "import" if beginning.start is Start.IMPORT else ""
        self.arrived.emit(beginning.path)

    def _restore_first(self, beginning: Beginning) -> None:
        self.explain(beginning.path, Trouble(code="journal_missing", path=str(beginning.path)))
        self._ask_file()

    def _offer(self, screen: ArrivalScreen, copies: tuple[Copy, ...]) -> None:
        if shiboken6.isValid(screen):
            screen.show_copies(copies)

    def _made(self) -> ArrivalScreen:
        if self._screen is None:
            self._screen = screen = ArrivalScreen(self._look)
            screen.way_asked.connect(self._go)
            work = CopiesWork(screen.copies, self._look, self.wish)
            work.restore_wanted.connect(self.restore)
        return self._screen

    def _bring(self, screen: ArrivalScreen) -> None:
        """Put the screen in the window, unless it is there."""
        if self._window.current != ARRIVAL or screen.parentWidget() is None:
            self._window.clear_places()
            name = lambda: chrome("Journal")  # noqa: E731 - as the other screens are named
            self._window.add(Place(ARRIVAL, "journal", screen, name, screen.fill))
            self._window.begin(ARRIVAL)

    def _go(self, way: str) -> None:
        {
            Way.CREATE: self._create,
            Way.FILE: self._ask_file,
            Way.ELSEWHERE: self._look_elsewhere,
            Way.AGAIN: lambda: self.arrived.emit(self._path),
            Way.EXAMPLE: self.example_wanted.emit,
            Way.RESCUE: self._rescue,
            Way.EXPORT: self._export,
            Way.MOVE: self._move,
            Way.ACCEPT: self._accept,
        }[Way(way)]()

    def _create(self) -> None:
        try:
            accepted = settings.load().synced_folder
            expect_own_place(self._path, accepted=accepted, environ=os.environ, home=Path.home())
            create_journal(self._path, clock=self._clock, zone=self._zone).close()
        except Trouble as trouble:
            self.explain(self._path, trouble)
            return
        self.arrived.emit(self._path)

    def _look_elsewhere(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, chrome("Open a journal"), str(self._path.parent), "*.trustjournal"
        )
        if name:
            settings.save(replace(settings.load(), journal=name))
            self.arrived.emit(Path(name))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, chrome("Restore a backup"), str(self._path.parent), FILTER
        )
        if name:
            self.look_at(Path(name))

    def look_at(self, named: Path) -> None:
        """Show what a file the user named would bring."""
        screen = self._made()
        screen.copies.setVisible(True)
        copy = Copy(named, self._clock(), 0, BackupReason.ASKED, 0)
        screen.copies.preview_asked.emit(copy)

    def _rescue(self) -> None:
        words = self._look.words
        self._made().show_waiting(words("safekeeping.preview.rescuing"))
        wish, name = self.wish(), words("screen.form.client_name")

        def work() -> Rescued | Trouble:
            try:
                return rescue(wish, lost_client=name)
            except Trouble as trouble:
                return trouble

        begin(work, self._conclude_rescue)

    def _export(self) -> None:
        words, stem = self._look.words, self._path.with_suffix(".json")
        name, _ = QFileDialog.getSaveFileName(
            self._window, words("safekeeping.way.export.label"), str(stem), "*.json"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, out: Path) -> None:
        """Write what is readable to a file."""
        path = self._path

        def work() -> Trouble | None:
            try:
                out.unlink(missing_ok=True)
                export_readable(path, out)
            except Trouble as trouble:
                return trouble
            return None

        def done(trouble: Trouble | None) -> None:
            if trouble is not None:
                self._say(trouble)
            else:
                self._window.toast.say(
                    self._look.words("safekeeping.banner.exported", path=str(out))
                )

        begin(work, done)

    def _move(self) -> None:
        """Make a copy of the journal on this computer the one that is used."""
        source, target = self._path, default_journal()
        if target.exists():
            target = target.with_stem(f"{source.parent.name}-{target.stem}")
        self.restore(source, target=target)

    def _accept(self) -> None:
        folder = str(self._path.absolute().parent)
        settings.save(replace(settings.load(), synced_folder=folder))
        self.arrived.emit(self._path)

    def _conclude_restore(self, done: Restored | Trouble) -> None:
        if isinstance(done, Trouble):
            self._say(done)
            return
        self.key = done.key
        if done.path != self._path:
            settings.save(replace(settings.load(), journal=str(done.path)))
        if done.aside is not None:
            date = self._made().copies.when(done.preview.made_at)
            self.notice = self._look.words(
                "safekeeping.banner.restored", date=date, aside=done.aside.name
            )
        self.arrived.emit(done.path)

    def _conclude_rescue(self, done: Rescued | Trouble) -> None:
        if isinstance(done, Trouble):
            self._say(done)
            return
        aside = "" if done.aside is None else done.aside.name
        self.notice = self._look.words(
            "safekeeping.banner.rescued", count=done.salvaged.entries, aside=aside
        )
        self.arrived.emit(self._path)

    def _say(self, trouble: Trouble) -> None:
        screen = self._made()
        screen.retell()
        screen.show_problem(self._look.words(f"troubles.{trouble.code}", **trouble.facts))
