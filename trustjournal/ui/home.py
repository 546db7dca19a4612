"""What has every window of ours: a language, colours, and where they were chosen?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QSettings, Qt, QTemporaryDir, QTranslator
from PySide6.QtWidgets import QApplication

from trustjournal import settings
from trustjournal.paths import resources
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation

SMALLEST_TEXT, LARGEST_TEXT = 80, 200  # percent
STEADY_MS = 0  # a caret that does not blink
EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateToolBox,
)  # fmt: skip


class Home(QObject):
    """The presentation of a window, and what it follows."""

    def __init__(
        self,
        application: QApplication,
        language: str,
        clock: Callable[[], datetime],
        zone: str,
        *,
        safe: bool = False,
    ) -> None:
        """``safe``: no theme, no size, no place of earlier runs; nothing chosen is lost."""
        super().__init__()
        self._is_safe = safe
        self._application = application
        self._translators: list[QTranslator] = []
        self.presentation = Presentation(language, clock, zone=zone)
        self.presentation.is_plain = safe
        self.memory = _nothing_remembered(self) if safe else QSettings("trustjournal", "window")
        self.presentation.hide_names(settings.load().discreet)
        self._effects: dict[Qt.UIEffect, bool] = {}
        self._flash_ms = application.cursorFlashTime()
        self.translate(language)
        self.dress()
        self._follow_system()

    def speak(self, language: str) -> None:
        """Change the language of the window, for good."""
        settings.save(replace(settings.load(), language=language))
        self.try_language(language)

    def try_language(self, language: str) -> None:
        """Change the language of the window for now."""
        self.translate(language)
        self.presentation.speak(language)

    def wear(self, name: str) -> None:
        """Change the colours for good: light, dark, contrast, or as the system says."""
        settings.save(replace(settings.load(), colours=name))
        self.dress()

    def size_text(self, percent: int) -> None:
        """Change the size of all text for good; 100 is the usual one, 200 the largest."""
        settings.save(replace(settings.load(), text_percent=percent))
        self.dress()

    def still(self, less: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Let nothing move that need not, for good; or as the system says again."""
        settings.save(replace(settings.load(), less_motion=less))
        self.dress()

    def hide_names(self, hidden: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Hide every name, or show them again, for good."""
        settings.save(replace(settings.load(), discreet=hidden))
        self.presentation.hide_names(hidden)

    def translate(self, language: str) -> None:
        """Let Qt's own words, and those of the frame, follow the language."""
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []
        qt_words = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (qt_words / f"qtbase_{language}.qm", resources() / "i18n" / f"{language}.qm"):
            translator = QTranslator(self)
            if file.exists() and translator.load(str(file)):
                self._application.installTranslator(translator)
                self._translators.append(translator)

    def dress(self) -> None:
        """Wear what was chosen, else what the system asks for: colours, text size, motion."""
        hints = self._application.styleHints()
        chosen = settings.UNCHOSEN if self._is_safe else settings.load()
        asked = hints.accessibility()
        palette = theme.palette_for(
            chosen.colours or "system",
            dark=hints.colorScheme() == Qt.ColorScheme.Dark,
            contrast=asked.contrastPreference() == Qt.ContrastPreference.HighContrast,
        )
        less = asked.motionPreference() == Qt.MotionPreference.ReducedMotion
        self._calm(less=less or chosen.less_motion)
        percent = min(max(chosen.text_percent, SMALLEST_TEXT), LARGEST_TEXT)
        self.presentation.wear(palette, scale=percent / 100)

    def _follow_system(self) -> None:
        hints = self._application.styleHints()
        asked = hints.accessibility()
        for changed in (
            hints.colorSchemeChanged,
            asked.contrastPreferenceChanged,
            asked.motionPreferenceChanged,
        ):
            changed.connect(self.dress)

    def _calm(self, *, less: bool) -> None:
        """Let menus, lists and the caret appear without motion, or as the system has them."""
        self._effects = self._effects or {
            effect: self._application.isEffectEnabled(effect) for effect in EFFECTS
        }
        for effect, usual in self._effects.items():
            self._application.setEffectEnabled(effect, usual and not less)
        flash = STEADY_MS if less else self._flash_ms
        if self._application.cursorFlashTime() != flash:
            self._application.setCursorFlashTime(flash)


def _nothing_remembered(keeper: QObject) -> QSettings:
    """Return a memory that begins empty and is forgotten."""
    folder = QTemporaryDir()
    memory = QSettings(folder.filePath("window.ini"), QSettings.Format.IniFormat, keeper)
    keeper.destroyed.connect(folder.remove)
    return memory
