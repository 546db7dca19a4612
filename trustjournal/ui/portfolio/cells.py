"""How are the cells of the portfolio painted: names, sparkline, phase, level with its arrow?"""

from typing import cast

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.portfolio import PortfolioRow
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.sparkline import paint_sparkline
from trustjournal.ui.kit.trends import arrow_icon
from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.portfolio.model import ROW, Column, Index

HEIGHT = 44


class PortfolioCells(QStyledItemDelegate):
    """Paints every cell of the portfolio."""

    def __init__(self, presentation: Presentation, parent: QObject) -> None:
        super().__init__(parent)
        self._presentation = presentation

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """The one height of all rows."""
        return QSize(60, self._presentation.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then what the column tells."""
        row, column = cast("PortfolioRow", index.data(ROW)), Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        self._paint_ground(painter, box, option, is_first=column == Column.MISSION)
        inner = box.adjusted(theme.S, theme.XS, -theme.S, -theme.XS)
        if column == Column.MISSION:
            self._paint_names(painter, inner.adjusted(theme.XS, 0, 0, 0), row.analysis)
        elif column == Column.SPARKLINE:
            points, at = row.analysis.points, row.analysis.at
            paint_sparkline(painter, inner, points, until=at, palette=self._presentation.palette)
        elif column == Column.PHASE:
            self._paint_phase(painter, inner, row.analysis, str(index.data()))
        elif column == Column.LEVEL:
            self._paint_level(painter, inner, row.analysis, str(index.data()))
        else:
            self._paint_text(painter, inner, row, column, str(index.data()))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, *, is_first: bool
    ) -> None:
        palette = self._presentation.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.accent_wash))
            if is_first and option.state & QStyle.StateFlag.State_Active:
                bar = QRectF(box.left(), box.top(), 3, box.height())
                painter.fillRect(bar, QColor(palette.accent))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(palette.hairline)
        )

    def _paint_names(self, painter: QPainter, box: QRectF, analysis: MissionAnalysis) -> None:
        look, half = self._presentation, box.height() / 2
        top = QRectF(box.left(), box.top(), box.width(), half)
        painter.setFont(look.font(strong=True))
        painter.setPen(QColor(look.palette.text))
        _elided(painter, top, analysis.mission.title)
        painter.setFont(look.font(theme.CAPTION))
        painter.setPen(QColor(look.palette.muted))
        _elided(painter, top.translated(0, half), analysis.client.name)

    def _paint_phase(
        self, painter: QPainter, box: QRectF, analysis: MissionAnalysis, word: str
    ) -> None:
        look, colour = self._presentation, theme.PHASE_COLOURS[analysis.phase]
        ink, height = theme.ink_on(colour), look.px(22)
        painter.setFont(look.font(theme.CAPTION))
        width = min(box.width(), painter.fontMetrics().horizontalAdvance(word) + 34)
        chip = QRectF(box.left(), box.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        icons.paint(
            painter, QRectF(chip.left() + 7, chip.center().y() - 7, 14, 14), analysis.phase, ink
        )
        painter.setPen(QColor(ink))
        _elided(painter, chip.adjusted(25, 0, -6, 0), word)

    def _paint_level(
        self, painter: QPainter, box: QRectF, analysis: MissionAnalysis, word: str
    ) -> None:
        look = self._presentation
        arrow = QRectF(box.left(), box.center().y() - 8, 16, 16)
        icons.paint(painter, arrow, arrow_icon(analysis.trend), look.palette.muted)
        painter.setFont(look.font(theme.STRONG, strong=True))
        painter.setPen(QColor(look.palette.text))
        _elided(painter, box.adjusted(22, 0, 0, 0), word)

    def _paint_text(
        self, painter: QPainter, box: QRectF, row: PortfolioRow, column: Column, word: str
    ) -> None:
        look = self._presentation
        is_beyond = column == Column.LINE and row.days_left is not None and row.days_left < 0
        painter.setFont(look.font(strong=is_beyond))
        painter.setPen(QColor(look.palette.grave_ink if is_beyond else look.palette.text))
        _elided(painter, box, word)


def _elided(painter: QPainter, box: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(
        veiled(text), Qt.TextElideMode.ElideRight, int(box.width())
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
