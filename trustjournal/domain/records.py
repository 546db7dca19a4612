"""Which facts does a journal hold?

Facts only; every conclusion is computed (analysis.py). Each record knows when it was logged, so a
question about a past moment is answered from what was known then. What is done to an earlier fact
(a request answered, a promise kept) is itself a fact, an ``Act``; the state of a request or of a
commitment at a moment follows from the acts logged by then.

Ids are UUID strings made by whoever records. ``logged_at`` and other instants are aware UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime

from trustjournal.domain.kinds import (
    ActKind,
    Channel,
    Direction,
    ErasureKind,
    Impression,
    Kind,
    Rater,
    ReplyClock,
    Rhythm,
    Standing,
)
from trustjournal.domain.moments import Moment
from trustjournal.domain.signals import Signal


@dataclass(frozen=True, slots=True)
class Client:
    """An organisation. ``tender_threshold`` in euros; ``reachable_by`` holds free words such as
    mobile, landline, email, teams: the channels through which the client can reach the consultant.
    """

    id: str
    name: str
    alias: str
    logged_at: datetime
    language: str = "fr"
    standing: Standing = Standing.NEW
    tender_threshold: int | None = None
    reachable_by: tuple[str, ...] = ()
    reply_clock: ReplyClock = ReplyClock.CALENDAR


@dataclass(frozen=True, slots=True)
class Person:
    """An interlocutor of a client; one of them may be the requester (le demandeur).

    ``reachable`` is a note on how and when to reach them; ``reviewed_on`` the day on which keeping
    what is known of them was last decided.
    """

    id: str
    client_id: str
    name: str
    logged_at: datetime
    role: str = ""
    is_requester: bool = False
    reachable: str | None = None
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a person was erased or made anonymous; never a name. ``mark`` stands in its place."""

    person_id: str
    kind: ErasureKind
    at: datetime
    mark: str


@dataclass(frozen=True, slots=True)
class Mission:
    """Work for a client. Without ``started_on`` it is a proposal."""

    id: str
    client_id: str
    alias: str
    title: str
    logged_at: datetime
    impression: Impression = Impression.NORMAL
    rhythm: Rhythm = Rhythm.NONE
    started_on: date | None = None
    closed_on: date | None = None
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A contract of a mission; successive periods form its chain. ``amount`` in euros."""

    id: str
    mission_id: str
    start: date
    logged_at: datetime
    end: date | None = None
    amount: int | None = None
    signed_on: date | None = None
    objectives: tuple[str, ...] = ()
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deliverable:
    """What a period owes. ``dropped_on`` when it left the contract."""

    id: str
    period_id: str
    text: str
    logged_at: datetime
    due: date | None = None
    delivered_on: date | None = None
    dropped_on: date | None = None


@dataclass(frozen=True, slots=True)
class Interaction:
    """What happened. ``note`` is private; ``shareable`` is the only text of it paper may see.

    ``needs_reply``: it opened a request, whose id is this interaction's. ``seq`` breaks ties of
    ``happened``. ``mission_id`` is None while only the client is known.
    """

    id: str
    seq: int
    client_id: str
    mission_id: str | None
    happened: Moment
    logged_at: datetime
    kind: Kind
    channel: Channel
    note: str
    raw: str
    grammar: int
    direction: Direction | None = None
    minutes: int | None = None
    people: tuple[str, ...] = ()  # person ids
    mood: int | None = None  # mine, -2..2
    tags: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    needs_reply: bool = False
    shareable: str | None = None
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What I promised. ``due`` is the first due; renegotiations are acts."""

    id: str
    seq: int
    client_id: str
    mission_id: str | None
    text: str
    made: Moment
    logged_at: datetime
    due: Moment | None = None
    interaction_id: str | None = None
    is_deliverable: bool = False
    client_visible: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the client owes me."""

    id: str
    seq: int
    client_id: str
    mission_id: str | None
    text: str
    made: Moment
    logged_at: datetime
    due: Moment | None = None
    interaction_id: str | None = None
    client_visible: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """My own next action; private."""

    id: str
    seq: int
    client_id: str
    mission_id: str | None
    text: str
    made: Moment
    logged_at: datetime
    due: Moment | None = None
    interaction_id: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to an earlier fact. ``interaction_id``: the entry that says so, if one does.

    ``done`` is when it was done, ``logged_at`` when the journal learned of it.
    """

    id: str
    seq: int
    kind: ActKind
    subject_id: str
    client_id: str
    done: Moment
    logged_at: datetime
    interaction_id: str | None = None
    due: Moment | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date of the planning shared with the client. ``baseline`` never moves."""

    id: str
    mission_id: str
    text: str
    due: date
    baseline: date
    logged_at: datetime
    is_deliverable: bool = False
    done_on: date | None = None
    done_logged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MilestoneMove:
    """A milestone got another date: the one it had, the one it has since, and why.

    ``reason`` is written for the client; it may be empty.
    """

    id: str
    milestone_id: str
    was: date
    due: date
    reason: str
    logged_at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision taken with the client; shareable."""

    id: str
    mission_id: str
    text: str
    decided: Moment
    logged_at: datetime
    interaction_id: str | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """How much trust someone says there is: ``value`` 0–10."""

    id: str
    client_id: str
    mission_id: str | None
    value: float
    by: Rater
    given: Moment
    logged_at: datetime
    interaction_id: str | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """The consultant's own level, 0–100, with a reason; it fades."""

    id: str
    client_id: str
    mission_id: str
    level: float
    reason: str
    set_at: Moment
    logged_at: datetime


@dataclass(frozen=True, slots=True)
class WarningMark:
    """A warning put aside: until a day, or (``until`` None and ``fingerprint``) until it changes,
    or dismissed for good.
    """

    id: str
    warning_id: str
    logged_at: datetime
    dismissed: bool = False
    until: date | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class ClientFile:
    """All the facts about one client, each tuple in order of (happened or made, seq).

    One relationship, one file: what happens in one mission moves the others of the same client.
    """

    client: Client
    people: tuple[Person, ...] = ()
    missions: tuple[Mission, ...] = ()
    periods: tuple[Period, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    decisions: tuple[Decision, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    waitings: tuple[Waiting, ...] = ()
    steps: tuple[Step, ...] = ()
    acts: tuple[Act, ...] = ()
    ratings: tuple[Rating, ...] = ()
    overrides: tuple[Override, ...] = ()
    marks: tuple[WarningMark, ...] = ()
    moves: tuple[MilestoneMove, ...] = ()
