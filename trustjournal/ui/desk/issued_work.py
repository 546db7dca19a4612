"""What happens to documents that left: listed, opened, verified, attached to a mail."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.journal.documents import issued
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import clients, missions
from trustjournal.report.issuing import verified
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.reports import sending
from trustjournal.ui.reports.done import DonePage, Left, called
from trustjournal.ui.window import MainWindow

LARGEST = 50_000_000  # bytes of a file dropped; our own documents weigh a hundredth of it


class IssuedWork:
    """The list of documents made, on one journal."""

    def __init__(self, journal: Journal, window: MainWindow, page: DonePage) -> None:
        self._journal = journal
        self._window = window
        self._look = window.presentation
        self._page = page
        self._known: dict[str, IssuedDocument] = {}
        page.deed_asked.connect(self._do)
        page.file_dropped.connect(lambda name: self.verify(Path(name)))
        page.file_wanted.connect(self._choose)

    def fill(self) -> None:
        """Show what left."""
        known = {client.id: client.name for client in clients(self._journal)}
        names = {
            one.id: f"{known.get(one.client_id, '')} · {one.title}"
            for one in missions(self._journal)
        }
        documents = issued(self._journal)
        self._known = {one.id: one for one in documents}
        self._page.show_documents(
            tuple(
                Left(one, names.get(one.mission_id, ""), Path(one.path).is_file())
                for one in documents
            ),
            can_print=sending.can_print(),
        )

    def verify(self, path: Path) -> None:
        """Say which document a file is, or that it was altered."""
        try:
            content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        except OSError:
            self._window.toast.say(self._look.words("documents.done.unreadable"))
            return
        fingerprint = hashlib.sha256(content).hexdigest()
        found = verified(fingerprint, path.name, issued(self._journal))
        name = "" if found.document is None else called(self._look, found.document)
        self._page.show_verdict(found, name)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, chrome("Choose a document"), "", "PDF (*.pdf)"
        )
        if name:
            self.verify(Path(name))

    def _do(self, deed: str, document_id: str) -> None:
        one = self._known[document_id]
        path = Path(one.path)
        deeds: dict[str, Callable[[], object]] = {
            "open": lambda: sending.open_file(path),
            "folder": lambda: sending.show_folder(path),
            "copy": lambda: self._copy(path),
            "print": lambda: self._print(path),
            "mail": lambda: self._attach(one),
            "verify": lambda: self.verify(path),
        }
        deeds[deed]()

    def _copy(self, path: Path) -> None:
        sending.copy_path(path)
        self._window.toast.say(self._look.words("documents.done.copied"))

    def _print(self, path: Path) -> None:
        if sending.print_file(path):
            self._window.toast.say(self._look.words("documents.done.printing"))

    def _attach(self, one: IssuedDocument) -> None:
        if not sending.attach(Path(one.path), called(self._look, one)):
            self._window.toast.say(self._look.words("documents.done.attach"))
