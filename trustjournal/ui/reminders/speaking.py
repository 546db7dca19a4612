"""What does a reminder say, and who says it: the desktop's notifications, else the tray icon?"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from trustjournal.ui.hand.tray import Tray


class Deed(StrEnum):
    """What may be done from a reminder."""

    OPEN = "open"
    ANSWERED = "answered"
    KEPT = "kept"
    TELL = "tell"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder in words; ``deeds`` are what its buttons do, with their names."""

    key: str
    title: str
    text: str
    deeds: tuple[tuple[Deed, str], ...] = ()
    is_urgent: bool = False


class Speaker(QObject):
    """Whoever says reminders. ``asked`` carries the key of a reminder and the deed chosen."""

    asked = Signal(str, str)

    def say(self, told: Told) -> bool:
        """Say it; False if nobody can."""
        raise NotImplementedError

    def leave(self) -> None:
        """Say nothing any more."""


class TraySpeaker(Speaker):
    """Says reminders by the tray icon, where there is one; a click on it opens."""

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._last = ""
        tray.message_pressed.connect(lambda: self.asked.emit(self._last, Deed.OPEN))

    def say(self, told: Told) -> bool:
        """Show a bubble beside the icon."""
        self._last = told.key
        warning = QSystemTrayIcon.MessageIcon.Warning
        plain = QSystemTrayIcon.MessageIcon.Information
        return self._tray.show_message(told.title, told.text, warning if told.is_urgent else plain)
