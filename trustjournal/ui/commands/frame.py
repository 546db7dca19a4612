"""What can be done in the frame of the window, whatever journal is open?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustjournal.ui.commands.keys import digit
from trustjournal.ui.commands.registry import Command, Group

if TYPE_CHECKING:
    from trustjournal.ui.window import MainWindow, Place

DIGITS = 9


def frame_commands(window: MainWindow) -> tuple[Command, ...]:
    """Return what the frame does: write, search, move between panes, undo, close."""

    def name(key: str) -> Callable[[], str]:
        return lambda: window.presentation.words(f"commands.{key}")

    def has_journal() -> bool:
        return window.has_journal

    def ours(
        key: str, act: Callable[[], object], group: Group, icon: str, *keys: str,
        is_possible: Callable[[], bool] = has_journal,
    ) -> Command:  # fmt: skip
        return Command(
            key, name(key), act, keys=keys, group=group, icon=icon, is_possible=is_possible
        )

    always: Callable[[], bool] = lambda: True  # noqa: E731 - short
    return (
        ours("line", window.to_line, Group.WRITE, "edit", "Ctrl+N"),
        ours("mission", window.mission_wanted.emit, Group.WRITE, "plus", "Ctrl+Shift+N"),
        ours("undo", window.undo_asked.emit, Group.WRITE, "undo", "Ctrl+Z"),
        ours("search", window.search_wanted.emit, Group.FIND, "search", "Ctrl+F"),
        ours("discreet", window.switch_discreet, Group.WINDOW, "eye_off", "Ctrl+Shift+D"),
        ours("refresh", window.look_again, Group.WINDOW, "restore", "F5"),
        ours("next_pane", lambda: window.to_pane(1), Group.WINDOW, "chevron_right", "F6",
             is_possible=always),
        ours("previous_pane", lambda: window.to_pane(-1), Group.WINDOW, "chevron_left", "Shift+F6",
             is_possible=always),
        ours("quit", window.close, Group.WINDOW, "close", "Ctrl+Q", is_possible=always),
    )  # fmt: skip


def going(place: Place, number: int, act: Callable[[], object]) -> Command:
    """Return the command that shows a screen, the ``number``-th of the rail."""
    keys = digit(number) if number <= DIGITS else ()
    return Command(f"go.{place.key}", place.name, act, keys=keys, group=Group.GO, icon=place.icon)
