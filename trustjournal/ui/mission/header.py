"""The head of a mission: name, client, phase, level with its band, the arrow and its reason."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from trustjournal.domain.analysis import MissionAnalysis, PeriodState
from trustjournal.ui.kit import icons, theme
from trustjournal.ui.kit.bars import ThinBar
from trustjournal.ui.kit.buttons import IconButton
from trustjournal.ui.kit.chips import Chip, ChipLook, phase_chip
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import column, empty, row
from trustjournal.ui.kit.mission_tile import spoken
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.trends import arrow_icon, trend_text

JUDGING = ("rate", "override", "channels")


class MissionHeader(QWidget):
    """Everything in one glance."""

    back_asked = Signal()
    deed_asked = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._back = IconButton(presentation, "chevron_left")
        self._back.clicked.connect(self.back_asked)
        self._more = IconButton(presentation, "more")
        self._more.clicked.connect(self._offer)
        self._deeds: tuple[str, ...] = ()
        self._title, self._client = Text(role="title"), Elided(role="muted")
        self._chips = row(gap=theme.S)
        self._told: tuple[object, ...] = ()
        self._level, self._band = Text(role="figure"), Text(role="muted")
        self._estimate = Text(role="caption")
        self._arrow, self._trend = QLabel(), Elided()
        self._period, self._bar = Text(role="caption"), ThinBar(presentation)
        self.setLayout(self._arranged())

    def name_back(self, name: str) -> None:
        """Say where the way back leads."""
        self._back.name(name)
        self._back.colour()

    def show_analysis(self, analysis: MissionAnalysis) -> None:
        """Show a mission's head."""
        look, words = self._presentation, self._presentation.words
        self.setAccessibleName(spoken(look, analysis))
        self._title.say(analysis.mission.title)
        self._client.say(analysis.client.name)
        self._show_chips(analysis)
        self._level.say(words.number(round(analysis.level)) if analysis.known else "?")
        self._band.say(
            words("screen.mission.band", low=round(analysis.low), high=round(analysis.high))
        )
        key = "estimate_dormant" if analysis.dormant else "estimate"
        self._estimate.say(words(f"screen.mission.{key if analysis.known else 'not_known'}"))
        self._arrow.setPixmap(
            icons.pixmap(
                arrow_icon(analysis.trend), look.palette.muted, 18, self.devicePixelRatioF()
            )
        )
        self._trend.say(trend_text(look, analysis))
        self._show_period(analysis.period)
        self._more.name(words("screen.mission.more"))
        self._more.colour()
        course = ("start",) if analysis.mission.started_on is None else ("split", "stage")
        ending = () if analysis.mission.closed_on is not None else ("close",)
        self._deeds = (*course, "person", *JUDGING, "handover", *ending)

    def _arranged(self) -> QVBoxLayout:
        name = row(self._back, self._title, gap=theme.S)
        name.addWidget(self._client, 1)
        name.addLayout(self._chips)
        name.addWidget(self._more)
        level = row(self._level, self._band, None, gap=theme.S)
        level.setAlignment(self._band, Qt.AlignmentFlag.AlignBottom)
        self._band.setContentsMargins(0, 0, 0, 4)
        standing = column(level, self._estimate, gap=0)
        trend = row(self._arrow, gap=theme.XS)
        trend.addWidget(self._trend, 1)
        period = column(theme.S, self._period, self._bar, None, gap=theme.XS)
        period_box = QWidget()
        period_box.setLayout(period)
        period_box.setFixedWidth(self._presentation.px(168))
        figures = row(gap=theme.XL)
        figures.addLayout(standing)
        figures.addLayout(trend, 1)
        figures.addWidget(period_box)
        return column(name, figures, gap=theme.S)

    def _show_chips(self, analysis: MissionAnalysis) -> None:
        words, palette = self._presentation.words, self._presentation.palette
        mission = analysis.mission
        chips = (words, palette.name, analysis.phase, mission.started_on, mission.closed_on)
        if chips == self._told:
            return
        self._told = chips
        empty(self._chips)
        quiet = ChipLook(fill=palette.sunken, ink=palette.muted)
        if analysis.mission.started_on is None:
            self._chips.addWidget(Chip(self._presentation, words("screen.mission.proposal"), quiet))
        if analysis.mission.closed_on is not None:
            told = words("screen.mission.closed", day=words.day(analysis.mission.closed_on))
            self._chips.addWidget(Chip(self._presentation, told, quiet))
        self._chips.addWidget(phase_chip(self._presentation, analysis.phase))

    def _offer(self) -> None:
        menu = QMenu(self)
        for deed in self._deeds:
            action = menu.addAction(self._presentation.words(f"screen.mission.deed_{deed}"))
            action.triggered.connect(lambda _=False, one=deed: self.deed_asked.emit(one))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _show_period(self, period: PeriodState | None) -> None:
        words = self._presentation.words
        self._period.setVisible(period is not None)
        self._bar.setVisible(period is not None)
        if period is None:
            return
        if period.length is None:
            told = words("screen.mission.period_open", day=period.day)
        else:
            told = words("screen.mission.period", day=period.day, length=period.length)
        spoken_period = words(
            "screen.mission.period_spoken", number=period.number, count=period.count, period=told
        )
        self._period.say(spoken_period)
        line = words.day(period.two_month_line, year=False)
        self._period.setToolTip(words("screen.mission.two_months", day=line))
        self._bar.setAccessibleName(spoken_period)
        self._bar.fill(period.day / period.length if period.length else 0.0)
