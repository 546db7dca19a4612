"""The palette: one field over everything, its answers below, keys only.

Up and down choose, Enter does, Escape leaves; the focus goes back where it was.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.palette.model import HEIGHT, OfferDelegate, OffersModel
from trustjournal.ui.palette.offers import MOST, Offer, ranked

WIDTH, ROWS = 640, 10
SETTLE_MS = 120  # after the last key, entries are looked for
FROM_TOP = 0.12
MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Palette(QDialog):
    """Asks for one of many things. ``chosen`` carries the offer, after the palette has gone."""

    typed = Signal(str)
    settled = Signal(str)
    chosen = Signal(object)

    def __init__(self, presentation: Presentation, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint)
        self._presentation = presentation
        self._window = window
        self._offers: tuple[Offer, ...] = ()
        self._recent: tuple[str, ...] = ()
        self._line: tuple[Offer, ...] = ()
        self._entries: tuple[Offer, ...] = ()
        self._height = 0, False
        self.setProperty("role", "palette")
        self.field, self.list = QLineEdit(), QListView()
        self.model = OffersModel(presentation, self)
        self._nothing = Text(role="muted")
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._arrange()
        self.field.textChanged.connect(self._type)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._announce())
        self._settled.timeout.connect(lambda: self.settled.emit(self.field.text()))

    def open_with(self, offers: Sequence[Offer], recent: Sequence[str]) -> None:
        """Show the palette over the window; ``recent`` are the keys of what was chosen lately."""
        words = self._presentation.words
        self.setWindowTitle(words("palette.title"))
        self.field.setPlaceholderText(words("palette.placeholder"))
        self.field.setAccessibleName(words("palette.title"))
        self.list.setAccessibleName(words("palette.list"))
        self._offers, self._recent = tuple(offers), tuple(recent)
        self._height = 0, False
        self.field.clear()
        self._type("")
        self._place()
        self.open()
        self.field.setFocus()

    def show_line(self, line: tuple[Offer, ...]) -> None:
        """Offer to record what is being typed, first of all; nothing if it is no line."""
        self._line = line

    def show_entries(self, query: str, entries: tuple[Offer, ...]) -> None:
        """Offer entries that hold the words of ``query``, last of all."""
        if query == self.field.text():
            row = self.list.currentIndex().row()
            self._entries = entries
            self._show(row=max(0, row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys move in the list."""
        if watched is self.field and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in MOVING:
                self._move(Qt.Key(event.key()))
                return True
            if is_press and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        self.field.setProperty("role", "palette")
        self.list.setProperty("role", "palette")
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferDelegate(self._presentation, self.model))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(0, theme.L, 0, theme.L)
        whole = column(self.field, self.list, self._nothing, gap=0)
        whole.setContentsMargins(1, 1, 1, theme.S)
        self.setLayout(whole)

    def _type(self, text: str) -> None:
        self._entries = ()
        self._line = ()
        self.typed.emit(text)  # who hears it may offer a line
        self._show()
        if text.strip():
            self._settled.start()
        else:
            self._settled.stop()

    def _show(self, row: int = 0) -> None:
        query = self.field.text().strip()
        found = ranked(query, self._offers, self._recent)
        shown = (*self._line, *found, *self._entries)[: MOST + len(self._entries)]
        self.model.show_offers(shown, query)
        rows = min(ROWS, max(1, len(shown)))
        self.list.setCurrentIndex(self.model.index(min(row, max(0, len(shown) - 1))))
        if (rows, bool(shown)) != self._height:  # a window that changes its height costs more
            self._height = rows, bool(shown)
            self.list.setVisible(bool(shown))
            self._nothing.setVisible(not shown)
            self._nothing.say(self._presentation.words("palette.nothing"))
            self.list.setFixedHeight(self._presentation.px(HEIGHT) * rows + 2 * theme.XS)
            self.adjustSize()

    def _move(self, key: Qt.Key) -> None:
        last = self.model.rowCount() - 1
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS}.get(key, ROWS)
        row = self.list.currentIndex().row() + step
        if abs(step) == 1:  # from the last to the first and back
            row = row % (last + 1) if last >= 0 else 0
        self.list.setCurrentIndex(self.model.index(max(0, min(row, last))))

    def _choose(self, *_: object) -> None:
        offer = self.model.offer(self.list.currentIndex().row())
        if offer is not None:
            self.accept()
            self.chosen.emit(offer)

    def _announce(self) -> None:
        index = self.list.currentIndex()
        offer = self.model.offer(index.row())
        if offer is None or not self.isVisible():
            return
        told = self._presentation.words(
            "palette.spoken",
            what=self.model.spoken(offer),
            place=index.row() + 1,
            count=self.model.rowCount(),
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, told))

    def _place(self) -> None:
        width = min(self._presentation.px(WIDTH), self._window.width() - 2 * theme.XL)
        self.setFixedWidth(width)
        corner = QPoint((self._window.width() - width) // 2, int(self._window.height() * FROM_TOP))
        self.move(self._window.mapToGlobal(corner))
