"""What does the palette offer, and what happens when something is chosen there?

Actions and screens are the window's commands; clients, missions and people come from the journal,
as the quick line knows them; entries are searched once the typing has settled. A line that reads as
one is offered to be recorded, told by its chips.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QSettings

from trustjournal.errors import Unacceptable
from trustjournal.journal.entries import record
from trustjournal.journal.entry import Entry
from trustjournal.journal.journal import Journal
from trustjournal.journal.reading import search
from trustjournal.quickline.draft import ChipField, Draft
from trustjournal.ui.capture.told import chip_text
from trustjournal.ui.commands.registry import Command, Group
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.line_work import LineWork
from trustjournal.ui.desk.search_words import kept_searches
from trustjournal.ui.kit import times
from trustjournal.ui.palette.offers import Offer, OfferKind
from trustjournal.ui.palette.palette import Palette
from trustjournal.ui.window import MainWindow

RECENT, KEPT = "palette/recent", 30
ENTRIES, LEAST = 8, 2
SHOWN_OF_A_NOTE = 120


@dataclass(frozen=True, slots=True)
class Doors:
    """How the palette opens a mission and an entry (by id), and searches for a query."""

    open_mission: Callable[[str], None]
    open_entry: Callable[[str], None]
    search_for: Callable[[str], None]


class PaletteWork(QObject):
    """The palette of one window, with a journal or without one."""

    def __init__(self, window: MainWindow, memory: QSettings) -> None:
        """``memory`` keeps what was chosen lately."""
        super().__init__(window)
        self._window, self._look, self._memory = window, window.presentation, memory
        self._more: list[Callable[[], Iterator[Offer]]] = []
        self._journal: _JournalOffers | None = None
        self.palette = Palette(self._look, window)
        self.palette.typed.connect(self._read)
        self.palette.settled.connect(self._search)
        self.palette.chosen.connect(self._do)
        window.commands.add(
            Command(
                "palette",
                lambda: self._look.words("commands.palette"),
                self.open,
                keys=("Ctrl+K",),
                group=Group.FIND,
                icon="search",
                in_palette=False,
            )
        )

    def offer_also(self, more: Callable[[], Iterator[Offer]]) -> None:
        """Offer what ``more`` yields each time the palette opens."""
        self._more.append(more)

    def serve(self, journal: Journal, deeds: Deeds, lines: LineWork, *, doors: Doors) -> None:
        """Offer what is in ``journal`` too, from now on."""
        self._journal = _JournalOffers(journal, self._window, deeds, lines=lines, doors=doors)

    def leave(self) -> None:
        """Offer nothing of a journal any more."""
        self._journal = None
        self.palette.reject()

    def open(self) -> None:
        """Show the palette."""
        self.palette.open_with(tuple(self._offers()), self._recent())

    def _offers(self) -> Iterator[Offer]:
        commands = self._window.commands
        for command in commands.possible():
            if command.in_palette:
                yield Offer(
                    f"command:{command.key}",
                    OfferKind.SCREEN if command.group is Group.GO else OfferKind.COMMAND,
                    command.name(),
                    partial(commands.perform, command.key),
                    keys=commands.shown_key(command.key),
                    icon=command.icon,
                )
        if self._journal is not None:
            yield from self._journal.things()
        for more in self._more:
            yield from more()

    def _read(self, text: str) -> None:
        if self._journal is not None and text.strip():
            self.palette.show_line(tuple(self._journal.line(text)))

    def _search(self, text: str) -> None:
        if self._journal is not None and len(text.strip()) >= LEAST:
            self.palette.show_entries(text, tuple(self._journal.entries(text.strip())))

    def _do(self, offer: Offer) -> None:
        if offer.kind not in {OfferKind.LINE, OfferKind.ENTRY}:
            kept = [offer.key, *(key for key in self._recent() if key != offer.key)]
            self._memory.setValue(RECENT, "\n".join(kept[:KEPT]))
        offer.act()

    def _recent(self) -> tuple[str, ...]:
        return tuple(str(self._memory.value(RECENT, "")).split("\n"))


class _JournalOffers:
    """What one journal has to offer."""

    def __init__(
        self, journal: Journal, window: MainWindow, deeds: Deeds, *, lines: LineWork, doors: Doors
    ) -> None:
        self._journal, self._window, self._look = journal, window, window.presentation
        self._deeds, self._lines, self._doors = deeds, lines, doors

    def things(self) -> Iterator[Offer]:
        """Yield missions, the one last used first, then clients and people."""
        words, doors = self._look.words, self._doors
        known = self._lines.known_clients()
        operator = words.raw("palette.person_operator")
        never = datetime.min.replace(tzinfo=self._look.zone)
        missions = [(one, client) for client in known for one in client.missions]
        missions.sort(key=lambda each: each[0].last_used or never, reverse=True)
        for mission, client in missions:
            yield Offer(
                f"mission:{mission.id}", OfferKind.MISSION, mission.title,
                partial(doors.open_mission, mission.id), detail=client.name,
                icon="missions",
                sought=f"{mission.title} {client.name} {client.alias}/{mission.alias}",
            )  # fmt: skip
        for name, query in kept_searches(self._journal).items():
            yield Offer(
                f"search:{name}", OfferKind.ENTRY, name, partial(doors.search_for, query),
                detail=query, icon="search",
            )  # fmt: skip
        for client in known:
            query = f"{words.raw('search.filter.client_operator')}{client.alias}"
            yield Offer(
                f"client:{client.id}", OfferKind.CLIENT, client.name,
                partial(doors.search_for, query), detail=words("palette.client"),
                icon="client", sought=f"{client.name} {client.alias}",
            )  # fmt: skip
            for person in client.people:
                yield Offer(
                    f"person:{person.id}", OfferKind.PERSON, person.name,
                    partial(doors.search_for, f'{operator}"{person.name}"'),
                    detail=client.name, icon="person", sought=f"{person.name} {client.name}",
                )  # fmt: skip

    def line(self, text: str) -> Iterator[Offer]:
        """Yield the offer to record ``text``, if it reads as a line."""
        draft = self._lines.read(text)
        if reads_as_line(draft):
            told = self._look.words("palette.record", what=draft.note or draft.raw)
            chips = [chip_text(self._look, draft, chip) for chip in draft.chips]
            yield Offer(
                "line", OfferKind.LINE, told, lambda: self._record(draft),
                detail=" · ".join(chips), icon="edit",
            )  # fmt: skip

    def entries(self, query: str) -> Iterator[Offer]:
        """Yield the newest entries that hold the words."""
        try:
            found = search(self._journal, query, ENTRIES)
        except Unacceptable:
            return
        for one in found:
            yield self._entry(one)

    def _entry(self, one: Entry) -> Offer:
        look, happened = self._look, one.interaction.happened
        note = " ".join((one.interaction.note or one.interaction.raw).split())
        day = times.day(look.words, happened.local_day, look.today())
        return Offer(
            f"entry:{one.id}", OfferKind.ENTRY, note[:SHOWN_OF_A_NOTE],
            lambda: self._doors.open_entry(one.id), detail=f"{one.client}, {day}", icon="journal",
        )  # fmt: skip

    def _record(self, draft: Draft) -> None:
        self._deeds.do(
            lambda: record(self._journal, draft).change, "line.saved", what=draft.note or draft.raw
        )


def reads_as_line(draft: Draft) -> bool:
    """Whether what is typed is a line to record: a client, how, and something said."""
    fields = {chip.field for chip in draft.chips}
    says = bool(draft.note.strip() or draft.steps or draft.commitments or draft.waiting)
    return draft.client_id is not None and {ChipField.CLIENT, ChipField.CHANNEL} <= fields and says
