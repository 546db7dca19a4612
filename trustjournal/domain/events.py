"""Which events of trust follow from the facts of a file, one event per fact, never two?

An interaction books a contact, or a reply when it answers a request; then what it does to earlier
promises and silences (its acts); then its signals. A signal that says what an act of the same
entry does (``!livré`` on the line that keeps a promise) is that one fact, booked once. Planned
interactions count for nothing until confirmed. A loss is booked only when it is sure: a reply
known by its day alone is late only if the whole day lies beyond 24 hours.

The functions take a file in which only known facts are left.
Source: trust model §1 and §2.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TypeAlias

from trustjournal.domain.booking import Booking, Source, Told, book, mission_of
from trustjournal.domain.event import EngineEvent, Raw
from trustjournal.domain.fact import FactEvent, days_of
from trustjournal.domain.kinds import ActKind, Channel, Rater
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.planned_results import LAST, planned_results
from trustjournal.domain.records import Act, ClientFile, Interaction, Rating
from trustjournal.domain.signals import CONTROLS, SIGNALS, Detail, Effect, Signal, SignalCode
from trustjournal.domain.states import (
    answer_to,
    closing_act,
    days_late,
    deciding_hours,
    missed_due,
)

KnownEntries: TypeAlias = dict[str, tuple[tuple[object, ...], tuple[FactEvent, ...]]]

EXCUSES = frozenset(
    {
        Detail.EXCUSED,
        Detail.WARNED,
        Detail.FORCE_MAJEURE,
        Detail.TOLD_BEFORE,
        Detail.CLIENT_CAUSE,
    }
)
SOFT_CHANGES = frozenset(
    {
        Detail.HANDOVER,
        Detail.ILLNESS,
        Detail.NEW_SKILLS,
        Detail.FORCE_MAJEURE,
        Detail.EXCUSED,
    }
)
_KEPT = frozenset({SignalCode.DELIVERED_ON_TIME, SignalCode.COMMITMENT_KEPT})
_BOOKED_BY_ACTS = {
    ActKind.KEEP: frozenset({*_KEPT, SignalCode.LATE_DELIVERY}),
    ActKind.BREAK: frozenset({SignalCode.PROMISE_BROKEN}),
    ActKind.VOICE: frozenset({SignalCode.DISAGREEMENT_VOICED}),
    ActKind.REVEAL: frozenset({SignalCode.SILENCE_REVEALED}),
}
_MOVING = frozenset({Effect.GAIN, Effect.OBSERVATION, Effect.CHANGE})
_OWN = frozenset(SignalCode) - CONTROLS - {SignalCode.RATING, SignalCode.CONSULTANT_CHANGE}
_IMPLIED = frozenset({SignalCode.CONTACT, SignalCode.REPLIED_IN_TIME, SignalCode.ACKNOWLEDGED})


def facts_of(
    file: ClientFile,
    at: datetime,
    *,
    zone: str,
    settings: EngineSettings = DEFAULTS,
    known: KnownEntries | None = None,
) -> tuple[FactEvent, ...]:
    """Return the events of a known file in order of (happened, sequence).

    ``known`` holds entries already turned into events under the same settings: a cache.
    """
    booking = Booking(file, at, zone=zone, settings=settings)
    remembered = {} if known is None else known
    events: list[FactEvent] = []
    for one in booking.interactions:
        events += _of_entry(booking, one, remembered)
    for act in booking.silent:
        source = Source(act.done, act.seq, mission_of(booking, act))
        events += _of_act(booking, act, source)
    events += [_of_rating(rating, order) for order, rating in enumerate(file.ratings)]
    events += planned_results(file, events, zone)
    events += _apologies(booking, events)
    events.sort(key=lambda fact: (fact.event.at, fact.seq))
    return tuple(events)


def _of_entry(booking: Booking, one: Interaction, known: KnownEntries) -> tuple[FactEvent, ...]:
    """The events of an entry, as they were if the records behind them are the same still."""
    behind, before = booking.behind(one), known.get(one.id)
    if before is not None and before[0] == behind:
        return before[1]
    events = tuple(_of_interaction(booking, one))
    if all(signal.code in _OWN for signal in one.signals):
        known[one.id] = (behind, events)
    return events


def _of_interaction(booking: Booking, one: Interaction) -> Iterator[FactEvent]:
    source = Source(one.happened, one.seq, one.mission_id, one, list(one.signals))
    source.touches = _is_contact(one)
    acts = booking.said.get(one.id, [])
    answers = [act for act in acts if act.kind is ActKind.ANSWER]
    if answers:
        for act in answers:
            yield from _of_act(booking, act, source)
        if source.touches:
            yield book(source, Raw.TOUCH)
    elif source.touches:
        yield book(source, SignalCode.CONTACT)
    for act in acts:
        if act.kind is not ActKind.ANSWER:
            yield from _of_act(booking, act, source)
    for signal in source.signals:
        yield from _of_signal(booking, signal, source)


def _of_act(booking: Booking, act: Act, source: Source) -> Iterator[FactEvent]:
    if act.kind is ActKind.ANSWER and answer_to(act.subject_id, booking.acts) is act:
        yield from _reply(booking, act, source)
    elif act.kind in {ActKind.KEEP, ActKind.BREAK}:
        if closing_act(act.subject_id, booking.acts) is act:
            yield from _closing(booking, act, source)
    elif act.kind is ActKind.VOICE:
        source.take(_BOOKED_BY_ACTS[act.kind])
        yield book(source, SignalCode.DISAGREEMENT_VOICED, Told(subject_id=act.subject_id))
    elif act.kind is ActKind.REVEAL:
        said = source.take(_BOOKED_BY_ACTS[act.kind])
        told = Told(excused=_is_excused(said), subject_id=act.subject_id)
        yield book(source, SignalCode.SILENCE_REVEALED, told)


def _reply(booking: Booking, act: Act, source: Source) -> Iterator[FactEvent]:
    request = booking.by_id.get(act.subject_id)
    if request is None:
        return
    source.touches = source.touches or source.interaction is None
    least, most = deciding_hours(
        request.happened,
        act.done,
        clock=booking.file.client.reply_clock,
        working=booking.working,
    )
    limit = booking.settings.reply_hours
    mission = request.mission_id or source.mission_id
    if least > limit:
        told = Told(least, subject_id=request.id, mission_id=mission)
        yield book(source, SignalCode.LATE_REPLY, told)
    elif most <= limit:
        told = Told(subject_id=request.id, mission_id=mission)
        yield book(source, SignalCode.REPLIED_IN_TIME, told)


def _closing(booking: Booking, act: Act, source: Source) -> Iterator[FactEvent]:
    commitment = booking.commitments.get(act.subject_id)
    if commitment is None:
        return
    said = source.take(_BOOKED_BY_ACTS[act.kind])
    mission = commitment.mission_id or source.mission_id
    told = Told(excused=_is_excused(said), subject_id=commitment.id, mission_id=mission)
    missed = missed_due(commitment, booking.acts, act.done)
    if act.kind is ActKind.BREAK:
        yield book(source, SignalCode.PROMISE_BROKEN, told)
    elif missed is not None or (said and said.code is SignalCode.LATE_DELIVERY):
        days = _stated_days(said)
        if days is None:
            computed = days_late(act.done, missed) if missed else 0.0
            days = computed or booking.settings.unstated_lateness_days
        yield book(source, SignalCode.LATE_DELIVERY, told._replace(amount=days))
    else:
        delivered = commitment.is_deliverable or (
            said is not None and said.code is SignalCode.DELIVERED_ON_TIME
        )
        code = SignalCode.DELIVERED_ON_TIME if delivered else SignalCode.COMMITMENT_KEPT
        yield book(source, code, told)


def _of_signal(booking: Booking, signal: Signal, source: Source) -> Iterator[FactEvent]:
    code = signal.code
    rule, one = SIGNALS[code], source.interaction
    if code in _IMPLIED or one is None:
        return
    if rule.effect is Effect.LOSS:
        amount = _loss_amount(signal, booking.settings)
        yield book(source, code, Told(amount, excused=_is_excused(signal)))
    elif code is SignalCode.RATING:
        if signal.quantity is not None and one.id not in booking.rated:
            yield book(source, code, Told(signal.quantity / 10), by=Rater.CLIENT)
    elif code is SignalCode.CONSULTANT_CHANGE:
        yield book(source, code, Told(soft=_is_soft(booking, signal, one)))
    elif code in CONTROLS:
        if (one.id, code) not in booking.foreseen:
            yield book(source, code)
    elif code is SignalCode.SILENT_AGREEMENT or rule.effect in _MOVING:
        yield book(source, code)


def _of_rating(rating: Rating, order: int) -> FactEvent:
    at = rating.given.start
    event = EngineEvent(
        days_of(at), SignalCode.RATING, rating.value / 10, by=rating.by, is_contact=False
    )
    entry = rating.interaction_id
    return FactEvent(event, at, LAST + order, rating.mission_id, entry, rating.id)


def _apologies(booking: Booking, events: Iterable[FactEvent]) -> Iterator[FactEvent]:
    """Losses owned up to, by an act or on the very line."""
    acts = [act for act in booking.file.acts if act.kind is ActKind.ACKNOWLEDGE]
    incidents = {fact.subject_id: fact.event.incident for fact in events} if acts else {}
    for act in acts:
        incident = incidents.get(act.subject_id) or act.subject_id
        mission = mission_of(booking, act)
        yield _apology(act.done.start, act.seq, incident, mission, act.interaction_id)
    for one in booking.interactions:
        if one.signals and any(_owns_up(signal) for signal in one.signals):
            yield _apology(one.happened.start, one.seq, one.id, one.mission_id, one.id)


def _apology(
    at: datetime, seq: int, incident: str, mission_id: str | None, interaction_id: str | None
) -> FactEvent:
    event = EngineEvent(days_of(at), SignalCode.ACKNOWLEDGED, incident=incident, is_contact=False)
    return FactEvent(event, at, seq, mission_id, interaction_id, incident)


def _owns_up(signal: Signal) -> bool:
    return Detail.ACKNOWLEDGED in signal.details and SIGNALS[signal.code].effect is Effect.LOSS


def _is_contact(one: Interaction) -> bool:
    """Any interaction is one, but my own note, and a call of the client that did not reach me."""
    if one.channel is Channel.NOTE:
        return False
    return not any(signal.code is SignalCode.UNREACHABLE for signal in one.signals)


def _is_excused(signal: Signal | None) -> bool:
    return signal is not None and not EXCUSES.isdisjoint(signal.details)


def _is_soft(booking: Booking, signal: Signal, one: Interaction) -> bool:
    if not SOFT_CHANGES.isdisjoint(signal.details):
        return True
    reach = timedelta(days=booking.settings.refocus_days)
    return any(
        other.mission_id == one.mission_id
        and other.happened.start <= one.happened.start <= other.happened.start + reach
        for other in booking.interactions
        if any(said.code is SignalCode.REFOCUS for said in other.signals)
    )


def _stated_days(signal: Signal | None) -> float | None:
    if signal is None or signal.quantity is None or signal.code is not SignalCode.LATE_DELIVERY:
        return None
    return signal.quantity / 24 if signal.unit == "h" else signal.quantity


def _loss_amount(signal: Signal, rules: EngineSettings) -> float:
    if signal.code is SignalCode.LATE_DELIVERY:
        return _stated_days(signal) or rules.unstated_lateness_days
    if signal.code is SignalCode.LATE_REPLY and signal.quantity is not None:
        return signal.quantity if signal.unit == "h" else signal.quantity * 24
    return 0.0
