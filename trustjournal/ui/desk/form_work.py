"""What happens to a form: shown, handed up, written; its problems said beside its fields."""

from collections.abc import Callable
from typing import TypeVar

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.records import Milestone
from trustjournal.errors import Fact, Trouble, Unacceptable
from trustjournal.journal import closings, engagements
from trustjournal.journal.changes import Change
from trustjournal.journal.engagements import Added, NewClient, NewMission
from trustjournal.journal.journal import Journal
from trustjournal.journal.planning import move_milestone
from trustjournal.journal.reading import clients
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.engagements.client_form import ClientForm
from trustjournal.ui.engagements.mission_form import MissionForm
from trustjournal.ui.engagements.planning_forms import (
    DayForm,
    NewSplit,
    PersonForm,
    SplitForm,
    StageDayForm,
    StageForm,
)
from trustjournal.ui.kit.forms import Form
from trustjournal.ui.window import MainWindow

Done = TypeVar("Done", Added, Change)


class FormWork:
    """Asks with forms, and writes what they hand up."""

    def __init__(
        self,
        journal: Journal,
        window: MainWindow,
        deeds: Deeds,
        *,
        open_mission: Callable[[str], None],
    ) -> None:
        """``open_mission`` shows a mission just added."""
        self._journal = journal
        self._window = window
        self._look = window.presentation
        self._deeds = deeds
        self._open_mission = open_mission

    def ask_client(self) -> None:
        """Ask for a new client; a mission of it is the next thing to enter."""
        form = ClientForm(self._look, self._window)

        def write(new: NewClient) -> None:
            added = self._written(form, lambda: engagements.add_client(self._journal, new))
            if added is not None:
                self._deeds.say_done(added.change, "done.add_client", name=new.name)
                self.ask_mission(added.id)

        form.client_submitted.connect(write)
        form.open()

    def ask_mission(self, client_id: str | None = None) -> None:
        """Ask for a new mission; for a client first, where there is none."""
        known = clients(self._journal)
        if not known:
            self.ask_client()
            return
        form = MissionForm(self._look, known, self._window, client_id=client_id)

        def write(new: NewMission) -> None:
            added = self._written(form, lambda: engagements.add_mission(self._journal, new))
            if added is not None:
                self._deeds.say_done(added.change, "done.add_mission", name=new.title)
                self._open_mission(added.id)

        form.mission_submitted.connect(write)
        form.open()

    def ask_date(self, promise_id: str) -> None:
        """Ask for another date of a promise."""
        form = DayForm(self._look, "move", self._window)
        form.day_submitted.connect(
            lambda due: self.change(
                form,
                lambda: closings.renegotiate(self._journal, promise_id, due=due),
                "done.renegotiate",
            )
        )
        form.open()

    def ask_split(self, analysis: MissionAnalysis, then: Callable[[NewSplit], object]) -> None:
        """Ask how to cut the running period; ``then`` is told once it is cut."""
        form = SplitForm(self._look, analysis.period, self._window)

        def write(new: NewSplit) -> None:
            change = self._written(
                form,
                lambda: engagements.split_mission(
                    self._journal,
                    analysis.mission.id,
                    at=new.at,
                    results=new.results,
                    objectives=new.objectives,
                ),
            )
            if change is not None:
                self._deeds.say_done(change, "done.split_mission")
                then(new)

        form.split_submitted.connect(write)
        form.open()

    def ask_stage(self, analysis: MissionAnalysis) -> None:
        """Ask for a milestone."""
        form = StageForm(self._look, self._window)
        form.stage_submitted.connect(
            lambda new: self.change(
                form,
                lambda: (
                    engagements.add_milestone(
                        self._journal,
                        analysis.mission.id,
                        new.text,
                        due=new.due,
                        is_deliverable=new.is_deliverable,
                    ).change
                ),
                "done.add_milestone",
                name=new.text,
            )
        )
        form.open()

    def ask_stage_day(self, milestone: Milestone) -> None:
        """Ask for another day of a milestone."""
        form = StageDayForm(self._look, milestone.due, self._window)
        form.day_submitted.connect(
            lambda new: self.change(
                form,
                lambda: move_milestone(self._journal, milestone.id, due=new.due, reason=new.reason),
                "done.move_milestone",
            )
        )
        form.open()

    def ask_person(self, analysis: MissionAnalysis) -> None:
        """Ask for another contact of the mission's client."""
        form = PersonForm(self._look, self._window)
        form.person_submitted.connect(
            lambda new: self.change(
                form,
                lambda: engagements.add_person(self._journal, analysis.client.id, new).change,
                "done.add_person",
                name=new.name,
            )
        )
        form.open()

    def ask_start(self, analysis: MissionAnalysis) -> None:
        """Ask for the first day of a proposed mission."""
        form = DayForm(self._look, "start", self._window)
        form.day_submitted.connect(
            lambda day: self.change(
                form,
                lambda: engagements.start_mission(self._journal, analysis.mission.id, at=day),
                "done.start_mission",
            )
        )
        form.open()

    def ask_close(self, analysis: MissionAnalysis) -> None:
        """Ask for the last day of a mission."""
        form = DayForm(self._look, "close", self._window)
        form.day_submitted.connect(
            lambda day: self.change(
                form,
                lambda: engagements.close_mission(self._journal, analysis.mission.id, at=day),
                "done.close_mission",
            )
        )
        form.open()

    def change(self, form: Form, act: Callable[[], Change], told: str, **facts: Fact) -> None:
        """Carry out what a form hands up and say ``told``; its problems stand beside its fields."""
        change = self._written(form, act)
        if change is not None:
            self._deeds.say_done(change, told, **facts)

    def _written(self, form: Form, act: Callable[[], Done]) -> Done | None:
        """Carry out ``act`` and close the form; keep it open with its problems otherwise."""
        try:
            done = act()
        except Unacceptable as refusal:
            form.show_problems(refusal.problems)
            return None
        except Trouble as trouble:
            form.say(self._deeds.trouble(trouble))
            return None
        form.accept()
        return done
