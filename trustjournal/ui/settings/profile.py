"""The page of the profile: who signs the documents, how their pages look, which words stop them.

What is entered is handed up as soon as a field is left; what cannot be printed is said beside it.
"""

from dataclasses import replace

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from trustjournal.errors import Problem
from trustjournal.report.own_lexicon import OwnWords
from trustjournal.report.profile import Profile, check_profile, logo_format, readable
from trustjournal.report.profiles import Kept, Profiles
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.forms import Field, choice, chosen_value, line_edit
from trustjournal.ui.kit.labels import Wrapped
from trustjournal.ui.kit.layouts import Flow, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.sheet import SettingsSheet

SWATCH, LOGO_HEIGHT = 24, 56


class ProfilePage(SettingsSheet):
    """Shows one profile, and asks for what is changed in it."""

    profile_edited = Signal(object)  # a Kept
    profile_chosen = Signal(str)
    profile_wanted = Signal()
    removal_asked = Signal()
    logo_wanted = Signal()
    colour_wanted = Signal()
    words_edited = Signal(object)  # OwnWords

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._kept = Kept("", Profile())
        self.fields: dict[str, Field] = {}
        self._told: tuple[object, ...] = ()

    def show_profiles(self, profiles: Profiles, own: OwnWords) -> None:
        """Show the profile in use, and the consultant's own words."""
        self._kept = profiles.current
        words = self.presentation.words
        self.begin(words("settings.profile.title"), words("settings.profile.why"))
        self._show_choice(profiles)
        self._show_identity()
        self._show_look()
        self._show_words(own)
        self.end()
        self._show_problems(check_profile(self._kept.profile))

    def take_logo(self, logo: bytes) -> None:
        """Try a logo; one that cannot be printed is said and not taken."""
        tried = replace(self._kept.profile, logo=logo)
        problems = [one for one in check_profile(tried) if one.field == "logo"]
        if problems:
            self._show_problems(tuple(problems))
        else:
            self._hand_up(tried)

    def take_colour(self, accent: str) -> None:
        """Take another accent, as ``#RRGGBB``."""
        self._hand_up(replace(self._kept.profile, accent=accent))

    def _show_choice(self, profiles: Profiles) -> None:
        words = self.presentation.words
        card = self.card(words("settings.profile.which"))
        unnamed = words("settings.profile.unnamed")
        box = choice(
            [(one.label, one.label or unnamed) for one in profiles.kept], chosen=self._kept.label
        )
        box.setAccessibleName(words("settings.profile.which"))
        box.activated.connect(lambda _: self.profile_chosen.emit(chosen_value(box)))
        new = button(words("settings.profile.new"), self.profile_wanted.emit, role="small")
        remove = button(words("settings.profile.remove"), self.removal_asked.emit, role="small")
        remove.setEnabled(len(profiles.kept) > 1)
        line = row(gap=theme.S)
        line.addWidget(box, 1)
        line.addWidget(new)
        line.addWidget(remove)
        card.inside.addLayout(line)

    def _show_identity(self) -> None:
        profile, card = self._kept.profile, self.card(self._said("identity"), gap=theme.M)
        self._add_line(card, "label", self._kept.label)
        self._add_line(card, "name", profile.name)
        self._add_line(card, "company", profile.company)
        self._add_lines(card, "letterhead", "\n".join(profile.letterhead), rows=3)
        self._add_lines(card, "legal_footer", profile.legal_footer, rows=2)

    def _show_look(self) -> None:
        profile, card = self._kept.profile, self.card(self._said("look"), gap=theme.M)
        self._add_line(card, "accent", profile.accent)
        swatch = QLabel()
        patch = QPixmap(self.presentation.px(SWATCH) * 3, self.presentation.px(SWATCH))
        patch.fill(QColor(profile.accent))
        swatch.setPixmap(patch)
        line = Flow()
        line.addWidget(swatch)
        line.addWidget(button(self._said("pick"), self.colour_wanted.emit, role="small"))
        darker = readable(profile.accent)
        if darker != profile.accent:
            told = self._said("take", accent=darker)
            line.addWidget(button(told, lambda: self.take_colour(darker), role="small"))
        card.inside.addLayout(line)
        picture = QLabel()
        picture.setAccessibleName(self._said("field.logo"))
        drawn = QPixmap()
        if logo_format(profile.logo) and drawn.loadFromData(QByteArray(profile.logo)):
            picture.setPixmap(_scaled(drawn, self.presentation.px(LOGO_HEIGHT)))
        else:
            picture.setText(self._said("no_logo"))
        self.fields["logo"] = Field(self._said("field.logo"), picture)
        card.inside.addWidget(self.fields["logo"])
        choose = button(self._said("choose_logo"), self.logo_wanted.emit, role="small")
        forget = button(self._said("no_more_logo"), lambda: self.take_logo(b""), role="small")
        forget.setVisible(bool(profile.logo))
        card.inside.addLayout(row(choose, forget, None))
        card.inside.addWidget(Wrapped(self._said("logo_why"), "caption"))

    def _show_words(self, own: OwnWords) -> None:
        card = self.card(self._said("words"), gap=theme.M)
        card.inside.addWidget(Wrapped(self._said("words_why"), "muted"))
        stopping = self._lines("stopping", "\n".join(own.stopping), rows=3)
        passing = self._lines("passing", "\n".join(own.passing), rows=3)

        def hand_up() -> None:
            said = OwnWords(_listed(stopping), _listed(passing))
            if said != own:
                self.words_edited.emit(said)

        for name, edit in (("stopping", stopping), ("passing", passing)):
            card.inside.addWidget(self.fields[name])
            edit.left.connect(hand_up)

    def _add_line(self, card: Card, name: str, value: str) -> None:
        edit: QLineEdit = line_edit()
        edit.setText(value)
        edit.editingFinished.connect(lambda: self._take(name, edit.text().strip()))
        self.fields[name] = Field(self._said(f"field.{name}"), edit, hint=self._hint(name))
        card.inside.addWidget(self.fields[name])

    def _add_lines(self, card: Card, name: str, value: str, *, rows: int) -> None:
        edit = self._lines(name, value, rows=rows)
        edit.left.connect(lambda: self._take(name, edit.toPlainText().strip()))
        card.inside.addWidget(self.fields[name])

    def _lines(self, name: str, value: str, *, rows: int) -> "Lines":
        edit = Lines(self.presentation.px(rows * 20 + 16))
        edit.setPlainText(value)
        self.fields[name] = Field(self._said(f"field.{name}"), edit, hint=self._hint(name))
        return edit

    def _take(self, name: str, value: str) -> None:
        profile = self._kept.profile
        if name == "label":
            if value and value != self._kept.label:
                self.profile_edited.emit(Kept(value, profile))
            return
        taken: str | tuple[str, ...] = value
        if name == "letterhead":
            taken = tuple(line.strip() for line in value.splitlines() if line.strip())
        if taken != getattr(profile, name):
            self._hand_up(replace(profile, **{name: taken}))  # type: ignore[arg-type]  # a text field

    def _hand_up(self, profile: Profile) -> None:
        """Keep it even where it cannot be printed yet: the problem stands beside the field."""
        self._kept = Kept(self._kept.label, profile)
        self.profile_edited.emit(self._kept)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        words = self.presentation.words
        for one in problems:
            field = self.fields.get(one.field or "")
            if field is not None:
                field.show_problem(words(f"problems.{one.code}", **one.facts))

    def _said(self, key: str, **facts: str) -> str:
        return self.presentation.words(f"settings.profile.{key}", **facts)

    def _hint(self, name: str) -> str:
        words = self.presentation.words
        key = f"settings.profile.hint.{name}"
        return words(key) if words.has(key) else ""


class Lines(QPlainTextEdit):
    """An input of several lines that says when it is left; Tab leaves it."""

    left = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it is left."""
        super().focusOutEvent(event)
        self.left.emit()


def _scaled(picture: QPixmap, height: int) -> QPixmap:
    return picture.scaledToHeight(min(height, picture.height()))


def _listed(edit: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in edit.toPlainText().splitlines() if line.strip())
