"""One person in the list: who they are, when they were last spoken to, whether they wait."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from trustjournal.domain.calling import plain
from trustjournal.journal.people import Contact
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled
from trustjournal.ui.people.told import channels_told, last_told, waiting_told

HEIGHT, ICON = 48, 14
LAST_WIDTH, CHANNELS_WIDTH, WAITS_WIDTH = 120, 92, 150
CHANNELS_SHOWN = 4
LEFT_OF_ALL = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT_OF_ALL = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PersonRow(QAbstractButton):
    """A row to press. Painted whole: a journal may know hundreds of people."""

    def __init__(self, presentation: Presentation, contact: Contact, client: str) -> None:
        super().__init__()
        self._look, self._contact = presentation, contact
        person, words = contact.person, presentation.words
        self.sought = plain(f"{person.name} {person.role} {client}")
        self._last = last_told(words, contact.last, presentation.now(), presentation.zone)
        self._waits = waiting_told(words, contact)
        requester = words("people.requester") if person.is_requester else ""
        channels = channels_told(words, contact)
        told = (person.name, requester, person.role, client, self._last, channels, self._waits)
        self.setAccessibleName(veiled(", ".join(part for part in told if part)))
        self.setToolTip(veiled(channels))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(presentation.px(HEIGHT))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Texts are elided before the row is cut."""
        return QSize(200, self._look.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens it too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, name and role on the left, what there was on the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        right = self._paint_contact(painter, self.width() - float(theme.M))
        self._paint_name(painter, float(theme.M), right - theme.M)

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self._look.palette
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_contact(self, painter: QPainter, right: float) -> float:
        """Paint from the right: last contact, channels, open requests; return where it ends."""
        px, palette, height = self._look.px, self._look.palette, float(self.height())
        painter.setFont(self._look.font(theme.BODY))
        painter.setPen(QColor(palette.muted))
        room = QRectF(right - px(LAST_WIDTH), 0, px(LAST_WIDTH), height)
        painter.drawText(room, RIGHT_OF_ALL, self._last)
        right = room.left() - theme.L
        size = px(ICON)
        shown = self._contact.channels[:CHANNELS_SHOWN]
        for place, (channel, _) in enumerate(reversed(shown)):
            x = right - size - place * (size + theme.XS)
            square = QRectF(x, (height - size) / 2, size, size)
            icons.paint(painter, square, channel.value, palette.muted)
        right -= px(CHANNELS_WIDTH)
        if self._waits:
            painter.setPen(QColor(palette.soon_ink))
            room = QRectF(right - px(WAITS_WIDTH), 0, px(WAITS_WIDTH), height)
            painter.drawText(room, RIGHT_OF_ALL, self._waits)
            right = room.left()
        return right

    def _paint_name(self, painter: QPainter, left: float, right: float) -> None:
        look, palette, person = self._look, self._look.palette, self._contact.person
        half, width = self.height() / 2, right - left
        top = 4.0 if person.role else 0.0
        line = half - 2 if person.role else float(self.height())
        painter.setFont(look.font(theme.BODY, strong=True))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(veiled(person.name), Qt.TextElideMode.ElideRight, int(width))
        painter.setPen(QColor(palette.text))
        painter.drawText(QRectF(left, top, width, line), LEFT_OF_ALL, name)
        taken = metrics.horizontalAdvance(name) + theme.S
        if person.is_requester:
            self._paint_mark(painter, QRectF(left + taken, top, width - taken, line))
        if person.role:
            painter.setFont(look.font(theme.CAPTION + 1))
            painter.setPen(QColor(palette.muted))
            role = painter.fontMetrics().elidedText(
                veiled(person.role), Qt.TextElideMode.ElideRight, int(width)
            )
            painter.drawText(QRectF(left, half - 1, width, half - 4), LEFT_OF_ALL, role)

    def _paint_mark(self, painter: QPainter, room: QRectF) -> None:
        """Paint the small flag and word of the requester."""
        palette, px = self._look.palette, self._look.px
        painter.setFont(self._look.font(theme.CAPTION))
        word = self._look.words("people.requester")
        width = painter.fontMetrics().horizontalAdvance(word) + px(ICON) + theme.M + theme.XS
        if width > room.width():
            return
        height = float(px(18))
        box = QRectF(room.left(), room.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent_wash))
        painter.drawRoundedRect(box, height / 2, height / 2)
        square = QRectF(
            box.left() + 6, box.center().y() - px(ICON) / 2 + 1, px(ICON) - 2, px(ICON) - 2
        )
        icons.paint(painter, square, "flag", palette.accent)
        painter.setPen(QColor(palette.text))
        inner = box.adjusted(6 + px(ICON) + 2, 0, 0, 0)
        painter.drawText(inner, LEFT_OF_ALL, word)
