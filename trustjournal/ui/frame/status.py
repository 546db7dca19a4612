"""What goes on quietly: when the journal was last saved, and whatever else is worth a word?"""

from PySide6.QtWidgets import QFrame

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Elided
from trustjournal.ui.kit.layouts import row


class StatusBar(QFrame):
    """One muted line at the foot of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self._line = Elided(role="caption")
        whole = row(gap=theme.L)
        whole.addWidget(self._line, 1)
        whole.setContentsMargins(theme.XL, 6, theme.XL, 6)
        self.setLayout(whole)

    def show_parts(self, parts: tuple[str, ...]) -> None:
        """Show what is worth a word, most important first."""
        self._line.say(" · ".join(part for part in parts if part))

    def text(self) -> str:
        """What stands there."""
        return self._line.text()
