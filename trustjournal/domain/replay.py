"""What would the engine make of plain events, without any journal?

``replay`` takes objects as they stand in a JSON-lines file: ``{"day": 3.5, "code":
"delivered_on_time"}``, a rating, a raw gain or loss; the first may be ``{"start": 55, "drift":
true, "parameters": {…}}``. It gives one step an event, in order of days whatever the order given.
It is the same engine and the same phases as a journal's. Source: cli.md, replay.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trustjournal.domain.band import band
from trustjournal.domain.engine import step
from trustjournal.domain.event import EngineEvent, Moved
from trustjournal.domain.phases import PhaseMachine
from trustjournal.domain.plain_events import ToldEvent, read_events
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.state import TrustState
from trustjournal.domain.verdicts import Cause, Phase


@dataclass(frozen=True, slots=True)
class ReplayCause:
    """What moved the level in one step, in points."""

    cause: Cause
    code: str
    delta: float


@dataclass(frozen=True, slots=True)
class ReplayStep:
    """What stands just after an event; the causes sum to ``delta``, since the step before."""

    day: float
    level: float
    low: float
    high: float
    phase: Phase
    delta: float
    causes: tuple[ReplayCause, ...]


def replay(events: Iterable[Mapping[str, object]]) -> Iterator[ReplayStep]:
    """Yield a step for each event. Unacceptable, naming the line (from 1), if one is no event.

    All are read before the first step, so a bad event gives no step at all.
    """
    header, told = read_events(list(events))
    first = min((one.event.at for one in told), default=0.0)
    state = TrustState(header.start, min(0.0, first), settings=header.settings, drift=header.drift)
    return _steps(state, sorted(told, key=lambda one: one.event.at))


def _steps(state: TrustState, events: Iterable[ToldEvent]) -> Iterator[ReplayStep]:
    machine = PhaseMachine(state)
    for one in events:
        event, before = one.event, state.level
        time, healed = _wait(state, machine, event.at)
        moved = step(state, event)
        machine.observe(event)
        own = moved.event
        if one.acknowledged:
            owning_up = EngineEvent(event.at, SignalCode.ACKNOWLEDGED, is_contact=False)
            own += step(state, owning_up).event
        low, high = band(state.m, state.evidence)
        share = 100.0 * (1.0 - state.scar)
        yield ReplayStep(
            day=event.at,
            level=state.level,
            low=low * share,
            high=high * share,
            phase=machine.phase,
            delta=state.level - before,
            causes=_causes(event, Moved(time + moved.time, healed + moved.scar, own)),
        )


def _wait(state: TrustState, machine: PhaseMachine, until: float) -> tuple[float, float]:
    """Stop where the phase may change by waiting alone; return what time did on the way."""
    time = healed = 0.0
    while (look := machine.next_look()) is not None and state.at < look < until:
        drifted, closed = state.advance(look)
        time, healed = time + drifted, healed + closed
        machine.look()
    return time, healed


def _causes(event: EngineEvent, moved: Moved) -> tuple[ReplayCause, ...]:
    own = Cause.RATING if event.code is SignalCode.RATING else Cause.ENTRY
    told = (
        ReplayCause(Cause.TIME, "drift", moved.time),
        ReplayCause(Cause.SCAR, "scar", moved.scar),
        ReplayCause(own, event.code.value, moved.event),
    )
    return tuple(one for one in told if one.delta or one.cause is own)
