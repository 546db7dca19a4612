"""The page of reminders: whether, how, when not, and starting with the session."""

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QTimeEdit

from trustjournal import settings
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.sheet import SettingsSheet, add_switch, switch

SHOWN = "HH:mm"


class RemindersPage(SettingsSheet):
    """What is chosen is kept at once."""

    chosen = Signal(object)
    start_chosen = Signal(bool)
    trial_asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self.begins, self.ends = QTimeEdit(), QTimeEdit()
        self.outcome = Wrapped(role="muted")

    def show_reminders(
        self, kept: settings.Settings, quiet: tuple[str, str], *, starts: bool, can_rest: bool
    ) -> None:
        """Show what is chosen; ``quiet`` are the hours that hold, ``can_rest`` whether a tray is
        there.
        """
        words = self.presentation.words
        self._kept = kept
        self.begin(words("reminders.page.title"), words("reminders.page.why"))
        card = self.card(words("reminders.page.say"))
        on = switch(words("reminders.page.on"), on=kept.reminders)
        add_switch(card, on, words("reminders.page.on_why"))
        names = switch(words("reminders.page.names"), on=kept.reminders_name_clients)
        add_switch(card, names, words("reminders.page.names_why"))
        trial = button(words("reminders.page.try"), self.trial_asked.emit)
        self.outcome = Wrapped(role="muted")
        self.outcome.hide()
        card.inside.addLayout(row(trial, None))
        card.inside.addWidget(self.outcome)
        self._add_quiet(quiet)
        card = self.card(words("reminders.page.login"))
        start = switch(words("reminders.page.start"), on=starts)
        why = words("reminders.page.start_why")
        add_switch(card, start, why if can_rest else words("reminders.page.start_nowhere"))
        self.end()
        on.clicked.connect(lambda yes: self.chosen.emit({"reminders": yes}))
        names.clicked.connect(lambda yes: self.chosen.emit({"reminders_name_clients": yes}))
        start.clicked.connect(self.start_chosen)

    def say(self, told: str) -> None:
        """Say how the trial went."""
        self.outcome.say(told)
        self.outcome.show()

    def _add_quiet(self, quiet: tuple[str, str]) -> None:
        words = self.presentation.words
        card = self.card(words("reminders.page.quiet"))
        self.begins, self.ends = (_time(one) for one in quiet)
        line = row()
        for box, name in ((self.begins, "quiet_from"), (self.ends, "quiet_until")):
            label = Text(words(f"reminders.page.{name}"))
            label.setBuddy(box)
            box.setAccessibleName(f"{words('reminders.page.quiet')} : {label.text()}")
            box.editingFinished.connect(self._choose_quiet)
            line.addWidget(label)
            line.addWidget(box)
        line.addStretch(1)
        card.inside.addLayout(line)
        card.inside.addWidget(Wrapped(words("reminders.page.quiet_why"), "muted"))

    def _choose_quiet(self) -> None:
        begins, ends = (box.time().toString(SHOWN) for box in (self.begins, self.ends))
        self.chosen.emit({"quiet_from": begins, "quiet_until": ends})


def _time(told: str) -> QTimeEdit:
    made = QTimeEdit(QTime.fromString(told, SHOWN))
    made.setDisplayFormat(SHOWN)
    return made
