"""How is an open request shown: who waits, for what, and how much of the 24 hours is left?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from trustjournal.domain.analysis import DueState, RequestState
from trustjournal.ui.kit import icons, theme, times
from trustjournal.ui.kit.bars import ThinBar
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

CLOCK_WIDTH = 118


class RequestRow(QWidget):
    """One request with its running clock."""

    answered = Signal(str)
    holding_asked = Signal(str)

    def __init__(
        self,
        presentation: Presentation,
        request: RequestState,
        *,
        client: str = "",
        mission: str = "",
        narrow: bool = False,
    ) -> None:
        """``narrow`` puts clock and buttons under the text, for a side column."""
        super().__init__()
        self._presentation = presentation
        entry = request.interaction
        what = Elided(entry.note or entry.raw)
        text = column(what, gap=2)
        if client:
            who = row(Text(client, "strong"), gap=theme.XS)
            who.addWidget(Elided(f"· {mission}" if mission else "", "muted"), 1)
            text.insertLayout(0, who)
        line = row(self._picture(entry.channel.value), gap=theme.M)
        deeds = row(*self._buttons(entry.id, client), gap=theme.XS)
        if narrow:
            line.addWidget(what, 1)
            whole = column(line, self._clock(request), row(None, deeds), gap=6)
        else:
            line.addLayout(text, 1)
            clock = self._clock(request)
            clock.setFixedWidth(presentation.px(CLOCK_WIDTH))
            line.addWidget(clock)
            line.addLayout(deeds)
            whole = column(line)
        whole.setContentsMargins(0, theme.S, 0, theme.S)
        self.setLayout(whole)

    def _buttons(self, entry_id: str, client: str) -> tuple[QPushButton, QPushButton]:
        words = self._presentation.words
        answer = button(
            words("screen.today.answered"),
            lambda: self.answered.emit(entry_id),
            role="small",
            name=words("screen.today.answered_spoken", client=client),
        )
        hold = button(
            words("screen.today.holding"),
            lambda: self.holding_asked.emit(entry_id),
            role="small",
            name=words("screen.today.holding_spoken", client=client),
        )
        return answer, hold

    def _picture(self, channel: str) -> QLabel:
        icon = QLabel()
        icon.setPixmap(
            icons.pixmap(channel, self._presentation.palette.muted, 18, self.devicePixelRatioF())
        )
        return icon

    def _clock(self, request: RequestState) -> QWidget:
        words, palette = self._presentation.words, self._presentation.palette
        told = Text(clock_text(self._presentation, request), _role(request))
        told.setAlignment(Qt.AlignmentFlag.AlignRight)
        told.setToolTip(
            words("screen.today.business", time=times.span(words, request.business_hours))
        )
        bar = ThinBar(self._presentation, name=told.text())
        late = request.state == DueState.OVERDUE
        colour = palette.grave if late else palette.soon if request.state == DueState.DUE else None
        bar.fill(1.0 if late else _share(request), colour)
        clock = QWidget()
        clock.setLayout(column(told, bar, gap=theme.XS))
        return clock


def clock_text(presentation: Presentation, request: RequestState) -> str:
    """Tell the hours left, or how long it is overdue."""
    words = presentation.words
    left = (request.due_at - presentation.now()).total_seconds() / 3600
    if request.state == DueState.OVERDUE or left < 0:
        return words("screen.today.overdue", time=times.span(words, max(0.0, -left)))
    return words("screen.today.left", time=times.span(words, left))


def _role(request: RequestState) -> str:
    return {DueState.OVERDUE: "grave", DueState.DUE: "soon"}.get(request.state, "muted")


def _share(request: RequestState) -> float:
    whole = (request.due_at - request.interaction.happened.start).total_seconds() / 3600
    return request.hours / whole if whole > 0 else 1.0
