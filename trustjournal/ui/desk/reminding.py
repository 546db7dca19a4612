"""How reminders are set up: who says them, the page where they are chosen, starting with the
session, offered once.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QSettings, QTimer

from trustjournal import settings
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import missions
from trustjournal.ui.desk.desk import Desk
from trustjournal.ui.desk.reminder_work import QUIET_FROM, QUIET_UNTIL, Reach, ReminderWork
from trustjournal.ui.hand import login
from trustjournal.ui.hand.at_hand import AtHand
from trustjournal.ui.reminders.speaking import Speaker, Told, TraySpeaker
from trustjournal.ui.settings.reminders import RemindersPage
from trustjournal.ui.settings.screen import Section, SettingsPage
from trustjournal.ui.window import MainWindow

OFFER_MS = 60_000  # once the window has been looked at
TRIAL = "trial"


class Reminding(QObject):
    """The reminders of one window, from an open journal on."""

    def __init__(
        self,
        journal: Journal,
        desk: Desk,
        window: MainWindow,
        ways: AtHand,
        *,
        memory: QSettings,
        come_forward: Callable[[], None],
    ) -> None:
        """``come_forward`` shows the window before all others."""
        super().__init__(window)
        self._journal, self._window, self._tray = journal, window, ways.tray
        self._look, self._at_login = window.presentation, ways.at_login()
        reach = Reach(desk.analyses, desk.open_mission, come_forward)
        self.work = ReminderWork(
            journal, window, desk.deeds, desk.tell_planned, reach=reach, memory=memory
        )
        self._speakers = self._found_speakers()
        self.work.speak_by(*self._speakers)
        self.page = RemindersPage(self._look)
        self.page.chosen.connect(self._keep)
        self.page.start_chosen.connect(self.start_with_session)
        self.page.trial_asked.connect(self._try)
        self._offer = QTimer(self, interval=OFFER_MS, singleShot=True)
        self._offer.timeout.connect(self.offer_start)
        self._offer.start()

    def settings_page(self) -> SettingsPage:
        """Return the place of the page among the settings."""
        name = lambda: self._look.words("reminders.page.page")  # noqa: E731 - as the others
        return SettingsPage("reminders", self.page, name, self._fill, section=Section.WINDOW)

    def leave(self) -> None:
        """Remind of nothing any more."""
        self._offer.stop()
        self.work.leave()
        self.deleteLater()

    def offer_start(self) -> None:
        """Offer once, where it makes sense, to start with the session."""
        kept = settings.load()
        if kept.login_offered or not self._tray.is_there or login.starts(os.environ):
            return
        if not missions(self._journal) or not self._window.isActiveWindow():
            return
        words = self._look.words
        settings.save(replace(kept, login_offered=True))
        self._window.toast.say(
            words("reminders.offer.text"),
            action=words("reminders.offer.accept"),
            act=lambda: self.start_with_session(wanted=True, told=True),
        )

    def start_with_session(self, wanted: bool, *, told: bool = False) -> None:  # noqa: FBT001
        """Start with the session from now on, or no more."""
        try:
            if wanted:
                login.start(self._at_login, os.environ)
            else:
                login.start_no_more(os.environ)
        except OSError as error:
            self._window.toast.say(str(error.strerror or error))
            return
        if told:
            self._window.toast.say(self._look.words("reminders.offer.done"))

    def _found_speakers(self) -> tuple[Speaker, ...]:
        by_tray = TraySpeaker(self._tray, self)
        if sys.platform.startswith("linux"):
            from trustjournal.ui.reminders.session_bus import (  # noqa: PLC0415 - Linux has it
                session_bus_speaker,
            )

            by_bus = session_bus_speaker(self)
            if by_bus is not None:
                return by_bus, by_tray
        return (by_tray,)

    def _fill(self) -> None:
        kept = settings.load()
        quiet = (kept.quiet_from or QUIET_FROM, kept.quiet_until or QUIET_UNTIL)
        starts = login.starts(os.environ)
        self.page.show_reminders(kept, quiet, starts=starts, can_rest=self._tray.is_there)

    def _keep(self, chosen: Mapping[str, object]) -> None:
        settings.save(replace(settings.load(), **chosen))  # type: ignore[arg-type] # the page's own

    def _try(self) -> None:
        words = self._look.words
        told = Told(TRIAL, words("reminders.page.trial_title"), words("reminders.page.trial_text"))
        said = any(one.say(told) for one in self._speakers)
        self.page.say(words("reminders.page.trial_text" if said else "reminders.page.trial_unsaid"))
