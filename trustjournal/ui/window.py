"""The window: a rail of screens, the quick line above them, a word at the foot.

It knows no journal. Screens are added as ``Place``s; whoever holds the journal says ``look_again``
when something changed: the screen in sight is filled at once, the others when they are raised.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QStyle, QWidget

from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.commands.frame import frame_commands, going
from trustjournal.ui.commands.registry import Commands
from trustjournal.ui.frame.banner import Banner
from trustjournal.ui.frame.discreet import DiscreetSign
from trustjournal.ui.frame.rail import Rail
from trustjournal.ui.frame.status import StatusBar
from trustjournal.ui.kit import stylesheet, theme
from trustjournal.ui.kit.focus import enter_pane, kept_in_sight
from trustjournal.ui.kit.layouts import column, discard, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.toast import Toast

SMALLEST = QSize(880, 600)
ARRIVAL = "arrival"
USUAL = QSize(1280, 860)


@dataclass(slots=True)
class Place:
    """A screen of the window. ``fill`` asks for its values and shows them."""

    key: str
    icon: str
    screen: QWidget
    name: Callable[[], str]
    fill: Callable[[], None]
    at_foot: bool = False
    is_stale: bool = True


class MainWindow(QMainWindow):
    """The frame around every screen."""

    entry_wanted = Signal()
    mission_wanted = Signal()
    search_wanted = Signal()
    undo_asked = Signal()
    language_asked = Signal(str)
    palette_asked = Signal(str)
    discreet_asked = Signal(bool)
    painted = Signal()
    closed = Signal()

    def __init__(
        self, presentation: Presentation, memory: QSettings, *, safe: bool = False
    ) -> None:
        """``memory`` keeps the window's place between two runs; ``safe``: every key is its own."""
        super().__init__()
        self.presentation = presentation
        self._memory = memory
        self._places: dict[str, Place] = {}
        self._current: str | None = None
        self._is_painted = False
        self.commands = Commands(self, {} if safe else None)
        self._ways_back: list[Callable[[], None]] = []
        self._stack = QStackedWidget()
        self._rail, self.status = Rail(presentation), StatusBar()
        self.banner = Banner(presentation)
        self.line = QuickLine(presentation)
        self._discreet = DiscreetSign(presentation)
        self._arrange()
        self.toast = Toast(self)
        self._rail.screen_asked.connect(self.go)
        self._rail.language_asked.connect(self.language_asked)
        self._rail.palette_asked.connect(self.palette_asked)
        presentation.changed.connect(self.retell)
        self.line.left.connect(self._leave_line)
        self._discreet.clicked.connect(self.switch_discreet)
        self.commands.add(*frame_commands(self))
        self.commands.changed.connect(self._name_places)
        self._rail.installEventFilter(self)  # the frame itself is covered and never painted
        self.retell()
        self._restore()

    def add(self, place: Place) -> None:
        """Add a screen; the first one added is shown first."""
        self._places[place.key] = place
        self._stack.addWidget(place.screen)
        self._rail.add(place.key, place.icon, at_foot=place.at_foot)
        command = going(place, len(self._places), lambda: self.go(place.key))
        self._ways_back.append(self.commands.add(command))

    def clear_places(self) -> None:
        """Take every screen away: another journal, or none, comes next."""
        for place in self._places.values():
            self._stack.removeWidget(place.screen)
            discard(place.screen)
        self._places, self._current = {}, None
        self._rail.clear()
        for take_back in self._ways_back:
            take_back()
        self._ways_back = []

    def begin(self, key: str) -> None:
        """Show the first screen; the quick line is there when a journal is."""
        self.go(key)
        self._top.setVisible(key != ARRIVAL)
        if key == ARRIVAL:
            self._places[key].screen.setFocus()
            self.status.show_parts(())
        else:
            self.line.edit.setFocus()

    def go(self, key: str) -> None:
        """Show a screen, filled if anything changed since it was last seen."""
        place = self._places[key]
        self._current = key
        self._stack.setCurrentWidget(place.screen)
        self._rail.mark(key)
        self._fill(place)

    def show_anew(self, key: str) -> None:
        """Show a screen, filled again in any case."""
        self._places[key].is_stale = True
        self.go(key)

    @property
    def current(self) -> str | None:
        """The key of the screen in sight."""
        return self._current

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the screens, in the order of the rail."""
        return tuple(self._places)

    def look_again(self) -> None:
        """Something changed: fill the screen in sight now, the others when they are raised."""
        for place in self._places.values():
            place.is_stale = True
        if self._current is not None:
            self._fill(self._places[self._current])

    def to_line(self) -> None:
        """Be ready for typing a quick line."""
        self.line.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.edit.selectAll()

    def to_pane(self, step: int) -> None:
        """Give the focus to the next pane: rail, quick line, screen; ``step`` is 1, or −1 back."""
        panes = tuple(one for one in (self._rail, self._top, self._stack) if one.isVisible())
        enter_pane(panes, step)

    @property
    def has_journal(self) -> bool:
        """Whether a journal is in sight: lines can be written, missions entered."""
        return self._current not in {None, ARRIVAL}

    def switch_discreet(self) -> None:
        """Hide every name, or show them again."""
        hidden = not self.presentation.is_discreet
        self.discreet_asked.emit(hidden)
        words, keys = self.presentation.words, self.commands.shown_key("discreet")
        told = words("settings.discreet.hidden", keys=keys)
        self.toast.say(told if hidden else words("settings.discreet.shown"))

    def retell(self) -> None:
        """Say and colour everything again."""
        stylesheet.apply(self.presentation)
        self._name_places()
        self._rail.retell()
        self.line.retell()
        self.banner.retell()
        self._discreet.show_state()
        self.setWindowTitle("trustjournal")
        self.look_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say once that the window has been painted: what can wait begins then."""
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self._rail.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was."""
        self._memory.setValue("window/geometry", self.saveGeometry())
        self._memory.setValue("window/screen", self._current)
        self.closed.emit()
        super().closeEvent(event)

    def remembered_screen(self, otherwise: str) -> str:
        """Return the screen that was in sight when the window was closed."""
        key = self._memory.value("window/screen", otherwise)
        return key if isinstance(key, str) and key in self._places else otherwise

    def _arrange(self) -> None:
        self._top = top = QFrame()
        top.setProperty("role", "top")
        bar = row(gap=theme.M)
        bar.addWidget(self.line, 1)
        bar.addWidget(self._discreet)
        bar.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        top.setLayout(bar)
        right = column(gap=0)
        right.addWidget(top)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        whole = row(self._rail, gap=0)
        whole.addLayout(right, 1)
        centre = QWidget()
        centre.setLayout(whole)
        self.setCentralWidget(centre)
        self.setMinimumSize(SMALLEST)

    def _leave_line(self) -> None:
        if self._current is not None:
            self._places[self._current].screen.setFocus()

    def _fill(self, place: Place) -> None:
        if place.is_stale:
            place.is_stale = False
            with kept_in_sight(place.screen):
                place.fill()

    def _name_places(self) -> None:
        for key, place in self._places.items():
            self._rail.say(key, place.name(), self.commands.shown_key(f"go.{key}"))

    def _restore(self) -> None:
        stored = self._memory.value("window/geometry")
        if stored is None or not self.restoreGeometry(stored):
            self.resize(USUAL)
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        self.resize(self.size().boundedTo(room.size() - QSize(0, title)))
        if not room.intersects(self.geometry()):
            self.move(room.topLeft())
