"""The trajectory on the screen: pointing at it tells the day, the level and what moved it.

Dragging from one date to another, or Shift with the arrows, chooses a span to be explained. The
wheel looks closer, once the chart has the focus or with Ctrl: without, it scrolls the page. The
picture is drawn once; the pointer's line, dot and note are painted over it.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)

from trustjournal.charts.timescale import instant_at, number
from trustjournal.charts.trajectory import Shown, TimeWindow, Trajectory, whole_window
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import Period
from trustjournal.ui.kit.canvas import ChartCanvas
from trustjournal.ui.kit.chart_style import chart_style
from trustjournal.ui.kit.mission_tile import spoken as spoken_mission
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission import zoom
from trustjournal.ui.mission.note import ReadingNote, spoken
from trustjournal.ui.mission.overlay import paint_pointer, paint_span
from trustjournal.ui.mission.reading import Reading, Readings

HEIGHT = 320
NOTCH = 120  # of a wheel, as Qt counts
WALKS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENDS = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}
CLOSER = {Qt.Key.Key_Plus: 1.0, Qt.Key.Key_Equal: 1.0, Qt.Key.Key_Minus: -1.0}


class TrajectoryChart(ChartCanvas):
    """The chart of a mission. A click opens the entry that moved the level."""

    entry_opened = Signal(str)
    span_chosen = Signal(object, object)
    window_changed = Signal(object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._anchor: datetime | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._span: tuple[datetime, datetime] | None = None
        self._presentation = presentation
        self._drawing = Trajectory(is_layered=True)
        self._analysis: MissionAnalysis | None = None
        self._periods: tuple[Period, ...] = ()
        self._window: TimeWindow | None = None
        self._readings: Readings | None = None
        self._reading: Reading | None = None
        self._note = ReadingNote(self, presentation)
        self._soon = QTimer(self, singleShot=True, interval=0)  # many turns of a wheel, one drawing
        self._soon.timeout.connect(self._draw_again)
        self.setFixedHeight(presentation.px(HEIGHT))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_analysis(self, analysis: MissionAnalysis, periods: tuple[Period, ...] = ()) -> None:
        """Show the trajectory of a mission and the bounds of its periods."""
        same = self._analysis is not None and self._analysis.mission.id == analysis.mission.id
        if not same:
            self._window = None
        self._analysis, self._periods, self._readings = analysis, periods, None
        self._point_at(None)
        self.setAccessibleName(spoken_mission(self._presentation, analysis))
        self.setAccessibleDescription(self._presentation.words("charts.how"))
        self._draw_again()

    @property
    def window_in_sight(self) -> TimeWindow | None:
        """The stretch in sight; None for all of it."""
        return self._window

    def look_at(self, window: TimeWindow | None) -> None:
        """Show a stretch of the whole; None for all of it."""
        if window != self._window:
            self._window = window
            self._point_at(None)
            self._soon.start()
            self.window_changed.emit(window)

    def zoom_around(self, around: datetime, turns: float) -> None:
        """Look closer (turns > 0) or wider around a moment."""
        if self._analysis is not None:
            whole = whole_window(self._analysis)
            self.look_at(zoom.zoomed(self._window or whole, whole, around, turns=turns))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what stands under the pointer."""
        place = self.place(event.position())
        at = None if place is None else instant_at(place[0])
        self._point_at(at)
        self._drag(event.position(), at)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop telling."""
        self._point_at(None)
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.setCursor(Qt.CursorShape.CrossCursor)
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press: its release comes here too, and a drag begins here."""
        if event.button() == Qt.MouseButton.LeftButton:
            place = self.place(event.position())
            self._pressed, self._is_dragging = event.position(), False
            self._anchor = None if place is None else instant_at(place[0])
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the entry under the pointer, or hand up the span that was dragged over."""
        if event.button() == Qt.MouseButton.LeftButton:
            if self._is_dragging and self._span is not None:
                self.span_chosen.emit(*self._span)
            else:
                self._open()
            self._pressed, self._anchor, self._is_dragging = None, None, False
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer or wider around the pointer; sideways, earlier or later."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        place = self.place(event.position())
        if self._analysis is None or place is None or not (held or self.hasFocus()):
            event.ignore()
            return
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            whole = whole_window(self._analysis)
            steps = -1 if turned.x() > 0 else 1
            self.look_at(zoom.stepped(self._window or whole, whole, steps))
        else:
            self.zoom_around(instant_at(place[0]), turned.y() / NOTCH)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from fact to fact, with Shift they explain what lies between; plus and
        minus look closer and wider, 0 shows all of it; Enter opens, Escape lets go.
        """
        key = event.key()
        if key in WALKS:
            is_explaining = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._walk(WALKS[Qt.Key(key)], is_explaining=is_explaining)
        elif key in ENDS:
            self._cursor_to(self._read().end(ENDS[Qt.Key(key)]))
        elif key in CLOSER and self._analysis is not None:
            around = self._reading.at if self._reading is not None else self._middle()
            self.zoom_around(around, CLOSER[Qt.Key(key)])
        elif key == Qt.Key.Key_0:
            self.look_at(None)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif key == Qt.Key.Key_Escape and self._reading is not None:
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, then the pointer's line and dot."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._presentation.palette
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        box = self.axes_box()
        if self._span is not None:
            left, right = (self.point(number(at), 0).x() for at in self._span)
            span = QRectF(left, box.top(), right - left, box.height())
            paint_span(painter, box, span, palette)
        if self._reading is not None:
            dot = self.point(number(self._reading.at), self._reading.level)
            paint_pointer(painter, box, dot, palette)

    def mark_span(self, span: tuple[datetime, datetime] | None) -> None:
        """Mark the span that is explained, or none."""
        self._span = span
        self.update()

    def _draw_again(self) -> None:
        analysis, look = self._analysis, self._presentation
        if analysis is not None:
            shown = Shown(analysis, self._periods, self._window)
            self.show_drawing(
                lambda figure: self._drawing.show(figure, shown, look.words, chart_style(look))
            )

    def _drag(self, point: QPointF, at: datetime | None) -> None:
        if self._pressed is None or self._anchor is None or at is None:
            return
        far = abs(point.x() - self._pressed.x()) >= QGuiApplication.styleHints().startDragDistance()
        if self._is_dragging or far:
            self._is_dragging = True
            self.mark_span((min(self._anchor, at), max(self._anchor, at)))

    def _walk(self, by: int, *, is_explaining: bool) -> None:
        """Step to a fact; the first cursor stays where it was while a span is explained."""
        analysis = self._analysis
        if analysis is None:
            return
        here = self._reading.at if self._reading is not None else None
        if not is_explaining:
            self._anchor = None
        elif self._anchor is None:
            self._anchor = here or analysis.at
        self._cursor_to(self._read().step(here, by))
        if self._anchor is not None and self._reading is not None:
            at = self._reading.at
            self.span_chosen.emit(min(self._anchor, at), max(self._anchor, at))

    def _cursor_to(self, at: datetime | None) -> None:
        """Put the keyboard's cursor on a point, bring it into sight and say what is there."""
        if at is None or self._analysis is None:
            return
        if self._window is not None:
            whole = whole_window(self._analysis)
            self.look_at(zoom.showing(self._window, whole, at))
            self._draw_again()
        self._point_at(at)
        if self._reading is not None:
            told = spoken(self._presentation, self._reading)
            self.setAccessibleDescription(told)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _point_at(self, when: datetime | None) -> None:
        before = self._reading
        self._reading = None if when is None else self._read().at(when, self._sight())
        if self._reading is None:
            self._note.hide()
        else:
            dot = self.point(number(self._reading.at), self._reading.level)
            self._note.show_reading(self._reading, dot)
        if before != self._reading:
            self.update()

    def _read(self) -> Readings:
        if self._readings is None:
            if self._analysis is None:
                raise LookupError
            self._readings = Readings(self._analysis)
        return self._readings

    def _sight(self) -> timedelta | None:
        return None if self._window is None else self._window.end - self._window.start

    def _middle(self) -> datetime:
        if self._analysis is None:
            raise LookupError
        seen = self._window or whole_window(self._analysis)
        return seen.start + (seen.end - seen.start) / 2

    def _open(self) -> None:
        if self._reading is not None and self._reading.entry is not None:
            self.entry_opened.emit(self._reading.entry.id)
