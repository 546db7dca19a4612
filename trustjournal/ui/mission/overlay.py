"""What is painted over a chart that is drawn already: a span under a veil, the pointer's line?"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from trustjournal.ui.kit.theme import Palette

VEIL = 26  # of 255: how strongly an explained span is tinted
NAMES = 16  # pixels at the top that name the phases


def paint_span(painter: QPainter, box: QRectF, span: QRectF, palette: Palette) -> None:
    """Tint a span of the axes' ``box`` and draw a line at each of its ends."""
    inside = span.intersected(box)
    veil = QColor(palette.accent)
    veil.setAlpha(VEIL)
    painter.fillRect(inside, veil)
    painter.setPen(QPen(QColor(palette.accent), 1))
    painter.drawLine(inside.topLeft(), inside.bottomLeft())
    painter.drawLine(inside.topRight(), inside.bottomRight())


def paint_pointer(painter: QPainter, box: QRectF, dot: QPointF, palette: Palette) -> None:
    """Draw the line of the pointer and the dot on the curve."""
    painter.setPen(QPen(QColor(palette.muted), 1))
    painter.drawLine(QPointF(dot.x(), box.top() + NAMES), QPointF(dot.x(), box.bottom()))
    painter.setPen(QPen(QColor(palette.surface), 2))
    painter.setBrush(QColor(palette.accent))
    painter.drawEllipse(dot, 5, 5)
