"""In which language and which colours is the window shown now?

One ``Presentation`` is handed to every widget that says or paints something. When the language or
the palette changes it announces ``changed``; each screen then shows its last value again.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from trustjournal.ui.kit import theme, veil
from trustjournal.wording import Words, words

GENERIC = {"Sans Serif", "Sans", "sans-serif", "MS Shell Dlg 2"}
BARE_DESKTOP = ("Inter", "Cantarell", "Noto Sans", "Open Sans", "Liberation Sans", "Nimbus Sans")


class Presentation(QObject):
    """Language, palette, zone and text size of the window."""

    changed = Signal()

    def __init__(
        self,
        language: str,
        clock: Callable[[], datetime],
        *,
        zone: str = "Europe/Paris",
        palette: theme.Palette = theme.LIGHT,
        scale: float = 1.0,
    ) -> None:
        """``clock`` tells the time, aware; ``scale`` multiplies every text size (1–2)."""
        super().__init__()
        self._words = words(language)
        self._veiled: Words | None = None
        self._masks: Callable[[], Iterable[veil.Mask]] = tuple
        self._palette = palette
        self.now = clock
        self.zone = ZoneInfo(zone)
        self.scale = scale
        self.is_plain = False
        """Whether no stylesheet is worn: the window must open whatever the theme is."""
        self.family = ui_family(QGuiApplication.font().family())

    @property
    def words(self) -> Words:
        """The words of the current language; in discreet mode names in them are masked."""
        return self._veiled or self._words

    @property
    def open_words(self) -> Words:
        """The words of the current language, names as they are: for what goes into an editor."""
        return self._words

    @property
    def is_discreet(self) -> bool:
        """Whether names are hidden."""
        return self._veiled is not None

    def mask_with(self, masks: Callable[[], Iterable[veil.Mask]]) -> None:
        """Say which names there are to be hidden; asked whenever they may have changed."""
        self._masks = masks
        self.mask_again()

    def mask_again(self) -> None:
        """Names may have come or gone: hide those of now."""
        if self.is_discreet:
            veil.draw(self._masks())

    def hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Hide every name, or show them again."""
        if hidden != self.is_discreet:
            self._veiled = veil.VeiledWords(self._words.language) if hidden else None
            veil.draw(self._masks() if hidden else ())
            self.changed.emit()

    @property
    def palette(self) -> theme.Palette:
        """The current colours."""
        return self._palette

    def today(self) -> date:
        """The local day it is."""
        return self.now().astimezone(self.zone).date()

    def speak(self, language: str) -> None:
        """Change the language."""
        if language != self._words.language:
            self._words = words(language)
            if self.is_discreet:
                self._veiled = veil.VeiledWords(language)
                self.mask_again()
            self.changed.emit()

    def wear(self, palette: theme.Palette, *, scale: float | None = None) -> None:
        """Change the colours, and the text size where one is given (1–2)."""
        larger = self.scale if scale is None else scale
        if palette is not self._palette or larger != self.scale:
            self._palette, self.scale = palette, larger
            self.changed.emit()

    def px(self, size: float) -> int:
        """Return a text size or a text-bound length in pixels at the current scale."""
        return round(size * self.scale)

    def font(self, size: int = theme.BODY, *, strong: bool = False) -> QFont:
        """Return a font of the type scale, with figures of equal width."""
        font = QFont(self.family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(theme.SEMIBOLD if strong else theme.REGULAR))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def ui_family(system_family: str) -> str:
    """Return the system's own font; on a bare desktop that names none, the first good one."""
    if system_family not in GENERIC:
        return system_family
    return next((name for name in BARE_DESKTOP if QFontDatabase.hasFamily(name)), system_family)
