"""What does a chip look like: a small rounded label with an icon, sometimes to press?"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trustjournal.domain.verdicts import Phase
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.veil import veiled

HEIGHT = 24
ICON = 14
BRUSHES = {
    "/": Qt.BrushStyle.BDiagPattern,
    "\\": Qt.BrushStyle.FDiagPattern,
    "x": Qt.BrushStyle.DiagCrossPattern,
    "-": Qt.BrushStyle.HorPattern,
    ".": Qt.BrushStyle.Dense6Pattern,
}


@dataclass(frozen=True, slots=True)
class ChipLook:
    """Colours of a chip. ``dot`` marks a doubt before the icon."""

    fill: str
    ink: str
    border: str | None = None
    icon: str | None = None
    dashed: bool = False
    dot: str | None = None
    icon_ink: str | None = None


class Chip(QAbstractButton):
    """A chip with an icon and a text. Without ``pressable`` it is only looked at."""

    def __init__(
        self,
        presentation: Presentation,
        text: str,
        look: ChipLook,
        *,
        pressable: bool = False,
        name: str | None = None,
    ) -> None:
        """``name`` is spoken instead of the text."""
        super().__init__()
        self._presentation = presentation
        self._look = look
        self.setText(veiled(text))
        self.setAccessibleName(veiled(name or text))
        self.setFont(presentation.font(theme.CAPTION + 1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus)
        if pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Room for icon, dot and text."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * theme.S + 2
        width += (ICON + theme.XS) if self._look.icon else 0
        width += 10 if self._look.dot else 0
        return QSize(width, self._presentation.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A chip may be cut, its end elided."""
        return QSize(40, self._presentation.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, border, dot, icon and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        x = self._paint_marks(painter, float(theme.S))
        painter.setPen(QColor(self._look.ink))
        painter.setFont(self.font())
        room = QRectF(x, 0, self.width() - x - theme.XS, self.height())
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.border is not None:
            style = Qt.PenStyle.DashLine if look.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(look.border), 1, style))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._presentation.palette.accent), 2))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        fill = QColor(look.fill)
        if self.underMouse() and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            fill = QColor(self._presentation.palette.hover)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, self.height() / 2, self.height() / 2)

    def _paint_marks(self, painter: QPainter, x: float) -> float:
        look, middle = self._look, self.height() / 2
        if look.dot is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.dot))
            painter.drawEllipse(QPointF(x + 3, middle), 3, 3)
            x += 10
        if look.icon is not None:
            place = QRectF(x, middle - ICON / 2, ICON, ICON)
            icons.paint(painter, place, look.icon, look.icon_ink or look.ink)
            x += ICON + theme.XS
        return x


class FilterChip(Chip):
    """A chip that is on or off: pressed, it wears the accent and a tick."""

    def __init__(self, presentation: Presentation, text: str, *, name: str | None = None) -> None:
        """``name`` is spoken instead of the text."""
        super().__init__(presentation, text, _quiet(presentation), pressable=True, name=name)
        self.setCheckable(True)
        self.toggled.connect(self._wear)

    def _wear(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        palette = self._presentation.palette
        chosen = ChipLook(
            fill=palette.accent_wash, ink=palette.text, border=palette.accent, icon="check",
            icon_ink=palette.accent,
        )  # fmt: skip
        self._look = chosen if on else _quiet(self._presentation)
        self.updateGeometry()
        self.update()


def phase_chip(presentation: Presentation, phase: Phase) -> Chip:
    """Return the chip of a phase: its colour, its icon, its word."""
    colour = theme.PHASE_COLOURS[phase]
    look = ChipLook(fill=colour, ink=theme.ink_on(colour), icon=phase.value)
    word = presentation.words(f"phases.{phase}.name")
    spoken = presentation.words("screen.mission.phase_spoken", phase=word)
    return Chip(presentation, word, look, name=spoken)


def plain_chip(presentation: Presentation, text: str, icon: str | None = None) -> Chip:
    """Return a quiet chip: a hairline round it."""
    return Chip(presentation, text, _quiet(presentation, icon))


def signal_chip(presentation: Presentation, text: str, *, weighs: int) -> Chip:
    """Return the chip of a signal; ``weighs`` is 1 for a gain, −1 for a loss, 0 for neither."""
    palette = presentation.palette
    ink, fill = {
        1: (palette.good_ink, palette.accent_wash),
        -1: (palette.grave_ink, palette.grave_wash),
    }.get(weighs, (palette.muted, palette.sunken))
    icon = {1: "arrow_up", -1: "arrow_down"}.get(weighs, "signal")
    return Chip(presentation, text, ChipLook(fill=fill, ink=ink, icon=icon))


def _quiet(presentation: Presentation, icon: str | None = None) -> ChipLook:
    palette = presentation.palette
    return ChipLook(
        fill=palette.surface, ink=palette.text, border=palette.hairline, icon=icon,
        icon_ink=palette.muted,
    )  # fmt: skip


class PhaseSwatch(QWidget):
    """A small square in a phase's colour and hatch, for keys of charts."""

    def __init__(self, phase: Phase) -> None:
        super().__init__()
        self._phase = phase
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint colour, then hatch."""
        colour = theme.PHASE_COLOURS[self._phase]
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colour))
        hatch = BRUSHES.get(theme.PHASE_HATCHES[self._phase])
        if hatch is not None:
            painter.fillRect(self.rect(), QBrush(QColor(theme.ink_on(colour)), hatch))
