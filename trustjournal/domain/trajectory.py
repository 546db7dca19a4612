"""What curve do the events of a relationship draw, and which fact moved it when?

The engine is run over the events in order of time, and the phase with it. Between events time
passes: at the moments at which a phase may change by waiting alone, once a week while nobody
speaks, and at marks asked for. Every move is kept with its cause, so the changes sum to the
difference of the levels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trustjournal.domain.analysis import Cause, LevelChange, TrajectoryPoint
from trustjournal.domain.band import band
from trustjournal.domain.engine import step
from trustjournal.domain.event import Raw, Start
from trustjournal.domain.fact import FactEvent, days_of, instant_of
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.phases import PhaseMachine
from trustjournal.domain.records import Standing
from trustjournal.domain.signals import SIGNALS, SignalCode
from trustjournal.domain.state import TrustState
from trustjournal.domain.view import BookedEvent, PhaseSpan

WEEK = 7.0


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where and as what a relationship starts."""

    start: Start
    standing: Standing
    at: datetime


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The run. ``marks`` gives, for each mark asked for, how many points and changes stand before
    it; the point there is the level just before anything of that moment. Marks before the beginning
    are left out.
    """

    state: TrustState
    machine: PhaseMachine
    booked: tuple[BookedEvent, ...]
    points: tuple[TrajectoryPoint, ...]
    changes: tuple[LevelChange, ...]
    phases: tuple[PhaseSpan, ...]
    marks: dict[datetime, tuple[int, int]]


def run(
    beginning: Beginning,
    facts: Sequence[FactEvent],
    until: datetime,
    *,
    settings: EngineSettings = DEFAULTS,
    marks: Iterable[datetime] = (),
) -> Trajectory:
    """Run the engine from the beginning over ``facts`` (in order of time) until ``until``."""
    runner = _Runner(beginning, settings, marks)
    last = len(facts) - 1
    for index, fact in enumerate(facts):
        runner.wait(fact.event.at)
        runner.take(fact)
        if index == last or facts[index + 1].at != fact.at:
            runner.draw(fact.at)
    runner.wait(days_of(until))
    runner.pass_until(days_of(until), until)
    return runner.result()


class _Runner:
    def __init__(
        self, beginning: Beginning, settings: EngineSettings, marks: Iterable[datetime]
    ) -> None:
        at = days_of(beginning.at)
        self.state = TrustState(beginning.start, at, settings=settings)
        self.machine = PhaseMachine(self.state, beginning.standing)
        self.booked: list[BookedEvent] = []
        self.points: list[TrajectoryPoint] = []
        self.changes: list[LevelChange] = []
        self.phases = [PhaseSpan(self.machine.phase, beginning.at)]
        self.marked: dict[datetime, tuple[int, int]] = {}
        ahead = {(days_of(mark), mark) for mark in marks if mark >= beginning.at}
        self.ahead = sorted(ahead, reverse=True)
        self.look = self.machine.next_look()
        self.draw(beginning.at)

    def wait(self, until: float) -> None:
        """Let time pass up to ``until`` (excluded), stopping where something may be seen."""
        while True:
            ahead = self._next_stop()
            if self.ahead and self.ahead[-1][0] <= min(ahead, until):
                days, mark = self.ahead.pop()
                self.pass_until(days, mark)
                self.marked[mark] = (len(self.points) - 1, len(self.changes))
            elif ahead < until:
                self.pass_until(ahead, instant_of(ahead))
            else:
                return

    def pass_until(self, days: float, at: datetime) -> None:
        """Let time pass without an event, and draw a point there."""
        if days > self.state.at:
            self._note_time(at, *self.state.advance(days))
            self.machine.look()
            self._note_phase(at)
        self.draw(at)

    def take(self, fact: FactEvent) -> None:
        event = fact.event
        moved = step(self.state, event)
        self.machine.observe(event)
        if moved.time or moved.scar:
            self._note_time(fact.at, moved.time, moved.scar)
        if not isinstance(event.code, Raw):
            self._book(fact, event.code, moved.event)
        self._note_phase(fact.at)

    def draw(self, at: datetime) -> None:
        """Add the point of this moment, unless the same stands there already."""
        state, last = self.state, self.points[-1] if self.points else None
        if last is not None and (last.at, last.level) == (at, state.level):
            self.points.pop()
        low, high = band(state.m, state.evidence)
        shown = 100.0 * (1.0 - state.scar)
        phase = self.machine.phase
        self.points.append(TrajectoryPoint(at, state.level, low * shown, high * shown, phase))

    def result(self) -> Trajectory:
        return Trajectory(
            self.state,
            self.machine,
            tuple(self.booked),
            tuple(self.points),
            tuple(self.changes),
            tuple(self.phases),
            self.marked,
        )

    def _next_stop(self) -> float:
        """The next look of the phase, or the next weekly one of a silence."""
        state = self.state
        quiet = state.last_contact + state.settings.quiet_days
        stop = max(quiet, state.at) + WEEK
        if self.look is not None and state.at < self.look < stop:
            return self.look
        return stop

    def _book(self, fact: FactEvent, code: SignalCode, delta: float) -> None:
        at, entry, mission = fact.at, fact.interaction_id, fact.mission_id
        if delta:
            cause = Cause.RATING if code is SignalCode.RATING else Cause.ENTRY
            self.changes.append(LevelChange(at, cause, code, delta, entry, mission))
        rule = SIGNALS[code]
        self.booked.append(
            BookedEvent(
                at,
                code,
                delta,
                self.state.level,
                mission,
                entry,
                fact.subject_id,
                rule.tier,
                rule.family,
                fact.event.excused,
                self.state.streak if rule.family is not None else 1.0,
            )
        )

    def _note_time(self, at: datetime, drifted: float, healed: float) -> None:
        if drifted:
            self.changes.append(LevelChange(at, Cause.TIME, "drift", drifted))
        if healed:
            self.changes.append(LevelChange(at, Cause.SCAR, "scar", healed))

    def _note_phase(self, at: datetime) -> None:
        self.look = self.machine.next_look()
        if self.machine.phase is not self.phases[-1].phase:
            self.phases.append(PhaseSpan(self.machine.phase, at))
