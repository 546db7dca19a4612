"""How is an open request shown: who waits, for what, and how much of the 24 hours is left?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from trustjournal.domain.analysis import RequestState
from trustjournal.domain.verdicts import DueState
from trustjournal.ui.kit import icons, theme, times
from trustjournal.ui.kit.bars import ThinBar
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation


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
        """``narrow`` puts the buttons under the text, for a side column."""
        super().__init__()
        self._presentation = presentation
        entry = request.interaction
        who = row(gap=theme.XS)
        if client:
            who.addWidget(Text(client, "strong"))
            who.addWidget(Elided(f"· {mission}" if mission else "", "muted"), 1)
        told, bar = self._clock(request)
        what = row(gap=theme.M)
        what.addWidget(Elided(entry.note or entry.raw), 1)
        (what if narrow else who).addWidget(told)
        text = column(what, bar, gap=theme.XS)
        if client:
            text.insertLayout(0, who)
        line = row(gap=theme.M)
        line.addWidget(self._picture(entry.channel.value), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(text, 1)
        deeds = row(*self._buttons(entry.id, client), gap=theme.XS)
        whole = column(line, row(None, deeds), gap=6) if narrow else row(line, deeds, gap=theme.L)
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

    def _clock(self, request: RequestState) -> tuple[Text, ThinBar]:
        words, palette = self._presentation.words, self._presentation.palette
        told = Text(clock_text(self._presentation, request), _role(request))
        told.setToolTip(
            words("screen.today.business", time=times.span(words, request.business_hours))
        )
        bar = ThinBar(self._presentation, name=told.text())
        late = request.state == DueState.OVERDUE
        colour = palette.grave if late else palette.soon if request.state == DueState.DUE else None
        bar.fill(1.0 if late else _share(request), colour)
        return told, bar


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
