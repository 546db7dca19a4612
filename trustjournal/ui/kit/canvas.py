"""How does a matplotlib figure come onto the screen? The one module of ui that knows matplotlib.

matplotlib is imported after the first paint of the window, beside it: importing takes half a
second, and seconds the very first time, when it looks for the fonts there are. The figure is drawn
once into a picture, sharp at the screen's ratio; pointing at it costs nothing, because
what follows the pointer is painted over the picture by Qt. Of a drawing in layers the ground is
kept, and only what moves is painted again over it.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from trustjournal.charts.layers import Layers
from trustjournal.ui.kit.background import begin

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

DPI = 96
SETTLE_MS = 40

_WARMED: list[ModuleType] = []

Draw = Callable[["Figure"], "Axes | Layers"]


def is_warm() -> bool:
    """Whether matplotlib is there, fonts and all."""
    return bool(_WARMED)


def warm_up() -> None:
    """Import matplotlib; may run in any thread."""
    from matplotlib import figure, font_manager  # noqa: PLC0415 - after the first paint
    from matplotlib.backends import backend_agg  # noqa: PLC0415

    _WARMED.extend((figure, font_manager, backend_agg))


class ChartCanvas(QWidget):
    """A picture of a figure, redrawn when its values or its size change."""

    def __init__(self) -> None:
        super().__init__()
        self._draw: Draw | None = None
        self._figure: Figure | None = None
        self._axes: Axes | None = None
        self._canvas: FigureCanvasAgg | None = None
        self._ground: object = None
        self._picture: QImage | None = None
        self._is_waiting = False
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.redraw)

    def show_drawing(self, draw: Draw) -> None:
        """Show what ``draw`` draws into the figure; it returns the axes pointed at."""
        self._draw = draw
        if self.isVisible():
            self.redraw()
        else:
            self._picture = None

    def place(self, point: QPointF) -> tuple[float, float] | None:
        """Return the values (x, y) under a point of the widget; None outside the axes."""
        if self._axes is None:
            return None
        ratio = self.devicePixelRatioF()
        at = (point.x() * ratio, (self.height() - point.y()) * ratio)
        if not self._axes.bbox.contains(*at):
            return None
        x, y = self._axes.transData.inverted().transform(at)
        return float(x), float(y)

    def point(self, x: float, y: float) -> QPointF:
        """Return the point of the widget at the values (x, y)."""
        if self._axes is None:
            return QPointF()
        left, up = self._axes.transData.transform((x, y))
        ratio = self.devicePixelRatioF()
        return QPointF(left / ratio, self.height() - up / ratio)

    def axes_box(self) -> QRectF:
        """Return where the axes are on the widget."""
        if self._axes is None:
            return QRectF()
        ratio, box = self.devicePixelRatioF(), self._axes.bbox
        return QRectF(
            box.x0 / ratio, self.height() - box.y1 / ratio, box.width / ratio, box.height / ratio
        )

    def redraw(self) -> None:
        """Draw the figure anew."""
        if self._draw is None or self.width() < 80 or self.height() < 60:  # noqa: PLR2004
            return
        if not is_warm():
            self._wait_for_matplotlib()
            return
        figure, canvas = self._fitted()
        drawn = self._draw(figure)
        if isinstance(drawn, Layers):
            self._axes = drawn.axes
            self._paint_layers(canvas, drawn)
        else:
            self._axes = drawn
            canvas.draw()
        self._show_buffer(canvas)

    def _fitted(self) -> tuple[Figure, FigureCanvasAgg]:
        """Return the one figure, as large as the widget."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg as MadeCanvas  # noqa: PLC0415
        from matplotlib.figure import Figure as MadeFigure  # noqa: PLC0415 - after the first paint

        if self._figure is None or self._canvas is None:
            self._figure = MadeFigure()
            self._canvas = MadeCanvas(self._figure)
        size = (self.width() / DPI, self.height() / DPI)
        dpi = DPI * self.devicePixelRatioF()
        if (self._figure.dpi, *self._figure.get_size_inches()) != (dpi, *size):
            self._figure.set_dpi(dpi)
            self._figure.set_size_inches(*size)
            self._ground = None
        return self._figure, self._canvas

    def _paint_layers(self, canvas: FigureCanvasAgg, drawn: Layers) -> None:
        if drawn.is_new_ground or self._ground is None:
            canvas.draw()
            self._ground = canvas.copy_from_bbox(drawn.axes.figure.bbox)
        else:
            canvas.restore_region(self._ground)
        for artist in drawn.moving:
            drawn.axes.draw_artist(artist)

    def _show_buffer(self, canvas: FigureCanvasAgg) -> None:
        buffer = canvas.buffer_rgba()
        height, width = buffer.shape[:2]
        image = QImage(buffer, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture = image
        self.update()

    def _wait_for_matplotlib(self) -> None:
        if not self._is_waiting:
            self._is_waiting = True
            begin(warm_up, lambda _: self._begin_drawing())

    def _begin_drawing(self) -> None:
        self._is_waiting = False
        if isValid(self):  # the window may have been closed meanwhile
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the picture; ask for one if there is none yet."""
        if self._picture is None:
            self._timer.start(0)
            return
        QPainter(self).drawImage(0, 0, self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        if self._picture is not None:
            self._timer.start(SETTLE_MS)
