"""What would bring trust back: the most useful next moves, with what each would give."""

from PySide6.QtWidgets import QWidget

from trustjournal.domain.analysis import Outlook
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, Wrapped, hairline
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation

AT_MOST = 5


def outlook_card(presentation: Presentation, outlook: tuple[Outlook, ...]) -> QWidget:
    """Return a card of moves, most useful first, or a calm word if none is needed."""
    words = presentation.words
    card = Card(gap=theme.XS)
    card.inside.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
    if not outlook:
        card.inside.addWidget(Wrapped(words("screen.mission.outlook_none"), "muted"))
    for place, move in enumerate(outlook[:AT_MOST]):
        if place:
            card.inside.addWidget(hairline())
        gain = Text(words("screen.mission.outlook_gain", gain=round(move.gain, 1)), "strong")
        gain.setFixedWidth(presentation.px(44))
        line = row(gain, gap=theme.S)
        line.addWidget(Wrapped(words(f"outlook.{move.reason}")), 1)
        line.setContentsMargins(0, theme.XS, 0, theme.XS)
        card.inside.addLayout(line)
    return card
