"""The journal about to leave: in which shape, with what in it, and whether it can come back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QWidget

from trustjournal.exchange.exporting import COMES_BACK, ExportFormat
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

WIDTH = 560
INDENT = 26  # of what is said under a choice: the width of its ring


class ExportDialog(QDialog):
    """The choice of a shape. ``chosen`` hands it up; the place is asked next."""

    chosen = Signal(object)

    def __init__(
        self, presentation: Presentation, parent: QWidget | None = None, *, is_encrypted: bool
    ) -> None:
        super().__init__(parent)
        words = presentation.words
        self.setWindowTitle(words("exchange.window.export_title"))
        self.setFixedWidth(presentation.px(WIDTH))
        self.choices = QButtonGroup(self)
        body = column(gap=theme.M)
        for number, shape in enumerate(ExportFormat):
            ring = QRadioButton(words(f"exchange.shape.{shape}.name"))
            ring.setChecked(number == 0)
            told = Wrapped(
                f"{words(f'exchange.shape.{shape}.holds')} "
                f"{words(f'exchange.comes_back.{COMES_BACK[shape]}')}",
                "muted",
            )
            ring.setAccessibleDescription(told.text())
            self.choices.addButton(ring, number)
            body.addLayout(column(ring, row(presentation.px(INDENT), told, gap=0), gap=2))
        go = button(words("exchange.window.choose_place"), self._go, role="primary")
        go.setDefault(True)
        cancel = button(words("screen.form.cancel"), self.reject)
        whole = column(Text(words("exchange.window.export_title"), "title"), body, gap=theme.L)
        if is_encrypted:
            whole.addWidget(Wrapped(words("exchange.caution.bared"), "soon"))
        whole.addLayout(row(None, cancel, go))
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.setLayout(whole)

    @property
    def shape(self) -> ExportFormat:
        """The shape chosen."""
        return tuple(ExportFormat)[self.choices.checkedId()]

    def _go(self) -> None:
        self.chosen.emit(self.shape)
