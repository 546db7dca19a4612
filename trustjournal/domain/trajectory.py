"""What curve do the events of a relationship draw, and which fact moved it when?

The engine is run over the events in order of time, and the phase with it. Between events time
passes, with a stop at the moments at which a phase may change by waiting alone, and once a week
while nobody speaks. Every move is kept with its cause, so the changes sum to the difference of the
levels; what the engine held at each stop is kept too, so that any moment between can be told.

A run may be taken up again (``Run``): facts that come after those already run cost no more than
themselves, facts that come before only from the last checkpoint on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, Self

from trustjournal.domain.analysis import LevelChange, TrajectoryPoint
from trustjournal.domain.band import band
from trustjournal.domain.engine import step
from trustjournal.domain.event import Raw, Start
from trustjournal.domain.fact import FactEvent, days_of, instant_of
from trustjournal.domain.kinds import Standing
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.phases import PhaseMachine
from trustjournal.domain.signals import SIGNALS, SignalCode
from trustjournal.domain.state import TrustState
from trustjournal.domain.verdicts import Cause, Phase
from trustjournal.domain.view import BookedEvent, PhaseSpan

WEEK = 7.0


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where and as what a relationship starts."""

    start: Start
    standing: Standing
    at: datetime


class Stop(NamedTuple):
    """What the engine held just after a point of the curve: enough to let time pass from there."""

    at: float
    m: float
    n: float
    lasting_scar: float
    temporary_scar: float
    last_contact: float
    silent: int


@dataclass(frozen=True, slots=True)
class Trajectory:
    """A relationship run until a moment. There is a stop for each point."""

    state: TrustState
    phase: Phase
    booked: tuple[BookedEvent, ...]
    points: tuple[TrajectoryPoint, ...]
    stops: tuple[Stop, ...]
    changes: tuple[LevelChange, ...]
    phases: tuple[PhaseSpan, ...]

    def since(self, mark: datetime) -> tuple[list[TrajectoryPoint], list[LevelChange]]:
        """Return the curve from ``mark``, which is its first point, and what moved it since.

        What happened at ``mark`` itself has moved it since. From the beginning on, it is all.
        """
        if mark <= self.points[0].at:
            return list(self.points), list(self.changes)
        place = bisect_left(self.points, mark, key=lambda point: point.at)
        drifted, healed, point = self._tell(place - 1, mark)
        first = bisect_left(self.changes, mark, key=lambda change: change.at)
        changes = list(self.changes[first:])
        if place < len(self.points):
            told = {Cause.TIME: drifted, Cause.SCAR: healed}
            changes = _less(changes, self.points[place].at, told)
        return [point, *self.points[place:]], changes

    def point_at(self, mark: datetime) -> TrajectoryPoint:
        """Return the point of a moment, after whatever happened then; the first one before."""
        place = bisect_right(self.points, mark, key=lambda point: point.at) - 1
        return self.points[0] if place < 0 else self._tell(place, mark)[2]

    def _tell(self, place: int, mark: datetime) -> tuple[float, float, TrajectoryPoint]:
        """Let time pass from a stop: what drift and scars did, and the point there."""
        stop, last = self.stops[place], self.state
        start = Start(last.start, stop.n)
        past = TrustState(start, stop.at, settings=last.settings, drift=last.drift)
        past.m, past.last_contact, past.silent = stop.m, stop.last_contact, stop.silent
        past.wound(temporary=stop.temporary_scar, lasting=stop.lasting_scar)
        past.level = past.shown()
        days = days_of(mark)
        drifted, healed = past.advance(days) if days > stop.at else (0.0, 0.0)
        return drifted, healed, draw(past, mark, self.points[place].phase)


class Run:
    """A relationship while it is run. ``booked``, ``points`` and the rest grow with the facts."""

    def __init__(self, beginning: Beginning, settings: EngineSettings = DEFAULTS) -> None:
        """Stand at the beginning."""
        self.state = TrustState(beginning.start, days_of(beginning.at), settings=settings)
        self.machine = PhaseMachine(self.state, beginning.standing)
        self.booked: list[BookedEvent] = []
        self.points: list[TrajectoryPoint] = []
        self.stops: list[Stop] = []
        self.changes: list[LevelChange] = []
        self.phases = [PhaseSpan(self.machine.phase, beginning.at)]
        self._look = self.machine.next_look()
        self._drawn_at: datetime | None = None
        self._draw(beginning.at)

    def branch(self) -> Self:
        """Return an independent copy."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.state = self.state.fork()
        other.machine = self.machine.fork(other.state)
        for name in ("booked", "points", "stops", "changes", "phases"):
            setattr(other, name, list(getattr(self, name)))
        return other

    def follow(self, facts: Sequence[FactEvent], first: int = 0) -> None:
        """Run over ``facts`` from place ``first``; they come in order of time."""
        last = len(facts) - 1
        for place in range(first, last + 1):
            fact = facts[place]
            self._wait(fact.event.at)
            self._take(fact)
            if place == last or facts[place + 1].at != fact.at:
                self._draw_fact(fact.at)

    def until(self, at: datetime) -> Trajectory:
        """Return the trajectory until ``at``, and stay where the last fact was."""
        ahead, days = self.branch(), days_of(at)
        ahead._wait(days)  # noqa: SLF001 - its own kind
        ahead._pass(days, at)  # noqa: SLF001 - its own kind
        return Trajectory(
            ahead.state,
            ahead.machine.phase,
            tuple(ahead.booked),
            tuple(ahead.points),
            tuple(ahead.stops),
            tuple(ahead.changes),
            tuple(ahead.phases),
        )

    def _wait(self, until: float) -> None:
        """Let time pass up to ``until`` (excluded), stopping where something may be seen."""
        while (ahead := self._next_stop()) < until:
            self._pass(ahead, instant_of(ahead))

    def _pass(self, days: float, at: datetime) -> None:
        """Let time pass without an event, and draw a point there."""
        if days > self.state.at:
            self._note_time(at, *self.state.advance(days))
            self.machine.look()
            self._note_phase(at)
            self._draw(at)

    def _take(self, fact: FactEvent) -> None:
        event = fact.event
        moved = step(self.state, event)
        self.machine.observe(event)
        if moved.time or moved.scar:
            self._note_time(fact.at, moved.time, moved.scar)
        if not isinstance(event.code, Raw):
            self._book(fact, event.code, moved.event)
        self._note_phase(fact.at)

    def _draw_fact(self, at: datetime) -> None:
        """Draw the point of an instant once, also if more of it is told later."""
        if self._drawn_at == at:
            self.points.pop()
            self.stops.pop()
        self._draw(at)
        self._drawn_at = at

    def _draw(self, at: datetime) -> None:
        state = self.state
        self.points.append(draw(state, at, self.machine.phase))
        self.stops.append(
            Stop(
                state.at,
                state.m,
                state.n,
                state.lasting_scar,
                state.temporary_scar,
                state.last_contact,
                state.silent,
            )
        )

    def _next_stop(self) -> float:
        """The next look of the phase, or the next weekly one of a silence."""
        state = self.state
        stop = max(state.last_contact + state.settings.quiet_days, state.at) + WEEK
        if self._look is not None and state.at < self._look < stop:
            return self._look
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
        self._look = self.machine.next_look()
        if self.machine.phase is not self.phases[-1].phase:
            self.phases.append(PhaseSpan(self.machine.phase, at))


def run(
    beginning: Beginning,
    facts: Sequence[FactEvent],
    until: datetime,
    *,
    settings: EngineSettings = DEFAULTS,
) -> Trajectory:
    """Run the engine from the beginning over ``facts`` (in order of time) until ``until``."""
    running = Run(beginning, settings)
    running.follow(facts)
    return running.until(until)


def draw(state: TrustState, at: datetime, phase: Phase) -> TrajectoryPoint:
    """Return the point of a state: its level and band, as shown."""
    low, high = band(state.m, state.evidence)
    share = 100.0 * (1.0 - state.scar)
    return TrajectoryPoint(at, state.level, low * share, high * share, phase)


def _less(changes: list[LevelChange], at: datetime, told: dict[Cause, float]) -> list[LevelChange]:
    """Take off the time that passed before a slice began from the stop that follows."""
    left: list[LevelChange] = []
    for place, change in enumerate(changes):
        if change.at > at:
            return left + changes[place:]
        rest = change.delta - told.pop(change.cause, 0.0)
        if rest:
            left.append(change if rest == change.delta else replace(change, delta=rest))
    return left
