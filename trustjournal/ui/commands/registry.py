"""Which things can be done in the window, by which keys?

One ``Command`` is one thing that can be done. Whoever can do it adds it; what is added answers its
keys at once, and stands in the palette and on the sheet of keys.

    take_back = window.commands.add(
        Command("lock", lambda: chrome("Lock the journal"), lock, keys=("Ctrl+L",))
    )
    …
    take_back()  # the journal is closed: nothing to lock any more
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from trustjournal import settings
from trustjournal.errors import Problem
from trustjournal.ui.commands.keys import as_text, is_reserved, is_typed, sequences, shown

BETWEEN = " ; "  # two keys of one command, where they are kept as one text


class Group(StrEnum):
    """Under which heading a command stands."""

    WRITE = "write"
    GO = "go"
    FIND = "find"
    MISSION = "mission"
    WINDOW = "window"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done. ``name`` says it in the language of the window.

    ``keys`` are portable texts ("Ctrl+K"), the first one shown, the others alternatives of it on
    other keyboards. ``is_possible`` says whether it can be done now; what cannot is not offered.
    """

    key: str
    name: Callable[[], str]
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    group: Group = Group.WINDOW
    icon: str = "chevron_right"
    is_possible: Callable[[], bool] = lambda: True
    in_palette: bool = True


class Commands(QObject):
    """The commands of one window. ``changed`` says that some came, went, or have other keys."""

    changed = Signal()
    performed = Signal(str)

    def __init__(self, window: QWidget, chosen: Mapping[str, str] | None = None) -> None:
        """``chosen`` are keys by command, by default those of the preferences."""
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}
        self._shortcuts: dict[str, QShortcut] = {}
        self._chosen = dict(settings.load().shortcuts if chosen is None else chosen)

    def add(self, *commands: Command) -> Callable[[], None]:
        """Add commands; one whose ``key`` is there already takes its place. Return the way back."""
        for command in commands:
            self._drop(command.key)
            self._commands[command.key] = command
            shortcut = QShortcut(self._window)
            shortcut.activated.connect(lambda key=command.key: self.perform(key))
            self._shortcuts[command.key] = shortcut
            self._bind(command.key)
        self.changed.emit()

        def take_back() -> None:
            for command in commands:
                if self._commands.get(command.key) is command:
                    self._drop(command.key)
            self.changed.emit()

        return take_back

    def all(self) -> tuple[Command, ...]:
        """Every command, by group, in the order they were added."""
        groups = list(Group)
        return tuple(sorted(self._commands.values(), key=lambda one: groups.index(one.group)))

    def possible(self) -> tuple[Command, ...]:
        """What can be done now."""
        return tuple(one for one in self.all() if one.is_possible())

    def perform(self, key: str) -> None:
        """Do it, if it is there and possible."""
        command = self._commands.get(key)
        if command is not None and command.is_possible():
            command.act()
            self.performed.emit(key)

    def keys_of(self, key: str) -> tuple[str, ...]:
        """Return the keys that do it: those chosen, else its own."""
        if key in self._chosen:
            return tuple(one for one in self._chosen[key].split(BETWEEN) if one)
        command = self._commands.get(key)
        return () if command is None else command.keys

    def shown_key(self, key: str) -> str:
        """Return its first key as this system writes it; nothing if it has none."""
        return next((shown(one) for one in self.keys_of(key)), "")

    def is_rebound(self, key: str) -> bool:
        """Whether other keys than its own were chosen for it."""
        return key in self._chosen

    def clash(self, key: str, wanted: QKeySequence) -> Problem | None:
        """Return why ``wanted`` cannot do this command; None if it can."""
        text = as_text(wanted)
        facts = {"keys": shown(text)}
        if is_typed(wanted):
            return Problem("shortcut_typed", facts)
        if is_reserved(wanted):
            return Problem("shortcut_reserved", facts)
        for other in self._commands.values():
            if other.key != key and text in map(as_text, sequences(self.keys_of(other.key))):
                return Problem("shortcut_taken", {**facts, "command": other.name()})
        return None

    def rebind(self, key: str, named: tuple[str, ...]) -> None:
        """Let ``named`` keys do it from now on, for good; none of them takes its keys away."""
        self._chosen[key] = BETWEEN.join(named)
        self._keep(key)

    def reset(self, *keys: str) -> None:
        """Give commands their own keys back; without ``keys`` all of them."""
        for key in keys or tuple(self._chosen):
            self._chosen.pop(key, None)
            self._keep(key)

    def _keep(self, key: str) -> None:
        settings.save(replace(settings.load(), shortcuts=dict(self._chosen)))
        if key in self._shortcuts:
            self._bind(key)
        self.changed.emit()

    def _bind(self, key: str) -> None:
        self._shortcuts[key].setKeys(sequences(self.keys_of(key)))

    def _drop(self, key: str) -> None:
        self._commands.pop(key, None)
        shortcut = self._shortcuts.pop(key, None)
        if shortcut is not None:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
