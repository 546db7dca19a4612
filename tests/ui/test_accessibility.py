"""Can everything be reached, heard and read? A walk over every screen, page and dialog.

At each stop, in the smallest window of 1024 × 700: whatever can be pressed or typed into has a name
and a role, Tab reaches it, and none of it is cut off; at the usual size of text and at twice that.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from trustjournal.launcher import House
from trustjournal.ui.kit.buttons import PressedByReturn
from trustjournal.ui.kit.chips import Chip
from trustjournal.ui.kit.focus import tab_stops

OpenHouse = Callable[..., House]
SIZE = QSize(1024, 700)
CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit,
)  # fmt: skip
MINIMUM = 64  # pixels of a button whose text is elided, and told by its tooltip
SETTLING = 40  # looks, 25 ms apart
LEAST_SHOWN = 0.85  # of a control's wanted width or height; text elides by itself below


def stops(house: House) -> Iterator[tuple[str, QWidget]]:
    """Yield each place where the walk looks around: its name, and the widget in sight."""
    window = house.window
    for key in window.keys:
        window.go(key)
        yield key, window
    assert house.settings is not None
    window.go("settings")
    for page in house.settings.pages:
        house.settings.show_page(page.key)
        yield f"settings.{page.key}", window
    assert house.desk is not None
    house.desk.open_mission(house.desk.analyses()[0].mission.id)
    yield "mission", window
    for command in ("palette", "keys", "about", "mistakes"):
        window.commands.perform(command)
        yield command, _dialog()
        _dialog().close()
    for name, ask in (
        ("client form", house.desk.ask_client),
        ("mission form", house.desk.ask_mission),
    ):
        ask()
        yield name, _dialog()
        _dialog().close()


def _dialog() -> QWidget:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def controls(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can be pressed or typed into, as far as it is shown; parts of a control are it."""
    for one in widget.findChildren(QWidget):
        if not isinstance(one, CONTROLS) or not one.isVisible():
            continue
        if isinstance(one.parentWidget(), (*CONTROLS, QTabBar)) or _is_only_looked_at(one):
            continue
        yield one


def _is_only_looked_at(one: QWidget) -> bool:
    return isinstance(one, Chip) and one.focusPolicy() is Qt.FocusPolicy.NoFocus


def _said(where: str, one: QWidget) -> str:
    text = one.text() if isinstance(one, QAbstractButton) else ""
    return f"{where}: {type(one).__name__} “{one.accessibleName() or text}”"


def nameless(where: str, widget: QWidget) -> Iterator[str]:
    """Yield controls that a screen reader could not name, or would not know what they are."""
    for one in controls(widget):
        spoken = QAccessible.queryAccessibleInterface(one)
        name = spoken.text(QAccessible.Text.Name) if spoken is not None else ""
        if not name.strip():
            yield f"{_said(where, one)} has no name"
        if spoken is None or spoken.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
            yield f"{_said(where, one)} has no role"


def out_of_reach(where: str, widget: QWidget) -> Iterator[str]:
    """Yield controls that Tab does not come to; of buttons of which one is on, that one counts."""
    reached = set(tab_stops(widget.window()))
    for one in controls(widget):
        grouped = (
            isinstance(one, QAbstractButton)
            and one.isCheckable()
            and (one.autoExclusive() or one.group() is not None)
        )
        has_keys = one.isEnabled() and one not in reached
        if has_keys and not grouped and not isinstance(one, QTabBar) and not _has_own_keys(one):
            yield f"{_said(where, one)} is not reached by Tab"


def _has_own_keys(one: QWidget) -> bool:
    """The palette's list follows the field's arrows; what opens elsewhere is told to Tab too."""
    return str(one.property("role")) == "palette"


def cut_off(where: str, widget: QWidget) -> Iterator[str]:
    """Yield controls that are cut by what holds them, or squeezed below what they need."""
    for one in controls(widget):
        if isinstance(one, QAbstractItemView | QTextEdit | QPlainTextEdit):
            continue
        wanted = one.minimumSizeHint()
        tells_the_rest = isinstance(one, PressedByReturn) and one.toolTip() == one.text()
        width = MINIMUM if tells_the_rest else wanted.width() * LEAST_SHOWN
        if one.width() < width or one.height() < wanted.height() * LEAST_SHOWN:
            yield f"{_said(where, one)} is squeezed: {one.size().toTuple()} of {wanted.toTuple()}"
        elif _is_cut(one):
            yield f"{_said(where, one)} is cut off at the side"


def _is_cut(one: QWidget) -> bool:
    """Whether something that holds it ends before it does, sideways: nobody scrolls that way."""
    holder = one.parentWidget()
    while holder is not None and not one.isWindow():
        place = QRect(one.mapTo(holder, QPoint()), one.size())
        if place.left() < -1 or place.right() > holder.width() + 1:
            return True
        if isinstance(holder, QScrollArea) and holder.horizontalScrollBar().maximum() > 0:
            return True
        if holder.isWindow():
            return False
        holder = holder.parentWidget()
    return False


@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_has_a_name_and_is_reached(open_house: OpenHouse, language: str) -> None:
    """Each control on each screen, page and dialog: a name, a role, and Tab comes to it."""
    house = open_house(language=language)
    house.window.resize(SIZE)
    wrong = [
        told
        for where, widget in stops(house)
        for told in (*nameless(where, widget), *out_of_reach(where, widget))
    ]
    assert not wrong, "\n" + "\n".join(sorted(set(wrong)))


def settled(where: str, widget: QWidget) -> list[str]:
    """Return what is cut off once the layouts have settled."""
    for _ in range(SETTLING):
        wrong = list(cut_off(where, widget))
        if not wrong:
            break
        QTest.qWait(25)
    return wrong


@pytest.mark.parametrize(("language", "percent"), [("fr", 100), ("fr", 200), ("en", 200)])
def test_nothing_is_cut_off(
    qtbot: QtBot, open_house: OpenHouse, language: str, percent: int
) -> None:
    """In a small window, in both languages, at the usual size of text and at twice that."""
    assert qtbot is not None
    house = open_house(language=language)
    house.size_text(percent)
    house.window.resize(SIZE)
    wrong = [told for where, widget in stops(house) for told in settled(where, widget)]
    assert not wrong, "\n" + "\n".join(sorted(set(wrong)))


class Watch(QObject):
    """Notes each widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note it."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return super().eventFilter(watched, event)


def test_nothing_flashes_up_as_a_window(qtbot: QtBot, open_house: OpenHouse) -> None:
    """While screens are built no part of them is, for a moment, a window by itself."""
    watch, application = Watch(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    house = open_house()
    for _ in stops(house):
        qtbot.wait(1)
    application.removeEventFilter(watch)
    expected = {"MainWindow", "Palette", "KeysSheet", "AboutDialog", "MistakesDialog",
                "ClientForm", "MissionForm"}  # fmt: skip
    assert set() == set(watch.seen) - expected
