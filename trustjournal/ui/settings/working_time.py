"""The page of working time: the reply clock, the days nobody works, the zone one speaks in."""

from datetime import date

from PySide6.QtCore import QLocale, Signal

from trustjournal.domain.parameters import EngineSettings
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.model import NumberBox
from trustjournal.ui.settings.sheet import SettingsSheet, add_switch, switch

LEAST_HOURS, MOST_HOURS = 1, 240


class WorkingTimePage(SettingsSheet):
    """When the clock of replies runs, and how long."""

    hours_set = Signal(float)
    local_holidays_chosen = Signal(bool)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self.hours = NumberBox()

    def show_working_time(self, chosen: EngineSettings, holidays: tuple[date, ...]) -> None:
        """Show the engine's settings and the public holidays still ahead this year."""
        words, look = self.presentation.words, self.presentation
        self.begin(words("settings.work.title"), words("settings.work.why"))
        card = self.card(words("settings.work.clock"))
        self.hours = NumberBox()
        self.hours.setRange(LEAST_HOURS, MOST_HOURS)
        self.hours.setDecimals(0)
        self.hours.setLocale(QLocale(words.language))
        self.hours.setSuffix(f" {words('judging.unit.hours')}")
        self.hours.setValue(chosen.reply_hours)
        self.hours.setFixedWidth(look.px(112))
        self.hours.setAccessibleName(words("settings.work.reply_hours"))
        self.hours.setKeyboardTracking(False)
        self.hours.editingFinished.connect(self._set_hours)
        self._hours_before = chosen.reply_hours
        card.inside.addLayout(row(Text(words("settings.work.reply_hours")), None, self.hours))
        card.inside.addWidget(Wrapped(words("settings.work.clock_why"), "muted"))
        card = self.card(words("settings.work.holidays"))
        local = switch(words("settings.work.alsace"), on=chosen.has_local_holidays)
        local.clicked.connect(self.local_holidays_chosen)
        add_switch(card, local, words("settings.work.alsace_why"))
        told = " · ".join(words.day(day, weekday=True, year=False) for day in holidays)
        card.inside.addWidget(Wrapped(words("settings.work.ahead", days=told) if told else ""))
        card = self.card(words("settings.work.zone"))
        card.inside.addWidget(Wrapped(words("settings.work.zone_told", zone=look.zone.key)))
        self.end()

    def _set_hours(self) -> None:
        if self.hours.value() != self._hours_before:
            self.hours_set.emit(self.hours.value())
