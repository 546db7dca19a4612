"""How is a warning shown: what happened, why it matters, what to do, since when?

It can be put aside: until a day, until its cause changes, or for good.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from trustjournal.domain.analysis import TrustWarning
from trustjournal.ui.kit import icons, theme, times
from trustjournal.ui.kit.buttons import IconButton, button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Elided, Wrapped
from trustjournal.ui.kit.layouts import column, empty, row
from trustjournal.ui.kit.presentation import Presentation

AT_MOST = 5
ICONS = {"grave": "grave", "soon": "soon", "note": "notice"}


class Until(StrEnum):
    """How long a warning is put aside; words under judging.aside.*."""

    TOMORROW = "tomorrow"
    A_WEEK = "a_week"
    A_DAY = "a_day"  # which one is asked next
    IT_CHANGES = "it_changes"
    FOR_GOOD = "for_good"


@dataclass(frozen=True, slots=True)
class Aside:
    """A warning to be put aside; ``day`` where one is known already."""

    warning: TrustWarning
    until: Until
    day: date | None = None


class WarningCard(Card):
    """One warning. Its button asks for the warning's own action."""

    action_asked = Signal(object)
    aside_asked = Signal(object)

    def __init__(
        self, presentation: Presentation, warning: TrustWarning, *, whose: str = ""
    ) -> None:
        """``whose`` names the client and mission, where that is not plain from the place."""
        super().__init__(padding=theme.M, gap=theme.XS)
        self._presentation = presentation
        self._warning = warning
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
        self._later = IconButton(presentation, "clock", words("judging.aside.spoken", what=title))
        self._later.setToolTip(words("judging.aside.button"))
        self._later.clicked.connect(self._offer)
        deeds = row(act, None, self._later)
        deeds.setContentsMargins(21, 0, 0, 0)
        self.inside.addLayout(deeds)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for until in Until:
            action = menu.addAction(self._presentation.words(f"judging.aside.{until}"))
            action.triggered.connect(lambda _=False, one=until: self._put_aside(one))
        menu.popup(self._later.mapToGlobal(QPoint(0, self._later.height())))

    def _put_aside(self, until: Until) -> None:
        today = self._presentation.today()
        ahead = {Until.TOMORROW: 1, Until.A_WEEK: 7}.get(until)
        day = None if ahead is None else today + timedelta(days=ahead)
        self.aside_asked.emit(Aside(self._warning, until, day))


class WarningList(QWidget):
    """At most five warnings, and a way to the others."""

    action_asked = Signal(object)
    aside_asked = Signal(object)

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
            card.aside_asked.connect(self.aside_asked)
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
