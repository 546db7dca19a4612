"""The journal of a mission: grouped by day, newest first, with a line to add one more.

A day that is told already stays as it is: when an entry comes or goes, only its day is built again,
so the reader's place, the focus and a correction under way survive.
"""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import EmptyState
from trustjournal.ui.kit.layouts import column, discard
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.day_block import DayBlock, TellableEntry, tellable
from trustjournal.ui.mission.entry_row import EntryRow
from trustjournal.ui.mission.journal_filter import EVERYTHING, JournalFilters

STEP = 30

Day = tuple[bool, date]  # planned entries of a day stand apart


class MissionJournal(QWidget):
    """Entries under a quick line. The first thirty are built; the rest when asked for."""

    entry_corrected = Signal(str, str)
    removal_asked = Signal(str)
    entry_confirmed = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.line, self.filters = QuickLine(presentation, prefix="…"), JournalFilters(presentation)
        self._days = column(gap=theme.M)
        self._blocks: dict[Day, DayBlock] = {}
        self._foot: QWidget | None = None
        self._ended: tuple[object, ...] = ()
        self._entries: tuple[Interaction, ...] = ()
        self._names: Mapping[str, str] = {}
        self._confirmed: frozenset[str] = frozenset()
        self._look: tuple[str, str] | None = None
        self._most = STEP
        self.filters.chosen.connect(self._filter)
        self.setLayout(column(self.line, self.filters, self._days, gap=theme.M))

    def show_entries(
        self,
        entries: tuple[Interaction, ...],
        names: Mapping[str, str],
        *,
        confirmed: frozenset[str] = frozenset(),
    ) -> None:
        """Show entries, oldest first as an analysis has them; ``names`` of people by id.

        ``confirmed`` are the ids of the plans that took place.
        """
        self._entries = tuple(sorted(entries, key=_happened, reverse=True))
        self._names, self._confirmed = names, confirmed
        look = (self._presentation.words.language, self._presentation.palette.name)
        if look != self._look:
            self._look = look
            self._clear()
        self.filters.show_choices(self._entries, names)
        self._fill()

    def begin_anew(self) -> None:
        """Another mission comes next: start with its newest entries."""
        self._most = STEP
        self.filters.filter = EVERYTHING

    def open_entry(self, entry_id: str) -> None:
        """Bring an entry into sight and give it the focus."""
        if not any(one.id == entry_id for one in self._entries):
            return
        if not any(one.id == entry_id for one in self._in_sight()):
            self.filters.choose(EVERYTHING)
        place = [one.id for one in self._in_sight()].index(entry_id)
        if place >= self._most:
            self._most = place + STEP
            self._fill()
        line = self._row_of(entry_id)
        if line is None:
            return
        line.setFocus()
        area = self._scroll_area()
        if area is not None:
            area.ensureWidgetVisible(line, 0, 120)

    def _in_sight(self) -> tuple[Interaction, ...]:
        chosen = self.filters.filter
        if chosen == EVERYTHING:
            return self._entries
        return tuple(one for one in self._entries if chosen.lets(one))

    def _fill(self) -> None:
        found = self._in_sight()
        shown = found[: self._most]
        days = {
            day: tuple(self._told(entry) for entry in entries)
            for day, entries in groupby(shown, key=_day)
        }
        self._drop(frozenset(days))
        for place, (day, entries) in enumerate(days.items()):
            block = self._blocks.get(day)
            if block is None:
                block = self._blocks[day] = self._block(day[1])
            block.show_entries(entries)
            if self._days.indexOf(block) != place:
                self._days.insertWidget(place, block)
        self._end_with(len(found), len(shown))

    def _told(self, entry: Interaction) -> TellableEntry:
        people = tuple(self._names[one] for one in entry.people if one in self._names)
        is_confirmed = entry.id in self._confirmed
        return tellable(entry, people, self._presentation, is_confirmed=is_confirmed)

    def _block(self, day: date) -> DayBlock:
        block = DayBlock(self._presentation, day)
        block.corrected.connect(self.entry_corrected)
        block.removal_asked.connect(self.removal_asked)
        block.confirmed.connect(self.entry_confirmed)
        return block

    def _drop(self, wanted: frozenset[Day]) -> None:
        """Let go of the days that are not in sight any more."""
        for day in self._blocks.keys() - wanted:
            block = self._blocks.pop(day)
            self._days.removeWidget(block)
            discard(block)

    def _clear(self) -> None:
        self._drop(frozenset())
        self._end_with(0, 0)

    def _end_with(self, found: int, shown: int) -> None:
        """Say at the end how many more there are, or that there is nothing."""
        told = (found - shown, shown == 0, bool(self._entries), self._look)
        if told == self._ended:
            return
        self._ended = told
        if self._foot is not None:
            self._days.removeWidget(self._foot)
            discard(self._foot)
            self._foot = None
        if not shown:
            self._foot = self._nothing()
        elif found > shown:
            text = self._presentation.words("screen.mission.earlier", count=found - shown)
            self._foot = button(text, self._show_more, role="link")
        if self._foot is not None:
            self._days.addWidget(self._foot)
            self._foot.show()

    def _nothing(self) -> EmptyState:
        words = self._presentation.words
        if self._entries:
            told = words("mission.filter.nothing"), words("mission.filter.nothing_why")
            every = button(words("mission.filter.clear"), lambda: self.filters.choose(EVERYTHING))
            return EmptyState(self._presentation, "search", told, actions=(every,))
        told = words("screen.mission.journal_empty"), words("screen.mission.journal_empty_why")
        return EmptyState(self._presentation, "journal", told)

    def _filter(self) -> None:
        self._most = STEP
        self._fill()

    def _show_more(self) -> None:
        self._most += 2 * STEP
        self._fill()

    def _row_of(self, entry_id: str) -> EntryRow | None:
        rows = (block.row(entry_id) for block in self._blocks.values())
        return next((line for line in rows if line is not None), None)

    def _scroll_area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above


def _day(entry: Interaction) -> Day:
    return entry.kind is Kind.PLANNED, entry.happened.local_day


def _happened(entry: Interaction) -> tuple[bool, datetime, int]:
    return (entry.kind == Kind.PLANNED, entry.happened.start, entry.seq)
