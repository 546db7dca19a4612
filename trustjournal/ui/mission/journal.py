"""The journal of a mission: grouped by day, newest first, with a line to add one more."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card, EmptyState
from trustjournal.ui.kit.labels import Text, hairline
from trustjournal.ui.kit.layouts import column, empty
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.entry_row import EntryRow

STEP = 30


class MissionJournal(QWidget):
    """Entries under a quick line. The first thirty are built; the rest when asked for."""

    entry_corrected = Signal(str, str)
    removal_asked = Signal(str)
    entry_confirmed = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.line = QuickLine(presentation, prefix="…")
        self._days = column(gap=theme.M)
        self._rows: dict[str, EntryRow] = {}
        self._entries: tuple[Interaction, ...] = ()
        self._names: Mapping[str, str] = {}
        self._confirmed: frozenset[str] = frozenset()
        self._shown: tuple[str, str, date, int] | None = None
        self._most = STEP
        self.setLayout(column(self.line, self._days, gap=theme.M))

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
        ordered = tuple(sorted(entries, key=_happened, reverse=True))
        look = self._presentation
        past = sum(entry.happened.start <= look.now() for entry in entries)  # plans come due
        shown = (look.words.language, look.palette.name, look.today(), past)
        if (ordered, names, confirmed, shown) == (
            self._entries,
            self._names,
            self._confirmed,
            self._shown,
        ):
            return  # an entry being corrected stays open
        self._confirmed = confirmed
        self._entries, self._names, self._shown = ordered, names, shown
        self._fill()

    def begin_anew(self) -> None:
        """Another mission comes next: start with its newest entries."""
        self._most = STEP

    def open_entry(self, entry_id: str) -> None:
        """Bring an entry into sight and give it the focus."""
        place = next((at for at, one in enumerate(self._entries) if one.id == entry_id), None)
        if place is None:
            return
        if place >= self._most:
            self._most = place + STEP
            self._fill()
        line = self._rows[entry_id]
        line.setFocus()
        area = self._scroll_area()
        if area is not None:
            area.ensureWidgetVisible(line, 0, 120)

    def _fill(self) -> None:
        empty(self._days)
        self._rows = {}
        if not self._entries:
            self._days.addWidget(self._nothing())
            return
        shown = self._entries[: self._most]
        for day, entries in groupby(shown, key=lambda entry: entry.happened.local_day):
            heading, card = self._day(day, tuple(entries))
            self._days.addLayout(column(heading, card, gap=theme.XS))
            heading.show()
            card.show()
        left = len(self._entries) - len(shown)
        if left > 0:
            text = self._presentation.words("screen.mission.earlier", count=left)
            self._days.addWidget(button(text, self._show_more, role="link"))

    def _day(self, day: date, entries: tuple[Interaction, ...]) -> tuple[Text, Card]:
        look = self._presentation
        card = Card(gap=0)
        card.inside.setContentsMargins(theme.S, theme.XS, theme.M, theme.XS)
        for place, entry in enumerate(entries):
            if place:
                card.inside.addWidget(hairline())
            people = tuple(self._names[one] for one in entry.people if one in self._names)
            is_confirmed = entry.id in self._confirmed
            line = EntryRow(look, entry, people, is_confirmed=is_confirmed)
            line.confirmed.connect(self.entry_confirmed)
            line.corrected.connect(self.entry_corrected)
            line.removal_asked.connect(self.removal_asked)
            self._rows[entry.id] = line
            card.inside.addWidget(line)
        heading = Text(times.full_day(look.words, day, look.today()), "caption")
        return heading, card

    def _nothing(self) -> EmptyState:
        words = self._presentation.words
        told = words("screen.mission.journal_empty"), words("screen.mission.journal_empty_why")
        return EmptyState(self._presentation, "journal", told)

    def _show_more(self) -> None:
        self._most += 2 * STEP
        self._fill()

    def _scroll_area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above


def _happened(entry: Interaction) -> tuple[bool, datetime, int]:
    return (entry.kind == Kind.PLANNED, entry.happened.start, entry.seq)
