"""The page of the settings about files: what can come in, what can go out."""

from PySide6.QtCore import Qt, Signal

from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.sheet import SettingsSheet

KINDS = ("journal", "calendar", "people", "mail", "table", "lines")


class ExchangePage(SettingsSheet):
    """Two cards, and the button of each."""

    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self.fill()

    def fill(self) -> None:
        """Say everything again."""
        words = self.presentation.words
        self.begin(words("exchange.page.title"), words("exchange.page.why"))
        coming = self.card(words("exchange.page.coming"))
        coming.inside.addWidget(Wrapped(words("exchange.page.coming_why"), "muted"))
        for kind in KINDS:
            coming.inside.addWidget(Text(words(f"exchange.page.{kind}")))
        coming.inside.addWidget(Wrapped(words("exchange.page.drop"), "muted"))
        self.ask_import = button(words("commands.import"), self.import_asked.emit, role="primary")
        coming.inside.addWidget(self.ask_import, alignment=Qt.AlignmentFlag.AlignLeft)
        going = self.card(words("exchange.page.going"))
        going.inside.addWidget(Wrapped(words("exchange.page.going_why"), "muted"))
        self.ask_export = button(words("commands.export"), self.export_asked.emit)
        going.inside.addWidget(self.ask_export, alignment=Qt.AlignmentFlag.AlignLeft)
        self.end()
