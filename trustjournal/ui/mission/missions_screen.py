"""All missions, and the one that is opened: a sheet of tiles that leads to a page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import EmptyState, Section
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import Page, column, discard, empty, row
from trustjournal.ui.kit.mission_tile import MissionTile
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.tile_grid import TileGrid
from trustjournal.ui.mission.screen import MissionScreen


class MissionsScreen(QStackedWidget):
    """Tiles of every mission, grouped by where they stand; a tile opens its mission."""

    mission_opened = Signal(str)
    list_asked = Signal()
    mission_wanted = Signal()
    client_wanted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.mission = MissionScreen(presentation)
        self._list = Page()
        self._heading = Text(role="title")
        self._buttons = row()
        self._groups = {name: _group_of_tiles() for name in ("running", "proposed", "ended")}
        self._nothing: QWidget | None = None
        self._arrange()
        self.mission.back_asked.connect(self.list_asked)

    def show_missions(self, analyses: tuple[MissionAnalysis, ...]) -> None:
        """Show all missions."""
        words = self._presentation.words
        self._heading.say(words("screen.today.missions"))
        self._show_buttons(has_client=bool(analyses))
        grouped: dict[str, list[MissionAnalysis]] = {name: [] for name in self._groups}
        for analysis in analyses:
            grouped[_group(analysis)].append(analysis)
        for name, (section, grid) in self._groups.items():
            found = sorted(grouped[name], key=lambda one: one.mission.title.casefold())
            grid.show_tiles(tuple(self._tile(one) for one in found))
            heading = words(f"screen.mission.group_{name}")
            section.show_things(heading, [grid] if found else [], note=str(len(found)))
        self._show_nothing(is_empty=not analyses)
        self.setCurrentWidget(self._list)

    def show_page(self) -> None:
        """Show the page of a mission; whoever has it fills it."""
        self.mission.header.name_back(self._presentation.words("screen.today.all_missions"))
        self.setCurrentWidget(self.mission)

    def _arrange(self) -> None:
        self._whole = column(row(self._heading, None, self._buttons), gap=theme.XL)
        for section, _ in self._groups.values():
            self._whole.addWidget(section)
        self._whole.addStretch(1)
        self._whole.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        self._list.sheet.setLayout(self._whole)
        self.addWidget(self._list)
        self.addWidget(self.mission)

    def _show_buttons(self, *, has_client: bool) -> None:
        words = self._presentation.words
        empty(self._buttons)
        self._buttons.addWidget(button(words("screen.form.client"), self.client_wanted.emit))
        if has_client:
            new = button(words("screen.form.mission"), self.mission_wanted.emit, role="primary")
            self._buttons.addWidget(new)

    def _show_nothing(self, *, is_empty: bool) -> None:
        if self._nothing is not None:
            discard(self._nothing)
            self._nothing = None
        if is_empty:
            words = self._presentation.words
            told = words("screen.mission.no_missions"), words("screen.mission.no_missions_why")
            new = button(words("screen.form.mission"), self.mission_wanted.emit, role="primary")
            self._nothing = EmptyState(self._presentation, "missions", told, actions=(new,))
            self._whole.insertWidget(1, self._nothing, 10)

    def _tile(self, analysis: MissionAnalysis) -> MissionTile:
        tile = MissionTile(self._presentation, analysis)
        tile.opened.connect(self.mission_opened)
        return tile


def _group_of_tiles() -> tuple[Section, TileGrid]:
    grid = TileGrid()
    return Section(grid), grid


def _group(analysis: MissionAnalysis) -> str:
    if analysis.is_ended:
        return "ended"
    return "running" if analysis.mission.started_on is not None else "proposed"
