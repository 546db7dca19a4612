"""What has every window of ours: a language, colours, and where they were chosen?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from trustjournal import settings
from trustjournal.paths import resources
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.presentation import Presentation


class Home(QObject):
    """The presentation of a window, and what it follows."""

    def __init__(
        self, application: QApplication, language: str, clock: Callable[[], datetime], zone: str
    ) -> None:
        super().__init__()
        self._application = application
        self._translators: list[QTranslator] = []
        self.presentation = Presentation(language, clock, zone=zone)
        self.memory = QSettings("trustjournal", "window")
        self.presentation.hide_names(settings.load().discreet)
        self.translate(language)
        self.follow_system()

    def speak(self, language: str) -> None:
        """Change the language of the window, for good."""
        settings.save(replace(settings.load(), language=language))
        self.translate(language)
        self.presentation.speak(language)

    def wear(self, name: str) -> None:
        """Change the colours: light, dark, or as the system says."""
        self.memory.setValue("window/palette", name)
        self.follow_system()

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

    def follow_system(self) -> None:
        """Wear the palette that was chosen, else the system's."""
        hints = self._application.styleHints()
        chosen = str(self.memory.value("window/palette", "system"))
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        system = theme.DARK if dark else theme.LIGHT
        self.presentation.wear(theme.PALETTES.get(chosen, system))
        hints.colorSchemeChanged.connect(self.follow_system, Qt.ConnectionType.UniqueConnection)
