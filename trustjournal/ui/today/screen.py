"""Today: what do I hold up, what is due, who is waiting, what is worth a look?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.anniversaries import on_this_day
from trustjournal.domain.today import Today
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.advice_card import AdviceCard
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import EmptyState, Section
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.mission_tile import MissionTile
from trustjournal.ui.kit.open_things import OpenThings
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.tile_grid import TileGrid
from trustjournal.ui.today.memory import Memory
from trustjournal.ui.today.planned import PlannedStrip

TILES_AT_MOST = 12
LEAST_OF_TWO = 640  # pixels of two columns


class TodayScreen(QStackedWidget):
    """The home screen."""

    card_action_asked = Signal(str)
    mission_opened = Signal(str)
    missions_asked = Signal()
    client_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._missions: dict[str, MissionAnalysis] = {}
        self._known: dict[str, MissionAnalysis] = {}
        self._heading, self._summary = Text(role="title"), Text(role="muted")
        self.planned = PlannedStrip(presentation)
        self.things = OpenThings(presentation, "today")
        self.memory = Memory(presentation)
        self._grid, self._advice = TileGrid(), Section()
        self._tiles = Section(self._grid)
        self._page = Page()
        self.addWidget(self._page)
        self._arrange()

    def show_today(self, today: Today, others: tuple[MissionAnalysis, ...] = ()) -> None:
        """Show what stands today; ``others`` give names to what is left of ended missions."""
        self._fold()
        self._missions = {analysis.mission.id: analysis for analysis in today.missions}
        self._known = {analysis.mission.id: analysis for analysis in others} | self._missions
        if not today.missions:
            self._show_empty()
            return
        self.setCurrentWidget(self._page)
        look = self._presentation
        self._heading.say(times.full_day(look.words, look.today(), look.today()))
        self._show_open(today)
        self._show_card(today)
        self.memory.show_memory(on_this_day(others or today.missions, today.on, look.zone))
        self._show_missions()

    def tell_reading(self, left: int, clients: int) -> None:
        """Say how much of the journal is still being read; nothing once all is there."""
        words = self._presentation.words
        facts = {"done": clients - left, "clients": clients}
        self._summary.say(words("screen.today.reading", **facts) if left else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns have no room, let the second follow the first."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        has_room = self.width() >= self._presentation.px(LEAST_OF_TWO)
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(side if has_room else below)

    def _arrange(self) -> None:
        things = self.things
        waiting = (things.requests, things.commitments, things.steps, things.waitings)
        left = column(self.planned, *waiting, None, gap=theme.XL)
        right = column(things.look, self._advice, None, gap=theme.XL)
        self._columns = columns = row(gap=theme.XL)
        columns.addLayout(left, 2)
        columns.addLayout(right, 1)
        heading = row(self._heading, self._summary, None, gap=theme.M)
        whole = column(heading, columns, self.memory, self._tiles, None, gap=theme.XL)
        whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        self._page.sheet.setLayout(whole)

    def _show_open(self, today: Today) -> None:
        words, things, naming = self._presentation.words, self.things, self._names
        heading = words("screen.today.waiting_for_me")
        calm = words("screen.today.nothing_waits")
        things.show_requests(today.requests, heading, naming, calm=calm)
        things.show_commitments(today.commitments, naming)
        things.show_steps(today.steps, naming)
        things.show_waitings(today.waitings, naming)
        named = (
            (warning, " · ".join(filter(None, naming(warning.client_id, warning.mission_id))))
            for warning in today.warnings
        )
        things.show_warnings(tuple(named))

    def _show_card(self, today: Today) -> None:
        words = self._presentation.words
        cards: list[QWidget] = []
        if today.card is not None:
            card = AdviceCard(self._presentation, today.card)
            card.action_asked.connect(self.card_action_asked)
            cards.append(card)
        self._advice.show_things(words("screen.today.card"), cards, note="")

    def _show_missions(self) -> None:
        words = self._presentation.words
        tiles: list[QWidget] = []
        for analysis in tuple(self._missions.values())[:TILES_AT_MOST]:
            tile = MissionTile(self._presentation, analysis)
            tile.opened.connect(self.mission_opened)
            tiles.append(tile)
        self._grid.show_tiles(tuple(tiles))
        self._tiles.show_things(
            words("screen.today.missions"),
            [self._grid] if tiles else [],
            note=str(len(self._missions)),
        )

    def _show_empty(self) -> None:
        words = self._presentation.words
        client = button(words("screen.today.first_client"), self.client_wanted.emit, role="primary")
        example = button(words("screen.today.open_example"), self.example_wanted.emit)
        state = EmptyState(
            self._presentation,
            "journal",
            (words("screen.today.empty"), words("screen.today.empty_why")),
            actions=(client, example),
        )
        old = self.widget(1)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        self.addWidget(state)
        self.setCurrentWidget(state)

    def _names(self, client_id: str, mission_id: str | None) -> tuple[str, str]:
        """Return the names of a client and a mission, empty where unknown."""
        if mission_id is not None and mission_id in self._known:
            found = self._known[mission_id]
            return found.client.name, found.mission.title
        same = (one for one in self._known.values() if one.client.id == client_id)
        first = next(same, None)
        return (first.client.name if first is not None else "", "")
