"""Where the page of the model meets the journal: what is shown there, what is set from there."""

from trustjournal.domain.calibration import sayings
from trustjournal.journal.calibrating import calibration
from trustjournal.journal.journal import Journal
from trustjournal.journal.parameters import (
    parameters_set,
    reset_parameters,
    set_engine_parameters,
)
from trustjournal.ui.desk.deeds import Deeds
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.settings.model import ModelPage
from trustjournal.ui.settings.screen import Section, SettingsPage


class ModelWork:
    """Fills the page of the model and writes what is set there."""

    def __init__(self, journal: Journal, presentation: Presentation, deeds: Deeds) -> None:
        self._journal = journal
        self._look = presentation
        self._deeds = deeds
        self.screen = ModelPage(presentation)
        self.screen.parameter_set.connect(self._set)
        self.screen.reset_asked.connect(self._reset)
        self.screen.all_reset_asked.connect(self._reset_all)

    def page(self) -> SettingsPage:
        """Return its place among the settings."""
        return SettingsPage(
            "model",
            self.screen,
            lambda: self._look.words("judging.model.page"),
            self._fill,
            section=Section.MODEL,
        )

    def _fill(self) -> None:
        learnt = calibration(self._journal)
        self.screen.show_model(parameters_set(self._journal), learnt.settings, sayings(learnt))

    def _set(self, name: str, value: float) -> None:
        self._deeds.do(
            lambda: set_engine_parameters(self._journal, {name: value}),
            "done.set_parameter",
            name=self._label(name),
        )

    def _reset(self, name: str) -> None:
        self._deeds.do(
            lambda: reset_parameters(self._journal, name),
            "done.reset_parameter",
            name=self._label(name),
        )

    def _reset_all(self) -> None:
        self._deeds.do(lambda: reset_parameters(self._journal), "done.reset_all")

    def _label(self, name: str) -> str:
        return self._look.words(f"parameters.{name}.label")
