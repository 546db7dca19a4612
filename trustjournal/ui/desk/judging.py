"""What people say of trust, and what is done about a warning, asked in the window and written."""

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.journal import judgements
from trustjournal.journal.calibrating import settings_at
from trustjournal.journal.journal import Journal
from trustjournal.journal.past_warnings import looked_back
from trustjournal.journal.reach import set_channels
from trustjournal.journal.reading import client_file
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.desk.form_work import FormWork
from trustjournal.ui.kit.background import begin
from trustjournal.ui.kit.warning_card import Aside, Until
from trustjournal.ui.mission.judging_forms import (
    AsideForm,
    ChannelsForm,
    LevelForm,
    RatingForm,
)
from trustjournal.ui.mission.past_warnings import PastWarnings
from trustjournal.ui.window import MainWindow


class Judging:
    """Asks with forms and menus, and writes what they hand up."""

    def __init__(self, journal: Journal, window: MainWindow, deeds: Deeds, forms: FormWork) -> None:
        """``forms`` carries out what a form hands up."""
        self._journal = journal
        self._window = window
        self._look = window.presentation
        self._deeds = deeds
        self._forms = forms

    def put_aside(self, aside: Aside) -> None:
        """Leave a warning for later, or for good; a day not named yet is asked."""
        journal, warning = self._journal, aside.warning
        if aside.until is Until.FOR_GOOD:
            self._deeds.do(lambda: judgements.dismiss(journal, warning.id), "done.dismiss")
        elif aside.until is Until.IT_CHANGES:
            self._deeds.do(
                lambda: judgements.snooze(journal, warning.id), "done.snooze_until_change"
            )
        elif aside.day is None:
            self._ask_day(aside)
        else:
            self._deeds.do(
                lambda: judgements.snooze(journal, warning.id, until=aside.day),
                "done.snooze",
                day=aside.day.isoformat(),
            )

    def ask_rating(self, analysis: MissionAnalysis) -> None:
        """Ask for a rating of a mission."""
        form = RatingForm(self._look, self._window)
        form.rating_submitted.connect(
            lambda new: self._forms.change(
                form,
                lambda: judgements.rate(
                    self._journal, analysis.mission.id, new.value, by=new.by, at=new.day
                ),
                "done.rate",
                value=new.value,
            )
        )
        form.open()

    def ask_level(self, analysis: MissionAnalysis) -> None:
        """Ask for the consultant's own level."""
        form = LevelForm(self._look, analysis.level, self._window)
        form.level_submitted.connect(
            lambda new: self._forms.change(
                form,
                lambda: judgements.override(
                    self._journal, analysis.mission.id, new.level, reason=new.reason
                ),
                "done.override",
                value=new.level,
            )
        )
        form.open()

    def ask_channels(self, analysis: MissionAnalysis) -> None:
        """Ask by which means the client can reach the consultant."""
        client = analysis.client
        form = ChannelsForm(self._look, client.reachable_by, self._window)
        form.channels_submitted.connect(
            lambda named: self._forms.change(
                form, lambda: set_channels(self._journal, client.id, named), "done.set_channels"
            )
        )
        form.open()

    def look_back(self, analysis: MissionAnalysis, shown: PastWarnings) -> None:
        """Find the warnings of the last months beside the window, then show them."""
        file = client_file(self._journal, analysis.client.id)
        at, rules = self._journal.now(), settings_at(self._journal)
        begin(
            lambda: looked_back((file,), at, rules, mission_id=analysis.mission.id),
            lambda spans: shown.show_spans(analysis.mission.id, spans),
        )

    def _ask_day(self, aside: Aside) -> None:
        form = AsideForm(self._look, self._window)
        form.day_submitted.connect(
            lambda day: self._forms.change(
                form,
                lambda: judgements.snooze(self._journal, aside.warning.id, until=day),
                "done.snooze",
                day=day.isoformat(),
            )
        )
        form.open()
