"""What would bring trust back, or carry it further?

Each plausible next event is tried on a copy of the engine; what it would bring is the difference.
Only what the consultant can do is tried, and only where it makes sense: a promise is kept where
one is open, a loss is owned up to where one has not been, a repair follows a loss.
"""

from collections.abc import Iterator

from trustjournal.domain.analysis import Outlook, PromiseState, RequestState
from trustjournal.domain.engine import step
from trustjournal.domain.event import EngineEvent
from trustjournal.domain.records import Commitment
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.state import TrustState
from trustjournal.domain.verdicts import DueState, Phase

LEAST_GAIN = 0.05  # points; below, it is not worth a line
RECENT_LOSS_DAYS = 90.0
MOST_STEPS = 200
_HURT = frozenset({Phase.WEAKENED, Phase.BROKEN, Phase.REBUILDING})


def outlook_of(
    state: TrustState,
    phase: Phase,
    *,
    requests: tuple[RequestState, ...] = (),
    commitments: tuple[PromiseState, ...] = (),
) -> tuple[Outlook, ...]:
    """Return what each plausible next event would bring, the greatest gain first."""
    found = []
    for code in _plausible(state, phase, requests, commitments):
        gain = _gain(state, code)
        if gain >= LEAST_GAIN:
            found.append(Outlook(code.value, gain, code.value))
    return tuple(sorted(found, key=lambda one: -one.gain))


def steps_back(
    state: TrustState, level: float, *, code: SignalCode = SignalCode.DELIVERED_ON_TIME
) -> int | None:
    """Return how many such events bring T back to ``level``; None if no number does."""
    ahead = state.fork()
    for count in range(MOST_STEPS + 1):
        if ahead.level >= level:
            return count
        step(ahead, EngineEvent(ahead.at, code))
    return None


def _gain(state: TrustState, code: SignalCode) -> float:
    return step(state.fork(), EngineEvent(state.at, code, is_contact=False)).event


def _plausible(
    state: TrustState,
    phase: Phase,
    requests: tuple[RequestState, ...],
    commitments: tuple[PromiseState, ...],
) -> Iterator[SignalCode]:
    owed = [one for one in commitments if one.state in {DueState.OPEN, DueState.DUE}]
    if state.can_acknowledge:
        yield SignalCode.ACKNOWLEDGED
    if phase in _HURT or _is_recently_hurt(state):
        yield SignalCode.REPAIR
    if any(request.state in {DueState.OPEN, DueState.DUE} for request in requests):
        yield SignalCode.REPLIED_IN_TIME
    if any(isinstance(one.promise, Commitment) and not one.promise.is_deliverable for one in owed):
        yield SignalCode.COMMITMENT_KEPT
    if state.silent:
        yield SignalCode.DISAGREEMENT_VOICED
    yield SignalCode.DELIVERED_ON_TIME
    yield SignalCode.MILESTONE
    yield SignalCode.PLANNING_SHARED
    yield SignalCode.CONTACT


def _is_recently_hurt(state: TrustState) -> bool:
    latest = max((times[-1] for times in state.recent_losses.values()), default=None)
    return latest is not None and state.at - latest <= RECENT_LOSS_DAYS
