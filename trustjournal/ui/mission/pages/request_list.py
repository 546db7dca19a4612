"""Every request of a mission, newest first: what was asked, when, and how long it waited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.charts.replies import kind_of, told_hours
from trustjournal.domain.replies import Reply
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation

DAY_WIDTH, WAITED_WIDTH = 110, 150
FIRST = 12
ROLES = {"late": "grave", "waiting": "soon"}


class RequestList(QWidget):
    """The newest dozen; the others when asked for."""

    entry_opened = Signal(str)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self._section = Section()
        self._replies: tuple[Reply, ...] = ()
        self._most = FIRST
        self.setLayout(row(self._section))

    def show_replies(self, replies: tuple[Reply, ...]) -> None:
        """Show requests, handed over oldest first."""
        self._replies = tuple(reversed(replies))
        self._fill()

    def _fill(self) -> None:
        words = self._presentation.words
        rows = [self._row(one) for one in self._replies[: self._most]]
        things: list[QWidget] = [listed(rows, margin=theme.M)] if rows else []
        left = len(self._replies) - self._most
        if left > 0:
            told = words("mission.replies.earlier", count=left)
            things.append(button(told, self._show_all, role="link"))
        count = str(len(self._replies))
        self._section.show_things(words("mission.replies.list"), things, note=count)

    def _row(self, reply: Reply) -> QWidget:
        look, words, entry = self._presentation, self._presentation.words, reply.request.interaction
        line = row(gap=theme.M)
        day = Text(times.day(words, entry.happened.local_day, look.today()), "muted")
        day.setFixedWidth(look.px(DAY_WIDTH))
        kind = kind_of(reply)
        told = words(f"mission.replies.{kind}", time=told_hours(reply.hours, words))
        waited = Text(told, ROLES.get(kind, "muted"))
        waited.setFixedWidth(look.px(WAITED_WIDTH))
        line.addWidget(day)
        line.addWidget(Elided(entry.note or entry.raw), 1)
        line.addWidget(waited)
        line.addWidget(
            button(
                words("mission.open_entry"),
                lambda: self.entry_opened.emit(entry.id),
                role="small",
                name=words("mission.open_entry_spoken", text=entry.note or entry.raw),
            )
        )
        line.setContentsMargins(0, theme.XS, 0, theme.XS)
        box = QWidget()
        box.setLayout(line)
        return box

    def _show_all(self) -> None:
        self._most = len(self._replies)
        self._fill()
