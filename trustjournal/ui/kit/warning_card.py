"""How is a warning shown: what happened, why it matters, what to do, since when?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from trustjournal.domain.analysis import TrustWarning
from trustjournal.ui.kit import icons, theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Elided, Wrapped
from trustjournal.ui.kit.layouts import column, empty, row
from trustjournal.ui.kit.presentation import Presentation

AT_MOST = 5
ICONS = {"grave": "grave", "soon": "soon", "note": "notice"}


class WarningCard(Card):
    """One warning. Its button asks for the warning's own action."""

    action_asked = Signal(object)

    def __init__(
        self, presentation: Presentation, warning: TrustWarning, *, whose: str = ""
    ) -> None:
        """``whose`` names the client and mission, where that is not plain from the place."""
        super().__init__(padding=theme.M, gap=theme.XS)
        words, palette = presentation.words, presentation.palette
        title = words(f"warnings.{warning.code}.title", **warning.facts)
        self.setAccessibleName(f"{words(f'screen.gravity.{warning.gravity}')}: {title}")
        icon = QLabel()
        icon.setPixmap(
            icons.pixmap(
                ICONS[warning.gravity],
                palette.gravity(warning.gravity),
                18,
                self.devicePixelRatioF(),
            )
        )
        top = row(gap=theme.S)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(Wrapped(title, "strong"), 1)
        self.inside.addLayout(top)
        why = Wrapped(words(f"warnings.{warning.code}.why", **warning.facts), lines=3, role="muted")
        act = button(
            words(f"actions.{warning.action}.label"),
            lambda: self.action_asked.emit(warning),
            role="link",
        )
        since = times.day(
            words,
            warning.since.astimezone(presentation.zone).date(),
            presentation.today(),
        )
        place = Elided(" · ".join(part for part in (whose, since) if part), "caption")
        inner = column(place, why, gap=theme.XS)
        inner.setContentsMargins(26, 0, 0, 0)
        self.inside.addLayout(inner)
        deeds = row(act, None)
        deeds.setContentsMargins(21, 0, 0, 0)
        self.inside.addLayout(deeds)


class WarningList(QWidget):
    """At most five warnings, and a way to the others."""

    action_asked = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._cards = column(gap=theme.S)
        self.setLayout(self._cards)
        self._shown: tuple[tuple[TrustWarning, str], ...] = ()

    def show_warnings(self, warnings: tuple[tuple[TrustWarning, str], ...]) -> None:
        """Show warnings, each with whose it is, gravest first."""
        self._shown = warnings
        self._fill(AT_MOST)

    def _fill(self, most: int) -> None:
        empty(self._cards)
        words = self._presentation.words
        for warning, whose in self._shown[:most]:
            card = WarningCard(self._presentation, warning, whose=whose)
            card.action_asked.connect(self.action_asked)
            self._cards.addWidget(card)
            card.show()
        hidden = len(self._shown) - most
        if hidden > 0:
            text = words("screen.today.more_warnings", count=hidden)
            more = button(text, lambda: self._fill(len(self._shown)), role="link")
            self._cards.addLayout(row(more, None))
        elif len(self._shown) > AT_MOST:
            fewer = button(
                words("screen.today.fewer_warnings"), lambda: self._fill(AT_MOST), role="link"
            )
            self._cards.addLayout(row(fewer, None))
