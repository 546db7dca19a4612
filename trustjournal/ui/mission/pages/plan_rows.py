"""How are a milestone and a decision shown on a line?"""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.domain.plan import PlannedDay
from trustjournal.domain.records import Decision
from trustjournal.ui.kit import theme, times
from trustjournal.ui.kit.buttons import button
from trustjournal.ui.kit.labels import Elided, Text, Wrapped
from trustjournal.ui.kit.layouts import row
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.pages.deeds import MoveStage, PlanDeed, ReachStage

DAY_WIDTH = 110

Ask = Callable[[PlanDeed], object]


def stage_row(look: Presentation, one: PlannedDay, ask: Ask) -> QWidget:
    """Return a milestone: its day, its text, how it stands, and what can be said of it."""
    words, stage = look.words, one.milestone
    line = row(gap=theme.M)
    day = Text(times.day(words, one.on, look.today()), "muted")
    day.setFixedWidth(look.px(DAY_WIDTH))
    line.addWidget(day)
    line.addWidget(Elided(stage.text), 1)
    line.addWidget(Text(_standing(look, one), "grave" if one.is_late else "muted"))
    if stage.done_on is None:
        line.addWidget(_asking(look, "move", stage.text, lambda: ask(MoveStage(stage))))
        line.addWidget(_asking(look, "reached", stage.text, lambda: ask(ReachStage(stage.id))))
    return _boxed(line)


def decision_row(look: Presentation, one: Decision) -> QWidget:
    """Return a decision and its day."""
    line = row(gap=theme.M)
    day = Text(times.day(look.words, one.decided.local_day, look.today()), "muted")
    day.setFixedWidth(look.px(DAY_WIDTH))
    line.addWidget(day)
    line.addWidget(Wrapped(one.text, lines=3), 1)
    return _boxed(line)


def _asking(look: Presentation, key: str, text: str, act: Callable[[], object]) -> QWidget:
    told, spoken = f"mission.planning.{key}", f"mission.planning.{key}_spoken"
    return button(look.words(told), act, role="small", name=look.words(spoken, text=text))


def _standing(look: Presentation, one: PlannedDay) -> str:
    words, parts = look.words, []
    if one.milestone.done_on is not None:
        parts.append(words("mission.planning.done"))
    elif one.is_late:
        parts.append(words("charts.planning.late"))
    if one.slip_days:
        key = "later" if one.slip_days > 0 else "earlier"
        parts.append(words(f"mission.planning.{key}", count=abs(one.slip_days)))
    return " · ".join(parts)


def _boxed(line: QHBoxLayout) -> QWidget:
    line.setContentsMargins(0, theme.XS, 0, theme.XS)
    box = QWidget()
    box.setLayout(line)
    return box
