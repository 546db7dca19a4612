"""How is an entry painted in the long list: when, through what, its words, whose it is?

Painted, not built: every row has the same height, so a hundred thousand of them scroll alike.
"""

from PySide6.QtCore import QAbstractItemModel, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trustjournal.domain.kinds import Kind
from trustjournal.journal.entry import Entry
from trustjournal.ui.kit import icons, theme, times
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.signals import weight
from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.search.model import EntriesModel, Index, entry_at
from trustjournal.ui.search.snippet import Snippet, snippet

HEIGHT, DATE_WIDTH = 56, 118
PICTURE = 16


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry; while it is corrected, the line as it was typed stands in its place."""

    corrected = QtSignal(str, str)

    def __init__(self, presentation: Presentation, parent: QObject) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._kept: dict[str, str] = {}

    def keep(self, entry_id: str, text: str) -> None:
        """Offer ``text`` when the entry is corrected next: it could not be read."""
        self._kept = {entry_id: text}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """The one height of all rows."""
        return QSize(200, self._presentation.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, date, words and what belongs to them."""
        entry, model = entry_at(index), index.model()
        wanted = model.wanted if isinstance(model, EntriesModel) else ()
        painter.save()
        box = QRectF(option.rect)
        self._paint_ground(painter, box, option)
        if entry is not None:
            inner = box.adjusted(theme.M, theme.S, -theme.M, -theme.S)
            self._paint_date(painter, inner, entry)
            it = entry.interaction
            place = QRectF(inner.left() + DATE_WIDTH, inner.top() + 2, PICTURE, PICTURE)
            icons.paint(painter, place, it.channel.value, self._presentation.palette.muted)
            body = inner.adjusted(DATE_WIDTH + PICTURE + theme.S, 0, 0, 0)
            self._paint_words(painter, body, snippet((veiled(it.note), veiled(it.raw)), wanted))
            self._paint_facts(painter, body, entry)
        painter.restore()

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QWidget:
        """The entry's line, to be corrected."""
        entry = entry_at(index)
        edit = QLineEdit(parent)
        edit.setAccessibleName(self._presentation.words("screen.mission.edit_hint"))
        edit.setToolTip(edit.accessibleName())
        if entry is not None:
            edit.setText(self._kept.pop(entry.id, entry.interaction.raw))
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Nothing: what is being typed must outlive a change elsewhere in the journal."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002
        """Hand up the corrected line; the journal decides what it means."""
        entry = entry_at(index)
        if entry is None or not isinstance(editor, QLineEdit):
            return
        text = editor.text().strip()
        if text and text != entry.interaction.raw:
            self.corrected.emit(entry.id, text)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> None:
        """Give the line the whole row."""
        editor.setGeometry(option.rect.adjusted(theme.S, theme.S, -theme.S, -theme.S))

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        palette, state = self._presentation.palette, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.accent_wash))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(
                    QRectF(box.left(), box.top(), 3, box.height()), QColor(palette.accent)
                )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(palette.hover))
        line = QRectF(box.left() + theme.M, box.bottom() - 1, box.width() - 2 * theme.M, 1)
        painter.fillRect(line, QColor(palette.hairline))

    def _paint_date(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        look, it = self._presentation, entry.interaction
        day = times.day(look.words, it.happened.local_day, look.today())
        clock = times.clock(look.words, it.happened, look.zone)
        half = QRectF(box.left(), box.top(), DATE_WIDTH - theme.S, look.px(20))
        painter.setFont(look.font(theme.CAPTION + 1))
        painter.setPen(QColor(look.palette.text))
        _elided(painter, half, day)
        painter.setFont(look.font(theme.CAPTION))
        painter.setPen(QColor(look.palette.muted))
        _elided(painter, half.translated(0, look.px(20)), clock)

    def _paint_words(self, painter: QPainter, box: QRectF, told: Snippet) -> None:
        look = self._presentation
        font = look.font()
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(
            told.text, Qt.TextElideMode.ElideRight, int(box.width())
        )
        layout = QTextLayout(shown, font)
        plain = QTextOption()
        plain.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(plain)
        layout.setFormats([found for mark in told.marks if (found := self._mark(mark, shown))])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(box.width())
        layout.endLayout()
        painter.setPen(QColor(look.palette.text))
        layout.draw(painter, QPointF(box.left(), box.top()))

    def _mark(self, mark: tuple[int, int], shown: str) -> QTextLayout.FormatRange | None:
        start, end = mark[0], min(mark[1], len(shown))
        if start >= end:
            return None
        palette = self._presentation.palette
        made, ground = QTextLayout.FormatRange(), QTextCharFormat()
        ground.setBackground(QColor(palette.soon_wash))
        ground.setForeground(QColor(palette.text))
        ground.setFontUnderline(True)
        ground.setUnderlineColor(QColor(palette.soon))
        made.start, made.length, made.format = start, end - start, ground
        return made

    def _paint_facts(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        """Whose it is on the left; signals, and what is open, on the right."""
        look = self._presentation
        painter.setFont(look.font(theme.CAPTION))
        line = QRectF(box.left(), box.top() + look.px(21), box.width(), look.px(18))
        right = line.right()
        for text, icon, ink in reversed(self._facts(entry)):
            width = painter.fontMetrics().horizontalAdvance(text) + PICTURE + 2
            if right - width < line.left() + line.width() / 3:
                break
            place = QRectF(right - width, line.center().y() - 7, 14, 14)
            icons.paint(painter, place, icon, ink)
            painter.setPen(QColor(ink))
            painter.drawText(
                QRectF(right - width + PICTURE, line.top(), width, line.height()),
                Qt.AlignmentFlag.AlignVCenter,
                text,
            )
            right -= width + theme.M
        alias = "" if look.is_discreet else entry.mission_alias or ""
        whose = (entry.client, alias, *entry.people)
        painter.setPen(QColor(look.palette.muted))
        line.setRight(right)
        _elided(painter, line, " · ".join(part for part in whose if part))

    def _facts(self, entry: Entry) -> list[tuple[str, str, str]]:
        words, palette = self._presentation.words, self._presentation.palette
        facts = []
        for signal in entry.interaction.signals:
            icon, ink = {
                1: ("arrow_up", palette.good_ink),
                -1: ("arrow_down", palette.grave_ink),
            }.get(weight(signal.code), ("signal", palette.muted))
            facts.append((words(f"signals.{signal.code}"), icon, ink))
        if entry.interaction.kind == Kind.PLANNED and entry.confirmed is None:
            facts.append((words("screen.mission.planned"), "calendar", palette.muted))
        if entry.is_open_request:
            facts.append((words("search.row.open"), "hourglass", palette.soon_ink))
        return facts


def _elided(painter: QPainter, box: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(
        veiled(text), Qt.TextElideMode.ElideRight, int(box.width())
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
