"""How does a mission look at a glance: name, client, sparkline, phase, level and arrow?

One painted widget a mission: two hundred of them must stand within the time of a glance.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.sparkline import paint_sparkline
from trustjournal.ui.kit.trends import arrow_icon, trend_text
from trustjournal.ui.kit.veil import veiled

WIDTH, HEIGHT = 232, 124


class MissionTile(QAbstractButton):
    """A mission to open."""

    opened = Signal(str)

    def __init__(self, presentation: Presentation, analysis: MissionAnalysis) -> None:
        super().__init__()
        self._presentation = presentation
        self._analysis = analysis
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken(presentation, analysis))
        self.setToolTip(trend_text(presentation, analysis))
        self.clicked.connect(lambda: self.opened.emit(analysis.mission.id))

    def sizeHint(self) -> QSize:
        """A tile of the grid."""
        return QSize(self._presentation.px(WIDTH), self._presentation.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrower on a small screen."""
        return QSize(self._presentation.px(180), self._presentation.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the card, then what is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = QRectF(self.rect()).adjusted(theme.M, theme.M, -theme.M, -theme.M)
        self._paint_names(painter, inner)
        line_height = self._presentation.px(20)
        chip_top = inner.bottom() - self._presentation.px(22)
        graph = QRectF(
            inner.left(),
            inner.top() + 2 * line_height,
            inner.width(),
            chip_top - inner.top() - 2 * line_height - theme.XS,
        )
        analysis = self._analysis
        paint_sparkline(
            painter, graph, analysis.points, until=analysis.at, palette=self._presentation.palette
        )
        self._paint_foot(painter, QRectF(inner.left(), chip_top, inner.width(), 22))

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self._presentation.palette
        pen = QPen(QColor(palette.hairline), 1)
        if self.underMouse():
            pen = QPen(QColor(palette.border), 1)
        if self.hasFocus():
            pen = QPen(QColor(palette.accent), 2)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.surface))
        inset = pen.widthF() / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), theme.RADIUS, theme.RADIUS
        )

    def _paint_names(self, painter: QPainter, box: QRectF) -> None:
        look, analysis = self._presentation, self._analysis
        height = look.px(20)
        level = look.words.number(analysis.level) if analysis.known else "?"
        painter.setFont(look.font(theme.STRONG, strong=True))
        painter.setPen(QColor(look.palette.text))
        level_width = painter.fontMetrics().horizontalAdvance(level)
        top = QRectF(box.left(), box.top() - 2, box.width(), height)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, level)
        painter.setFont(look.font(theme.BODY, strong=True))
        _elided(painter, top.adjusted(0, 0, -level_width - 28, 0), analysis.mission.title)
        arrow = QRectF(top.right() - level_width - 22, top.center().y() - 8, 16, 16)
        icons.paint(painter, arrow, arrow_icon(analysis.trend), look.palette.muted)
        painter.setFont(look.font(theme.CAPTION))
        painter.setPen(QColor(look.palette.muted))
        _elided(painter, top.translated(0, height - 2), analysis.client.name)

    def _paint_foot(self, painter: QPainter, box: QRectF) -> None:
        look, analysis = self._presentation, self._analysis
        colour = theme.PHASE_COLOURS[analysis.phase]
        word = look.words(f"phases.{analysis.phase}.name")
        painter.setFont(look.font(theme.CAPTION))
        width = painter.fontMetrics().horizontalAdvance(word) + 34
        chip = QRectF(box.left(), box.top(), min(width, box.width()), look.px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        ink = theme.ink_on(colour)
        icons.paint(
            painter,
            QRectF(chip.left() + 7, chip.center().y() - 7, 14, 14),
            analysis.phase.value,
            ink,
        )
        painter.setPen(QColor(ink))
        painter.drawText(chip.adjusted(25, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, word)
        self._paint_warnings(painter, box, chip)

    def _paint_warnings(self, painter: QPainter, box: QRectF, chip: QRectF) -> None:
        look, warnings = self._presentation, self._analysis.warnings
        if not warnings:
            return
        gravest = warnings[0].gravity
        count = str(len(warnings))
        painter.setPen(QColor(look.palette.gravity_ink(gravest)))
        place = QRectF(chip.right(), chip.top(), box.right() - chip.right(), chip.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        width = painter.fontMetrics().horizontalAdvance(count)
        name = {"grave": "grave", "soon": "soon"}.get(gravest, "notice")
        icon = QRectF(place.right() - width - 20, place.center().y() - 8, 16, 16)
        icons.paint(painter, icon, name, look.palette.gravity(gravest))


def spoken(presentation: Presentation, analysis: MissionAnalysis) -> str:
    """Tell a mission in one sentence."""
    words = presentation.words
    return words(
        "screen.mission.spoken",
        mission=analysis.mission.title,
        client=analysis.client.name,
        phase=words(f"phases.{analysis.phase}.name"),
        level=round(analysis.level),
        low=round(analysis.low),
        high=round(analysis.high),
    )


def _elided(painter: QPainter, box: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(
        veiled(text), Qt.TextElideMode.ElideRight, int(box.width())
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
