"""The offers of the palette as a Qt model, and how a row of them is painted."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.palette.offers import Offer, marks

Index = QModelIndex | QPersistentModelIndex
HEIGHT, PICTURE, ICON = 36, 36, 18


class OffersModel(QAbstractListModel):
    """What is offered now. Texts are told as they may be shown."""

    def __init__(self, presentation: Presentation, parent: QObject) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self.query = ""
        self._offers: tuple[Offer, ...] = ()

    def show_offers(self, offers: Sequence[Offer], query: str) -> None:
        """Offer these, found by a query."""
        self.beginResetModel()
        self._offers, self.query = tuple(offers), query
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """Return the offer of a row."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, or the spoken sentence."""
        offer = self.offer(index.row())
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return veiled(offer.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(offer)
        return None

    def spoken(self, offer: Offer) -> str:
        """Tell an offer: its title, what kind it is, its key."""
        kind = self._presentation.words(f"palette.kind.{offer.kind}")
        return ", ".join(
            part for part in (veiled(offer.title), veiled(offer.detail), kind, offer.keys) if part
        )


class OfferDelegate(QStyledItemDelegate):
    """Paints a row: icon, title with what was found in it, detail, its key or its kind."""

    def __init__(self, presentation: Presentation, model: OffersModel) -> None:
        super().__init__(model)
        self._presentation = presentation
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(200, self._presentation.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, icon, title, detail and key."""
        offer = self._model.offer(index.row())
        if offer is None:
            return
        look, palette = self._presentation, self._presentation.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_wash))
            painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 6, 6)
            painter.fillRect(QRectF(box.left() + 6, box.top() + 8, 3, box.height() - 16),
                             QColor(palette.accent))  # fmt: skip
        ink = palette.accent if is_current else palette.muted
        middle = box.center().y()
        place = QRectF(box.left() + theme.XL - 6, middle - ICON / 2, ICON, ICON)
        icons.paint(painter, place, offer.icon, ink)
        left = box.left() + theme.L + PICTURE
        right = self._paint_right(painter, box, offer)
        self._paint_title(painter, QRectF(left, box.top(), right - left, box.height()), offer)
        painter.setFont(look.font())
        painter.restore()

    def _paint_right(self, painter: QPainter, box: QRectF, offer: Offer) -> float:
        """Paint the key that does the same, else what kind of thing it is."""
        look = self._presentation
        painter.setFont(look.font(theme.CAPTION))
        painter.setPen(QColor(look.palette.muted))
        told = offer.keys or look.words(f"palette.kind.{offer.kind}")
        place = box.adjusted(0, 0, -theme.XL, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)
        return place.right() - painter.fontMetrics().horizontalAdvance(told) - theme.L

    def _paint_title(self, painter: QPainter, box: QRectF, offer: Offer) -> None:
        look = self._presentation
        font = look.font()
        painter.setFont(font)
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        title = metrics.elidedText(veiled(offer.title), elide, int(box.width()))
        layout = QTextLayout(title, font)
        layout.setFormats([self._mark(span) for span in marks(self._model.query, title)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(box.width())
        layout.endLayout()
        painter.setPen(QColor(look.palette.text))
        layout.draw(painter, QPointF(box.left(), box.center().y() - line.height() / 2))
        rest = box.adjusted(line.naturalTextWidth() + theme.M, 0, 0, 0)
        if offer.detail and rest.width() > PICTURE:
            painter.setPen(QColor(look.palette.muted))
            told = metrics.elidedText(veiled(offer.detail), elide, int(rest.width()))
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, told)

    def _mark(self, span: tuple[int, int]) -> QTextLayout.FormatRange:
        made, how = QTextLayout.FormatRange(), QTextCharFormat()
        how.setFontWeight(theme.SEMIBOLD)
        how.setForeground(QColor(self._presentation.palette.accent))
        made.start, made.length, made.format = span[0], span[1] - span[0], how
        return made
