"""What does a level look like in the space of a word? Painted without matplotlib: it is needed
before the first paint, many times over.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from trustjournal.domain.analysis import TrajectoryPoint
from trustjournal.ui.kit.theme import Palette

DAYS = 90
LEAST_RANGE = 40.0


def paint_sparkline(
    painter: QPainter,
    box: QRectF,
    points: Sequence[TrajectoryPoint],
    *,
    until: datetime,
    palette: Palette,
) -> None:
    """Paint the last 90 days of a level: its band, its line, and a dot where it stands."""
    shown = _placed(points, until, box)
    if len(shown) < 2:  # noqa: PLR2004 - a line has two ends
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    band = QColor(palette.accent)
    band.setAlphaF(0.14)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(band)
    edge = [QPointF(x, low) for x, _, low, _ in shown] + [
        QPointF(x, high) for x, _, _, high in reversed(shown)
    ]
    painter.drawPolygon(QPolygonF(edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.accent), 1.6))
    painter.drawPolyline(QPolygonF([QPointF(x, level) for x, level, _, _ in shown]))
    painter.setBrush(QColor(palette.accent))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(shown[-1][0], shown[-1][1]), 2.4, 2.4)


def _placed(
    points: Sequence[TrajectoryPoint], until: datetime, box: QRectF
) -> list[tuple[float, float, float, float]]:
    since = until - timedelta(days=DAYS)
    first = next((at for at, point in enumerate(points) if point.at >= since), len(points))
    kept = points[max(0, first - 1) :]
    span = timedelta(days=DAYS).total_seconds()

    def x(at: datetime) -> float:
        share = (at - since).total_seconds() / span
        return box.left() + 3 + min(1.0, max(0.0, share)) * (box.width() - 6)

    bottom, top = _range(kept)

    def y(level: float) -> float:
        return box.bottom() - 3 - (level - bottom) / (top - bottom) * (box.height() - 6)

    placed = [(x(p.at), y(p.level), y(p.low), y(p.high)) for p in kept]
    if placed and kept[-1].at < until:
        placed.append((x(until), *placed[-1][1:]))
    return placed


def _range(points: Sequence[TrajectoryPoint]) -> tuple[float, float]:
    """The levels at the foot and the head: what is there, at least forty points of it."""
    low = min((point.low for point in points), default=0.0)
    high = max((point.high for point in points), default=100.0)
    spare = max(0.0, LEAST_RANGE - (high - low)) / 2
    return low - spare, high + spare
