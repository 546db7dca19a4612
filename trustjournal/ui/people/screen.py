"""The People screen: everybody by client, a field to find them, whose time is up; and one person.

The list is built again only when what it shows has changed; typing hides rows, it builds none.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from trustjournal.domain.calling import plain
from trustjournal.journal.people import ClientPeople, PersonView
from trustjournal.journal.rights.retention import ToReview
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card, EmptyState
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, discard, empty, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.people.person_page import PersonPage
from trustjournal.ui.people.person_row import PersonRow
from trustjournal.ui.people.review_card import ReviewCard
from trustjournal.ui.people.told import client_told

YEARS = (1, 2, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """All that the list shows."""

    clients: tuple[ClientPeople, ...]
    due: tuple[ToReview, ...]
    years: int


class ClientBlock(QWidget):
    """The people of one client under its name, and what is worth knowing of them together."""

    person_opened = Signal(str)

    def __init__(self, presentation: Presentation, people: ClientPeople) -> None:
        super().__init__()
        client = people.client.name
        card = Card(padding=theme.XS, gap=0)
        self._rows: list[PersonRow] = []
        for contact in people.contacts:
            line = PersonRow(presentation, contact, client)
            line.clicked.connect(
                lambda _=False, one=contact.person.id: self.person_opened.emit(one)
            )
            self._rows.append(line)
            card.inside.addWidget(line)
        heading = row(Text(client, "head"), Text(str(len(self._rows)), "muted"), None)
        why = Wrapped(client_told(presentation.words, people), "muted")
        self.setLayout(column(heading, why, card, gap=theme.S))
        card.setVisible(bool(self._rows))
        self._client = plain(client)

    def narrow(self, words: list[str]) -> int:
        """Show the rows in which every word stands; return how many they are."""
        shown = 0
        for line in self._rows:
            answers = all(word in line.sought for word in words)
            line.setVisible(answers)
            shown += answers
        self.setVisible(shown > 0 or not words)
        return shown

    def first(self) -> PersonRow | None:
        """Return the first row in sight."""
        return next((line for line in self._rows if not line.isHidden()), None)


class PeopleScreen(QStackedWidget):
    """The list, and the page of one person behind it."""

    person_opened = Signal(str)
    list_asked = Signal()
    keeping_asked = Signal(str)
    anonymising_asked = Signal(str)
    erasing_asked = Signal(str)
    texts_asked = Signal()
    years_chosen = Signal(int)
    client_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._look = presentation
        self._said: object = None
        self._blocks: list[ClientBlock] = []
        self._nothing: QWidget | None = None
        self.line = QLineEdit()
        self.review = ReviewCard(presentation)
        self.person = PersonPage(presentation)
        self._heading, self._count = Text(role="title"), Text(role="muted")
        self._none = Text(role="muted")
        self._texts = button("", self.texts_asked.emit, role="small")
        self._clients = column(gap=theme.XL)
        self.years = QComboBox()
        self._years_told = Wrapped(role="muted")
        self._page = Page()
        self._arrange()
        self.line.textChanged.connect(self._narrow)
        self.line.returnPressed.connect(self._to_first)
        for signal in ("keeping_asked", "anonymising_asked", "erasing_asked"):
            getattr(self.review, signal).connect(getattr(self, signal))
        self.person.left.connect(self.list_asked)
        self.years.activated.connect(lambda _: self.years_chosen.emit(self.years.currentData()))

    def show_people(self, shown: PeopleShown) -> None:
        """Show everybody."""
        self.setCurrentWidget(self._page)
        look = self._look
        said = (shown, look.words.language, look.palette.name, look.is_discreet, look.today())
        if said != self._said:
            self._said = said
            self._build(shown)

    def show_person(self, view: PersonView, years: int) -> None:
        """Show one person."""
        self.person.show_person(view, years)
        self.setCurrentWidget(self.person)

    def to_line(self) -> None:
        """Be ready to look for somebody."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _arrange(self) -> None:
        self.line.setClearButtonEnabled(True)
        self._none.hide()
        whole = column(
            row(self._heading, self._count, None, self._texts, gap=theme.M),
            self.line,
            self.review,
            self._none,
            self._clients,
            column(self._years_told, row(self.years, None), gap=theme.XS),
            None,
            gap=theme.L,
        )
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        self._page.sheet.setLayout(whole)
        self.addWidget(self._page)
        self.addWidget(self.person)

    def _build(self, shown: PeopleShown) -> None:
        words = self._look.words
        self._heading.say(words("people.title"))
        self._count.say(str(sum(len(one.contacts) for one in shown.clients)))
        self.line.setPlaceholderText(words("people.find"))
        self.line.setAccessibleName(words("people.find"))
        self._texts.setText(words("people.to_texts"))
        self.review.show_due(shown.due, shown.years)
        self._offer_years(shown.years)
        empty(self._clients)
        self._blocks = []
        for people in shown.clients:
            block = ClientBlock(self._look, people)
            block.person_opened.connect(self.person_opened)
            self._blocks.append(block)
            self._clients.addWidget(block)
        self._show_emptiness(is_empty=not any(one.contacts for one in shown.clients))
        self._narrow(self.line.text())

    def _offer_years(self, chosen: int) -> None:
        """Offer after how many years without contact a person is looked at again."""
        words = self._look.words
        self._years_told.say(words("people.years.why"))
        self.years.setAccessibleName(words("people.years.why"))
        self.years.clear()
        for count in sorted({*YEARS, chosen}):
            self.years.addItem(
                words(f"people.years.{'one' if count == 1 else 'many'}", count=count), count
            )
        self.years.setCurrentIndex(self.years.findData(chosen))

    def _show_emptiness(self, *, is_empty: bool) -> None:
        if self._nothing is not None:
            discard(self._nothing)
            self._nothing = None
        for part in (self.line, self.years, self._years_told):
            part.setVisible(not is_empty)
        if is_empty:
            words = self._look.words
            new = button(words("screen.form.client"), self.client_wanted.emit, role="primary")
            told = words("people.empty"), words("people.empty_why")
            self._nothing = EmptyState(self._look, "people", told, actions=(new,))
            self._clients.addWidget(self._nothing)

    def _narrow(self, typed: str) -> None:
        words = plain(typed).split()
        found = sum(block.narrow(words) for block in self._blocks)
        self.review.setHidden(bool(words) or not self.review.things.count())
        self._none.say(self._look.words("people.none", given=typed.strip()))
        self._none.setVisible(bool(words) and not found)

    def _to_first(self) -> None:
        first = next((one for block in self._blocks if (one := block.first())), None)
        if first is not None and not self._none.isVisible():
            first.setFocus(Qt.FocusReason.TabFocusReason)
