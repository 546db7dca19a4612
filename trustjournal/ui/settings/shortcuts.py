"""The page of shortcuts: every command with its key, to be changed where it stands."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

from trustjournal.ui.commands.keys import as_text
from trustjournal.ui.commands.registry import Command, Commands, Group
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import IconButton, button
from trustjournal.ui.kit.labels import Text, Wrapped, hairline
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.sheet import SettingsSheet

KEY_WIDTH = 132


class ShortcutsPage(SettingsSheet):
    """The keys of one window's commands."""

    def __init__(self, presentation: Presentation, commands: Commands) -> None:
        super().__init__(presentation)
        self._commands = commands
        self.rows: dict[str, ShortcutRow] = {}

    def fill(self) -> None:
        """Show each command with its key."""
        words = self.presentation.words
        self.begin(words("settings.shortcuts.title"), words("settings.shortcuts.why"))
        self.rows = {}
        for group in Group:
            commands = [one for one in self._commands.all() if one.group is group]
            if not commands:
                continue
            card = self.card(words(f"commands.group.{group}"), gap=theme.XS)
            for command in commands:
                card.inside.addWidget(hairline())
                card.inside.addWidget(self._row(command))
        if any(self._commands.is_rebound(one.key) for one in self._commands.all()):
            reset = button(words("settings.shortcuts.reset_all"), self._reset_all)
            self._column.addLayout(row(reset, None))
        self.end()

    def _row(self, command: Command) -> "ShortcutRow":
        made = ShortcutRow(self.presentation, command, self._commands)
        made.key_pressed.connect(partial(self._bind, command.key))
        made.reset_asked.connect(partial(self._reset, command.key))
        self.rows[command.key] = made
        return made

    def _bind(self, key: str, wanted: str) -> None:
        clash = self._commands.clash(key, QKeySequence(wanted)) if wanted else None
        if clash is not None:
            words = self.presentation.words
            self.rows[key].say(words(f"problems.{clash.code}", **clash.facts))
            return
        self._commands.rebind(key, (wanted,) if wanted else ())
        self._show_again(key)

    def _reset(self, key: str) -> None:
        self._commands.reset(key)
        self._show_again(key)

    def _reset_all(self) -> None:
        self._commands.reset()
        self.fill()

    def _show_again(self, key: str) -> None:
        height = self.verticalScrollBar().value()
        self.fill()
        self.rows[key].key.setFocus()
        self.verticalScrollBar().setValue(height)


class ShortcutRow(QWidget):
    """One command: its name, its key to press, ways to clear it and to go back."""

    key_pressed = Signal(str)
    reset_asked = Signal()

    def __init__(self, presentation: Presentation, command: Command, commands: Commands) -> None:
        super().__init__()
        words, name = presentation.words, command.name()
        self._shown = next(iter(commands.keys_of(command.key)), "")
        self.key = button(
            commands.shown_key(command.key) or words("settings.shortcuts.none"),
            self._ask,
            name=words(
                "settings.shortcuts.spoken", name=name, keys=commands.shown_key(command.key)
            ),
        )
        self.key.setMinimumWidth(presentation.px(KEY_WIDTH))
        self.press = QKeySequenceEdit()
        self.press.setMaximumSequenceLength(1)
        self.press.setMinimumWidth(presentation.px(KEY_WIDTH))
        self.press.setAccessibleName(words("settings.shortcuts.press", name=name))
        self.press.hide()
        clear = IconButton(presentation, "close", words("settings.shortcuts.clear", name=name))
        if not self._shown:
            clear.hide()
        reset = IconButton(presentation, "restore", words("settings.shortcuts.reset", name=name))
        if not commands.is_rebound(command.key):
            reset.hide()
        self._problem = Wrapped(role="problem")
        self._problem.hide()
        line = row(Text(name), None, reset, clear, self.key, self.press)
        self.setLayout(column(line, self._problem, gap=theme.XS))
        self.press.editingFinished.connect(self._press)
        clear.clicked.connect(partial(self.key_pressed.emit, ""))
        reset.clicked.connect(self.reset_asked)

    def say(self, told: str) -> None:
        """Say why the key pressed cannot be taken; the one before stays."""
        self._problem.say(told)
        self._problem.show()
        self._show_key()
        self.key.setFocus()

    def _ask(self) -> None:
        self._problem.hide()
        self.key.hide()
        self.press.clear()
        self.press.show()
        self.press.setFocus()

    def _press(self) -> None:
        pressed = self.press.keySequence()
        if not self.press.isHidden():
            self._show_key()
            if not pressed.isEmpty() and as_text(pressed) != self._shown:
                self.key_pressed.emit(as_text(pressed))

    def _show_key(self) -> None:
        self.press.hide()
        self.key.show()
