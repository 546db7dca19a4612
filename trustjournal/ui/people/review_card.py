"""Whose time is up this month: kept, made anonymous or erased, one by one; nothing by itself."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.rights.retention import ToReview
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.labels import Elided, Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.people.told import ago

SHOWN = 8


class ReviewCard(Section):
    """The month's list; hidden while nobody is on it."""

    keeping_asked = Signal(str)
    anonymising_asked = Signal(str)
    erasing_asked = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self.things.setSpacing(theme.S)
        self._look = presentation

    def show_due(self, due: tuple[ToReview, ...], years: int) -> None:
        """Show who is to be reviewed; the longest silent first."""
        words = self._look.words
        rows: list[QWidget] = [self._row(one) for one in due[:SHOWN]]
        things: list[QWidget] = []
        if rows:
            things = [
                Wrapped(words("people.review.why", years=years), "muted"),
                listed(rows, margin=theme.M),
            ]
        if len(due) > SHOWN:
            things.append(Text(words("people.review.more", count=len(due) - SHOWN), "muted"))
        self.show_things(words("people.review.title"), things, note=str(len(due)))

    def _row(self, one: ToReview) -> QWidget:
        words, person = self._look.words, one.person
        told = words("people.review.silent", ago=ago(words, one.last_contact, self._look.today()))
        deeds = (
            ("keep", self.keeping_asked),
            ("anonymise", self.anonymising_asked),
            ("erase", self.erasing_asked),
        )
        line = row(gap=theme.S)
        name = row(Text(person.name, "strong"), gap=theme.S)
        name.addWidget(Elided(one.client.name, "muted"), 1)
        line.addLayout(column(name, Text(told, "muted"), gap=0), 1)
        for key, asked in deeds:
            spoken = words(f"people.review.{key}_spoken", name=person.name)
            ask = partial(asked.emit, person.id)
            told_as = words(f"people.review.{key}")
            line.addWidget(button(told_as, ask, role="small", name=spoken))
        line.setContentsMargins(0, theme.S, 0, theme.S)
        box = QWidget()
        box.setLayout(line)
        return box
