"""Where does each request and each promise stand, given the acts done to it?

The functions take a file in which only known facts are left (``known_by`` in analyse.py) and read
states off its acts; nothing here is stored. A due or an answer said only by its day is a bracket:
it is late only when the whole bracket is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from trustjournal.domain.analysis import PromiseState, RequestState
from trustjournal.domain.business_time import WorkingTime, after_business_hours, business_hours
from trustjournal.domain.kinds import ActKind, Kind, ReplyClock
from trustjournal.domain.moments import Moment
from trustjournal.domain.parameters import DEFAULTS
from trustjournal.domain.records import Act, ClientFile, Commitment, Interaction, Step, Waiting
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.verdicts import DueState

REPLY_HOURS = DEFAULTS.reply_hours
REPLY_SOON_HOURS = 20.0  # choice: four hours to act
DUE_SOON = timedelta(days=2)  # choice
CLOSING = frozenset({ActKind.KEEP, ActKind.BREAK, ActKind.RECEIVE, ActKind.FINISH})

Promise: TypeAlias = Commitment | Waiting | Step
Acts: TypeAlias = Mapping[str, Sequence[Act]]


def acts_by_subject(file: ClientFile) -> dict[str, list[Act]]:
    """Return the acts on each subject, in order of (done, seq)."""
    found: dict[str, list[Act]] = {}
    for act in file.acts:
        found.setdefault(act.subject_id, []).append(act)
    for acts in found.values():
        if len(acts) > 1:
            acts.sort(key=lambda act: (act.done.start, act.seq))
    return found


def happened(file: ClientFile, at: datetime) -> tuple[Interaction, ...]:
    """Return the interactions that count: logged ones, and planned ones confirmed as they stand.

    A planned one confirmed by another entry is carried by that entry.
    """
    if all(one.kind is Kind.LOG for one in file.interactions):
        return file.interactions
    confirmed = {
        act.subject_id
        for act in file.acts
        if act.kind is ActKind.CONFIRM and act.interaction_id in {None, act.subject_id}
    }
    return tuple(
        one if one.kind is Kind.LOG else replace(one, kind=Kind.LOG)
        for one in file.interactions
        if one.kind is Kind.LOG or (one.id in confirmed and one.happened.start <= at)
    )


def is_request(interaction: Interaction) -> bool:
    """Whether it awaits a reply: marked so, or the client could not reach me."""
    if interaction.needs_reply or not interaction.signals:
        return interaction.needs_reply
    return any(signal.code is SignalCode.UNREACHABLE for signal in interaction.signals)


def answer_to(request_id: str, acts: Acts) -> Act | None:
    """Return the first answer to a request; a holding answer is one: the article says react."""
    return next((act for act in acts.get(request_id, ()) if act.kind is ActKind.ANSWER), None)


def elapsed_hours(since: Moment, until: Moment) -> tuple[float, float]:
    """Return the least and the most hours between two moments that may be brackets."""
    least = (until.start - since.end).total_seconds() / 3600
    most = (until.end - since.start).total_seconds() / 3600
    return max(0.0, least), max(0.0, most)


def request_states(
    interactions: Sequence[Interaction],
    acts: Acts,
    at: datetime,
    *,
    clock: ReplyClock,
    working: WorkingTime,
) -> tuple[RequestState, ...]:
    """Return the state at ``at`` of every request among ``interactions``, oldest first.

    ``business_hours`` of an answered request is counted only where that clock decides; otherwise
    it repeats ``hours``.
    """
    return tuple(
        _request_state(one, answer_to(one.id, acts), at, clock=clock, working=working)
        for one in interactions
        if is_request(one)
    )


def deciding_hours(
    since: Moment, until: Moment, *, clock: ReplyClock, working: WorkingTime
) -> tuple[float, float]:
    """Return the least and the most hours a reply took by the clock that decides."""
    if clock is ReplyClock.CALENDAR:
        return elapsed_hours(since, until)
    least = business_hours(since.end, until.start, working)
    return least, business_hours(since.start, until.end, working)


def closing_act(promise_id: str, acts: Acts) -> Act | None:
    """Return the act that closed a commitment, a waiting or a step, if one has."""
    return next((act for act in acts.get(promise_id, ()) if act.kind in CLOSING), None)


def standing_dues(promise: Promise, acts: Acts) -> tuple[Moment, ...]:
    """Return the dues that were agreed one after the other, the first one first."""
    moved = [
        act.due
        for act in acts.get(promise.id, ())
        if act.kind is ActKind.RENEGOTIATE and act.due is not None
    ]
    return (*(() if promise.due is None else (promise.due,)), *moved)


def missed_due(promise: Promise, acts: Acts, done: Moment) -> Moment | None:
    """Return the due that passed before ``done``, if one did.

    A due moved in time never passed; one moved only after it had passed stays missed.
    """
    due = promise.due
    for act in acts.get(promise.id, ()):
        if act.kind is not ActKind.RENEGOTIATE or act.due is None:
            continue
        if due is not None and is_late(act.done, due):
            return due
        due = act.due
    return due if due is not None and is_late(done, due) else None


def is_late(done: Moment, due: Moment) -> bool:
    """Whether the whole of ``done`` lies after ``due``; a due that is a day means its end."""
    return done.start >= due.end if due.is_day else done.start > due.end


def days_late(done: Moment, due: Moment) -> float:
    """Return the days from ``due`` to ``done``: calendar days where only days were said."""
    if due.is_day or done.is_day:
        last = (due.end - timedelta(microseconds=1)) if due.is_day else due.end
        return float((done.local_day - replace(due, start=last).local_day).days)
    return (done.start - due.end).total_seconds() / 86_400


def promise_state(promise: Promise, acts: Acts, at: datetime) -> PromiseState:
    """Return where a commitment, waiting or step stands at ``at``."""
    dues = standing_dues(promise, acts)
    due = dues[-1] if dues else None
    closed = closing_act(promise.id, acts)
    if closed is None:
        state = _open_state(due, at)
    elif closed.kind is ActKind.BREAK:
        state = DueState.BROKEN
    else:
        late = missed_due(promise, acts, closed.done) is not None
        state = DueState.DONE_LATE if late else DueState.DONE
    return PromiseState(
        promise,
        due_at=due.end if due else None,
        due_is_day=due is not None and due.is_day,
        due_day=due.local_day if due else None,
        state=state,
        renegotiated=len(dues) - (promise.due is not None),
        closed_at=closed.done.start if closed else None,
    )


def _open_state(due: Moment | None, at: datetime) -> DueState:
    if due is None:
        return DueState.OPEN
    if at >= due.end:
        return DueState.OVERDUE
    reach = due.end - (timedelta(days=1) if due.is_day else timedelta())
    return DueState.DUE if reach - at <= DUE_SOON else DueState.OPEN


def _request_state(
    request: Interaction,
    answer: Act | None,
    at: datetime,
    *,
    clock: ReplyClock,
    working: WorkingTime,
) -> RequestState:
    since = request.happened
    until = answer.done if answer else replace(since, start=at, end=at)
    hours, most = elapsed_hours(since, until)
    by_business = clock is ReplyClock.BUSINESS
    counted = answer is None or by_business
    business = business_hours(since.end, until.start, working) if counted else hours
    deciding = business if by_business else hours
    state = DueState.OPEN
    if answer is not None:
        state = DueState.DONE_LATE if deciding > REPLY_HOURS else DueState.DONE
    elif deciding >= REPLY_SOON_HOURS:
        state = DueState.OVERDUE if deciding >= REPLY_HOURS else DueState.DUE
    due_at = (
        after_business_hours(since.end, REPLY_HOURS, working)
        if by_business
        else since.end + timedelta(hours=REPLY_HOURS)
    )
    return RequestState(
        interaction=request,
        due_at=due_at,
        hours=hours,
        hours_most=most,
        business_hours=business,
        state=state,
        answered_at=answer.done.start if answer else None,
        answered_by=answer.interaction_id if answer else None,
    )
