"""Where do the outline icons come from, in the right colour and sharp on every screen?

An icon is an SVG of resources/icons drawn with ``currentColor``. The engine renders it at the size
asked for, so it stays sharp at any scale; pictures are kept by (name, colour, size).
"""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from trustjournal.paths import resources

SIZE = 20


class OutlineEngine(QIconEngine):
    """Paints one icon in one colour."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        """Return another engine of the same icon."""
        return OutlineEngine(self._name, self._colour)

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - Qt's signature
    ) -> None:
        """Render into ``rect``; a disabled icon is faint."""
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.45)
        paint(painter, QRectF(rect), self._name, self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return a transparent picture of ``size`` pixels."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return picture


def icon(name: str, colour: str) -> QIcon:
    """Return an icon of resources/icons in ``colour``."""
    return QIcon(OutlineEngine(name, colour))


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return a picture of ``size`` logical pixels for a screen of ``ratio``."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return picture


def paint(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Paint an icon into ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, rect)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(source.replace("currentColor", colour).encode())
