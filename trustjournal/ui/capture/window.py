"""The capture window: one frameless line where the eye is, and away again.

Enter notes and leaves, Ctrl+Enter notes and stays, Escape leaves and keeps the draft. Ground, hair
line and shadow are painted here; where nothing composes the screen there is no translucency, so the
window is cut to its rounded shape and has no shadow.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from trustjournal.ui.capture.composing import cut_round, is_composed
from trustjournal.ui.capture.line import QuickLine
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.layouts import column, discard
from trustjournal.ui.kit.presentation import Presentation

if TYPE_CHECKING:
    from trustjournal.ui.capture.form import CaptureForm
    from trustjournal.ui.capture.laid_out import Parts

WIDTH, RADIUS, SHADOW = 640, 12, 24
FROM_TOP = 0.22  # of the screen's height
SHADE = 0.1  # of black in the innermost of the rings that make up the shadow


class CaptureWindow(QWidget):
    """The quick line in a window of its own."""

    left = Signal()
    painted = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._is_painted = False
        self._edge = SHADOW if is_composed() else 0
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        if self._edge:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.line = QuickLine(presentation, large=True)
        self.form: CaptureForm | None = None
        self._inside = inside = column(self.line)
        margin = self._edge + theme.L
        inside.setContentsMargins(margin, margin, margin, self._edge + theme.M)
        self.setLayout(inside)
        self.setFixedWidth(presentation.px(WIDTH) + 2 * self._edge)
        self.line.left.connect(self.leave)
        self.line.form_asked.connect(self.turn_form)
        self.line.draft_shown.connect(self._show_in_form)
        self.line.edit.grown.connect(self.fit)
        presentation.changed.connect(self.retell)
        for keys, act in (
            ("Esc", self.leave),
            ("Ctrl+W", self.leave),
            ("Ctrl+D", self.turn_form),
            ("Ctrl+Return", lambda: self.line.submit(stays=True)),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.retell()

    def appear(self) -> None:
        """Show in the upper third of the screen where one works, ready to be typed into."""
        self.fit()
        self.move(self.place())
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.edit.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def turn_form(self) -> None:
        """Open the full form under the line, or close it."""
        if self.form is None:
            self.open_form()
        else:
            discard(self.form)
            self.form = None
            self.line.edit.setFocus()
            self.fit()

    def open_form(self) -> None:
        """Open the full form, if it is not open."""
        from trustjournal.ui.capture.form import CaptureForm  # noqa: PLC0415 - hardly ever wanted

        if self.form is None:
            self.form = CaptureForm(self._presentation)
            self.form.edited.connect(self._write_line)
            self.form.submitted.connect(self.line.submit)
            self._inside.addWidget(self.form)
            self._show_in_form()
            self.fit()
        self.form.start()

    def leave(self) -> None:
        """Go away; what is typed stays."""
        self.hide()
        self.left.emit()

    def place(self) -> QPoint:
        """Return where it stands: the upper third of the screen where one works."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or self.screen()
        room: QRect = screen.availableGeometry()
        left = room.left() + (room.width() - self.width()) // 2
        return QPoint(left, room.top() + round(room.height() * FROM_TOP) - self._edge)

    def retell(self) -> None:
        """Say and colour everything again."""
        self.setWindowTitle(self._presentation.words("capture.title"))
        self.line.retell()
        self.fit()
        self.update()

    def fit(self) -> None:
        """Take the height that text and chips ask for; the top stays where it is."""
        inside = self.layout()
        if inside is None:
            return
        inside.activate()
        height = inside.totalHeightForWidth(self.width())
        if height < 0:
            height = inside.totalSizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
        """Follow the layout when a part of it asks for more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.fit)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the window to its shape where it cannot be translucent."""
        super().resizeEvent(event)
        if not self._edge:
            cut_round(self, RADIUS)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand where the eye is, whoever shows it."""
        super().showEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint shadow, ground and hairline; say once that the window has been painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, palette = self._edge, self._presentation.palette
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        if edge:
            _paint_shadow(painter, box)
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _show_in_form(self) -> None:
        if self.form is not None:
            from trustjournal.ui.capture.laid_out import Parts, parts  # noqa: PLC0415

            draft = self.line.draft
            self.form.show_parts(Parts() if draft is None else parts(draft), self.line.context)

    def _write_line(self, boxes: "Parts") -> None:
        from trustjournal.ui.capture.laid_out import line_of  # noqa: PLC0415

        self.line.rewrite(line_of(boxes))


def _paint_shadow(painter: QPainter, box: QRectF) -> None:
    """One soft shadow, a little below: rings that grow fainter outwards."""
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(Qt.GlobalColor.black)
    for ring in range(SHADOW, 0, -1):
        shade.setAlphaF(SHADE * (1 - ring / SHADOW) ** 2 / 4)
        painter.setBrush(shade)
        grown = box.adjusted(-ring, -ring + 4, ring, ring).intersected(
            box.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)
        )
        painter.drawRoundedRect(grown, RADIUS + ring, RADIUS + ring)
