"""What happens when somebody asks for their rights: handed over, made anonymous, erased for good.

The name must be typed, since nothing brings it back. The rest is done beside the window, on a
connection of its own: a verified backup, the erasure, and the backups rewritten, if asked.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from trustjournal.domain.kinds import ErasureKind
from trustjournal.domain.records import Erasure
from trustjournal.errors import Trouble, Unacceptable
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_person
from trustjournal.journal.rights.departing import Departed, Departure, OtherDoor, depart_beside
from trustjournal.journal.rights.erasing import preview_erasure, pseudonym_for
from trustjournal.journal.rights.forgetting import naming_copies
from trustjournal.paths import state_folder
from trustjournal.settings import load
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.people.forms import Farewell, FarewellForm
from trustjournal.ui.presence.address import address_of
from trustjournal.ui.window import MainWindow

Outcome: TypeAlias = Departed | Unacceptable | Trouble


class FarewellWork(QObject):
    """The rights of the people of one journal."""

    ended = Signal()

    def __init__(
        self, journal: Journal, window: MainWindow, deeds: Deeds, *, leave: Callable[[], None]
    ) -> None:
        """``leave`` goes away from the page of a person who is no more."""
        super().__init__(window)
        self._journal, self._window, self._deeds = journal, window, deeds
        self._look = window.presentation
        self._leave = leave

    def ask_export(self, person_id: str) -> None:
        """Ask for a folder, and write there what the journal says of a person."""
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        folder = QFileDialog.getExistingDirectory(
            self._window, chrome("Choose a folder"), documents
        )
        if folder:
            self.export(person_id, Path(folder))

    def export(self, person_id: str, folder: Path) -> None:
        """Write what the journal says of a person into a folder."""
        from trustjournal.journal.rights.access import access_file  # noqa: PLC0415 - rarely asked for
        from trustjournal.report.access import write_access  # noqa: PLC0415 - Typst
        from trustjournal.report.profiles import profile_named  # noqa: PLC0415

        words, at = self._look.open_words, self._look.now().astimezone(self._look.zone)
        told = access_file(
            self._journal,
            person_id,
            marks=lambda kind, letter: words(f"privacy.mask.{kind}", letter=letter),
            at=at,
        )
        try:
            write_access(told, words, profile_named(None), folder)
        except Trouble as trouble:
            self._window.toast.say(self._deeds.trouble(trouble))
            return
        self._window.toast.say(self._look.words("people.done.export", folder=str(folder)))

    def ask_erasing(self, person_id: str) -> None:
        """Show what erasing does, and ask for the name."""
        mark = self._look.open_words("privacy.erased")
        self._ask(person_id, ErasureKind.ERASED, mark)

    def ask_anonymising(self, person_id: str) -> None:
        """Show what the pseudonym replaces, and ask for the name."""
        mark = pseudonym_for(self._journal, expect_person(self._journal, person_id))
        self._ask(person_id, ErasureKind.ANONYMISED, mark)

    def take_leave(self, person_id: str, kind: ErasureKind, *, rewrites: bool) -> None:
        """Erase a person or make them anonymous, for good, beside the window."""
        place, state = address_of(self._journal.database.path).name, state_folder()
        departure = Departure(
            person_id,
            None if kind is ErasureKind.ANONYMISED else self._look.open_words("privacy.erased"),
            draft=state / "drafts" / f"{place}.txt",
            spool=state / "spool" / place,
            second=_second(),
            rewrites=rewrites,
        )
        self._window.toast.say(self._look.words("people.erase.under_way"))
        begin(partial(_departed, OtherDoor.of(self._journal), departure), self._tell)

    def _ask(self, person_id: str, kind: ErasureKind, mark: str) -> None:
        coming = Erasure(person_id, kind, self._look.now(), mark)
        preview = preview_erasure(self._journal, person_id, mark=mark, kind=kind)
        copies = naming_copies(self._journal, second=_second(), also=(coming,))
        key = "erase" if kind is ErasureKind.ERASED else "anonymise"
        form = FarewellForm(self._look, Farewell(key, preview, copies), self._window)
        form.export_asked.connect(partial(self.ask_export, person_id))

        def confirm(rewrites: bool) -> None:  # noqa: FBT001 - Qt's signal
            form.accept()
            self.take_leave(person_id, kind, rewrites=rewrites)

        form.confirmed.connect(confirm)
        form.open()

    def _tell(self, outcome: Outcome) -> None:
        if isinstance(outcome, Unacceptable):
            self._window.toast.say(self._deeds.refusal(outcome.problems))
        elif isinstance(outcome, Trouble):
            self._window.toast.say(self._deeds.trouble(outcome))
        else:
            self._journal.refresh()
            if outcome.erased.erasure.kind is ErasureKind.ERASED:
                self._leave()
            self._window.toast.say(" ".join(self._told(outcome)))
        self.ended.emit()

    def _told(self, left: Departed) -> Iterator[str]:
        words, done, mended = self._look.words, left.erased, left.mended
        if done.erasure.kind is ErasureKind.ANONYMISED:
            yield words("people.anonymise.done", mark=done.erasure.mark)
        else:
            yield words(f"people.erase.{'done' if done.is_purged else 'not_purged'}")
        if mended is not None:
            yield words("people.erase.rewritten", count=mended.rewritten)
            if mended.left:
                yield words("people.erase.left", count=len(mended.left))


def _departed(door: OtherDoor, departure: Departure) -> Outcome:
    """Do it, in any thread; what goes wrong is handed back."""
    try:
        return depart_beside(door, departure)
    except (Unacceptable, Trouble) as reason:
        return reason


def _second() -> Path | None:
    folder = load().backup_folder
    return Path(folder) if folder else None
