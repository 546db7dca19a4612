"""Choosing a passphrase: typed twice, with a word on how hard it is to guess."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.locking.secret_field import SecretField
from trustjournal.ui.locking.strength import strength_of


class Choosing(QWidget):
    """Two lines and a hint. ``submitted`` says that Return was pressed in the second."""

    submitted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        words = presentation.words
        self.first = SecretField(presentation, words("locking.step.phrase"))
        self.second = SecretField(presentation, words("locking.step.again"))
        self._hint, self._problem = Wrapped(role="muted"), Wrapped(role="problem")
        self.setLayout(
            column(
                column(Text(words("locking.step.phrase")), self.first, self._hint, gap=theme.XS),
                column(Text(words("locking.step.again")), self.second, self._problem, gap=theme.XS),
                gap=theme.M,
            )
        )
        self._problem.hide()
        self.first.edit.textChanged.connect(self._tell)
        self.second.edit.textChanged.connect(self._problem.hide)
        self.first.edit.returnPressed.connect(self.second.setFocus)
        self.second.edit.returnPressed.connect(self.submitted)
        self.first.eye.toggled.connect(self.second.eye.setChecked)
        self.setFocusProxy(self.first)
        self._tell()

    def chosen(self) -> str | None:
        """Return the passphrase; None, and say why, while it is not typed twice alike."""
        words = self._presentation.words
        if not self.first.text().strip():
            self._complain(words("locking.step.empty"), self.first)
        elif self.first.text() != self.second.text():
            self._complain(words("locking.step.differ"), self.second)
        else:
            return self.first.text()
        return None

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.first.forget()
        self.second.forget()

    def _tell(self) -> None:
        strength = strength_of(self.first.text())
        told = "" if strength is None else self._presentation.words(f"locking.strength.{strength}")
        self._hint.say(told)
        self.first.edit.setAccessibleDescription(told)
        self._problem.hide()

    def _complain(self, told: str, field: SecretField) -> None:
        self._problem.say(told)
        self._problem.show()
        self.second.edit.setAccessibleDescription(told)
        field.setFocus()
