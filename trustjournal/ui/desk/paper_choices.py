"""What is chosen for a document is remembered in the journal, at once, and can be undone there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from trustjournal.domain.paperwork import Remembered
from trustjournal.journal.changes import Change
from trustjournal.journal.documents import remember, remembered
from trustjournal.journal.journal import Journal
from trustjournal.journal.workdays import absences, correct_half_day, half_days, note_absence
from trustjournal.report.days import DayChoice
from trustjournal.report.issuing import choices_of
from trustjournal.report.preflight import Item, seal
from trustjournal.report.setting import Choices
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.reports.wish import Wish


class PaperChoices:
    """Reads and writes the choices of the document in sight. What was written is heard by all who
    listen to the journal; ``refused`` is called where it could not be.
    """

    def __init__(
        self,
        journal: Journal,
        presentation: Presentation,
        deeds: Deeds,
        *,
        refused: Callable[[], object],
    ) -> None:
        self._journal = journal
        self._look = presentation
        self._deeds = deeds
        self._refused = refused

    def of(self, wish: Wish) -> Choices:
        """Return the choices of a document."""
        return choices_of(
            remembered(self._journal, wish.mission_id, wish.kind),
            half_days(self._journal, wish.mission_id),
            absences(self._journal),
            at=self._look.now(),
        )

    def leave_out(self, wish: Wish, key: str) -> None:
        """Leave an item out; a promise that was included is only private again."""
        chosen = self._remembered(wish)
        if key in chosen.included:
            self._keep(wish, replace(chosen, included=chosen.included - {key}))
        else:
            self._keep(wish, replace(chosen, removed=chosen.removed | {key}))

    def bring_back(self, wish: Wish, key: str) -> None:
        """Say an item again that was left out."""
        chosen = self._remembered(wish)
        self._keep(wish, replace(chosen, removed=chosen.removed - {key}))

    def include(self, wish: Wish, key: str) -> None:
        """Say a promise that is not flagged for the client."""
        chosen = self._remembered(wish)
        self._keep(wish, replace(chosen, included=chosen.included | {key}))

    def accept(self, wish: Wish, item: Item) -> None:
        """Say an item although it stops; only as long as its text stays."""
        chosen = self._remembered(wish)
        sealed = seal(item.key, item.text)
        self._keep(wish, replace(chosen, accepted=chosen.accepted | {sealed}))

    def say_replies(self, wish: Wish, *, is_said: bool) -> None:
        """Say how long replies took, or not."""
        self._keep(wish, replace(self._remembered(wish), with_reply_times=is_said))

    def keep_language(self, wish: Wish) -> None:
        """Remember the language the document was written in."""
        chosen = self._remembered(wish)
        if chosen.language != wish.language and not self._journal.is_read_only:
            self._keep(wish, replace(chosen, language=wish.language))

    def put_right(self, wish: Wish, day: DayChoice, half: str, *, is_worked: bool) -> None:
        """Count a half-day or not; what the journal says by itself needs no correction."""
        wanted = None if day.is_logged(half) is is_worked else is_worked
        self._write(
            lambda: correct_half_day(
                self._journal, wish.mission_id, day.day, half, is_worked=wanted
            )
        )

    def note_absence(self, day: date, reason: str) -> None:
        """Note an absence; without a reason it is taken back."""
        self._write(lambda: note_absence(self._journal, day, reason or None))

    def _remembered(self, wish: Wish) -> Remembered:
        return remembered(self._journal, wish.mission_id, wish.kind)

    def _keep(self, wish: Wish, chosen: Remembered) -> None:
        self._write(lambda: remember(self._journal, wish.mission_id, wish.kind, chosen))

    def _write(self, act: Callable[[], Change]) -> None:
        if self._deeds.attempt(act) is None:
            self._refused()
