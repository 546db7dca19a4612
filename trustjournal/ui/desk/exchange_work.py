"""Files come in and the journal goes out, from the window: asked for, dropped, said when done."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from trustjournal.errors import Trouble, Unacceptable
from trustjournal.exchange.exporting import ExportFormat, Source, export
from trustjournal.exchange.formats import ENDINGS
from trustjournal.journal.bringing.archiving import archive, copy_as_sqlite
from trustjournal.journal.journal import Journal
from trustjournal.journal.keeping.beside import is_encrypted_here, open_beside
from trustjournal.journal.reading import client_files
from trustjournal.ui.commands.registry import Command, Group
from trustjournal.ui.desk.arrival_work import ArrivalWork, Arrived, Refusal, said_of
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.exchange.export_dialog import ExportDialog
from trustjournal.ui.exchange.import_dialog import ImportDialog
from trustjournal.ui.exchange.settings_page import ExchangePage
from trustjournal.ui.kit.background import begin
from trustjournal.ui.settings.screen import Section, SettingsPage
from trustjournal.ui.window import MainWindow

NAMES = " ".join(f"*.{ending}" for ending in ENDINGS)


class ExchangeWork(QObject):
    """Import and export in one window, on one journal."""

    def __init__(self, journal: Journal, window: MainWindow, deeds: Deeds) -> None:
        super().__init__(window)
        self._journal, self._window, self._deeds = journal, window, deeds
        self._look = look = window.presentation
        self._has_left = False
        self._take_back = window.commands.add(
            Command(
                "import",
                lambda: look.words("commands.import"),
                self.ask_file,
                keys=("Ctrl+Shift+I",),
                group=Group.WRITE,
                icon="folder",
                is_possible=lambda: not journal.is_read_only,
            ),
            Command(
                "export",
                lambda: look.words("commands.export"),
                self.ask_export,
                keys=("Ctrl+Shift+E",),
                group=Group.WRITE,
                icon="save",
            ),
        )
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def page(self) -> SettingsPage:
        """Return its place among the settings."""
        page = ExchangePage(self._look)
        page.import_asked.connect(self.ask_file)
        page.export_asked.connect(self.ask_export)
        name = lambda: self._look.words("exchange.page.title")  # noqa: E731 - as other pages
        return SettingsPage("exchange", page, name, page.fill, section=Section.SAFETY)

    def leave(self) -> None:
        """Offer it no more."""
        self._has_left = True
        self._window.removeEventFilter(self)
        self._take_back()
        self.deleteLater()

    def ask_file(self) -> None:
        """Let the user name a file to bring in."""
        words = self._look.words
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            words("exchange.window.import_ask"),
            str(Path.home()),
            f"{words('exchange.window.files')} ({NAMES});;{words('exchange.window.all_files')} (*)",
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> ImportDialog:
        """Look a file over and show what it would bring."""
        dialog = ImportDialog(self._look, path.name, self._window)
        arrival = ArrivalWork(self._journal, path, dialog, self._deeds)
        arrival.arrived.connect(self._say_arrived)
        arrival.look_over()
        dialog.open()
        return dialog

    def ask_export(self) -> None:
        """Let the user choose a shape, then a place."""
        is_encrypted = is_encrypted_here(self._journal)
        dialog = ExportDialog(self._look, self._window, is_encrypted=is_encrypted)
        dialog.chosen.connect(lambda shape: self._ask_place(dialog, shape))
        dialog.open()

    def export_to(self, shape: ExportFormat, target: Path) -> None:
        """Write an export beside the window; the place was agreed, also where a file is there."""
        journal, words = self._journal, self._look.words

        def write() -> Refusal | None:
            try:
                other = open_beside(journal, read_only=True)
                try:
                    source = Source(
                        archive=lambda: archive(other),
                        files=lambda: client_files(other),
                        copy_to=lambda part: copy_as_sqlite(other, part),
                        words=words,
                        delimiter=";" if words.language == "fr" else ",",
                    )
                    export(shape, source, target, over=True)
                finally:
                    other.close()
            except (Unacceptable, Trouble) as refusal:
                return refusal
            return None

        def tell(refusal: Refusal | None) -> None:
            if self._has_left:
                return
            if refusal is not None:
                self._window.toast.say(said_of(refusal, self._deeds))
            else:
                self._window.toast.say(words("exchange.window.exported", name=target.name))

        begin(write, tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file that is dropped on the window."""
        if not isinstance(event, QDropEvent) or self._journal.is_read_only:
            return super().eventFilter(watched, event)
        path = _dropped(event)
        if path is None:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open(path)
        return True

    def _ask_place(self, dialog: ExportDialog, shape: ExportFormat) -> None:
        words = self._look.words
        name, _ = QFileDialog.getSaveFileName(
            dialog,
            words("exchange.window.export_title"),
            str(Path.home() / f"{words('exchange.window.file_name')}.{shape}"),
            f"*.{shape}",
        )
        if name:
            dialog.accept()
            self.export_to(shape, Path(name))

    def _say_arrived(self, done: Arrived) -> None:
        if self._has_left:
            return
        words = self._look.words
        self._journal.refresh()
        key = "brought_one" if done.count == 1 else "brought"
        self._window.toast.say(
            words(f"exchange.window.{key}", count=done.count),
            action=words("screen.done.undo"),
            act=lambda: self._deeds.take_back(done.seq),
        )


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file of this computer that is dropped, if it is one that may come in."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix[1:].lower() in ENDINGS else None
