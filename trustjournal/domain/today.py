"""What asks for the consultant this morning, over all clients?

What I hold up comes first: open requests by their limit, promises by their date. The same thing
seen from two missions of a client is said once, and the mild notes about a client are limited to
two, five in all: the home screen is not the place for all of them (``warnings`` lists every one).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trustjournal.domain.analysis import MissionAnalysis, PromiseState, RequestState, TrustWarning
from trustjournal.domain.verdicts import DueState, Gravity
from trustjournal.domain.warnings.find import pressing

OPEN = frozenset({DueState.OPEN, DueState.DUE, DueState.OVERDUE})
NOTES_PER_CLIENT = 2
NOTES_AT_MOST = 5
GRAVITY_ORDER = {gravity: place for place, gravity in enumerate(Gravity)}


@dataclass(frozen=True, slots=True)
class Today:
    """The home screen. ``missions`` are those under way or asking for something, the one that
    needs me most first; ``card`` is the id of one card of advice.
    """

    on: datetime
    requests: tuple[RequestState, ...]
    commitments: tuple[PromiseState, ...]
    waitings: tuple[PromiseState, ...]
    steps: tuple[PromiseState, ...]
    warnings: tuple[TrustWarning, ...]
    missions: tuple[MissionAnalysis, ...]
    card: str | None


def compose_today(analyses: Sequence[MissionAnalysis], at: datetime) -> Today:
    """Gather what asks for the consultant at ``at`` from the analyses of all missions."""
    missions = tuple(sorted((each for each in analyses if _asks(each)), key=_need))
    return Today(
        on=at,
        requests=_open_requests(analyses),
        commitments=_open_promises(each.commitments for each in analyses),
        waitings=_open_promises(each.waitings for each in analyses),
        steps=_open_promises(each.steps for each in analyses),
        warnings=_warnings(analyses),
        missions=missions,
        card=_card(missions, at),
    )


def _open_requests(analyses: Sequence[MissionAnalysis]) -> tuple[RequestState, ...]:
    found = {
        request.interaction.id: request
        for analysis in analyses
        for request in analysis.requests
        if request.state in OPEN
    }
    return tuple(sorted(found.values(), key=lambda request: request.due_at))


def _open_promises(states: Iterable[Iterable[PromiseState]]) -> tuple[PromiseState, ...]:
    """Return what is open, the first due first, undated things last in order of entry."""
    found = {state.promise.id: state for group in states for state in group if state.state in OPEN}
    return tuple(sorted(found.values(), key=_due_first))


def _due_first(state: PromiseState) -> tuple[bool, datetime, int]:
    due = state.due_at if state.due_at is not None else state.promise.made.start
    return state.due_at is None, due, state.promise.seq


def _warnings(analyses: Sequence[MissionAnalysis]) -> tuple[TrustWarning, ...]:
    once = {warning.id: warning for each in reversed(analyses) for warning in each.warnings}
    notes: Counter[str] = Counter()
    kept: list[TrustWarning] = []
    kept_notes = 0
    for warning in sorted(once.values(), key=pressing):
        if warning.gravity is Gravity.NOTE:
            notes[warning.client_id] += 1
            if notes[warning.client_id] > NOTES_PER_CLIENT or kept_notes == NOTES_AT_MOST:
                continue
            kept_notes += 1
        kept.append(warning)
    return tuple(kept)


def _asks(analysis: MissionAnalysis) -> bool:
    return not analysis.is_ended or bool(analysis.warnings)


def _need(analysis: MissionAnalysis) -> tuple[int, int, float]:
    """Gravest warning first, then more of them, then the lowest level."""
    gravities = [GRAVITY_ORDER[warning.gravity] for warning in analysis.warnings]
    gravest = min(gravities, default=len(GRAVITY_ORDER))
    return gravest, -gravities.count(gravest), analysis.level


def _card(missions: Sequence[MissionAnalysis], at: datetime) -> str | None:
    """Return the best card of the mission in most need; on a calm day missions take turns."""
    advised = [each for each in missions if each.cards]
    if not advised:
        return None
    is_calm = all(warning.gravity is Gravity.NOTE for each in advised for warning in each.warnings)
    turn = at.toordinal() % len(advised) if is_calm else 0
    return advised[turn].cards[0]
