"""How is what may be shared told apart from what is only mine, at a glance?

A fact stands on a surface with an accent edge and a page; an impression on sunken ground with a
dashed edge and a lock. The word says it too, never the colour alone.
"""

from enum import StrEnum

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

ICONS = {"fact": "page", "private": "lock"}


class ZoneKind(StrEnum):
    """A shareable fact, or a private impression; words under people.zone.*."""

    FACT = "fact"
    PRIVATE = "private"


class Zone(QFrame):
    """A frame that says which of both its content is."""

    def __init__(self, presentation: Presentation, kind: ZoneKind, inside: QWidget) -> None:
        super().__init__()
        self.setProperty("zone", kind.value)
        words = presentation.words
        picture = QLabel()
        ink = presentation.palette.accent if kind is ZoneKind.FACT else presentation.palette.muted
        picture.setPixmap(icons.pixmap(ICONS[kind], ink, 12, self.devicePixelRatioF()))
        told = words(f"people.zone.{kind}")
        self.setAccessibleName(told)
        whole = column(row(picture, Text(told, "caption"), None, gap=theme.XS), inside, gap=2)
        whole.setContentsMargins(theme.M, 6, theme.M, theme.S)
        self.setLayout(whole)
