"""The trajectory on the screen: pointing at it tells the day, the level and what moved it.

Dragging from one date to another, or Shift with the arrows, chooses a span to be explained.
The picture is drawn once; the pointer's line, dot and note are painted over it.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame

from trustjournal.charts.timescale import instant_at, number
from trustjournal.charts.trajectory import draw_trajectory
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import Period
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.canvas import ChartCanvas
from trustjournal.ui.kit.chart_style import chart_style
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.mission_tile import spoken
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.reading import Reading, reading_at

HEIGHT = 320
NOTE_WIDTH = 280
VEIL = 26  # of 255: how strongly an explained span is tinted


class TrajectoryChart(ChartCanvas):
    """The chart of a mission. A click opens the entry that moved the level."""

    entry_opened = Signal(str)
    span_chosen = Signal(object, object)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._anchor: datetime | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._span: tuple[datetime, datetime] | None = None
        self._presentation = presentation
        self._analysis: MissionAnalysis | None = None
        self._reading: Reading | None = None
        self._note = ReadingNote(self, presentation)
        self.setFixedHeight(presentation.px(HEIGHT))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_analysis(self, analysis: MissionAnalysis, periods: tuple[Period, ...] = ()) -> None:
        """Show the trajectory of a mission and the bounds of its periods."""
        self._analysis = analysis
        self._point_at(None)
        self.setAccessibleName(spoken(self._presentation, analysis))
        look = self._presentation
        self.show_drawing(
            lambda figure: draw_trajectory(
                figure, analysis, look.words, chart_style(look), periods=periods
            )
        )

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from fact to fact, with Shift they explain what lies between; Enter
        opens, Escape lets go.
        """
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            is_explaining = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._walk(-1 if key == Qt.Key.Key_Left else 1, is_explaining=is_explaining)
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
        self._paint_span(painter)
        if self._reading is None:
            return
        dot = self.point(number(self._reading.at), self._reading.level)
        box = self.axes_box()
        painter.setPen(QPen(QColor(palette.muted), 1))
        painter.drawLine(QPointF(dot.x(), box.top() + 16), QPointF(dot.x(), box.bottom()))
        painter.setPen(QPen(QColor(palette.surface), 2))
        painter.setBrush(QColor(palette.accent))
        painter.drawEllipse(dot, 5, 5)

    def mark_span(self, span: tuple[datetime, datetime] | None) -> None:
        """Mark the span that is explained, or none."""
        self._span = span
        self.update()

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
        if not is_explaining:
            self._anchor = None
        elif self._anchor is None:
            self._anchor = self._reading.at if self._reading is not None else analysis.at
        self._step(by)
        if self._anchor is not None and self._reading is not None:
            at = self._reading.at
            self.span_chosen.emit(min(self._anchor, at), max(self._anchor, at))

    def _paint_span(self, painter: QPainter) -> None:
        if self._span is None:
            return
        box = self.axes_box()
        left, right = (
            min(max(self.point(number(at), 0).x(), box.left()), box.right()) for at in self._span
        )
        veil = QColor(self._presentation.palette.accent)
        veil.setAlpha(VEIL)
        painter.fillRect(QRectF(left, box.top(), right - left, box.height()), veil)
        painter.setPen(QPen(QColor(self._presentation.palette.accent), 1))
        for x in (left, right):
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _point_at(self, when: datetime | None) -> None:
        analysis = self._analysis
        self._reading = None if when is None or analysis is None else reading_at(analysis, when)
        if self._reading is None:
            self._note.hide()
        else:
            dot = self.point(number(self._reading.at), self._reading.level)
            self._note.show_reading(self._reading, dot)
        self.update()

    def _step(self, by: int) -> None:
        analysis = self._analysis
        if analysis is None or not analysis.points:
            return
        times = sorted({point.at for point in analysis.points})
        here = self._reading.at if self._reading is not None else analysis.at
        ahead = [at for at in times if (at > here if by > 0 else at < here)]
        if ahead:
            self._point_at(ahead[0] if by > 0 else ahead[-1])

    def _open(self) -> None:
        if self._reading is not None and self._reading.entry is not None:
            self.entry_opened.emit(self._reading.entry.id)


class ReadingNote(QFrame):
    """What the pointer reads: day, level and band, what moved it most, what was noted."""

    def __init__(self, chart: TrajectoryChart, presentation: Presentation) -> None:
        super().__init__(chart)
        self._presentation = presentation
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._day, self._level = Text(role="caption"), Text(role="strong")
        self._causes = Text()
        self._excerpt = Wrapped("", lines=2, role="muted")
        inside = column(self._day, self._level, self._causes, self._excerpt, gap=2)
        inside.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        self.setLayout(inside)
        self.setFixedWidth(presentation.px(NOTE_WIDTH))
        self.hide()

    def show_reading(self, reading: Reading, dot: QPointF) -> None:
        """Stand beside ``dot`` and tell."""
        words, zone = self._presentation.words, self._presentation.zone
        self._day.say(words.day(reading.at.astimezone(zone).date(), weekday=True))
        band = words("screen.mission.band", low=round(reading.low), high=round(reading.high))
        self._level.say(f"{words.number(round(reading.level))}   ({band})")
        lines = [
            f"{_signed(words.number(abs(change.delta), 1), change.delta)}  "
            f"{words(f'signals.{change.code}')}"
            for change in reading.changes
        ]
        self._causes.say("\n".join(lines))
        self._causes.setVisible(bool(lines))
        note = reading.entry.note if reading.entry is not None else ""
        self._excerpt.say(f"« {note} »" if note else "")
        self._excerpt.setVisible(bool(note))
        self.adjustSize()
        self._place(dot)
        self.show()
        self.raise_()

    def _place(self, dot: QPointF) -> None:
        chart = self.parentWidget()
        if chart is None:
            return
        left = dot.x() + theme.L
        if left + self.width() > chart.width():
            left = dot.x() - theme.L - self.width()
        top = min(max(theme.S, dot.y() - self.height() / 2), chart.height() - self.height())
        self.move(int(max(0.0, left)), int(top))


def _signed(points: str, delta: float) -> str:
    return f"+{points}" if delta >= 0 else f"−{points}"
