"""The trajectory on the screen: pointing at it tells the day, the level and what moved it.

The picture is drawn once; the pointer's line, dot and note are painted over it.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
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


class TrajectoryChart(ChartCanvas):
    """The chart of a mission. A click opens the entry that moved the level."""

    entry_opened = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
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
        self._point_at(None if place is None else instant_at(place[0]))

    def leaveEvent(self, event: QEvent) -> None:
        """Stop telling."""
        self._point_at(None)
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.setCursor(Qt.CursorShape.CrossCursor)
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the entry under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._open()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from fact to fact, Enter opens, Escape lets go."""
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(-1 if key == Qt.Key.Key_Left else 1)
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
        if self._reading is None:
            return
        dot = self.point(number(self._reading.at), self._reading.level)
        box = self.axes_box()
        painter.setPen(QPen(QColor(palette.muted), 1))
        painter.drawLine(QPointF(dot.x(), box.top() + 16), QPointF(dot.x(), box.bottom()))
        painter.setPen(QPen(QColor(palette.surface), 2))
        painter.setBrush(QColor(palette.accent))
        painter.drawEllipse(dot, 5, 5)

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
        self._excerpt.setText(f"« {note} »" if note else "")
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
