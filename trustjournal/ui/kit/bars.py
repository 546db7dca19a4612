"""How is a share of something shown: a thin bar that fills?"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.ui.kit.presentation import Presentation

HEIGHT = 4


class ThinBar(QWidget):
    """A bar filled from the left. What it means is spoken by its accessible name."""

    def __init__(self, presentation: Presentation, *, name: str = "") -> None:
        super().__init__()
        self._presentation = presentation
        self._share = 0.0
        self._colour: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def fill(self, share: float, colour: str | None = None) -> None:
        """Fill ``share`` (0–1) in ``colour``, the accent if none is given."""
        self._share = min(1.0, max(0.0, share))
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(96, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Thin and short."""
        return QSize(32, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the groove, then what is filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        palette = self._presentation.palette
        painter.setBrush(QColor(palette.hairline))
        painter.drawRoundedRect(groove, HEIGHT / 2, HEIGHT / 2)
        if self._share > 0:
            groove.setWidth(max(HEIGHT, groove.width() * self._share))
            painter.setBrush(QColor(self._colour or palette.accent))
            painter.drawRoundedRect(groove, HEIGHT / 2, HEIGHT / 2)
