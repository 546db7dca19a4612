"""Beside the journal of a mission: what asks for attention, and what would bring trust back."""

from PySide6.QtWidgets import QWidget

from trustjournal.domain.analysis import MissionAnalysis, PromiseState, RequestState
from trustjournal.domain.today import OPEN
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.cards import Section
from trustjournal.ui.kit.layouts import column
from trustjournal.ui.kit.open_things import OpenThings
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.mission.outlook import outlook_card
from trustjournal.ui.mission.past_warnings import PastWarnings

WIDTH = 320


class MissionSide(QWidget):
    """A narrow column: open requests, warnings, promises, the outlook, past warnings."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation
        self.things = OpenThings(presentation, "mission", narrow=True)
        self.past = PastWarnings(presentation)
        self._outlook = Section()
        self._shown: tuple[object, ...] = ()
        things = self.things
        self.setLayout(
            column(
                things.requests,
                things.look,
                things.commitments,
                things.steps,
                things.waitings,
                self._outlook,
                self.past,
                None,
                gap=theme.XL,
            )
        )
        self.setFixedWidth(presentation.px(WIDTH))

    def show_analysis(self, analysis: MissionAnalysis) -> None:
        """Show what stands open about a mission; what is in sight already stays as it is."""
        look, things = self._presentation, self.things
        requests = tuple(one for one in analysis.requests if one.state in OPEN)
        promises = tuple(
            open_ones(each) for each in (analysis.commitments, analysis.steps, analysis.waitings)
        )
        self._show_requests(requests)
        for show, these in zip(
            (things.show_commitments, things.show_steps, things.show_waitings),
            promises,
            strict=True,
        ):
            show(these, unnamed)
        things.show_warnings(tuple((warning, "") for warning in analysis.warnings))
        shown = (look.words, look.palette.name, analysis.outlook)
        if shown != self._shown:
            self._shown = shown
            card = outlook_card(look, analysis.outlook)
            self._outlook.show_things(look.words("screen.mission.outlook"), [card], note="")

    def _show_requests(self, requests: tuple[RequestState, ...]) -> None:
        heading = self._presentation.words("screen.mission.requests")
        self.things.show_requests(requests, heading, unnamed)


def open_ones(promises: tuple[PromiseState, ...]) -> tuple[PromiseState, ...]:
    """Return the promises that are not closed yet."""
    return tuple(state for state in promises if state.state in OPEN)


def unnamed(client_id: str, mission_id: str | None) -> tuple[str, str]:  # noqa: ARG001 - one shape
    """Every thing here is of the one mission in sight."""
    return "", ""
