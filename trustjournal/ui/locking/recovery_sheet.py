"""The recovery key as it is shown once: fourteen numbered groups, and the way onto paper."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from trustjournal.errors import Trouble
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

COLUMNS = 2


class RecoverySheet(QWidget):
    """Shows the groups of one recovery key; ``journal`` is how its journal is called."""

    def __init__(self, presentation: Presentation, groups: tuple[str, ...], journal: str) -> None:
        super().__init__()
        self._presentation, self._groups, self._journal = presentation, groups, journal
        self._said = Wrapped(role="muted")
        self._said.hide()
        words = presentation.words
        self.save = button(words("locking.step.save_sheet"), self.ask_place)
        card = Card()
        card.inside.addLayout(self._grid())
        card.setAccessibleName(" ".join(groups))
        self.setLayout(column(card, row(self.save, None), self._said, gap=theme.M))

    def ask_place(self) -> None:
        """Let the user say where the sheet goes."""
        words = self._presentation.words
        start = Path.home() / f"{self._journal}-{words('locking.step.file_name')}.pdf"
        title = words("locking.sheet.title")
        name, _ = QFileDialog.getSaveFileName(self, title, str(start), "*.pdf")
        if name:
            self.write(Path(name))

    def write(self, out: Path) -> None:
        """Write the sheet, or say why not."""
        from trustjournal.report.recovery import write_recovery  # noqa: PLC0415 - Typst: 0.1 s

        words = self._presentation.words
        try:
            write_recovery(
                self._groups,
                words,
                journal=self._journal,
                on=self._presentation.today(),
                out=out,
            )
        except Trouble as trouble:
            self._said.say(words(f"troubles.{trouble.code}", **trouble.facts))
        else:
            self._said.say(words("locking.step.sheet_saved", path=str(out)))
        self._said.show()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        lines = -(-len(self._groups) // COLUMNS)
        for place, group in enumerate(self._groups):
            number, signs = Text(str(place + 1), "muted"), Text(group)
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font.setPixelSize(self._presentation.px(theme.STRONG))
            signs.setStyleSheet(f'font-family: "{font.family()}"; font-size: {font.pixelSize()}px;')
            signs.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            across = 2 * (place // lines)
            grid.addWidget(number, place % lines, across, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(signs, place % lines, across + 1)
        for across in range(COLUMNS):
            grid.setColumnStretch(2 * across + 1, 1)
        return grid
