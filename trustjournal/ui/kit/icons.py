"""Where do the outline icons come from, in the right colour and sharp on every screen?

An icon is an SVG of resources/icons drawn with ``currentColor``: it is rendered at the size and for
the screen that is asked for.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from trustjournal.paths import resources

SIZE = 20
RATIOS = (1, 2, 3)


def icon(name: str, colour: str) -> QIcon:
    """Return an icon of resources/icons in ``colour``, sharp on screens of any ratio up to 3."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, colour, SIZE, ratio))
    return made


@lru_cache(maxsize=512)  # a screen shows the same few icons over and over
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
