"""Which entries of a journal are in sight: through which channel, with whom, saying what?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from trustjournal.domain.kinds import Channel
from trustjournal.domain.records import Interaction
from trustjournal.domain.signals import SignalCode
from trustjournal.ui.kit.chips import FilterChip
from trustjournal.ui.kit.layouts import Flow
from trustjournal.ui.kit.presentation import Presentation

LEAST = 6  # entries: fewer are seen at a glance


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What an entry must have to be in sight; None asks for nothing."""

    channel: Channel | None = None
    signal: SignalCode | None = None
    person: str | None = None
    is_shared: bool = False

    def lets(self, entry: Interaction) -> bool:
        """Whether an entry is in sight."""
        return (
            (self.channel is None or entry.channel is self.channel)
            and (self.signal is None or any(one.code is self.signal for one in entry.signals))
            and (self.person is None or self.person in entry.people)
            and (not self.is_shared or bool(entry.shareable))
        )


EVERYTHING = EntryFilter()


class JournalFilters(QWidget):
    """Chips in a row: three that offer what occurs, one for what may be shared."""

    chosen = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.filter = EVERYTHING
        self._entries: Sequence[Interaction] = ()
        self._names: Mapping[str, str] = {}
        self.channel, self.signal, self.person, self.shared = (
            FilterChip(presentation, "") for _ in range(4)
        )
        flow = Flow(gap=6)
        for chip, act in (
            (self.channel, self._offer_channels),
            (self.signal, self._offer_signals),
            (self.person, self._offer_people),
            (self.shared, self._share),
        ):
            chip.clicked.connect(act)
            flow.addWidget(chip)
        self.setLayout(flow)

    def show_choices(self, entries: Sequence[Interaction], names: Mapping[str, str]) -> None:
        """Offer what occurs among entries; ``names`` are those of people by id."""
        self._entries, self._names = entries, names
        self.setVisible(len(entries) >= LEAST or self.filter != EVERYTHING)
        self._say()

    def choose(self, other: EntryFilter) -> None:
        """Let other entries be in sight."""
        if other != self.filter:
            self.filter = other
            self.chosen.emit(other)
        self._say()

    def _say(self) -> None:
        words, now = self._presentation.words, self.filter
        told = {
            self.channel: now.channel and words(f"screen.channel.{now.channel}"),
            self.signal: now.signal and words(f"signals.{now.signal}"),
            self.person: now.person and self._names.get(now.person, ""),
        }
        keys = {self.channel: "channel", self.signal: "signal", self.person: "person"}
        for chip, chosen in told.items():
            text = chosen or words(f"mission.filter.{keys[chip]}")
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setChecked(bool(chosen))
            chip.updateGeometry()
        shared = words("mission.filter.shared")
        self.shared.setText(shared)
        self.shared.setAccessibleName(shared)
        self.shared.setChecked(now.is_shared)

    def _offer_channels(self) -> None:
        found = sorted({entry.channel for entry in self._entries})
        words = self._presentation.words
        offers = [
            (words(f"screen.channel.{one}"), replace(self.filter, channel=one)) for one in found
        ]
        self._offer(self.channel, offers, replace(self.filter, channel=None))

    def _offer_signals(self) -> None:
        found = {signal.code for entry in self._entries for signal in entry.signals}
        words = self._presentation.words
        offers = [(words(f"signals.{one}"), replace(self.filter, signal=one)) for one in found]
        self._offer(self.signal, offers, replace(self.filter, signal=None))

    def _offer_people(self) -> None:
        found = {person for entry in self._entries for person in entry.people} & self._names.keys()
        offers = [(self._names[one], replace(self.filter, person=one)) for one in found]
        self._offer(self.person, offers, replace(self.filter, person=None))

    def _offer(
        self, chip: FilterChip, offers: list[tuple[str, EntryFilter]], none: EntryFilter
    ) -> None:
        self._say()  # a press alone chooses nothing
        menu = QMenu(chip)
        whole = menu.addAction(self._presentation.words("mission.filter.all"))
        whole.triggered.connect(lambda: self.choose(none))
        menu.addSeparator()
        for name, one in sorted(offers, key=lambda offer: offer[0].casefold()):
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=one: self.choose(chosen))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _share(self) -> None:
        self.choose(replace(self.filter, is_shared=not self.filter.is_shared))
