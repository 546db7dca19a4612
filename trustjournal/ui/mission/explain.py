"""Explain this change: two days, and the facts that led from one level to the other."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trustjournal.charts.waterfall import draw_waterfall, height_px, signed
from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.calibration import Saying
from trustjournal.domain.explain import Explanation
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.buttons import IconButton, button
from trustjournal.ui.kit.canvas import ChartCanvas
from trustjournal.ui.kit.chart_panel import ChartTools
from trustjournal.ui.kit.chart_style import chart_style
from trustjournal.ui.kit.forms import day_edit, day_of, qt_day
from trustjournal.ui.kit.labels import Text, Wrapped
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.explaining import over_days, rows_of, spoken

USUAL_SPAN = timedelta(days=28)


class ChartFoot(QWidget):
    """Under the trajectory: how well the engine does here, and a way to ask why it moved."""

    explanation_asked = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.accuracy = Wrapped(role="caption")
        self._ask = button("", self.explanation_asked.emit, role="link")
        self.tools = ChartTools(presentation)
        line, top = row(gap=theme.M), Qt.AlignmentFlag.AlignTop
        line.addWidget(self.accuracy, 1)
        line.addWidget(self._ask, 0, top)
        line.addWidget(self.tools, 0, top)
        line.setContentsMargins(theme.S, 0, theme.S, 0)
        self.setLayout(line)

    def show_accuracy(self, told: tuple[Saying, ...]) -> None:
        """Say how well the engine does on the ratings of this journal."""
        words = self._presentation.words
        self._ask.setText(words("judging.explain.ask"))
        self._ask.setToolTip(words("judging.explain.how"))
        self.accuracy.say(" ".join(words(f"calibration.{one.code}", **one.facts) for one in told))


class ExplainPanel(QWidget):
    """A waterfall of named facts between two days. Hidden until it is asked for."""

    span_shown = Signal(object)  # (start, end) as instants, None once it is closed

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._analysis: MissionAnalysis | None = None
        self._missions: Mapping[str, str] = {}
        self.head = Text(role="strong")
        self.first, self.last = (day_edit(qt_day(presentation.today())) for _ in range(2))
        self._first_label, self._last_label = Text(role="muted"), Text(role="muted")
        self._close = IconButton(presentation, "close")
        self._close.clicked.connect(self.leave)
        self._nothing = Wrapped(role="muted")
        self.canvas = ChartCanvas()
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()
        self.hide()

    def show_analysis(self, analysis: MissionAnalysis, missions: Mapping[str, str]) -> None:
        """Explain this mission from now on; ``missions`` names those of the client by id."""
        same = self._analysis is not None and self._analysis.mission.id == analysis.mission.id
        self._analysis, self._missions = analysis, missions
        if not same:
            self.leave()
        elif not self.isHidden():
            self._explain()

    def ask(self) -> None:
        """Open on the last four weeks, or on what there is."""
        if self._analysis is not None:
            today = self._presentation.today()
            began = self._day(self._analysis.points[0].at) if self._analysis.points else today
            self.show_days(max(began, today - USUAL_SPAN), today)
            self.first.setFocus()

    def show_span(self, start: datetime, end: datetime) -> None:
        """Explain what happened from one instant's day to another's."""
        self.show_days(self._day(min(start, end)), self._day(max(start, end)))

    def show_days(self, first: date, last: date) -> None:
        """Explain what happened from one day to another, both included."""
        for edit, day in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)  # noqa: FBT003 - Qt's signature
            edit.setDate(qt_day(day))
            edit.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.show()
        self._explain()

    def leave(self) -> None:
        """Close it."""
        if not self.isHidden():
            self.hide()
        self.span_shown.emit(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape close it from either day."""
        pressed = event if isinstance(event, QKeyEvent) else None
        if pressed is not None and pressed.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._explain)
            edit.installEventFilter(self)
        top = row(
            self.head, None, self._first_label, self.first, self._last_label, self.last,
            self._close, gap=theme.S,
        )  # fmt: skip
        inside = column(top, self._nothing, self.canvas, gap=theme.XS)
        inside.setContentsMargins(theme.S, theme.S, theme.S, 0)
        self.setLayout(inside)

    def _explain(self) -> None:
        analysis, look, words = self._analysis, self._presentation, self._presentation.words
        if analysis is None:
            return
        first, last = sorted((day_of(self.first), day_of(self.last)))
        told = over_days(analysis, first, last, look.zone)
        rows = rows_of(look, told, self._missions, analysis.mission.id)
        head = self._headed(told, first, last)
        self.head.say(head)
        self._name(spoken(rows, head, words))
        self._nothing.setVisible(not told.contributions)
        self.canvas.setVisible(bool(told.contributions))
        self.canvas.setFixedHeight(look.px(height_px(len(rows))))
        self.canvas.show_drawing(
            lambda figure: draw_waterfall(figure, rows, words, chart_style(look))
        )
        self.span_shown.emit((told.start, told.end))

    def _headed(self, told: Explanation, first: date, last: date) -> str:
        words = self._presentation.words
        facts = {"first": words.day(first, year=False), "delta": signed(told.delta, words)}
        if first == last:
            return words("charts.waterfall.head_day", **facts)
        return words("charts.waterfall.head", last=words.day(last, year=False), **facts)

    def _name(self, whole: str) -> None:
        words = self._presentation.words
        self._first_label.say(words("judging.explain.first"))
        self._last_label.say(words("judging.explain.last"))
        self.first.setAccessibleName(words("judging.explain.first"))
        self.last.setAccessibleName(words("judging.explain.last"))
        self._close.name(words("judging.explain.close"))
        self._close.colour()
        self._nothing.say(words("judging.explain.nothing"))
        self.canvas.setAccessibleName(whole)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._presentation.zone).date()
