"""The sheet of keys: everything that can be done, by heading, with the keys that do it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from trustjournal.ui.commands.keys import shown
from trustjournal.ui.commands.registry import Command, Commands, Group
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import Page, column, row
from trustjournal.ui.kit.presentation import Presentation

WIDTH, HEIGHT, COLUMNS = 760, 560, 2
KEYS_SHOWN = 1  # of a command: the others are its twins on other keyboards


class KeysSheet(QDialog):
    """Shows the commands of one window as they are bound now."""

    def __init__(self, presentation: Presentation, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        words = presentation.words
        self._presentation, self._commands = presentation, commands
        self.setWindowTitle(words("commands.keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setAccessibleName(words("commands.keys"))
        page.sheet.setLayout(self._columns())
        close = button(words("commands.close"), self.accept, role="primary")
        top = column(Text(words("commands.keys"), "title"), gap=theme.XS)
        top.addWidget(Wrapped(words("commands.keys_why"), "muted"))
        top.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.S)
        foot = row(None, close)
        foot.setContentsMargins(theme.XL, theme.S, theme.XL, theme.L)
        whole = column(top, gap=0)
        whole.addWidget(page, 1)
        whole.addLayout(foot)
        self.setLayout(whole)
        self.resize(
            min(presentation.px(WIDTH), window.width() - theme.XXL),
            min(presentation.px(HEIGHT), window.height() - theme.XXL),
        )
        page.setFocus()

    def _columns(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        grid.setHorizontalSpacing(theme.XXL)
        heights = [0] * COLUMNS
        columns = [column(gap=theme.XL) for _ in range(COLUMNS)]
        for group in Group:
            bound = [one for one in self._commands.all() if one.group is group]
            bound = [one for one in bound if self._commands.keys_of(one.key)]
            if bound:
                place = heights.index(min(heights))
                columns[place].addWidget(self._group(group, bound))
                heights[place] += len(bound) + 2
        for place, one in enumerate(columns):
            one.addStretch(1)
            grid.addLayout(one, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _group(self, group: Group, commands: list[Command]) -> QWidget:
        listed = column(Text(self._presentation.words(f"commands.group.{group}"), "head"))
        for command in commands:
            listed.addLayout(self._row(command))
        made = QWidget()
        made.setLayout(listed)
        return made

    def _row(self, command: Command) -> QGridLayout:
        line = QGridLayout()
        line.setContentsMargins(0, 0, 0, 0)
        name = Wrapped(command.name())
        line.addWidget(name, 0, 0)
        line.setColumnStretch(0, 1)
        keys = [shown(one) for one in self._commands.keys_of(command.key)[:KEYS_SHOWN]]
        for place, one in enumerate(keys, start=1):
            line.addWidget(keycap(one), 0, place, Qt.AlignmentFlag.AlignTop)
        return line


def keycap(keys: str) -> Text:
    """Return keys as they look on a keyboard."""
    made = Text(keys, "keycap")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
