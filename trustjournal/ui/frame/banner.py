"""What holds for the whole window for a while: read-only, restored, a clock that is wrong?

One line under the quick line for each notice, calm and with at most two things to press. It stays
until it no longer holds or was read.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Wrapped
from trustjournal.ui.kit.layouts import column, empty, row
from trustjournal.ui.kit.presentation import Presentation


@dataclass(frozen=True, slots=True)
class Notice:
    """A line to show. ``ways`` are what can be pressed: a label, and what it does."""

    icon: str
    told: Callable[[], str]
    ways: tuple[tuple[Callable[[], str], Callable[[], object]], ...] = ()


class Banner(QWidget):
    """The notices of a window, one under another; out of sight while there is none."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._look = presentation
        self._notices: dict[str, Notice] = {}
        self._lines = column(gap=0)
        self.setLayout(self._lines)
        self.hide()

    def show_notice(self, key: str, notice: Notice) -> None:
        """Show a notice, in place of one of the same ``key``."""
        is_new = key not in self._notices
        self._notices[key] = notice
        self.retell()
        if is_new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.told()))

    def has(self, key: str) -> bool:
        """Whether a notice is shown."""
        return key in self._notices

    def drop(self, key: str) -> None:
        """Take a notice away, if it is there."""
        if self._notices.pop(key, None) is not None:
            self.retell()

    def clear(self) -> None:
        """Take all notices away."""
        self._notices = {}
        self.retell()

    def retell(self) -> None:
        """Say every notice again."""
        empty(self._lines)
        for key, notice in self._notices.items():
            self._lines.addWidget(self._line(key, notice))
        self.setVisible(bool(self._notices))

    def _line(self, key: str, notice: Notice) -> QFrame:
        line = QFrame()
        line.setProperty("role", "banner")
        picture = QLabel()
        ratio = self.devicePixelRatioF()
        picture.setPixmap(icons.pixmap(notice.icon, self._look.palette.soon_ink, icons.SIZE, ratio))
        inside = row(picture, gap=theme.M)
        inside.addWidget(Wrapped(notice.told()), 1, Qt.AlignmentFlag.AlignVCenter)
        for label, act in notice.ways:
            inside.addWidget(button(label(), self._doing(key, act), role="small"))
        inside.setContentsMargins(theme.XL, theme.S, theme.XL, theme.S)
        line.setLayout(inside)
        return line

    def _doing(self, key: str, act: Callable[[], object]) -> Callable[[], None]:
        def press() -> None:
            self.drop(key)
            act()

        return press
