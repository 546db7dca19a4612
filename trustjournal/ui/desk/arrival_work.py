"""One file on its way in: looked over, settled with the user, brought in.

Reading, planning, backing up and writing happen beside the window, on a connection of their own;
what was written is then noticed like any other process's. A dialog that was left hears nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from trustjournal import settings
from trustjournal.domain.archive import Archive
from trustjournal.domain.incoming import Incoming, Wishes
from trustjournal.domain.kinds import BackupReason
from trustjournal.errors import Trouble, Unacceptable
from trustjournal.exchange.opening import open_file
from trustjournal.journal.bringing import archiving
from trustjournal.journal.bringing.bringing_in import carry_out
from trustjournal.journal.bringing.importing import Fate, Plan, plan
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.beside import open_beside
from trustjournal.journal.keeping.safekeeping import back_up_before
from trustjournal.journal.opening import open_journal
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.exchange.course import Course, Stopped
from trustjournal.ui.exchange.import_dialog import ImportDialog
from trustjournal.ui.kit.background import begin

Refusal: TypeAlias = Unacceptable | Trouble | Stopped
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Looked:
    """A file looked over: what it offers, and what would become of it."""

    archive: Archive | None = None
    compared: archiving.Compared | None = None
    incoming: Incoming | None = None
    planned: Plan | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in: how much, and the seq of its change."""

    count: int
    seq: int


class ArrivalWork(QObject):
    """One file and its dialog. ``arrived`` says what came in."""

    arrived = Signal(object)

    def __init__(self, journal: Journal, path: Path, dialog: ImportDialog, deeds: Deeds) -> None:
        super().__init__(dialog)
        self._journal, self._path, self._dialog, self._deeds = journal, path, dialog, deeds
        self._course = Course()
        self._is_busy = False
        self._looked = Looked()
        self._decided: dict[int, str] = {}
        self._language = dialog.presentation.words.language
        consultant = settings.load().consultant
        me = (consultant,) if consultant else ()
        self._wishes = Wishes(me=me, zone=journal.zone, now=journal.now())
        dialog.decided.connect(self._decide)
        dialog.import_asked.connect(self._bring_in)
        dialog.finished.connect(self._tidy)

    def look_over(self) -> None:
        """Read the file and show what it would bring."""
        self._is_busy = True
        self._dialog.show_course(self._course)
        begin(lambda: _tried(self._look), self._show)

    def _look(self) -> Looked:
        """Read the file; in a thread of its own."""
        opened = open_file(self._path, self._wishes, journal=self._journal.database.path)
        other = open_beside(self._journal, read_only=True)
        try:
            if opened.incoming is not None:
                return Looked(
                    incoming=opened.incoming,
                    planned=plan(other, opened.incoming, self._wishes, language=self._language),
                )
            archive = opened.archive or self._archive_of_other()
            return Looked(archive, archiving.compare(other, archive))
        finally:
            other.close()

    def _archive_of_other(self) -> Archive:
        journal = self._journal
        other = open_journal(
            self._path,
            clock=journal.now,
            zone=journal.zone,
            read_only=True,
            key=journal.database.key,
        )
        try:
            return archiving.archive(other)
        finally:
            other.close()

    def _show(self, looked: Looked | Refusal) -> None:
        self._is_busy = False
        if self._course.is_stopped:
            self._tidy()
            return
        if not isinstance(looked, Looked):
            self._refuse(looked)
            return
        self._looked = looked
        if looked.planned is not None:
            self._dialog.show_plan(looked.planned)
        elif looked.compared is not None:
            rows = [
                (kind, {fate.value: count for fate, count in counts.items()})
                for kind, counts in looked.compared.counts.items()
            ]
            self._dialog.show_facts(rows, new=looked.compared.count(Fate.NEW))

    def _decide(self, places: tuple[int, ...], choice: str) -> None:
        """Settle some rows, and those that name their client in the same words."""
        looked = self._looked
        if looked.incoming is None or looked.planned is None:
            return
        names = {it.offered_name for it in looked.planned.items if it.place in places} - {""}
        alike = (it.place for it in looked.planned.items if it.offered_name in names and it.choices)
        self._decided |= dict.fromkeys((*places, *alike), choice)
        planned = plan(
            self._journal,
            looked.incoming,
            self._wishes,
            language=self._language,
            decided=self._decided,
        )
        self._looked = Looked(incoming=looked.incoming, planned=planned)
        self._dialog.show_plan(planned)

    def _bring_in(self) -> None:
        self._course = Course()
        self._is_busy = True
        self._dialog.show_course(self._course)
        begin(lambda: _tried(self._write), self._conclude)

    def _write(self) -> Arrived:
        """Back the journal up and write; in a thread of its own."""
        other, looked = open_beside(self._journal), self._looked
        try:
            back_up_before(other, BackupReason.IMPORT)
            tell = self._course.tell
            if looked.planned is not None:
                done = carry_out(other, looked.planned, language=self._language, tell=tell)
                return Arrived(done.count, done.change.seq)
            archive = looked.archive or Archive("", 0, ())
            merged = archiving.merge(other, archive, tell=tell)
            return Arrived(merged.compared.count(Fate.NEW), merged.change.seq)
        finally:
            other.close()

    def _conclude(self, arrived: Arrived | Refusal) -> None:
        self._is_busy = False
        if isinstance(arrived, Arrived):
            self.arrived.emit(arrived)
            self._dialog.accept()
        elif isinstance(arrived, Stopped):
            self._tidy()
        else:
            self._refuse(arrived)

    def _tidy(self) -> None:
        """Let go of a dialog that was left, once nothing is under way for it."""
        if not self._is_busy and not self._dialog.isVisible():
            self._dialog.deleteLater()

    def _refuse(self, refusal: Refusal) -> None:
        self._dialog.show_problem(said_of(refusal, self._deeds))


def said_of(refusal: Refusal, deeds: Deeds) -> str:
    """Return what stands in the way, in the language of the window."""
    match refusal:
        case Unacceptable():
            return deeds.refusal(refusal.problems)
        case Trouble():
            return deeds.trouble(refusal)
        case _:
            return ""


def _tried(work: Callable[[], Result]) -> Result | Refusal:
    try:
        return work()
    except (Unacceptable, Trouble, Stopped) as refusal:
        return refusal
