"""What the first run leads to: a journal made where it was wished, opened, and gone on with.

Until then nothing of it is written: not the language, not a folder, not a file.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from trustjournal import settings
from trustjournal.errors import Trouble
from trustjournal.journal.keeping.copies import copies_of, last_known
from trustjournal.journal.keeping.vault import create_encrypted
from trustjournal.journal.opening import create_journal, expect_own_place
from trustjournal.paths import default_journal
from trustjournal.ui.arrival.first_run import Beginning, FirstRun, Start
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.window import ARRIVAL, MainWindow, Place


def is_first_run(path: Path) -> bool:
    """Whether nothing of ours was ever here: no settings, no journal, no backup of one."""
    return (
        path == default_journal()
        and not settings.default_file().exists()
        and last_known(path) is None
        and not copies_of(path)
    )


class FirstRunWork(QObject):
    """Serves the first run. ``begun`` carries the ``Beginning`` once its journal is there."""

    begun = Signal(object)
    restore_wanted = Signal(object)
    example_wanted = Signal()
    language_tried = Signal(str)

    def __init__(
        self, window: MainWindow, clock: Callable[[], datetime], zone: str, path: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = window.presentation
        self._clock, self._zone = clock, zone
        self.screen = FirstRun(self._look, path)
        self.screen.language_tried.connect(self._try_language)
        self.screen.folder_asked.connect(self._ask_folder)
        self.screen.chosen.connect(self._begin)
        self.choose_folder(path.parent)

    def show(self) -> None:
        """Put the first step in the window."""
        name = lambda: chrome("Journal")  # noqa: E731 - as the other screens are named
        self._window.clear_places()
        self._window.add(Place(ARRIVAL, "journal", self.screen, name, self.screen.fill))
        self._window.begin(ARRIVAL)

    def choose_folder(self, folder: Path) -> None:
        """Let the journal live in ``folder``, and say if that is no good place."""
        path, service = folder / default_journal().name, None
        try:
            expect_own_place(path, accepted=None, environ=os.environ, home=Path.home())
        except Trouble as trouble:
            service = str(trouble.facts.get("service", ""))
        self.screen.show_folder(path, service)

    def _try_language(self, language: str) -> None:
        self.language_tried.emit(language)
        self.screen.retell()

    def _ask_folder(self) -> None:
        title = self._look.words("safekeeping.first.folder")
        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if name:
            self.choose_folder(Path(name))

    def _begin(self, beginning: Beginning) -> None:
        match beginning.start:
            case Start.EXAMPLE:
                self.example_wanted.emit()
            case Start.RESTORE:
                self._keep_choices(beginning)
                self.restore_wanted.emit(beginning)
            case _:
                begin(
                    lambda: self._made(beginning),
                    lambda trouble: self._conclude(beginning, trouble),
                )

    def _made(self, beginning: Beginning) -> Trouble | None:
        """Make the journal, beside the window; return why not."""
        path, choice = beginning.path, beginning.choice
        try:
            if choice is None:
                create_journal(path, clock=self._clock, zone=self._zone).close()
            else:
                create_encrypted(
                    path, choice.passphrase, key=choice.key, clock=self._clock, zone=self._zone
                ).close()
        except Trouble as trouble:
            return trouble
        return None

    def _conclude(self, beginning: Beginning, trouble: Trouble | None) -> None:
        if trouble is not None:
            told = self._look.words(f"troubles.{trouble.code}", **trouble.facts)
            self.screen.show_problem(told)
            return
        self._keep_choices(beginning)
        self.begun.emit(beginning)

    def _keep_choices(self, beginning: Beginning) -> None:
        path = beginning.path
        journal = None if path == default_journal() else str(path)
        with suppress(OSError):  # a language that is not kept is chosen again
            settings.save(
                replace(settings.load(), language=self._look.words.language, journal=journal)
            )
