"""One person: what is noted, fact and impression apart, and what they may ask for."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.entry import Entry
from trustjournal.journal.people import PersonView
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.chips import plain_chip
from trustjournal.ui.kit.labels import Elided, Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, empty, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.zones import Zone, ZoneKind
from trustjournal.ui.people.told import channels_told, last_told, waiting_told

SIDE = 320
DEEDS = ("edit", "merge", "remove")
RIGHTS = ("export", "letters", "anonymise", "erase")


class PersonPage(Page):
    """The page of one person. What is asked for is told by its signals, with the person's id."""

    left = Signal()
    edit_asked = Signal(str)
    merge_asked = Signal(str)
    remove_asked = Signal(str)
    export_asked = Signal(str)
    letters_asked = Signal(str)
    anonymise_asked = Signal(str)
    erase_asked = Signal(str)
    entry_opened = Signal(str)
    all_asked = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._look = presentation
        self._whole = column(gap=theme.L)
        self._whole.setContentsMargins(theme.XL, theme.L, theme.XL, theme.XL)
        self.sheet.setLayout(self._whole)

    def show_person(self, view: PersonView, years: int) -> None:
        """Show all there is of a person, built anew."""
        empty(self._whole)
        both = row(gap=theme.XL)
        both.addLayout(self._story(view), 1)
        side = QWidget()
        side.setFixedWidth(self._look.px(SIDE))
        side.setLayout(column(self._facts(view), self._rights(view, years), None, gap=theme.L))
        both.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget()  # shown at once, and only when it is whole
        page.setLayout(column(self._header(view), both, None, gap=theme.L))
        self._whole.addWidget(page)
        page.show()

    def _header(self, view: PersonView) -> QVBoxLayout:
        words, person = self._look.words, view.contact.person
        back = button(words("people.back"), self.left.emit, role="link")
        name = row(Text(person.name, "title"), gap=theme.M)
        if person.is_requester:
            name.addWidget(plain_chip(self._look, words("people.requester"), "flag"))
        name.addStretch(1)
        for deed in DEEDS:
            if deed != "merge" or view.colleagues:
                name.addWidget(self._deed(deed, person.id))
        under = " · ".join(part for part in (person.role, view.client.name) if part)
        return column(row(back, None), name, Elided(under, "muted"), gap=theme.XS)

    def _deed(self, deed: str, person_id: str, *, role: str = "small") -> QWidget:
        asked = getattr(self, f"{deed}_asked")
        return button(
            self._look.words(f"people.deed.{deed}"), lambda: asked.emit(person_id), role=role
        )

    def _story(self, view: PersonView) -> QVBoxLayout:
        words = self._look.words
        heading = row(Text(words("people.story"), "head"), Text(str(view.count), "muted"), None)
        lines: list[QWidget] = [self._entry(entry) for entry in view.entries]
        if not lines:
            lines = [Wrapped(words("people.no_story"), "muted")]
        made = column(heading, *self._second_look(view), *lines, gap=theme.M)
        if view.count > len(view.entries):
            told = words("people.all", count=view.count)
            person_id = view.contact.person.id
            more = button(told, lambda: self.all_asked.emit(person_id), role="link")
            made.addLayout(row(more, None))
        made.addStretch(1)
        return made

    def _second_look(self, view: PersonView) -> Iterable[QWidget]:
        """Say which notes would be hard to read for the person they speak of."""
        from trustjournal.report.lexicon import sensitive_spans  # noqa: PLC0415 - reads files

        words = self._look.words
        found = [
            (entry, spans[0])
            for entry in view.entries
            if (spans := sensitive_spans(entry.interaction.note))
        ]
        if not found:
            return
        card = Card(gap=theme.S)
        told = words("people.readable.title", name=view.contact.person.name)
        card.inside.addWidget(Text(told, "head"))
        card.inside.addWidget(Wrapped(words("people.readable.why"), "muted"))
        for entry, span in found:
            when = times.day(words, entry.interaction.happened.local_day, self._look.today())
            line = words("people.readable.line", day=when, word=span.word)
            ask = partial(self.entry_opened.emit, entry.id)
            again = button(words("people.readable.again"), ask, role="link", name=f"{line}")
            card.inside.addLayout(row(Text(line), None, again))
        yield card

    def _entry(self, entry: Entry) -> QWidget:
        look, told = self._look, entry.interaction
        when = times.day(look.words, told.happened.local_day, look.today())
        channel = plain_chip(look, look.words(f"screen.channel.{told.channel}"), told.channel.value)
        mission = entry.mission_alias or ""
        open_it = button(
            look.words("people.open"),
            lambda: self.entry_opened.emit(entry.id),
            role="link",
            name=f"{look.words('people.open')} {when}",
        )
        top = row(Text(when, "strong"), channel, Text(mission, "muted"), None, open_it)
        box = QWidget()
        box.setLayout(column(top, *self._zones(entry), gap=theme.XS))
        return box

    def _zones(self, entry: Entry) -> Iterable[QWidget]:
        """The shareable fact, where there is one, and the private note, where it says more."""
        told = entry.interaction
        if told.shareable:
            yield Zone(self._look, ZoneKind.FACT, Wrapped(told.shareable, lines=3))
        if told.note and told.note != told.shareable:
            yield Zone(self._look, ZoneKind.PRIVATE, Wrapped(told.note, lines=3))

    def _facts(self, view: PersonView) -> Card:
        look, words, contact = self._look, self._look.words, view.contact
        last = last_told(words, contact.last, look.now(), look.zone)
        facts = (
            ("last", last),
            ("channels", channels_told(words, contact)),
            ("waits", waiting_told(words, contact)),
            ("reachable", contact.person.reachable or ""),
            ("since", words.day(contact.person.logged_at.astimezone(look.zone).date())),
        )
        card = Card(gap=theme.S)
        card.inside.addWidget(Text(words("people.facts"), "head"))
        for key, value in facts:
            if value:
                caption = Text(words(f"people.fact.{key}"), "caption")
                card.inside.addLayout(column(caption, Wrapped(value), gap=2))
        return card

    def _rights(self, view: PersonView, years: int) -> Card:
        words, person = self._look.words, view.contact.person
        card = Card(gap=theme.S)
        card.inside.addWidget(Text(words("people.rights"), "head"))
        card.inside.addWidget(Wrapped(words("people.rights_why"), "muted"))
        due = view.due.isoformat()
        card.inside.addWidget(Wrapped(words("people.due", day=due, years=years), "muted"))
        for deed in RIGHTS:
            card.inside.addWidget(self._deed(deed, person.id, role=""))
        return card
