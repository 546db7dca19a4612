"""The dialogs of the lock: the steps of a passphrase, a new one, the way back to plain."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from trustjournal.journal.keeping.vault import JournalKey
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Part, column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.locking.choosing import Choosing
from trustjournal.ui.locking.passphrase_step import PassphraseStep

WIDTH, HEIGHT = 600, 500


class StepDialog(QDialog):
    """Chooses a passphrase for a journal; with its ``key``, only puts the sheet on paper."""

    completed = Signal(object)

    def __init__(
        self,
        presentation: Presentation,
        journal: str,
        parent: QWidget,
        *,
        key: JournalKey | None = None,
    ) -> None:
        super().__init__(parent)
        self.step = PassphraseStep(presentation, journal, key=key)
        self.step.left.connect(self.reject)
        self.step.completed.connect(self._hand_over)
        _fill(self, presentation, "locking.page.title", self.step)
        self.resize(presentation.px(WIDTH), presentation.px(HEIGHT))
        self.step.start()

    def _hand_over(self, choice: object) -> None:
        self.accept()
        self.completed.emit(choice)


class NewPassphrase(QDialog):
    """Asks for a new passphrase, twice."""

    chosen = Signal(str)

    def __init__(self, presentation: Presentation, parent: QWidget | None) -> None:
        super().__init__(parent)
        words = presentation.words
        self.choosing = Choosing(presentation)
        self.choosing.submitted.connect(self.submit)
        self.save = button(words("locking.page.change_now"), self.submit, role="primary")
        _fill(
            self,
            presentation,
            "locking.page.change",
            Text(words("locking.page.change"), "title"),
            Wrapped(words("locking.page.change_why"), "muted"),
            self.choosing,
            None,
            row(None, button(words("screen.form.cancel"), self.reject), self.save),
        )
        self.resize(presentation.px(WIDTH), presentation.px(HEIGHT) // 2)
        self.choosing.setFocus()

    def submit(self) -> None:
        """Hand the passphrase up, if it was typed twice alike."""
        phrase = self.choosing.chosen()
        if phrase is not None:
            self.choosing.forget()
            self.accept()
            self.chosen.emit(phrase)


class ToPlain(QDialog):
    """Says what it means to decrypt."""

    wanted = Signal()

    def __init__(self, presentation: Presentation, parent: QWidget | None) -> None:
        super().__init__(parent)
        words = presentation.words
        self.go_on = button(words("locking.page.decrypt_now"), self._want)
        stay = button(words("locking.page.stay_encrypted"), self.reject, role="primary")
        _fill(
            self,
            presentation,
            "locking.page.decrypt",
            Text(words("locking.page.decrypt"), "title"),
            Wrapped(words("locking.page.decrypt_why")),
            None,
            row(None, self.go_on, stay),
        )
        self.resize(presentation.px(WIDTH), presentation.px(HEIGHT) // 3)
        stay.setFocus()

    def _want(self) -> None:
        self.accept()
        self.wanted.emit()


def _fill(dialog: QDialog, presentation: Presentation, title: str, *parts: Part) -> None:
    dialog.setWindowTitle(presentation.words(title))
    whole = column(*parts, gap=theme.L)
    whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
    dialog.setLayout(whole)
