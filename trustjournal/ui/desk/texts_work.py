"""What happens to the texts of privacy: filled with what is known, and saved where one says."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from trustjournal.errors import Trouble
from trustjournal.journal.journal import Journal
from trustjournal.journal.naming import expect_person
from trustjournal.journal.rights.retention import retention_years
from trustjournal.report.legal import LegalText, save_pages, save_text
from trustjournal.report.profiles import profile_named
from trustjournal.report.saying import Speech
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.people.texts import TextsDialog
from trustjournal.ui.window import MainWindow


class TextsWork:
    """Offers the texts of one journal."""

    def __init__(self, journal: Journal, window: MainWindow, deeds: Deeds) -> None:
        self._journal, self._window, self._deeds = journal, window, deeds
        self._look = window.presentation

    def open(self, person_id: str | None = None) -> TextsDialog:
        """Show the texts; letters to a person begin with theirs."""
        words = self._look.open_words
        facts = {
            "consultant": profile_named(None).name,
            "date": words.day(self._look.today()),
            "years": str(retention_years(self._journal)),
        }
        first = LegalText.REGISTER
        if person_id is not None:
            facts["name"] = expect_person(self._journal, person_id).name
            first = LegalText.ACCESS
        dialog = TextsDialog(self._look, facts, self._window, first=first)
        dialog.save_asked.connect(self._ask_text)
        dialog.pages_asked.connect(self._ask_pages)
        dialog.open()
        return dialog

    def save_text(self, text: str, path: Path) -> None:
        """Save a text as it stands."""
        self._save(lambda: save_text(text, path), path)

    def save_pages(self, text: str, path: Path) -> None:
        """Save a text as pages."""
        say = Speech(self._look.open_words, self._look.today())
        self._save(lambda: save_pages(text, path, say=say, profile=profile_named(None)), path)

    def _ask_text(self, which: str, text: str) -> None:
        path = self._asked(which, ".txt", "Text (*.txt *.md)")
        if path is not None:
            self.save_text(text, path)

    def _ask_pages(self, which: str, text: str) -> None:
        path = self._asked(which, ".pdf", "PDF (*.pdf)")
        if path is not None:
            self.save_pages(text, path)

    def _asked(self, which: str, ending: str, kinds: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = self._look.open_words(f"people.texts.file.{which}")
        offered = str(Path(folder, f"{name}{ending}"))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, chrome("Save the document"), offered, kinds
        )
        if not chosen:
            return None
        return Path(chosen) if Path(chosen).suffix else Path(f"{chosen}{ending}")

    def _save(self, write: Callable[[], None], path: Path) -> None:
        try:
            write()
        except Trouble as trouble:
            self._window.toast.say(self._deeds.trouble(trouble))
        else:
            self._window.toast.say(self._look.words("people.done.text", path=str(path)))
