"""What has every page of the settings: a title, why, and cards no wider than reads well?"""

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, empty, row
from trustjournal.ui.kit.presentation import Presentation

WIDEST = 760


class SettingsSheet(Page):
    """A page whose cards are built anew each time it is filled."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self.presentation = presentation
        self._column = column(gap=theme.M)
        self._bounded = QWidget()
        self._bounded.setLayout(self._column)
        across = row()
        across.addWidget(self._bounded, 100)
        across.addStretch(1)
        across.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        self.sheet.setLayout(across)

    def begin(self, title: str, why: str) -> None:
        """Begin the page anew."""
        empty(self._column)
        self._bounded.setMaximumWidth(self.presentation.px(WIDEST))
        self._column.addWidget(Text(title, "title"))
        self._column.addWidget(Wrapped(why, "muted"))

    def card(self, heading: str, *, gap: int = theme.S) -> Card:
        """Add a card with a heading."""
        card = Card(gap=gap)
        card.inside.addWidget(Text(heading, "head"))
        self._column.addWidget(card)
        return card

    def end(self) -> None:
        """Show what was added; the rest of the page is empty."""
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()
        self._column.addStretch(1)


def switch(text: str, *, on: bool) -> QCheckBox:
    """Return something to switch on or off."""
    made = QCheckBox(text)
    made.setChecked(on)
    return made


def add_choice(card: Card, label: str, box: QComboBox) -> None:
    """Add a choice with its label before it."""
    box.setAccessibleName(label)
    name = Text(label)
    name.setBuddy(box)
    card.inside.addLayout(row(name, None, box))


def add_switch(card: Card, box: QCheckBox, why: str) -> None:
    """Add a switch and, below it, what it does."""
    box.setAccessibleDescription(why)
    card.inside.addWidget(box)
    told = Wrapped(why, "muted")
    told.setContentsMargins(theme.XL, 0, 0, theme.XS)
    card.inside.addWidget(told)
