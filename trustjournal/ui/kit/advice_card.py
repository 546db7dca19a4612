"""How is a card of advice shown: one idea, and one thing to do?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from trustjournal.domain.cards import CARDS, CardId
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation


class AdviceCard(Card):
    """One card of advice."""

    action_asked = Signal(str)

    def __init__(self, presentation: Presentation, card: str, *, whose: str = "") -> None:
        super().__init__(padding=theme.M, gap=theme.XS)
        words = presentation.words
        title = words(f"advice.{card}.title")
        self.setAccessibleName(title)
        icon = QLabel()
        icon.setPixmap(
            icons.pixmap("idea", presentation.palette.accent, 18, self.devicePixelRatioF())
        )
        self.inside.addLayout(row(icon, Text(title, "strong"), None))
        body = Wrapped(words(f"advice.{card}.text"))
        body.setContentsMargins(26, 0, 0, 0)
        self.inside.addWidget(body)
        action = CARDS[CardId(card)].action
        act = button(
            words(f"actions.{action}.label"), lambda: self.action_asked.emit(action), role="link"
        )
        foot = row(act, None, Text(whose, "caption"))
        foot.setContentsMargins(22, 0, 0, 0)
        self.inside.addLayout(foot)
