"""Where the page of the profile meets what is kept: profiles, logos, the words that stop."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFileDialog

from trustjournal.report.own_lexicon import OwnWords, keep_own_words, own_words
from trustjournal.report.profile import LOGO_MOST_BYTES, Profile
from trustjournal.report.profiles import Kept, Profiles, load_profiles, save_profiles
from trustjournal.ui.kit.chrome import chrome
from trustjournal.ui.settings.profile import ProfilePage
from trustjournal.ui.settings.screen import Section, SettingsPage
from trustjournal.ui.window import MainWindow


class ProfileWork:
    """Fills the page of the profile and keeps what is entered there."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._look = window.presentation
        self.screen = ProfilePage(self._look)
        self.screen.profile_edited.connect(self._edit)
        self.screen.profile_chosen.connect(self._choose)
        self.screen.profile_wanted.connect(self._add)
        self.screen.removal_asked.connect(self._remove)
        self.screen.logo_wanted.connect(self._ask_logo)
        self.screen.colour_wanted.connect(self._ask_colour)
        self.screen.words_edited.connect(self._keep_words)

    def page(self) -> SettingsPage:
        """Return its place among the settings."""
        return SettingsPage(
            "profile",
            self.screen,
            lambda: self._look.words("settings.profile.page"),
            self._fill,
            section=Section.YOU,
        )

    def _fill(self) -> None:
        self.screen.show_profiles(load_profiles(), own_words())

    def _edit(self, edited: Kept) -> None:
        known = load_profiles()
        current = known.current
        label = _free(edited.label, known, but=current.label)
        kept = tuple(Kept(label, edited.profile) if one is current else one for one in known.kept)
        is_looks = (current.label, current.profile.accent, current.profile.logo) != (
            label,
            edited.profile.accent,
            edited.profile.logo,
        )
        self._keep(Profiles(kept, label), is_shown=is_looks)

    def _choose(self, label: str) -> None:
        self._keep(replace(load_profiles(), chosen=label))

    def _add(self) -> None:
        known = load_profiles()
        label = _free(self._look.words("settings.profile.unnamed"), known)
        named = Profile(name=known.current.profile.name)
        self._keep(Profiles((*known.kept, Kept(label, named)), label))

    def _remove(self) -> None:
        known = load_profiles()
        left = tuple(one for one in known.kept if one is not known.current)
        if not left:
            return
        self._keep(Profiles(left, left[0].label))
        words = self._look.words
        self._window.toast.say(
            words("settings.profile.removed", name=known.current.label),
            action=words("screen.done.undo"),
            act=lambda: self._keep(known),
        )

    def _ask_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, chrome("Choose a logo"), "", "SVG, PNG (*.svg *.png)"
        )
        if name:
            self.take_logo(Path(name))

    def _ask_colour(self) -> None:
        now = QColor(load_profiles().current.profile.accent)
        picked = QColorDialog.getColor(now, self._window, chrome("Accent colour"))
        if picked.isValid():
            self.screen.take_colour(picked.name().upper())

    def take_logo(self, path: Path) -> None:
        """Try the picture of a file as logo."""
        try:
            with path.open("rb") as file:
                logo = file.read(LOGO_MOST_BYTES + 1)
        except OSError:
            self._window.toast.say(self._look.words("documents.done.unreadable"))
            return
        self.screen.take_logo(logo)

    def _keep_words(self, said: OwnWords) -> None:
        try:
            keep_own_words(said)
        except OSError as error:
            self._say_unkept(error)

    def _keep(self, profiles: Profiles, *, is_shown: bool = True) -> None:
        try:
            save_profiles(profiles)
        except OSError as error:
            self._say_unkept(error)
        if is_shown:  # once the field that said so is done with itself
            QTimer.singleShot(0, self.screen, self._fill)

    def _say_unkept(self, error: OSError) -> None:
        reason = error.strerror or type(error).__name__
        self._window.toast.say(self._look.words("settings.profile.unkept", reason=reason))


def _free(label: str, known: Profiles, *, but: str | None = None) -> str:
    """Return the label, or with a number after it where another profile has it."""
    taken = {one.label for one in known.kept if one.label != but}
    number, free = 2, label
    while free in taken:
        number, free = number + 1, f"{label} {number}"
    return free
