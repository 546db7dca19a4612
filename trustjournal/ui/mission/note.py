"""What the pointer reads on a chart: day, level and band, what moved it most, what was noted."""

from datetime import date, datetime

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QFrame, QWidget

from trustjournal.ui.kit import theme
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.reading import Reading

WIDTH = 280


class ReadingNote(QFrame):
    """A small card beside the point that is read."""

    def __init__(self, chart: QWidget, presentation: Presentation) -> None:
        super().__init__(chart)
        self._presentation = presentation
        self._told: Reading | None = None
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._day, self._level = Text(role="caption"), Text(role="strong")
        self._causes = Text()
        self._excerpt = Wrapped("", lines=2, role="muted")
        inside = column(self._day, self._level, self._causes, self._excerpt, gap=2)
        inside.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        self.setLayout(inside)
        self.setFixedWidth(presentation.px(WIDTH))
        self.hide()

    def show_reading(self, reading: Reading, dot: QPointF) -> None:
        """Stand beside ``dot`` and tell; the same told again only moves."""
        if self._differs(reading):
            self._tell(reading)
        self._told = reading
        self._place(dot)
        if self.isHidden():
            self.show()
            self.raise_()

    def _differs(self, reading: Reading) -> bool:
        told = self._told
        if told is None or self.isHidden():
            return True
        same_words = (told.changes, told.entry) == (reading.changes, reading.entry)
        figures = _rounded(told) == _rounded(reading)
        return not (same_words and figures and self._day_of(told.at) == self._day_of(reading.at))

    def _tell(self, reading: Reading) -> None:
        words = self._presentation.words
        self._day.say(words.day(self._day_of(reading.at), weekday=True))
        level, low, high = _rounded(reading)
        band = words("screen.mission.band", low=low, high=high)
        self._level.say(f"{words.number(level)}   ({band})")
        lines = causes_told(self._presentation, reading)
        self._causes.say("\n".join(lines))
        self._causes.setVisible(bool(lines))
        note = reading.entry.note if reading.entry is not None else ""
        self._excerpt.say(f"« {note} »" if note else "")
        self._excerpt.setVisible(bool(note))
        self.adjustSize()

    def _day_of(self, at: datetime) -> date:
        return at.astimezone(self._presentation.zone).date()

    def _place(self, dot: QPointF) -> None:
        chart = self.parentWidget()
        if chart is None:
            return
        left = dot.x() + theme.L
        if left + self.width() > chart.width():
            left = dot.x() - theme.L - self.width()
        top = min(max(theme.S, dot.y() - self.height() / 2), chart.height() - self.height())
        self.move(int(max(0.0, left)), int(top))


def causes_told(presentation: Presentation, reading: Reading) -> list[str]:
    """Return what moved the level, heaviest first, each with its points."""
    words = presentation.words
    return [
        f"{_signed(words.number(abs(change.delta), 1), change.delta)}  "
        f"{words(f'signals.{change.code}')}"
        for change in reading.changes
    ]


def spoken(presentation: Presentation, reading: Reading) -> str:
    """Tell a reading in one sentence, for who does not see the card."""
    words = presentation.words
    day = words.day(reading.at.astimezone(presentation.zone).date(), weekday=True)
    level, low, high = _rounded(reading)
    told = words("charts.read", day=day, level=level, low=low, high=high)
    note = reading.entry.note if reading.entry is not None else ""
    return ". ".join(part for part in (told, *causes_told(presentation, reading), note) if part)


def _rounded(reading: Reading) -> tuple[int, int, int]:
    return round(reading.level), round(reading.low), round(reading.high)


def _signed(points: str, delta: float) -> str:
    return f"+{points}" if delta >= 0 else f"−{points}"
