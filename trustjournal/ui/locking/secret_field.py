"""A line in which a secret is typed: hidden, shown while one wants to see it, never remembered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from trustjournal.ui.kit.buttons import IconButton
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation


class SecretField(QWidget):
    """A hidden line, and the eye that shows it."""

    def __init__(self, presentation: Presentation, name: str) -> None:
        super().__init__()
        self._presentation = presentation
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.edit.setAccessibleName(name)
        self.eye = IconButton(presentation, "eye_off")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self.show_typed)
        self.show_typed(self.eye.isChecked())
        self.setLayout(row(self.edit, self.eye, gap=4))
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def show_typed(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Show what is typed, or hide it again."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.eye.name(self._presentation.words(f"locking.eye.{'hide' if shown else 'show'}"))

    def forget(self) -> None:
        """Keep nothing of what was typed, not even to be taken back."""
        self.edit.setText("")
        self.edit.setModified(False)
        self.eye.setChecked(False)
        self.edit.inputMethodEvent(QInputMethodEvent())
