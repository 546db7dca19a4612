"""A new mission: for whom, what, since when; without a first period it is a proposal."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from trustjournal.domain.kinds import Impression, Rhythm
from trustjournal.domain.records import Client
from trustjournal.errors import Problem
from trustjournal.journal.engagements import NewMission, NewPeriod
from trustjournal.ui.kit.forms import Field, Form, choice, chosen_value, day_edit, line_edit
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.presentation import Presentation

PERIOD_MONTHS = 2


class MissionForm(Form):
    """Asks for a new mission of one of the clients."""

    mission_submitted = Signal(object)

    def __init__(
        self,
        presentation: Presentation,
        clients: tuple[Client, ...],
        parent: QWidget | None = None,
        *,
        client_id: str | None = None,
    ) -> None:
        """``client_id`` is chosen beforehand, if given."""
        words = presentation.words
        super().__init__(presentation, words("screen.form.mission"), parent)
        self.client = choice(((one.id, one.name) for one in clients), chosen=client_id)
        self.title = line_edit()
        self.alias = line_edit()
        self.stage = choice(
            ((one, words(f"screen.form.stage_{one}")) for one in ("proposal", "running")),
        )
        self.impression = choice(
            ((one.value, words(f"screen.impression.{one}")) for one in Impression),
            chosen=Impression.NORMAL,
        )
        self.rhythm = choice(
            ((one.value, words(f"screen.rhythm.{one}")) for one in Rhythm), chosen=Rhythm.NONE
        )
        self._period = self._period_fields()
        self._arrange()
        self.stage.currentIndexChanged.connect(self._show_stage)
        self._show_stage()

    def submit(self) -> None:
        """Hand up the mission, or say at once what cannot be read."""
        is_running = chosen_value(self.stage) == "running"
        text = self.amount.text().replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
        if is_running and text and not text.isdecimal():
            self.show_problems((Problem("amount_unreadable", {"given": text}, field="amount"),))
            return
        period = NewPeriod(
            start=_day(self.start.date()),
            end=None if self.open_end.isChecked() else _day(self.end.date()),
            amount=int(text) if text else None,
        )
        self.mission_submitted.emit(
            NewMission(
                client_id=chosen_value(self.client),
                title=self.title.text().strip(),
                alias=self.alias.text().strip() or None,
                impression=Impression(chosen_value(self.impression)),
                rhythm=Rhythm(chosen_value(self.rhythm)),
                periods=(period,) if is_running else (),
            )
        )

    def _period_fields(self) -> tuple[Field, ...]:
        today = self.presentation.today()
        first = QDate(today.year, today.month, today.day)
        self.start = day_edit(first)
        self.end = day_edit(first.addMonths(PERIOD_MONTHS).addDays(-1))
        self.open_end = QCheckBox(self.presentation.words("screen.form.mission_end_open"))
        self.open_end.toggled.connect(self.end.setDisabled)
        self.amount = line_edit()
        end = QWidget()
        end.setLayout(column(self.end, self.open_end))
        return (
            self._field("mission_start", self.start),
            self._field("mission_end", end),
            self._field("mission_amount", self.amount, hint="optional"),
        )

    def _arrange(self) -> None:
        start, end, amount = self._period
        self.add("client", self._field("mission_client", self.client))
        self.add("title", self._field("mission_title", self.title))
        alias = self._field("mission_alias", self.alias, hint="client_alias_hint")
        self.add("alias", alias)
        self.add_pair(
            ("impression", self._field("mission_impression", self.impression)),
            ("rhythm", self._field("mission_rhythm", self.rhythm)),
        )
        self.add("stage", self._field("mission_stage", self.stage))
        self.add_pair(("start", start), ("end", end))
        self.add("amount", amount)

    def _show_stage(self) -> None:
        is_running = chosen_value(self.stage) == "running"
        for field in self._period:
            field.setVisible(is_running)
        self.adjustSize()

    def _field(self, label: str, control: QWidget, *, hint: str | None = None) -> Field:
        words = self.presentation.words
        told = words(f"screen.form.{hint}") if hint is not None else ""
        return Field(words(f"screen.form.{label}"), control, hint=told)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
