"""Where in the whole does one look? A strip of all of it, with the window to drag over it.

Painted without matplotlib, from the same points. Dragging inside moves the window, its edges make
it wider or narrower, a drag elsewhere begins a new one; a double click shows the whole again.
"""

from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from trustjournal.charts.trajectory import TimeWindow, whole_window
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission import zoom

HEIGHT, LEFT, RIGHT = 34, 34, 12  # as the chart above
GRIP = 6  # pixels around an edge
LEAST_REACH = 20.0  # of levels from foot to head
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Hold(Enum):
    """What a drag holds."""

    START = auto()
    END = auto()
    MIDDLE = auto()
    NEW = auto()


class Brush(QWidget):
    """The strip. ``window_chosen`` carries a TimeWindow, or None for the whole."""

    window_chosen = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._analysis: MissionAnalysis | None = None
        self._whole: TimeWindow | None = None
        self._window: TimeWindow | None = None
        self._hold: tuple[_Hold, datetime, TimeWindow] | None = None
        self._line: tuple[tuple[object, ...], QPolygonF] | None = None
        self.setFixedHeight(presentation.px(HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_analysis(self, analysis: MissionAnalysis, window: TimeWindow | None) -> None:
        """Show the whole of a mission, and which part of it is in sight."""
        self._analysis, self._whole, self._window = analysis, whole_window(analysis), window
        words, zone = self._presentation.words, self._presentation.zone
        self.setAccessibleName(words("charts.brush"))
        seen = window or self._whole
        first, last = (words.day(at.astimezone(zone).date()) for at in (seen.start, seen.end))
        self.setAccessibleDescription(words("charts.brush_window", first=first, last=last))
        self.setToolTip(words("charts.brush_how"))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window, or begin a new one."""
        if event.button() == Qt.MouseButton.LeftButton and self._whole is not None:
            at, seen = self._instant(event.position().x()), self._window or self._whole
            self._hold = (self._held(event.position().x()), at, seen)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it; without a button, show what a press would hold."""
        x = event.position().x()
        if self._hold is None or self._whole is None:
            shape = {
                _Hold.START: Qt.CursorShape.SizeHorCursor,
                _Hold.END: Qt.CursorShape.SizeHorCursor,
                _Hold.MIDDLE: Qt.CursorShape.OpenHandCursor,
            }.get(self._held(x), Qt.CursorShape.CrossCursor)
            self.setCursor(shape)
            return
        hold, began, seen = self._hold
        at = self._instant(x)
        if hold is _Hold.MIDDLE:
            self._choose(zoom.moved(seen, self._whole, at - began))
        else:
            fixed = {_Hold.START: seen.end, _Hold.END: seen.start, _Hold.NEW: began}[hold]
            first, last = min(fixed, at), max(fixed, at)
            if last - first >= zoom.LEAST:
                self._choose(zoom.kept_inside(TimeWindow(first, last), self._whole))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hold = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole again."""
        self._choose(None)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the window, plus and minus look closer and wider, 0 shows the whole."""
        whole = self._whole
        if whole is None:
            return
        seen, key = self._window or whole, event.key()
        if key in KEYS:
            self._choose(zoom.stepped(seen, whole, KEYS[Qt.Key(key)]))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            middle = seen.start + (seen.end - seen.start) / 2
            turns = -1.0 if key == Qt.Key.Key_Minus else 1.0
            self._choose(zoom.zoomed(seen, whole, middle, turns=turns))
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Escape} and self._window is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the whole, then what is out of sight under a veil, then the window's edges."""
        painter, palette = QPainter(self), self._presentation.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        painter.fillRect(box, QColor(palette.sunken))
        self._paint_line(painter, box)
        if self._window is not None:
            left, right = self._x(self._window.start), self._x(self._window.end)
            veil = QColor(palette.surface)
            veil.setAlpha(170)
            painter.fillRect(QRectF(box.left(), box.top(), left - box.left(), box.height()), veil)
            painter.fillRect(QRectF(right, box.top(), box.right() - right, box.height()), veil)
            painter.setPen(QPen(QColor(palette.accent), 2))
            for x in (left, right):
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, 1, 2, -1), 4, 4)

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        analysis = self._analysis
        if analysis is None or len(analysis.points) < 2:  # noqa: PLR2004 - a line has two ends
            return
        key = (id(analysis), box.width(), box.height())
        if self._line is None or self._line[0] != key:
            self._line = (key, self._traced(analysis, box))
        painter.setPen(QPen(QColor(self._presentation.palette.muted), 1.2))
        painter.drawPolyline(self._line[1])

    def _traced(self, analysis: MissionAnalysis, box: QRectF) -> QPolygonF:
        """Return the level as a line in the box, from its lowest to its highest."""
        shown = _thinned(analysis, int(box.width()))
        levels = [level for _, level in shown]
        low, reach = min(levels), max(max(levels) - min(levels), LEAST_REACH)
        whole = self._whole or whole_window(analysis)
        start, wide = whole.start.timestamp(), (whole.end - whole.start).total_seconds()
        left, across = box.left(), box.width() / wide
        foot, up = box.bottom() - 4, (box.height() - 8) / reach
        return QPolygonF(
            [
                QPointF(left + (at.timestamp() - start) * across, foot - (level - low) * up)
                for at, level in shown
            ]
        )

    def _held(self, x: float) -> _Hold:
        if self._window is None:
            return _Hold.NEW
        left, right = self._x(self._window.start), self._x(self._window.end)
        if abs(x - left) <= GRIP:
            return _Hold.START
        if abs(x - right) <= GRIP:
            return _Hold.END
        return _Hold.MIDDLE if left < x < right else _Hold.NEW

    def _choose(self, window: TimeWindow | None) -> None:
        if window != self._window:
            self._window = window
            self.window_chosen.emit(window)
            self.update()

    def _box(self) -> QRectF:
        side = self._presentation.scale
        return QRectF(self.rect()).adjusted(LEFT * max(1.0, side), 2, -RIGHT * max(1.0, side), -2)

    def _x(self, at: datetime) -> float:
        box, whole = self._box(), self._whole
        if whole is None:
            return box.left()
        return box.left() + (at - whole.start) / (whole.end - whole.start) * box.width()

    def _instant(self, x: float) -> datetime:
        box, whole = self._box(), self._whole
        if whole is None:
            raise LookupError
        share = min(1.0, max(0.0, (x - box.left()) / max(1.0, box.width())))
        return whole.start + (whole.end - whole.start) * share


def _thinned(analysis: MissionAnalysis, most: int) -> list[tuple[datetime, float]]:
    """Return no more points than there are pixels, the last one always."""
    points = analysis.points
    each = max(1, len(points) // max(1, most))
    kept = [(point.at, point.level) for point in points[::each]]
    return [*kept, (analysis.at, analysis.level)]
