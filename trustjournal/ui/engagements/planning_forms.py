"""Forms for the course of a mission: a stage, a contact, two-month periods, a day to agree on."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from trustjournal.domain.analysis import PeriodState
from trustjournal.journal.engagements import NewPerson
from trustjournal.ui.kit.forms import (
    Field,
    Form,
    day_edit,
    day_of,
    line_edit,
    lines_edit,
    qt_day,
)
from trustjournal.ui.kit.presentation import Presentation

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewStage:
    """A milestone as entered."""

    text: str
    due: date
    is_deliverable: bool


@dataclass(frozen=True, slots=True)
class NewSplit:
    """A split as entered: the first day of the next period, the results of this, its objectives,
    and which documents come next: the report on this period, the proposal of the next.
    """

    at: date
    results: tuple[str, ...]
    objectives: tuple[str, ...]
    with_report: bool = False
    with_proposal: bool = False


class StageForm(Form):
    """Asks for a milestone."""

    stage_submitted = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        words = presentation.words
        super().__init__(presentation, words("screen.form.stage"), parent)
        self.text = line_edit()
        self.due = day_edit(qt_day(presentation.today() + 2 * A_WEEK))
        self.deliverable = QCheckBox(words("screen.form.stage_deliverable"))
        self.add("text", Field(words("screen.form.stage_text"), self.text))
        self.add("due", Field(words("screen.form.stage_due"), self.due))
        self.add("is_deliverable", Field("", self.deliverable))

    def submit(self) -> None:
        """Hand up the milestone."""
        stage = NewStage(self.text.text().strip(), day_of(self.due), self.deliverable.isChecked())
        self.stage_submitted.emit(stage)


@dataclass(frozen=True, slots=True)
class NewDay:
    """Another day of a milestone, and why."""

    due: date
    reason: str


class StageDayForm(Form):
    """Asks for another day of a milestone, and for a reason the client may read."""

    day_submitted = Signal(object)

    def __init__(self, presentation: Presentation, due: date, parent: QWidget | None) -> None:
        """``due`` is its day now."""
        words = presentation.words
        super().__init__(presentation, words("screen.form.stage_move"), parent)
        self.day = day_edit(qt_day(due + A_WEEK))
        self.reason = line_edit()
        self.add("due", Field(words("screen.form.stage_move_day"), self.day))
        hint = words("screen.form.stage_move_hint")
        self.add("reason", Field(words("screen.form.stage_move_reason"), self.reason, hint=hint))
        self.explain(words("screen.form.stage_move_why"))

    def submit(self) -> None:
        """Hand up the day."""
        self.day_submitted.emit(NewDay(day_of(self.day), self.reason.text().strip()))


class PersonForm(Form):
    """Asks for another contact of a client."""

    person_submitted = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        words = presentation.words
        super().__init__(presentation, words("screen.form.person"), parent)
        self.name = line_edit()
        self.role = line_edit()
        self.requester = QCheckBox(words("screen.form.person_requester"))
        self.add("name", Field(words("screen.form.client_name"), self.name))
        self.add(
            "role",
            Field(words("screen.form.person_role"), self.role, hint=words("screen.form.optional")),
        )
        self.add("is_requester", Field("", self.requester))

    def submit(self) -> None:
        """Hand up the contact."""
        self.person_submitted.emit(
            NewPerson(
                self.name.text().strip(), self.role.text().strip(), self.requester.isChecked()
            )
        )


class SplitForm(Form):
    """Asks how to cut the running period: its results, and what the next one aims at."""

    split_submitted = Signal(object)

    def __init__(
        self,
        presentation: Presentation,
        period: PeriodState | None,
        parent: QWidget | None = None,
    ) -> None:
        words = presentation.words
        super().__init__(presentation, words("screen.form.split"), parent)
        today = presentation.today()
        cut = today if period is None else max(today, period.two_month_line)
        self.at = day_edit(qt_day(cut))
        self.results = lines_edit(3, presentation)
        self.objectives = lines_edit(3, presentation)
        hint = words("screen.form.one_a_line")
        self.add("at", Field(words("screen.form.split_at"), self.at))
        self.add("results", Field(words("screen.form.split_results"), self.results, hint=hint))
        self.add(
            "objectives", Field(words("screen.form.split_objectives"), self.objectives, hint=hint)
        )
        self.report = QCheckBox(words("screen.form.split_report"))
        self.proposal = QCheckBox(words("screen.form.split_proposal"))
        for box in (self.report, self.proposal):
            box.setChecked(True)
        self.add("report", Field(words("screen.form.split_then"), self.report))
        self.add("proposal", Field("", self.proposal))
        self.explain(words("screen.form.split_why"))

    def submit(self) -> None:
        """Hand up the split."""
        split = NewSplit(
            day_of(self.at),
            _lines(self.results),
            _lines(self.objectives),
            self.report.isChecked(),
            self.proposal.isChecked(),
        )
        self.split_submitted.emit(split)


class DayForm(Form):
    """Asks for one day: another due, the first day of a mission, its last."""

    day_submitted = Signal(object)

    def __init__(
        self,
        presentation: Presentation,
        kind: str,
        parent: QWidget | None = None,
    ) -> None:
        """``kind`` is move, start or close: the words under screen.form."""
        words = presentation.words
        super().__init__(presentation, words(f"screen.form.{kind}"), parent)
        proposed = presentation.today() + (A_WEEK if kind == "move" else timedelta())
        self.day = day_edit(qt_day(proposed))
        self.add("due", Field(words(f"screen.form.{kind}_day"), self.day))
        self.explain(words(f"screen.form.{kind}_why"))

    def submit(self) -> None:
        """Hand up the day."""
        self.day_submitted.emit(day_of(self.day))


def _lines(edit: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in edit.toPlainText().splitlines() if line.strip())
