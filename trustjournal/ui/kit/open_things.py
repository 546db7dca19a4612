"""What stands open, wherever it is shown: requests, promises and warnings, each with its deeds.

The Today screen shows them over all missions, a mission's page its own. Both ask the same things of
whoever holds the journal, so both hand up the Qt signals of this one object.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.domain.analysis import PromiseState, RequestState, TrustWarning
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.cards import Section, listed
from trustjournal.ui.kit.labels import Text
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.ui.kit.promise_row import PromiseDeeds, PromiseRow
from trustjournal.ui.kit.request_row import RequestRow, clock_text
from trustjournal.ui.kit.warning_card import WarningList

Naming = Callable[[str, str | None], tuple[str, str]]  # ids of client and mission -> their names


class OpenThings(QObject):
    """Sections to be placed on a screen; ``narrow`` ones stand in a side column."""

    request_answered = Signal(str)
    holding_asked = Signal(str)
    commitment_kept = Signal(str)
    promise_moved = Signal(str)
    promise_shared = Signal(str, bool)  # whether the client may read it from now on
    waiting_received = Signal(str)
    step_finished = Signal(str)
    warning_action_asked = Signal(object)
    warning_aside_asked = Signal(object)

    def __init__(self, presentation: Presentation, place: str, *, narrow: bool = False) -> None:
        """``place`` is where the headings stand in the words: today or mission."""
        super().__init__()
        self._presentation = presentation
        self._place, self._is_narrow = place, narrow
        self._margin = theme.M if narrow else theme.L
        self._told: dict[str, tuple[object, ...]] = {}
        self._warnings = WarningList(presentation)
        self.requests, self.commitments = Section(), Section()
        self.steps, self.waitings = Section(), Section()
        self.look = Section(self._warnings)
        self._warnings.action_asked.connect(self.warning_action_asked)
        self._warnings.aside_asked.connect(self.warning_aside_asked)

    def show_requests(
        self, requests: Sequence[RequestState], heading: str, naming: Naming, *, calm: str = ""
    ) -> None:
        """Show open requests; ``calm`` is said where there is none."""
        clocks = tuple((one.interaction, one.state, self._clock(one)) for one in requests)
        if self._is_told("requests", (heading, clocks)):
            return
        rows: list[QWidget] = []
        for request in requests:
            entry = request.interaction
            client, mission = naming(entry.client_id, entry.mission_id)
            line = RequestRow(
                self._presentation, request, client=client, mission=mission, narrow=self._is_narrow
            )
            line.answered.connect(self.request_answered)
            line.holding_asked.connect(self.holding_asked)
            rows.append(line)
        if not rows and calm:
            quiet = Text(calm, "muted")
            quiet.setContentsMargins(0, theme.M, 0, theme.M)
            rows.append(quiet)
        note = str(len(requests)) if requests else ""
        self._show(self.requests, heading, rows, note=note)

    def show_commitments(self, promises: Iterable[PromiseState], naming: Naming) -> None:
        """Show what I promised."""
        deeds = PromiseDeeds(
            self.commitment_kept.emit, self.promise_moved.emit, self.promise_shared.emit
        )
        self._show_promises(self.commitments, "commitments", promises, deeds, naming)

    def show_steps(self, promises: Iterable[PromiseState], naming: Naming) -> None:
        """Show my next actions."""
        deeds = PromiseDeeds(self.step_finished.emit)
        self._show_promises(self.steps, "steps", promises, deeds, naming)

    def show_waitings(self, promises: Iterable[PromiseState], naming: Naming) -> None:
        """Show what clients owe."""
        deeds = PromiseDeeds(self.waiting_received.emit, share=self.promise_shared.emit)
        self._show_promises(self.waitings, "waiting_for", promises, deeds, naming)

    def show_warnings(self, warnings: Sequence[tuple[TrustWarning, str]]) -> None:
        """Show warnings, each with whose it is, gravest first."""
        if self._is_told("warnings", tuple(warnings)):
            return
        self._warnings.show_warnings(tuple(warnings))
        self.look.show_things(
            self._presentation.words(f"screen.{self._place}.warnings"),
            [self._warnings] if warnings else [],
            note=str(len(warnings)),
        )

    def _show_promises(
        self,
        section: Section,
        heading: str,
        promises: Iterable[PromiseState],
        deeds: PromiseDeeds,
        naming: Naming,
    ) -> None:
        shown = tuple(promises)
        if self._is_told(heading, shown):
            return
        rows: list[QWidget] = []
        for state in shown:
            names = naming(state.promise.client_id, state.promise.mission_id)
            whose = " · ".join(name for name in names if name)
            line = PromiseRow(self._presentation, state, deeds, whose=whose, narrow=self._is_narrow)
            rows.append(line)
        told = self._presentation.words(f"screen.{self._place}.{heading}")
        self._show(section, told, rows, note=str(len(rows)))

    def _clock(self, request: RequestState) -> str:
        return clock_text(self._presentation, request)

    def _is_told(self, what: str, told: tuple[object, ...]) -> bool:
        """Whether the very same is in sight already: rows are not built for nothing."""
        look = self._presentation
        now = (look.words, look.palette.name, look.today(), told)
        same = self._told.get(what) == now
        self._told[what] = now
        return same

    def _show(self, section: Section, heading: str, rows: list[QWidget], *, note: str) -> None:
        things: list[QWidget] = [listed(rows, margin=self._margin)] if rows else []
        section.show_things(heading, things, note=note)
