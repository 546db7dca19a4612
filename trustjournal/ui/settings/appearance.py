"""The page of appearance: language, colours, text size, motion, names in sight or not."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from trustjournal import settings
from trustjournal.ui.frame.rail import LANGUAGE_NAMES
from trustjournal.ui.kit.forms import choice, chosen_value
from trustjournal.ui.kit.labels import Wrapped
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.sheet import SettingsSheet, add_choice, add_switch, switch

COLOURS = ("system", "light", "dark", "contrast")
SIZES = (90, 100, 115, 130, 150, 175, 200)  # percent


class AppearancePage(SettingsSheet):
    """How the window looks and speaks; each choice is worn at once."""

    language_chosen = Signal(str)
    colours_chosen = Signal(str)
    size_chosen = Signal(int)
    stillness_chosen = Signal(bool)
    discretion_chosen = Signal(bool)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self.language, self.colours, self.text_size = choice(()), choice(()), choice(())

    def fill(self) -> None:
        """Show what is chosen."""
        words, chosen = self.presentation.words, settings.load()
        self.begin(words("settings.appearance.title"), words("settings.appearance.why"))
        card = self.card(words("settings.appearance.language"))
        self.language = choice(LANGUAGE_NAMES.items(), chosen=words.language)
        add_choice(card, words("settings.appearance.language_of_window"), self.language)
        card.inside.addWidget(Wrapped(words("settings.appearance.language_why"), "muted"))
        card = self.card(words("settings.appearance.colours"))
        named = ((one, words(f"settings.appearance.colours_{one}")) for one in COLOURS)
        self.colours = choice(named, chosen=chosen.colours or "system")
        add_choice(card, words("settings.appearance.colours_of_window"), self.colours)
        sizes = ((str(one), words("settings.appearance.percent", count=one)) for one in SIZES)
        self.text_size = choice(sizes, chosen=str(round(self.presentation.scale * 100)))
        add_choice(card, words("settings.appearance.size"), self.text_size)
        card = self.card(words("settings.appearance.calm"))
        still = switch(words("settings.appearance.still"), on=chosen.less_motion)
        add_switch(card, still, words("settings.appearance.still_why"))
        discreet = switch(words("settings.appearance.discreet"), on=self.presentation.is_discreet)
        add_switch(card, discreet, words("settings.appearance.discreet_why"))
        self.end()
        _tell(self.language, self.language_chosen.emit)
        _tell(self.colours, self.colours_chosen.emit)
        _tell(self.text_size, lambda value: self.size_chosen.emit(int(value)))
        still.clicked.connect(self.stillness_chosen)
        discreet.clicked.connect(self.discretion_chosen)


def _tell(box: QComboBox, told: Callable[[str], object]) -> None:
    box.activated.connect(lambda _: told(chosen_value(box)))
