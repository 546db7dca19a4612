"""What is asked after a planned meeting: "log it?" once it has ended, and until it is answered.

A meeting that ends while the window is open is asked about at once, by a toast; what was never
answered waits on Today. Telling it prepares a line; that line's entry carries the planned one.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from trustjournal.journal.entries import confirm, remove
from trustjournal.journal.entry import Entry
from trustjournal.journal.journal import Journal
from trustjournal.journal.planned import untold
from trustjournal.ui.capture.laid_out import CODES
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.toast import Toast
from trustjournal.ui.today.planned import PlannedStrip

LOOK_MS = 60_000


class PlannedWork(QObject):
    """Serves the strip of Today."""

    def __init__(
        self,
        journal: Journal,
        presentation: Presentation,
        deeds: Deeds,
        strip: PlannedStrip,
        *,
        line: QuickLine,
        toast: Toast,
    ) -> None:
        """``line`` is where a meeting is told."""
        super().__init__(strip)
        self._journal, self._look = journal, presentation
        self._strip, self._line, self._toast = strip, line, toast
        self._asked = {entry.id for entry in untold(journal)}
        strip.telling_asked.connect(self.tell)
        strip.confirmed.connect(lambda one: deeds.do(lambda: confirm(journal, one), "done.confirm"))
        strip.removal_asked.connect(
            lambda one: deeds.do(lambda: remove(journal, one), "done.remove")
        )
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.ask)
        self._timer.start()

    def fill(self) -> None:
        """Show what waits for an answer."""
        self._strip.show_entries(untold(self._journal))

    def leave(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def ask(self) -> None:
        """Ask about a meeting that has just ended."""
        words = self._look.words
        for entry in untold(self._journal):
            if entry.id not in self._asked:
                self._asked.add(entry.id)
                self._toast.say(
                    words("capture.planned.ended", client=entry.client),
                    action=words("capture.planned.tell"),
                    act=self._telling(entry),
                )

    def tell(self, entry: Entry) -> None:
        """Prepare the line that tells a planned entry."""
        self._line.prepare(line_about(entry, self._look))
        self._line.tells = entry.id

    def tell_by_id(self, entry_id: str) -> None:
        """Prepare the line that tells the planned entry with this id, if it still waits."""
        for entry in untold(self._journal):
            if entry.id == entry_id:
                self.tell(entry)

    def _telling(self, entry: Entry) -> Callable[[], None]:
        return lambda: self.tell(entry)


def line_about(entry: Entry, presentation: Presentation) -> str:
    """Return the beginning of a line that tells ``entry``: who, how and when."""
    one = entry.interaction
    place = "/".join(filter(None, (entry.client_alias, entry.mission_alias)))
    day = one.happened.local_day
    when = f"{day.day}/{day.month}"
    if not one.happened.is_day:
        clock = one.happened.start.astimezone(presentation.zone)
        when = f"{when} {clock.hour}h{clock.minute:02}"
    length = f" {one.minutes}min" if one.minutes is not None else ""
    return f"{place} {CODES[one.channel]} {when}{length} : "
