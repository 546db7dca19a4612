"""How are the allow-listed things of one mission picked out of a client's file?

The only file of this room, beside private.py, that sees records. It hands out ``ChainMaterial``
(items.py) and nothing else. A tag or a signal only decides *where* a shareable sentence stands;
neither is carried along. States are the domain's, so paper and screen cannot disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import ActKind, Channel, Kind
from trustjournal.domain.records import Act, ClientFile, Commitment, Interaction, Mission, Waiting
from trustjournal.domain.signals import SignalCode
from trustjournal.domain.slips import due_then, reason_of_slip
from trustjournal.domain.states import (
    acts_by_subject,
    answer_to,
    elapsed_hours,
    happened,
    is_request,
    promise_state,
)
from trustjournal.domain.verdicts import DueState
from trustjournal.errors import Problem, Unacceptable
from trustjournal.report.items import (
    ChainMaterial,
    DecisionItem,
    DeliverableItem,
    MilestoneItem,
    Offer,
    Outcome,
    PeriodItem,
    PromiseItem,
    Sentence,
    Span,
    Topic,
    WorkedHalf,
)
from trustjournal.report.lexicon import topic_of_tags

OUTCOMES = frozenset(
    {
        SignalCode.DELIVERED_ON_TIME,
        SignalCode.DELIVERED_WELL,
        SignalCode.LATE_DELIVERY,
        SignalCode.MILESTONE,
        SignalCode.REPAIR,
    }
)
STANDINGS = {
    DueState.OPEN: Outcome.OPEN,
    DueState.DUE: Outcome.OPEN,
    DueState.OVERDUE: Outcome.OVERDUE,
    DueState.DONE: Outcome.KEPT,
    DueState.DONE_LATE: Outcome.KEPT_LATE,
    DueState.BROKEN: Outcome.BROKEN,
}
OPENING, NOON = 9, 13  # the hours at which morning and afternoon begin (choice)


def client_material(
    file: ClientFile,
    mission_id: str,
    *,
    at: datetime,
    span: Span | None = None,
    included: frozenset[str] = frozenset(),
) -> ChainMaterial:
    """Pick what the client may read of one mission, as known at ``at`` (aware, local zone).

    ``included`` are keys of promises said although they are not flagged. Without a span: from the
    start of the period that runs (else of the mission) to the day of ``at``. Unacceptable if the
    file has no such mission or the span ends before it starts.
    """
    mission = _mission(file, mission_id)
    pick = _Pick(file, mission, at, included=included)
    covered = span or pick.usual_span()
    if covered.end < covered.start:
        facts = {"start": covered.start.isoformat(), "end": covered.end.isoformat()}
        raise Unacceptable(Problem("span_backwards", facts, "to"))
    return ChainMaterial(
        client=file.client.name,
        mission=mission.title,
        requester=next((one.name for one in file.people if one.is_requester), ""),
        started_on=mission.started_on,
        objectives=mission.objectives,
        span=covered,
        periods=pick.periods(),
        sentences=pick.sentences(covered),
        milestones=pick.milestones(),
        deliverables=pick.deliverables(),
        decisions=pick.decisions(covered),
        commitments=pick.promises(file.commitments),
        waitings=pick.promises(file.waitings),
        planning_shared=pick.planning_shared(covered),
        worked=pick.worked(covered),
        reply_hours=pick.reply_hours(covered),
    )


def offers(file: ClientFile, mission_id: str, *, at: datetime, span: Span) -> tuple[Offer, ...]:
    """Return the promises not flagged for the client that still count on the days covered."""
    pick = _Pick(file, _mission(file, mission_id), at)
    made: tuple[Commitment | Waiting, ...] = (*file.commitments, *file.waitings)
    found = (pick.promise(one) for one in made if pick.is_known(one) and not one.client_visible)
    return tuple(
        Offer(one.key, one.text)
        for one in found
        if one.made <= span.end and (one.is_open or span.holds(one.closed_on))
    )


def _mission(file: ClientFile, mission_id: str) -> Mission:
    for mission in file.missions:
        if mission.id == mission_id:
            return mission
    raise Unacceptable(Problem("mission_unknown", {"name": mission_id}, "mission"))


class _Pick:
    """The picking hand: sees the whole file, hands out only what the allow-list names."""

    def __init__(
        self,
        file: ClientFile,
        mission: Mission,
        at: datetime,
        *,
        included: frozenset[str] = frozenset(),
    ) -> None:
        self._file = file
        self._included = included
        self._mission = mission
        self._at = at
        self._today = at.date()
        chain = (
            one for one in file.periods if one.mission_id == mission.id and one.logged_at <= at
        )
        self._chain = sorted(chain, key=lambda period: period.start)
        known = replace(file, acts=self._known(file.acts))
        self._interactions = tuple(one for one in happened(known, at) if self._is_told(one))
        self._names = {person.id: person.name for person in file.people}
        self._acts = acts_by_subject(known)

    def usual_span(self) -> Span:
        begun = [one.start for one in self._chain if one.start <= self._today]
        start = begun[-1] if begun else self._mission.started_on or self._first_day()
        return Span(min(start, self._today), self._today)

    def periods(self) -> tuple[PeriodItem, ...]:
        return tuple(
            PeriodItem(
                f"period:{one.id}",
                number,
                one.start,
                one.end,
                one.amount,
                one.objectives,
                one.results,
            )
            for number, one in enumerate(self._chain, 1)
        )

    def sentences(self, span: Span) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(
                f"sentence:{one.id}",
                one.happened.local_day,
                one.shareable,
                _topic(one),
                self._present(one),
            )
            for one in self._interactions
            if one.shareable and span.holds(one.happened.local_day)
        )

    def milestones(self) -> tuple[MilestoneItem, ...]:
        file, at = self._file, self._at
        items = (
            MilestoneItem(
                f"milestone:{one.id}",
                one.text,
                one.baseline,
                due_then(one, file.moves, at).due,
                self._reached(one.done_on, one.done_logged_at),
                one.is_deliverable,
                reason_of_slip(file, one.id, at),
            )
            for one in file.milestones
            if one.mission_id == self._mission.id and one.logged_at <= self._at
        )
        return tuple(sorted(items, key=lambda item: (item.due, item.baseline)))

    def deliverables(self) -> tuple[DeliverableItem, ...]:
        numbers = {period.id: number for number, period in enumerate(self._chain, 1)}
        return tuple(
            DeliverableItem(
                f"deliverable:{one.id}",
                one.text,
                numbers[one.period_id],
                one.due,
                self._reached(one.delivered_on, None),
            )
            for one in self._file.deliverables
            if one.period_id in numbers and one.logged_at <= self._at and one.dropped_on is None
        )

    def decisions(self, span: Span) -> tuple[DecisionItem, ...]:
        present = {one.id: self._present(one) for one in self._interactions}
        return tuple(
            DecisionItem(
                f"decision:{one.id}",
                one.decided.local_day,
                one.text,
                present.get(one.interaction_id or "", ()),
            )
            for one in self._file.decisions
            if one.mission_id == self._mission.id
            and one.logged_at <= self._at
            and span.holds(one.decided.local_day)
        )

    def promises(self, made: Iterable[Commitment | Waiting]) -> tuple[PromiseItem, ...]:
        return tuple(
            self.promise(one)
            for one in made
            if self.is_known(one) and (one.client_visible or _key(one) in self._included)
        )

    def is_known(self, one: Commitment | Waiting) -> bool:
        """Whether it is a promise of the mission known by then."""
        return one.mission_id == self._mission.id and one.logged_at <= self._at

    def planning_shared(self, span: Span) -> tuple[date, ...]:
        days = {
            one.happened.local_day
            for one in self._interactions
            if any(signal.code is SignalCode.PLANNING_SHARED for signal in one.signals)
        }
        return tuple(sorted(day for day in days if span.holds(day)))

    def worked(self, span: Span) -> tuple[WorkedHalf, ...]:
        """Minutes a half-day, from the durations logged on the mission; notes count as work."""
        found: dict[tuple[date, str], WorkedHalf] = {}
        for one in self._interactions:
            for part in _halves(one):
                if span.holds(part.day):
                    key = (part.day, part.half)
                    before = found.get(key, WorkedHalf(*key, 0))
                    minutes, met = before.minutes + part.minutes, before.met or part.met
                    found[key] = WorkedHalf(*key, minutes, met)
        return tuple(found[key] for key in sorted(found))

    def reply_hours(self, span: Span) -> tuple[float, ...]:
        return tuple(
            elapsed_hours(one.happened, answer.done)[0]
            for one in self._interactions
            if is_request(one) and span.holds(one.happened.local_day)
            if (answer := answer_to(one.id, self._acts)) is not None
        )

    def promise(self, one: Commitment | Waiting) -> PromiseItem:
        """Return a promise as it stood by then."""
        state = promise_state(one, self._acts, self._at)
        zone = ZoneInfo(one.made.zone)
        return PromiseItem(
            key=_key(one),
            text=one.text,
            made=one.made.local_day,
            first_due=one.due.local_day if one.due else None,
            due=state.due_day,
            outcome=STANDINGS[state.state],
            closed_on=state.closed_at.astimezone(zone).date() if state.closed_at else None,
            moved=sum(act.kind is ActKind.RENEGOTIATE for act in self._acts.get(one.id, ())),
        )

    def _known(self, acts: Iterable[Act]) -> tuple[Act, ...]:
        at = self._at
        return tuple(one for one in acts if one.logged_at <= at and one.done.start <= at)

    def _is_told(self, one: Interaction) -> bool:
        return (
            one.mission_id == self._mission.id
            and one.kind is Kind.LOG
            and one.logged_at <= self._at
            and one.happened.start <= self._at
        )

    def _present(self, one: Interaction) -> tuple[str, ...]:
        return tuple(self._names[person] for person in one.people if person in self._names)

    def _reached(self, day: date | None, logged_at: datetime | None) -> date | None:
        if day is None or day > self._today or (logged_at is not None and logged_at > self._at):
            return None
        return day

    def _first_day(self) -> date:
        return min((one.happened.local_day for one in self._interactions), default=self._today)


def _key(one: Commitment | Waiting) -> str:
    return f"{'commitment' if isinstance(one, Commitment) else 'waiting'}:{one.id}"


def _topic(one: Interaction) -> Topic:
    tagged = topic_of_tags(one.tags)
    if tagged:
        return Topic(tagged)
    codes = {signal.code for signal in one.signals}
    return Topic.RESULT if codes & OUTCOMES else Topic.EXCHANGE


def _halves(one: Interaction) -> Iterator[WorkedHalf]:
    """Yield the halves of the day it touches; what lies across noon counts in both."""
    met = one.channel is Channel.MEETING
    if not one.minutes and not met:
        return
    length = one.minutes or 0
    day = one.happened.local_day
    start = one.happened.start.astimezone(ZoneInfo(one.happened.zone))
    if one.happened.is_day:
        start = start.replace(hour=OPENING)
    noon = start.replace(hour=NOON, minute=0, second=0, microsecond=0)
    before = max(timedelta(), min(noon - start, timedelta(minutes=length)))
    morning = int(before.total_seconds() // 60)
    if morning or start < noon:
        yield WorkedHalf(day, "am", morning, met)
    if length > morning or start >= noon:
        yield WorkedHalf(day, "pm", length - morning, met)
