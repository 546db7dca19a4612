"""What may a document for a client be made of?

``ChainMaterial`` holds the allow-listed things of one mission chain and nothing else: shareable
sentences, decisions, milestones, deliverables, the objectives and results of periods, and the
commitments and waitings flagged for the client. Notes, moods, steps, requests, ratings, raw lines,
other missions and other clients have no field here, so no template can print them. A tag or a
signal only decides *where* a shareable sentence stands; neither is carried along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trustjournal.domain.moments import Moment
from trustjournal.domain.records import (
    Act,
    ActKind,
    ClientFile,
    Commitment,
    Interaction,
    Kind,
    Mission,
    Waiting,
)
from trustjournal.domain.signals import SignalCode
from trustjournal.errors import Problem, Unacceptable
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


class Topic(StrEnum):
    """Where a shareable sentence belongs."""

    RESULT = "result"
    EXCHANGE = "exchange"
    RISK = "risk"
    QUESTION = "question"  # a decision asked of the client
    NEXT = "next"
    OBSERVATION = "observation"
    RECOMMENDATION = "recommendation"
    MEANS = "means"


class Outcome(StrEnum):
    """Where a promise stands, either way."""

    OPEN = "open"
    OVERDUE = "overdue"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Span:
    """Days a document covers, both inclusive."""

    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; no day never does."""
        return day is not None and self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence the client may read, and its day."""

    key: str
    day: date
    text: str
    topic: Topic

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class MilestoneItem:
    """A milestone; ``baseline`` is the date first agreed and never moves."""

    key: str
    text: str
    baseline: date
    due: date
    done_on: date | None
    is_deliverable: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)

    @property
    def slip(self) -> int:
        """Days it moved (later is positive), judged by when it was reached once it is."""
        return ((self.done_on or self.due) - self.baseline).days


@dataclass(frozen=True, slots=True)
class DecisionItem:
    """A decision, its day, and who was there."""

    key: str
    day: date
    text: str
    present: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class DeliverableItem:
    """What a period owes; ``period`` is its number in the chain, from 1."""

    key: str
    text: str
    period: int
    due: date | None
    delivered_on: date | None

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class PromiseItem:
    """A commitment of mine, or something the client owes. ``moved`` counts new dates agreed."""

    key: str
    text: str
    made: date
    first_due: date | None
    due: date | None
    outcome: Outcome
    closed_on: date | None
    moved: int

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (self.text,)

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.outcome in {Outcome.OPEN, Outcome.OVERDUE}


@dataclass(frozen=True, slots=True)
class PeriodItem:
    """A contract of the chain, numbered from 1."""

    key: str
    number: int
    start: date
    end: date | None
    amount: int | None
    objectives: tuple[str, ...]
    results: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Its free text."""
        return (*self.objectives, *self.results)


@dataclass(frozen=True, slots=True)
class ChainMaterial:
    """Everything a client's document may say about one mission chain, in order of time."""

    client: str
    mission: str
    requester: str
    started_on: date | None
    objectives: tuple[str, ...]
    span: Span
    periods: tuple[PeriodItem, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    milestones: tuple[MilestoneItem, ...] = ()
    deliverables: tuple[DeliverableItem, ...] = ()
    decisions: tuple[DecisionItem, ...] = ()
    commitments: tuple[PromiseItem, ...] = ()
    waitings: tuple[PromiseItem, ...] = ()
    planning_shared: tuple[date, ...] = ()


def client_material(
    file: ClientFile, mission_id: str, *, at: datetime, span: Span | None = None
) -> ChainMaterial:
    """Pick what the client may read of one mission, as known at ``at`` (aware, local zone).

    Without a span: from the start of the period that runs (else of the mission) to the day of
    ``at``. Unacceptable if the file has no such mission or the span ends before it starts.
    """
    mission = _mission(file, mission_id)
    pick = _Pick(file, mission, at)
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
    )


def _mission(file: ClientFile, mission_id: str) -> Mission:
    for mission in file.missions:
        if mission.id == mission_id:
            return mission
    raise Unacceptable(Problem("mission_unknown", {"name": mission_id}, "mission"))


class _Pick:
    """The picking hand: sees the whole file, hands out only what the allow-list names."""

    def __init__(self, file: ClientFile, mission: Mission, at: datetime) -> None:
        self._file = file
        self._mission = mission
        self._at = at
        self._today = at.date()
        chain = [
            one for one in file.periods if one.mission_id == mission.id and one.logged_at <= at
        ]
        self._chain = sorted(chain, key=lambda period: period.start)
        self._interactions = tuple(one for one in file.interactions if self._is_told(one))

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
            Sentence(f"sentence:{one.id}", one.happened.local_day, one.shareable, _topic(one))
            for one in self._interactions
            if one.shareable and span.holds(one.happened.local_day)
        )

    def milestones(self) -> tuple[MilestoneItem, ...]:
        known = (
            one
            for one in self._file.milestones
            if one.mission_id == self._mission.id and one.logged_at <= self._at
        )
        items = (
            MilestoneItem(
                f"milestone:{one.id}",
                one.text,
                one.baseline,
                one.due,
                self._reached(one.done_on, one.done_logged_at),
                one.is_deliverable,
            )
            for one in known
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
        names = {person.id: person.name for person in self._file.people}
        present = {
            one.id: tuple(names[person] for person in one.people if person in names)
            for one in self._interactions
        }
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

    def promises(self, made: Iterable[Commitment] | Iterable[Waiting]) -> tuple[PromiseItem, ...]:
        return tuple(
            _promise(one, self._acts_on(one.id), self._today)
            for one in made
            if one.mission_id == self._mission.id
            and one.client_visible
            and one.logged_at <= self._at
        )

    def planning_shared(self, span: Span) -> tuple[date, ...]:
        days = {
            one.happened.local_day
            for one in self._interactions
            if any(signal.code is SignalCode.PLANNING_SHARED for signal in one.signals)
        }
        return tuple(sorted(day for day in days if span.holds(day)))

    def _acts_on(self, subject_id: str) -> tuple[Act, ...]:
        return tuple(
            one
            for one in self._file.acts
            if one.subject_id == subject_id
            and one.logged_at <= self._at
            and one.done.start <= self._at
        )

    def _is_told(self, one: Interaction) -> bool:
        return (
            one.mission_id == self._mission.id
            and one.kind is Kind.LOG
            and one.logged_at <= self._at
            and one.happened.start <= self._at
        )

    def _reached(self, day: date | None, logged_at: datetime | None) -> date | None:
        if day is None or day > self._today or (logged_at is not None and logged_at > self._at):
            return None
        return day

    def _first_day(self) -> date:
        days = [one.happened.local_day for one in self._interactions]
        return min(days, default=self._today)


def _topic(one: Interaction) -> Topic:
    tagged = topic_of_tags(one.tags)
    if tagged:
        return Topic(tagged)
    codes = {signal.code for signal in one.signals}
    return Topic.RESULT if codes & OUTCOMES else Topic.EXCHANGE


def _promise(one: Commitment | Waiting, acts: tuple[Act, ...], today: date) -> PromiseItem:
    moves = [act for act in acts if act.kind is ActKind.RENEGOTIATE and act.due is not None]
    closing = [act for act in acts if act.kind in {ActKind.KEEP, ActKind.BREAK, ActKind.RECEIVE}]
    due = _day(moves[-1].due if moves else one.due)
    closed = closing[-1].done.local_day if closing else None
    return PromiseItem(
        key=f"{'commitment' if isinstance(one, Commitment) else 'waiting'}:{one.id}",
        text=one.text,
        made=one.made.local_day,
        first_due=_day(one.due),
        due=due,
        outcome=_outcome(closing, due, today),
        closed_on=closed,
        moved=len(moves),
    )


def _outcome(closing: list[Act], due: date | None, today: date) -> Outcome:
    if closing and closing[-1].kind is ActKind.BREAK:
        return Outcome.BROKEN
    last = closing[-1].done.local_day if closing else today
    is_late = due is not None and last > due
    if closing:
        return Outcome.KEPT_LATE if is_late else Outcome.KEPT
    return Outcome.OVERDUE if is_late else Outcome.OPEN


def _day(moment: Moment | None) -> date | None:
    return moment.local_day if moment else None
