"""One period of the chain: its days, what it aims at, what it owes, what came of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.domain.plan import PlannedPeriod
from trustjournal.domain.records import Deliverable
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.add_row import AddRow
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.deeds import AddDeliverable, AddResult, Deliver, Drop, PlanDeed

ICON = 14


class PeriodCard(QWidget):
    """A period; the running one has lines to add what it owes and what came of it."""

    deed_asked = Signal(object)

    def __init__(self, presentation: Presentation, one: PlannedPeriod) -> None:
        super().__init__()
        self._presentation = presentation
        self._one = one
        words, period = presentation.words, one.period
        card = Card(padding=theme.M, gap=theme.S)
        card.inside.addLayout(self._head())
        for key, texts in (("objectives", period.objectives), ("results", period.results)):
            if texts:
                card.inside.addLayout(self._listed(words(f"mission.planning.{key}"), texts))
        if one.deliverables:
            card.inside.addWidget(Text(words("mission.planning.deliverables"), "caption"))
            for owed in one.deliverables:
                card.inside.addLayout(self._deliverable(owed))
        if one.is_running:
            self._add_lines(card.inside)
        whole = column(card, theme.S, gap=0)
        self.setLayout(whole)

    def _head(self) -> QVBoxLayout:
        words, one = self._presentation.words, self._one
        name = Text(words("charts.planning.period", number=one.number), "strong")
        first = words.day(one.period.start)
        if one.period.end is None:
            days = words("mission.planning.since", first=first)
        else:
            days = words("mission.planning.span", first=first, last=words.day(one.period.end))
        parts = [days]
        if one.period.amount is not None:
            parts.append(words("mission.planning.amount", amount=one.period.amount))
        if one.period.signed_on is not None:
            parts.append(words("mission.planning.signed", day=words.day(one.period.signed_on)))
        running = Text(words("mission.planning.running"), "caption") if one.is_running else None
        top = row(name, Text(" · ".join(parts), "muted"), gap=theme.M)
        if running is not None:
            top.addWidget(running)
        top.addStretch(1)
        return column(top)

    def _listed(self, heading: str, texts: tuple[str, ...]) -> QVBoxLayout:
        return column(
            Text(heading, "caption"), *(Wrapped(f"– {text}", lines=3) for text in texts), gap=2
        )

    def _deliverable(self, owed: Deliverable) -> QVBoxLayout:
        look, words = self._presentation, self._presentation.words
        line = row(gap=theme.S)
        state = "dropped" if owed.dropped_on else "delivered" if owed.delivered_on else "owed"
        picture = Text()
        icon = {"delivered": "check", "dropped": "close"}.get(state, "page")
        colour = look.palette.good_ink if state == "delivered" else look.palette.muted
        picture.setPixmap(icons.pixmap(icon, colour, ICON, self.devicePixelRatioF()))
        line.addWidget(picture)
        line.addWidget(Wrapped(owed.text, lines=2), 1)
        day = owed.dropped_on or owed.delivered_on or owed.due
        if day is not None:
            told = words(f"mission.planning.{state}_on", day=words.day(day, year=False))
            line.addWidget(Text(told, "muted"))
        if state == "owed":
            for key, deed in (("drop", Drop(owed.id)), ("deliver", Deliver(owed.id))):
                line.addWidget(self._small(key, owed.text, deed))
        return column(line)

    def _small(self, key: str, text: str, deed: PlanDeed) -> QWidget:
        words = self._presentation.words
        return button(
            words(f"mission.planning.{key}"),
            lambda: self.deed_asked.emit(deed),
            role="small",
            name=words(f"mission.planning.{key}_spoken", text=text),
        )

    def _add_lines(self, inside: QVBoxLayout) -> None:
        words, period_id = self._presentation.words, self._one.period.id
        makers: tuple[tuple[str, Callable[[str], PlanDeed]], ...] = (
            ("new_deliverable", lambda text: AddDeliverable(period_id, text)),
            ("new_result", lambda text: AddResult(period_id, text)),
        )
        for key, make in makers:
            line = AddRow(self._presentation)
            line.name(words(f"mission.planning.{key}"))
            line.submitted.connect(lambda text, _day, made=make: self.deed_asked.emit(made(text)))
            inside.addWidget(line)
