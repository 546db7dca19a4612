"""Does each thing that can be done answer its keys, and only its own?"""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trustjournal.launcher import House
from trustjournal.settings import load
from trustjournal.ui.commands.keys import as_text, digit, sequences
from trustjournal.ui.commands.registry import Command, Commands

OpenHouse = Callable[..., House]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def done() -> list[str]:
    """Return what was done, in its order."""
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window in front."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def saying(done: list[str], key: str, *keys: str, possible: bool = True) -> Command:
    """Return a command that says that it was done."""
    return Command(
        key, key.title, lambda: done.append(key), keys=keys, is_possible=lambda: possible
    )


def test_a_key_does_its_command(window: QWidget, done: list[str]) -> None:
    """Each of a command's keys does it; one of the keypad as well as its twin."""
    commands = Commands(window)
    commands.add(saying(done, "first", *digit(1)))
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Ampersand, CTRL)
    QTest.keyClick(window, Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert ["first"] * 3 == done


def test_what_is_not_possible_is_not_done(window: QWidget, done: list[str]) -> None:
    """Its key does nothing, and it is not offered."""
    commands = Commands(window)
    commands.add(saying(done, "lock", "Ctrl+L", possible=False))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert [] == done
    assert () == commands.possible()


def test_a_command_that_was_taken_back_is_gone(window: QWidget, done: list[str]) -> None:
    """Neither its key nor its name are left."""
    commands = Commands(window)
    take_back = commands.add(saying(done, "lock", "Ctrl+L"))
    take_back()
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert ([], ()) == (done, commands.all())


def test_the_later_command_takes_the_place(window: QWidget, done: list[str]) -> None:
    """A journal opened anew brings its commands again; the older way back leaves them alone."""
    commands = Commands(window)
    older = commands.add(saying(done, "lock", "Ctrl+L"))
    commands.add(saying(done, "lock", "Ctrl+L"))
    older()
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert ["lock"] == done


def test_other_keys_may_be_chosen(window: QWidget, done: list[str]) -> None:
    """They are kept for the next start, and the command's own come back when asked."""
    commands = Commands(window)
    commands.add(saying(done, "palette", "Ctrl+K"))
    commands.rebind("palette", ("Ctrl+J", "F9"))
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClick(window, Qt.Key.Key_J, CTRL)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert ["palette"] * 2 == done
    assert ("Ctrl+J", "F9") == Commands(window).keys_of("palette")
    commands.reset("palette")
    assert ("Ctrl+K",) == commands.keys_of("palette")
    assert {} == dict(load().shortcuts)


def test_a_command_may_lose_its_keys(window: QWidget, done: list[str]) -> None:
    """No key is a choice too."""
    commands = Commands(window)
    commands.add(saying(done, "palette", "Ctrl+K"))
    commands.rebind("palette", ())
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert [] == done
    assert commands.is_rebound("palette")


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("K", "shortcut_typed"),
        ("Shift+K", "shortcut_typed"),
        ("Ctrl+Tab", "shortcut_typed"),
        ("Ctrl+C", "shortcut_reserved"),
        ("Meta+K", "shortcut_reserved"),
        ("Ctrl+L", "shortcut_taken"),
        ("Ctrl+&", "shortcut_taken"),
        ("F8", None),
        ("Ctrl+Alt+K", None),
    ],
)
def test_keys_that_clash_are_refused(
    window: QWidget, done: list[str], keys: str, code: str | None
) -> None:
    """What types, what the system has, what another command has; an alternative counts too."""
    commands = Commands(window)
    commands.add(saying(done, "lock", "Ctrl+L"), saying(done, "today", *digit(1)))
    found = commands.clash("palette", QKeySequence(keys))
    assert code == (found.code if found is not None else None)


def test_no_two_commands_of_the_window_share_a_key(open_house: OpenHouse) -> None:
    """Whatever is open, a key says one thing; none is one that types or the system's."""
    commands = open_house().window.commands
    keys = [
        as_text(one)
        for command in commands.all()
        for one in sequences(commands.keys_of(command.key))
    ]
    assert [] == [key for key, times in Counter(keys).items() if times > 1]
    clashes = [
        commands.clash(command.key, one)
        for command in commands.all()
        for one in sequences(command.keys)
    ]
    assert {None} == set(clashes)


def test_panes_are_entered_in_turn(qtbot: QtBot, open_house: OpenHouse) -> None:
    """F6 goes from the rail to the quick line to the screen and round; Shift+F6 goes back."""
    window = open_house().window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.to_line()
    seen: list[str] = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (SHIFT,):
        QTest.keyClick(window, Qt.Key.Key_F6, modifier)
        focused = window.focusWidget()
        panes = {"rail": window._rail, "line": window._top, "screen": window._stack}
        seen += [name for name, pane in panes.items() if pane.isAncestorOf(focused)]
    assert ["screen", "rail", "line", "rail"] == seen
