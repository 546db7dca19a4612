"""What happens on the pages of the settings that are about the window and the week?"""

from collections.abc import Callable

from trustjournal.domain.business_time import french_holidays
from trustjournal.journal.journal import Journal
from trustjournal.journal.parameters import engine_settings, set_engine_parameters
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.home import Home
from trustjournal.ui.settings.appearance import AppearancePage
from trustjournal.ui.settings.screen import Section, SettingsPage
from trustjournal.ui.settings.shortcuts import ShortcutsPage
from trustjournal.ui.settings.working_time import WorkingTimePage
from trustjournal.ui.window import MainWindow


class ComfortWork:
    """The pages of appearance, shortcuts and working time."""

    def __init__(self, journal: Journal, home: Home, window: MainWindow, deeds: Deeds) -> None:
        """``home`` is where appearance is chosen for good."""
        self._journal, self._deeds = journal, deeds
        self._look = window.presentation
        self.appearance = AppearancePage(self._look)
        self.appearance.language_chosen.connect(home.speak)
        self.appearance.colours_chosen.connect(home.wear)
        self.appearance.size_chosen.connect(home.size_text)
        self.appearance.stillness_chosen.connect(home.still)
        self.appearance.discretion_chosen.connect(home.hide_names)
        self.shortcuts = ShortcutsPage(self._look, window.commands)
        self.work = WorkingTimePage(self._look)
        self.work.hours_set.connect(lambda hours: self._set("reply_hours", hours))
        self.work.local_holidays_chosen.connect(lambda on: self._set("alsace_moselle", float(on)))

    def pages(self) -> tuple[SettingsPage, ...]:
        """Return their places among the settings."""
        return (
            self._page("appearance", self.appearance, self.appearance.fill, Section.WINDOW),
            self._page("shortcuts", self.shortcuts, self.shortcuts.fill, Section.WINDOW),
            self._page("work", self.work, self._fill_work, Section.WORK),
        )

    def _page(
        self,
        key: str,
        page: AppearancePage | ShortcutsPage | WorkingTimePage,
        fill: Callable[[], None],
        section: Section,
    ) -> SettingsPage:
        look = self._look
        return SettingsPage(
            key, page, lambda: look.words(f"settings.{key}.page"), fill, section=section
        )

    def _fill_work(self) -> None:
        chosen, today = engine_settings(self._journal), self._look.today()
        days = french_holidays(today.year, alsace_moselle=chosen.has_local_holidays)
        self.work.show_working_time(chosen, tuple(sorted(day for day in days if day >= today)))

    def _set(self, name: str, value: float) -> None:
        self._deeds.do(
            lambda: set_engine_parameters(self._journal, {name: value}),
            "done.set_parameter",
            name=self._look.words(f"parameters.{name}.label"),
        )
