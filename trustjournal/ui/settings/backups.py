"""How is the journal kept safe: the last good backup, the folders, and the way back to each?"""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.ui.arrival.copies import CopiesPanel
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Elided, Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, empty, row
from trustjournal.ui.kit.presentation import Presentation

WIDEST = 760


@dataclass(frozen=True, slots=True)
class Keeping:
    """How things stand. ``last`` and the troubles are told already; empty where there is none."""

    last: str
    trouble: str
    folder: str
    second: str | None
    is_second_away: bool
    is_busy: bool
    is_resting: bool
    can_write: bool


class BackupsPage(Page):
    """Backups: how they stand, a second folder, and a list to bring one back from."""

    backup_asked = Signal()
    second_asked = Signal()
    second_forgotten = Signal()
    settled = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._look = presentation
        self.copies = CopiesPanel(presentation, can_verify=True)
        self._head: QVBoxLayout = column(gap=theme.M)
        whole = column(self._head, self.copies, gap=theme.M)
        whole.addStretch(1)
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        bounded = QWidget()
        bounded.setMaximumWidth(presentation.px(WIDEST))
        bounded.setLayout(whole)
        across = row(gap=0)
        across.addWidget(bounded, 100)
        across.addStretch(1)
        self.sheet.setLayout(across)

    def show_keeping(self, keeping: Keeping) -> None:
        """Show how things stand."""
        words = self._look.words
        empty(self._head)
        self._head.addWidget(Text(words("safekeeping.page.name"), "title"))
        self._head.addWidget(Wrapped(words("safekeeping.page.why"), "muted"))
        if keeping.is_resting:
            self._head.addWidget(self._resting())
        self._head.addWidget(self._state(keeping))
        self._head.addWidget(self._second(keeping))

    def _state(self, keeping: Keeping) -> Card:
        words, card = self._look.words, Card()
        told = (
            words("safekeeping.page.last", when=keeping.last)
            if keeping.last
            else words("safekeeping.page.none")
        )
        card.inside.addWidget(Wrapped(told, "strong"))
        if keeping.trouble:
            told = words("safekeeping.page.failed", why=keeping.trouble)
            card.inside.addWidget(Wrapped(told, "problem"))
        card.inside.addWidget(
            Elided(words("safekeeping.page.folder", folder=keeping.folder), "muted")
        )
        label = "working" if keeping.is_busy else "now"
        now = button(words(f"safekeeping.page.{label}"), self.backup_asked.emit, role="primary")
        now.setEnabled(keeping.can_write and not keeping.is_busy)
        card.inside.addLayout(row(now, None))
        return card

    def _second(self, keeping: Keeping) -> Card:
        words, card = self._look.words, Card()
        card.inside.addWidget(Text(words("safekeeping.page.second"), "head"))
        card.inside.addWidget(Wrapped(words("safekeeping.page.second_why"), "muted"))
        card.inside.addWidget(Elided(keeping.second or words("safekeeping.page.second_none")))
        if keeping.second is not None:
            state = "second_away" if keeping.is_second_away else "second_good"
            card.inside.addWidget(
                Text(
                    words(f"safekeeping.page.{state}"),
                    "soon" if keeping.is_second_away else "muted",
                )
            )
        ways = [button(words("safekeeping.page.second_choose"), self.second_asked.emit)]
        if keeping.second is not None:
            forget = words("safekeeping.page.second_forget")
            ways.append(button(forget, self.second_forgotten.emit))
        card.inside.addLayout(row(*ways, None))
        return card

    def _resting(self) -> Card:
        words, card = self._look.words, Card()
        card.inside.addWidget(Wrapped(words("safekeeping.page.rests"), "soon"))
        card.inside.addWidget(Wrapped(words("safekeeping.page.rests_why"), "muted"))
        settle = button(words("safekeeping.page.settle"), self.settled.emit)
        card.inside.addLayout(row(settle, None))
        return card
