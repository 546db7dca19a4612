"""One day of a mission's journal: its name, and a card with a row an entry."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, hairline
from trustjournal.ui.kit.layouts import column, discard
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.entry_row import EntryRow


@dataclass(frozen=True, slots=True)
class TellableEntry:
    """An entry with all its row says: the names of its people, whether a plan took place, and
    whether its time has passed.
    """

    entry: Interaction
    names: tuple[str, ...]
    is_confirmed: bool
    has_passed: bool


class DayBlock(QWidget):
    """A day: its rows stay while what they tell is the same."""

    corrected = Signal(str, str)
    removal_asked = Signal(str)
    confirmed = Signal(str)

    def __init__(self, presentation: Presentation, day: date) -> None:
        super().__init__()
        self._presentation = presentation
        self.day = day
        self._lines: dict[str, _Line] = {}
        self._heading = Text(role="caption")
        self._card = Card(gap=0)
        self._card.inside.setContentsMargins(theme.S, theme.XS, theme.M, theme.XS)
        self.setLayout(column(self._heading, self._card, gap=theme.XS))

    def show_entries(self, entries: tuple[TellableEntry, ...]) -> None:
        """Show the entries of the day, newest first."""
        look = self._presentation
        told = times.full_day(look.words, self.day, look.today())
        if told != self._heading.text():
            self._heading.say(told)
        wanted = {one.entry.id: one for one in entries}
        for entry_id in [
            each for each, line in self._lines.items() if wanted.get(each) != line.told
        ]:
            discard(self._lines.pop(entry_id))
        for place, one in enumerate(entries):
            line = self._lines.get(one.entry.id)
            if line is None:
                line = self._lines[one.entry.id] = _Line(one, self._row(one))
            if self._card.inside.indexOf(line) != place:
                self._card.inside.insertWidget(place, line)
            if line.line.isHidden() != (place == 0):
                line.line.setVisible(place > 0)

    def row(self, entry_id: str) -> EntryRow | None:
        """Return the row of an entry, None where it is not of this day."""
        line = self._lines.get(entry_id)
        return None if line is None else line.row

    def _row(self, one: TellableEntry) -> EntryRow:
        row = EntryRow(self._presentation, one.entry, one.names, is_confirmed=one.is_confirmed)
        row.confirmed.connect(self.confirmed)
        row.corrected.connect(self.corrected)
        row.removal_asked.connect(self.removal_asked)
        return row


class _Line(QWidget):
    """A row under a hairline, and what it tells."""

    def __init__(self, told: TellableEntry, row: EntryRow) -> None:
        super().__init__()
        self.told, self.row, self.line = told, row, hairline()
        self.setLayout(column(self.line, row, gap=0))


def tellable(
    entry: Interaction, names: tuple[str, ...], look: Presentation, *, is_confirmed: bool
) -> TellableEntry:
    """Return an entry with what its row says now."""
    has_passed = entry.kind is Kind.PLANNED and entry.happened.start <= look.now()
    return TellableEntry(entry, names, is_confirmed, has_passed)
