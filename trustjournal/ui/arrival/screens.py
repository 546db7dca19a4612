"""No journal can be shown: what is the matter, which backups are there, what else can be done?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trustjournal.errors import Fact
from trustjournal.journal.keeping.copies import Copy
from trustjournal.ui.arrival.copies import CopiesPanel
from trustjournal.ui.arrival.ways import Case, Situation, Way
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Card
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, empty, row
from trustjournal.ui.kit.presentation import Presentation

WIDEST, ICON = 720, 40
WAY_WIDTH = 232
UNEXPECTED = frozenset({Case.MISSING, Case.FOREIGN})


@dataclass(frozen=True, slots=True)
class Matter:
    """What is the matter with the journal at ``path``; ``facts`` fill the words of it.

    ``detail`` is the trouble's own sentence, if it adds something.
    """

    situation: Situation
    path: Path
    facts: Mapping[str, Fact] = field(default_factory=dict)
    detail: str = ""


class ArrivalScreen(Page):
    """The ways on when no journal is open. What is pressed goes up as ``way_asked``."""

    way_asked = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._look = presentation
        self._matter: Matter | None = None
        self._problem = ""
        self._told: tuple[str, str] | None = None
        self.copies = CopiesPanel(presentation)
        self._head: QVBoxLayout = column(gap=theme.S)
        self._ways = Card(gap=0)
        self._said = Wrapped("", "problem")
        whole = column(self._head, self._said, self.copies, self._ways, gap=theme.L)
        whole.addStretch(1)
        bounded = QWidget()
        bounded.setMaximumWidth(presentation.px(WIDEST))
        bounded.setLayout(whole)
        across = row(None, gap=0)
        across.addWidget(bounded, 100)
        across.addStretch(1)
        across.setContentsMargins(theme.XXL, theme.XXL, theme.XXL, theme.XL)
        self.sheet.setLayout(across)

    def show_matter(self, matter: Matter) -> None:
        """Say what is the matter, and offer what can be done about it."""
        self._matter, self._problem = matter, ""
        is_looking = matter.situation.has_copies and matter.situation.case not in UNEXPECTED
        self.copies.setVisible(is_looking)
        self.copies.show_waiting(self._look.words("safekeeping.copies.looking"))
        self.retell()
        first = self._ways.findChildren(QPushButton)[0]
        QTimer.singleShot(0, first, first.setFocus)  # once the window shows this screen

    def show_copies(self, copies: tuple[Copy, ...]) -> None:
        """Offer the backups there are; where none could be expected, none are not spoken of."""
        if self._matter is None:
            return
        self.copies.show_copies(copies)
        self.copies.setVisible(bool(copies) or self._matter.situation.case not in UNEXPECTED)
        if copies:
            self._tell_ways(has_better=True)
            self.copies.findChildren(QPushButton)[0].setFocus()

    def show_problem(self, told: str) -> None:
        """Say why a way did not lead on; all ways are still there."""
        self._problem = told
        self._said.say(told)
        self._said.setVisible(bool(told))

    def show_waiting(self, told: str) -> None:
        """Say what is being done; nothing else can be asked meanwhile."""
        self.copies.setVisible(True)
        self.copies.show_waiting(told)
        self._ways.setVisible(False)

    def fill(self) -> None:
        """Say it again if language or colours are others by now."""
        if self._told != self._manner():
            self.retell()

    def retell(self) -> None:
        """Say it again."""
        if self._matter is None:
            return
        self._told = self._manner()
        self._tell_head(self._matter)
        self.show_problem(self._problem)
        self._tell_ways(has_better=self.copies.isVisibleTo(self) and self.copies.is_listing)
        if self.copies.is_listing:
            self.copies.retell()

    def _manner(self) -> tuple[str, str]:
        return self._look.words.language, self._look.palette.name

    def _tell_head(self, matter: Matter) -> None:
        words, key = self._look.words, f"safekeeping.situation.{matter.situation.case}"
        empty(self._head)
        picture = QLabel()
        picture.setPixmap(
            icons.pixmap(
                matter.situation.icon, self._look.palette.accent, ICON, self.devicePixelRatioF()
            )
        )
        self._head.addWidget(picture)
        self._head.addWidget(Wrapped(words(f"{key}.title"), "title"))
        self._head.addWidget(Wrapped(words(f"{key}.why", **matter.facts), "body"))
        if matter.detail:
            self._head.addWidget(Wrapped(matter.detail, "muted"))
        self._head.addWidget(_path(matter.path))

    def _tell_ways(self, *, has_better: bool) -> None:
        empty(self._ways.inside)
        self._ways.setVisible(True)
        if self._matter is None:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.M)
        grid.setColumnStretch(1, 1)
        for place, way in enumerate(self._matter.situation.ways):
            is_first = place == 0 and not has_better
            pressed = self._way(way, role="primary" if is_first else "")
            why = self._look.words(f"safekeeping.way.{way}.why", **self._facts(way))
            grid.addWidget(pressed, place, 0)
            grid.addWidget(Wrapped(why, "muted"), place, 1, Qt.AlignmentFlag.AlignVCenter)
        self._ways.inside.addLayout(grid)

    def _way(self, way: Way, *, role: str) -> QPushButton:
        label = self._look.words(f"safekeeping.way.{way}.label")
        made = button(label, lambda: self.way_asked.emit(way.value), role=role)
        made.setMinimumWidth(self._look.px(WAY_WIDTH))
        return made

    def _facts(self, way: Way) -> dict[str, Fact]:
        if way is Way.MOVE and self._matter is not None:
            return {"folder": self._matter.facts.get("folder", "")}
        return {}


def _path(path: Path) -> QWidget:
    told = Text(str(path), "caption")
    told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    told.setWordWrap(True)
    return told
