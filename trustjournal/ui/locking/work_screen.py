"""Something long is done to the journal, which is closed meanwhile: what, how far, and Cancel."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.presentation import Presentation

WIDTH = 420


class Telling(QObject):
    """Carries word from the work to the window: the share done there, "go on" or not back."""

    told = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._is_stopped = False

    def __call__(self, share: float) -> bool:
        """Say the share done, from any thread; return whether to go on."""
        self.told.emit(share)
        return not self._is_stopped

    def stop(self) -> None:
        """Ask the work to stop; it leaves the journal as it was."""
        self._is_stopped = True


class WorkScreen(Page):
    """A title, a line of explanation, how far it is."""

    def __init__(self, presentation: Presentation, title: str, telling: Telling) -> None:
        """``title`` is a key of the words."""
        super().__init__()
        self._presentation, self._key = presentation, title
        self._title, self._why = Text(role="title"), Wrapped(role="muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setProperty("role", "thin")
        self.cancel = button("", self._stop)
        self._telling = telling
        telling.told.connect(self._show)
        inside = QWidget()
        inside.setFixedWidth(presentation.px(WIDTH))
        inside.setLayout(
            column(self._title, self._why, self.bar, row(None, self.cancel), gap=theme.M)
        )
        whole = column(None, gap=0)
        whole.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)
        self.sheet.setLayout(whole)
        self.retell()

    def retell(self) -> None:
        """Say everything again."""
        words = self._presentation.words
        self._title.say(words(self._key))
        self._why.say(words("locking.work.why"))
        self.cancel.setText(words("screen.form.cancel"))
        self.bar.setAccessibleName(words(self._key))

    def _show(self, share: float) -> None:
        self.bar.setValue(round(100 * share))

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._telling.stop()
