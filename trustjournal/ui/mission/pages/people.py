"""People: who is met on this mission, how often, and when for the last time?"""

from collections import Counter
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import ClientFile, Person
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.chips import plain_chip
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.page import MissionPage


class PeoplePage(MissionPage):
    """Those met on this mission first, then the client's others."""

    person_opened = Signal(str)
    person_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation, "people")
        self._met, self._others = Section(), Section()
        self.arrange(self._met, self._others)

    def show_analysis(self, analysis: MissionAnalysis, file: ClientFile) -> None:
        """Show the people of the mission's client."""
        words = self.presentation.words
        new = button(words("mission.people.add"), self.person_wanted.emit, role="primary")
        self.say_empty(is_empty=not file.people, icon="people", actions=(new,))
        counts, last = _meetings(analysis)
        met = [one for one in file.people if one.id in counts]
        met.sort(key=lambda one: (not one.is_requester, -counts[one.id], one.name.casefold()))
        others = [one for one in file.people if one.id not in counts]
        rows = [self._row(one, counts[one.id], last[one.id]) for one in met]
        self._show(self._met, "met", rows)
        self._show(self._others, "others", [self._row(one, 0, None) for one in others])
        if file.people:
            more = button(words("mission.people.add"), self.person_wanted.emit, role="link")
            (self._others if others else self._met).things.addWidget(more)
            more.show()

    def _show(self, section: Section, key: str, rows: list[QWidget]) -> None:
        things: list[QWidget] = [listed(rows, margin=theme.M)] if rows else []
        heading = self.presentation.words(f"mission.people.{key}")
        section.show_things(heading, things, note=str(len(rows)))

    def _row(self, person: Person, count: int, last: date | None) -> QWidget:
        look, words = self.presentation, self.presentation.words
        name = row(Text(person.name, "strong"), gap=theme.S)
        if person.is_requester:
            name.addWidget(plain_chip(look, words("mission.people.requester"), "flag"))
        name.addStretch(1)
        line = row(gap=theme.M)
        line.addLayout(column(name, Elided(person.role, "muted"), gap=0), 1)
        if last is not None:
            when = times.day(words, last, look.today())
            line.addWidget(Text(words("mission.people.met_told", count=count, day=when), "muted"))
        line.addWidget(
            button(
                words("mission.people.open"),
                lambda: self.person_opened.emit(person.id),
                role="small",
                name=words("mission.people.open_spoken", name=person.name),
            )
        )
        line.setContentsMargins(0, theme.S, 0, theme.S)
        box = QWidget()
        box.setLayout(line)
        return box


def _meetings(analysis: MissionAnalysis) -> tuple[Counter[str], dict[str, date]]:
    """How often each person was met, and on which day last."""
    counts: Counter[str] = Counter()
    last: dict[str, date] = {}
    for entry in analysis.interactions:
        if entry.kind is Kind.LOG:
            for person_id in entry.people:
                counts[person_id] += 1
                last[person_id] = max(last.get(person_id, date.min), entry.happened.local_day)
    return counts, last
