"""The texts of privacy: chosen, adapted right here, saved as a text or as pages."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from trustjournal.report.legal import LegalText, legal_text
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.forms import Field, choice, chosen_value
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

WIDTH, HEIGHT = 640, 560


class TextsDialog(QDialog):
    """One text at a time, to be adapted. ``save_asked`` and ``pages_asked`` hand it up."""

    save_asked = Signal(str, str)  # which, text
    pages_asked = Signal(str, str)

    def __init__(
        self,
        presentation: Presentation,
        facts: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        first: LegalText = LegalText.REGISTER,
    ) -> None:
        """``facts`` are filled in: consultant, date, name, years."""
        super().__init__(parent)
        self._look, self._facts = presentation, facts
        words = presentation.words
        self.setWindowTitle(words("people.texts.title"))
        self.resize(presentation.px(WIDTH), presentation.px(HEIGHT))
        named = ((one.value, words(f"people.texts.name.{one}")) for one in LegalText)
        self.which = choice(named, chosen=first.value)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words("people.texts.text"))
        self.which.currentIndexChanged.connect(self._show)
        self.save = button(
            words("people.texts.save"), lambda: self.save_asked.emit(*self._chosen())
        )
        self.pages = button(
            words("people.texts.pdf"),
            lambda: self.pages_asked.emit(*self._chosen()),
            role="primary",
        )
        close = button(words("screen.form.cancel"), self.reject)
        whole = column(
            Text(words("people.texts.title"), "title"),
            Wrapped(words("people.texts.why"), "muted"),
            Field(words("people.texts.which"), self.which),
            gap=theme.M,
        )
        whole.addWidget(self.text, 1)
        whole.addLayout(row(close, None, self.save, self.pages))
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        self.setLayout(whole)
        self._show()

    def _show(self) -> None:
        which = LegalText(chosen_value(self.which))
        self.text.setPlainText(legal_text(which, self._look.words.language, self._facts))

    def _chosen(self) -> tuple[str, str]:
        return chosen_value(self.which), self.text.toPlainText()
