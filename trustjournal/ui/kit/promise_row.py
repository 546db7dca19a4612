"""How is a commitment, a waiting or a step shown: what, whose, by when, what to do with it?"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QWidget

from trustjournal.domain.analysis import PromiseState
from trustjournal.domain.records import Commitment, Step, Waiting
from trustjournal.domain.verdicts import DueState
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import IconButton, button
from trustjournal.ui.kit.labels import Elided, Text
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

DUE_ROLES = {DueState.OVERDUE: "grave", DueState.DUE: "soon"}


@dataclass(frozen=True, slots=True)
class PromiseDeeds:
    """What a row asks for; each takes the promise's id."""

    settle: Callable[[str], object]
    move: Callable[[str], object] | None = None
    share: Callable[[str, bool], object] | None = None


class PromiseRow(QWidget):
    """One promise. Its buttons depend on what it is: kept, received or done; another date; whether
    the client may read it, by a small page or a lock.
    """

    def __init__(
        self,
        presentation: Presentation,
        state: PromiseState,
        deeds: PromiseDeeds,
        *,
        whose: str = "",
        narrow: bool = False,
    ) -> None:
        """``whose`` is shown muted under the text; ``narrow`` puts the buttons below."""
        super().__init__()
        self._presentation = presentation
        due = Text(due_text(presentation, state), _due_role(state))
        about = column(Elided(state.promise.text), gap=0)
        if whose:
            about.addWidget(Elided(whose, "caption"))
        line = row(gap=theme.S)
        line.addLayout(about, 1)
        buttons = self._buttons(state.promise, deeds)
        if narrow:
            whole = column(line, row(due, None, *buttons, gap=theme.XS), gap=theme.XS)
        else:
            line.addWidget(due)
            line.addLayout(row(*buttons, gap=theme.XS))
            whole = column(line)
        whole.setContentsMargins(0, 6, 0, 6)
        self.setLayout(whole)

    def _buttons(
        self, promise: Commitment | Waiting | Step, deeds: PromiseDeeds
    ) -> tuple[QAbstractButton, ...]:
        words, move, deed = self._presentation.words, deeds.move, _settling(promise)
        sharing = self._sharing(promise, deeds)
        settle = button(
            words(f"screen.today.{deed}"),
            lambda: deeds.settle(promise.id),
            role="small",
            name=words(f"screen.today.{deed}_spoken", text=promise.text),
        )
        if move is None:
            return (*sharing, settle)
        another = button(
            words("screen.today.move"),
            lambda: move(promise.id),
            role="small",
            name=words("screen.today.move_spoken", text=promise.text),
        )
        return (*sharing, another, settle)

    def _sharing(
        self, promise: Commitment | Waiting | Step, deeds: PromiseDeeds
    ) -> tuple[QAbstractButton, ...]:
        share = deeds.share
        if share is None or isinstance(promise, Step):
            return ()
        is_shared = promise.client_visible
        key = "shared" if is_shared else "private"
        made = IconButton(
            self._presentation,
            "page" if is_shared else "lock",
            self._presentation.words(f"screen.today.{key}_spoken", text=promise.text),
        )
        made.clicked.connect(lambda: share(promise.id, not is_shared))
        return (made,)


def due_text(presentation: Presentation, state: PromiseState) -> str:
    """Tell when a promise is due, or how late it is."""
    words, today = presentation.words, presentation.today()
    if state.due_day is None:
        return words("screen.today.due_none")
    late = (today - state.due_day).days
    if isinstance(state.promise, Step) and late > 0:
        return words("screen.today.due_past", day=times.due_day(words, state.due_day, today))
    if state.state == DueState.OVERDUE and late > 0:
        return (
            words("screen.today.due_late_one")
            if late == 1
            else words("screen.today.due_late", days=late)
        )
    if late == 0 and state.due_is_day:
        return words("screen.today.due_today")
    if state.due_at is not None and not state.due_is_day:
        told = times.instant(words, state.due_at, presentation.now(), presentation.zone)
    else:
        told = times.due_day(words, state.due_day, today)
    return words("screen.today.due", day=told)


def _due_role(state: PromiseState) -> str:
    """A step is the consultant's own: past its day it waits quietly, nobody is owed anything."""
    is_owed = not isinstance(state.promise, Step)
    return DUE_ROLES.get(state.state, "muted") if is_owed else "muted"


def _settling(promise: Commitment | Waiting | Step) -> str:
    if isinstance(promise, Commitment):
        return "kept"
    return "received" if isinstance(promise, Waiting) else "done"
