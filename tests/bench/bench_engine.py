"""How long does the engine take, alone?"""

from collections.abc import Iterator
from itertools import count, cycle

from pytest_benchmark.fixture import BenchmarkFixture

from trustjournal.domain.engine import step
from trustjournal.domain.event import EngineEvent, Start
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.state import TrustState

CODES = (
    SignalCode.CONTACT,
    SignalCode.DELIVERED_ON_TIME,
    SignalCode.CONTROL_MEETING,
    SignalCode.CONTACT,
    SignalCode.LATE_DELIVERY,
    SignalCode.COMMITMENT_KEPT,
)
EVENTS = 10_000
DAYS_APART = 0.4


def test_one_event(benchmark: BenchmarkFixture) -> None:
    """One more event of a long relationship: a state that has seen much is no slower."""
    state, coming = _state(), _events()
    for _ in range(1000):
        step(state, next(coming))
    events = [next(coming) for _ in range(EVENTS)]
    following = iter(events)
    benchmark.pedantic(lambda: step(state, next(following)), rounds=EVENTS, iterations=1)


def test_ten_thousand_events(benchmark: BenchmarkFixture) -> None:
    """A whole relationship from scratch."""
    coming = _events()
    events = [next(coming) for _ in range(EVENTS)]

    def live() -> float:
        state = _state()
        for event in events:
            step(state, event)
        return state.level

    assert 0.0 <= benchmark(live) <= 100.0


def _state() -> TrustState:
    return TrustState(Start(0.55, 6.0))


def _events() -> Iterator[EngineEvent]:
    for number, code in zip(count(1), cycle(CODES), strict=False):
        yield EngineEvent(number * DAYS_APART, code, amount=2.0, incident=str(number))
