"""When is a reminder said, and what happens when it is answered?

Once a minute what is open is looked at; what came up since the last look is said, once for good.
While the window is in front a toast says it, else the desktop does, with buttons. Names are left
out where the user asks for that, and in discreet mode.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QSettings, QTimer

from trustjournal import settings
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.reminders import QuietHours, Reminder, ReminderKind, fresh, reminders
from trustjournal.journal import closings
from trustjournal.journal.journal import Journal
from trustjournal.journal.planned import ends, untold
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.reminders.speaking import Deed, Speaker, Told
from trustjournal.ui.window import MainWindow

LOOK_MS = 60_000
LOOKED, TOLD = "reminders/looked", "reminders/told"
KEPT = 400  # keys of reminders said
FRESH = timedelta(minutes=15)  # at the first look ever
ASLEEP = timedelta(hours=12)  # what came up while the machine slept is told, not what is older
AGAIN = timedelta(hours=1)
QUIET_FROM, QUIET_UNTIL = "20:00", "08:00"
REPLIES = {ReminderKind.REPLY_SOON, ReminderKind.REPLY_OVERDUE}
LATE = {ReminderKind.REPLY_OVERDUE, ReminderKind.PROMISE_OVERDUE}
EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Reach:
    """How reminders reach the rest: all analyses, a mission (its id), the window in front."""

    analyses: Callable[[], tuple[MissionAnalysis, ...]]
    open_mission: Callable[[str], None]
    come_forward: Callable[[], None]


class ReminderWork(QObject):
    """The reminders of one journal, said by one speaker."""

    def __init__(
        self,
        journal: Journal,
        window: MainWindow,
        deeds: Deeds,
        tell: Callable[[str], None],
        *,
        reach: Reach,
        memory: QSettings,
    ) -> None:
        """``tell`` prepares the line that tells a planned entry (its id); ``memory`` keeps what was
        said, and when was looked last.
        """
        super().__init__(window)
        self._journal, self._window, self._look = journal, window, window.presentation
        self._deeds, self._tell, self._reach, self._memory = deeds, tell, reach, memory
        self._speakers: tuple[Speaker, ...] = ()
        self._said: dict[str, Reminder] = {}
        self._again: dict[str, datetime] = {}
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def speak_by(self, *speakers: Speaker) -> None:
        """Say reminders by the first of ``speakers`` that can."""
        self._speakers = speakers
        for one in speakers:
            one.asked.connect(self.act)

    def look(self) -> None:
        """Say what came up since the last look."""
        now, chosen = self._look.now(), settings.load()
        since = self._looked(now)
        quiet = quiet_hours(chosen, self._look.zone.key)
        is_quiet = quiet is not None and quiet.began(now) is not None
        self._memory.setValue(LOOKED, (since if is_quiet else now).isoformat())
        if not chosen.reminders:
            return
        found = fresh(self._all(now), now, since=since, quiet=quiet)
        told = self._told()
        due = [one for one in found if one.key not in told]
        if not is_quiet:
            due += [self._said[key] for key, at in self._again.items() if at <= now]
        for one in due:
            self._again.pop(one.key, None)
            if self._is_open(one, now):
                self._say(one)

    def act(self, key: str, deed: str) -> None:
        """Do what was chosen on a reminder."""
        one = self._said.get(key)
        if one is None:
            return
        if deed == Deed.LATER:
            self._again[key] = self._look.now() + AGAIN
        elif deed == Deed.ANSWERED:
            self._deeds.do(lambda: closings.answer(self._journal, one.about), "done.answer")
        elif deed == Deed.KEPT:
            self._deeds.do(lambda: closings.keep(self._journal, one.about), "done.keep")
        else:
            self._reach.come_forward()
            if one.kind is ReminderKind.MEETING_ENDED:
                self._tell(one.about)
            elif one.mission_id is not None:
                self._reach.open_mission(one.mission_id)

    def leave(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        for one in self._speakers:
            one.leave()
        self.deleteLater()

    def _all(self, now: datetime) -> tuple[Reminder, ...]:
        zone = self._look.zone.key
        ended = (
            Reminder(ReminderKind.MEETING_ENDED, one.id, ends(one.interaction), one.client)
            for one in untold(self._journal, now)
        )
        return (*reminders(self._reach.analyses(), zone), *ended)

    def _is_open(self, one: Reminder, now: datetime) -> bool:
        return one.key in {each.key for each in self._all(now)}

    def _say(self, one: Reminder) -> None:
        self._said[one.key] = one
        kept = [*self._told(), one.key][-KEPT:]
        self._memory.setValue(TOLD, "\n".join(kept))
        told = self._in_words(one)
        if self._window.isActiveWindow():
            if one.kind is not ReminderKind.MEETING_ENDED:  # Today asks about it by itself
                name, act = told.deeds[0][1], lambda: self.act(one.key, told.deeds[0][0])
                self._window.toast.say(f"{told.title}\n{told.text}", action=name, act=act)
            return
        next((speaker for speaker in self._speakers if speaker.say(told)), None)

    def _in_words(self, one: Reminder) -> Told:
        words = self._look.words
        names = settings.load().reminders_name_clients and not self._look.is_discreet
        key = f"reminders.{one.kind}"
        text = one.text if len(one.text) <= EXCERPT else f"{one.text[: EXCERPT - 1].rstrip()}…"
        if names:
            title, shown = words(f"{key}.title", client=one.client), text
        else:
            title, shown = words(f"{key}.nameless"), words("reminders.details")
        return Told(
            one.key,
            title,
            shown or words("reminders.details"),
            tuple((deed, words(f"reminders.deed.{deed}")) for deed in _deeds(one.kind)),
            is_urgent=one.kind in LATE,
        )

    def _looked(self, now: datetime) -> datetime:
        kept = str(self._memory.value(LOOKED, ""))
        try:
            looked = datetime.fromisoformat(kept)
        except ValueError:
            return now - FRESH
        return looked if now - ASLEEP <= looked <= now else now - FRESH

    def _told(self) -> list[str]:
        return [key for key in str(self._memory.value(TOLD, "")).split("\n") if key]


def quiet_hours(chosen: settings.Settings, zone: str) -> QuietHours | None:
    """Return the quiet hours of the preferences; none where they begin when they end."""
    begins = _clock(chosen.quiet_from, QUIET_FROM)
    ends_at = _clock(chosen.quiet_until, QUIET_UNTIL)
    return None if begins == ends_at else QuietHours(begins, ends_at, zone)


def _clock(chosen: str | None, otherwise: str) -> time:
    try:
        return time.fromisoformat(chosen or otherwise)
    except ValueError:
        return time.fromisoformat(otherwise)


def _deeds(kind: ReminderKind) -> tuple[Deed, ...]:
    if kind in REPLIES:
        return Deed.ANSWERED, Deed.LATER, Deed.OPEN
    if kind is ReminderKind.MEETING_ENDED:
        return Deed.TELL, Deed.LATER
    return Deed.KEPT, Deed.LATER, Deed.OPEN
