"""How do clients, people, missions and their periods come into the journal?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from trustjournal.domain.kinds import Channel, Impression, Kind, ReplyClock, Rhythm, Standing
from trustjournal.domain.records import (
    Client,
    Decision,
    Interaction,
    Milestone,
    Mission,
    Period,
    Person,
)
from trustjournal.domain.signals import Signal, SignalCode
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.contracts import add_objectives, end_period, put_period, said
from trustjournal.journal.drafts import moment_of
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.naming import chosen_alias, expect_client, expect_mission
from trustjournal.journal.planning import expect_milestone, past_day
from trustjournal.quickline.draft import GRAMMAR, When
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.interactions import put_interaction
from trustjournal.storage.missions import DECISIONS, MILESTONES, MISSIONS, PERIODS
from trustjournal.storage.writing import Writer

OF_MISSION = "r.mission_id = ?"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Someone to be added to a client."""

    name: str
    role: str = ""
    is_requester: bool = False


@dataclass(frozen=True, slots=True)
class NewClient:
    """A client to be added; without an alias one is made of the name."""

    name: str
    alias: str | None = None
    people: tuple[NewPerson, ...] = ()
    language: str = "fr"
    standing: Standing = Standing.NEW
    tender_threshold: int | None = None
    reachable_by: tuple[str, ...] = ()
    reply_clock: ReplyClock = ReplyClock.CALENDAR


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """A contract to be added to a mission."""

    start: date
    end: date | None = None
    amount: int | None = None
    signed_on: date | None = None
    objectives: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewMission:
    """A mission to be added; without periods it is a proposal."""

    client_id: str
    title: str
    alias: str | None = None
    impression: Impression = Impression.NORMAL
    rhythm: Rhythm = Rhythm.NONE
    periods: tuple[NewPeriod, ...] = ()
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """The id of what was added, and the change."""

    id: str
    change: Change


def add_client(journal: Journal, new: NewClient) -> Added:
    """Add a client and its people. Raises Unacceptable for an empty or known name or alias."""
    with journal.undertake(Intention.ADD_CLIENT) as deed:
        name = said(new.name, "name")
        known = CLIENTS.fetch(journal.database)
        if folded(name) in {folded(client.name) for client in known}:
            raise Unacceptable(Problem("client_exists", {"name": name}, field="name"))
        if new.tender_threshold is not None and new.tender_threshold < 0:
            raise Unacceptable(Problem("amount_negative", field="threshold"))
        client = Client(
            deed.writer.new_id(),
            name,
            chosen_alias(new.alias, name, (client.alias for client in known)),
            deed.writer.now,
            new.language,
            new.standing,
            new.tender_threshold,
            new.reachable_by,
            new.reply_clock,
        )
        CLIENTS.put(deed.writer, client)
        _put_people(deed.writer, client.id, new.people)
    return Added(client.id, deed.change)


def add_person(journal: Journal, client_id: str, new: NewPerson) -> Added:
    """Add a person to a client. Raises Unacceptable for an empty or known name."""
    with journal.undertake(Intention.ADD_PERSON) as deed:
        client = expect_client(journal, client_id)
        (person_id,) = _put_people(deed.writer, client.id, (new,))
    return Added(person_id, deed.change)


def add_mission(journal: Journal, new: NewMission) -> Added:
    """Add a mission with its periods; the earliest start is the mission's.

    Raises Unacceptable for an empty title, a taken alias or periods that run backwards.
    """
    with journal.undertake(Intention.ADD_MISSION) as deed:
        client = expect_client(journal, new.client_id)
        title = said(new.title, "title")
        siblings = MISSIONS.fetch(journal.database, "r.client_id = ?", (client.id,))
        mission = Mission(
            deed.writer.new_id(),
            client.id,
            chosen_alias(new.alias, title, (mission.alias for mission in siblings)),
            title,
            deed.writer.now,
            new.impression,
            new.rhythm,
            started_on=min((period.start for period in new.periods), default=None),
            objectives=new.objectives,
        )
        MISSIONS.put(deed.writer, mission)
        for period in new.periods:
            _put_period(deed.writer, mission, period)
    return Added(mission.id, deed.change)


def add_period(journal: Journal, mission_id: str, new: NewPeriod) -> Added:
    """Add a contract to a mission; a proposal starts with its first one."""
    with journal.undertake(Intention.ADD_PERIOD) as deed:
        mission = expect_mission(journal, mission_id)
        period_id = _put_period(deed.writer, mission, new)
        if mission.started_on is None or new.start < mission.started_on:
            deed.writer.amend("mission", mission.id, started_on=new.start.isoformat())
    return Added(period_id, deed.change)


def start_mission(journal: Journal, mission_id: str, *, at: date) -> Change:
    """Let a proposal begin, with its first period."""
    with journal.undertake(Intention.START_MISSION) as deed:
        mission = expect_mission(journal, mission_id)
        if mission.started_on not in {None, at}:
            raise Unacceptable(Problem("mission_started", {"name": mission.alias}, field="at"))
        deed.writer.amend("mission", mission.id, started_on=at.isoformat())
        if not PERIODS.fetch(journal.database, OF_MISSION, (mission.id,)):
            _put_period(deed.writer, mission, NewPeriod(at, objectives=mission.objectives))
    return deed.change


def close_mission(journal: Journal, mission_id: str, *, at: date) -> Change:
    """End a mission on a day; its last period ends with it at the latest."""
    with journal.undertake(Intention.CLOSE_MISSION) as deed:
        mission = expect_mission(journal, mission_id)
        if mission.started_on is not None and at < mission.started_on:
            raise Unacceptable(Problem("ends_before_start", field="at"))
        deed.writer.amend("mission", mission.id, closed_on=at.isoformat())
        for period in PERIODS.fetch(journal.database, OF_MISSION, (mission.id,)):
            if period.start <= at and (period.end is None or period.end > at):
                deed.writer.amend("period", period.id, end=at.isoformat())
    return deed.change


def split_mission(
    journal: Journal,
    mission_id: str,
    *,
    at: date,
    results: tuple[str, ...] = (),
    objectives: tuple[str, ...] = (),
) -> Change:
    """End the running period with its results and open the next one on ``at``.

    The running period ends the day before, or earlier if it had ended; an end agreed beyond ``at``
    becomes the next period's. Splitting again on the same day only adds results and objectives.
    """
    with journal.undertake(Intention.SPLIT_MISSION) as deed:
        mission = expect_mission(journal, mission_id)
        periods = PERIODS.fetch(journal.database, OF_MISSION, (mission.id,))
        before = [period for period in periods if period.start < at]
        if not before:
            raise Unacceptable(Problem("split_before_start", {"name": mission.alias}, field="at"))
        if mission.closed_on is not None and at > mission.closed_on:
            raise Unacceptable(Problem("mission_closed", {"name": mission.alias}, field="at"))
        running = before[-1]
        end_period(deed.writer, running, at - timedelta(days=1), results)
        following = next((period for period in periods if period.start == at), None)
        if following is not None:
            add_objectives(deed.writer, following, objectives)
        else:
            later = [period.start for period in periods if period.start > at]
            beyond = running.end if running.end is not None and running.end >= at else None
            end = min(later) - timedelta(days=1) if later else beyond
            _put_period(deed.writer, mission, NewPeriod(at, end, objectives=objectives))
    return deed.change


def add_milestone(
    journal: Journal, mission_id: str, text: str, *, due: date, is_deliverable: bool = False
) -> Added:
    """Add a date to the planning shared with the client; it is its own baseline."""
    with journal.undertake(Intention.ADD_MILESTONE) as deed:
        mission = expect_mission(journal, mission_id)
        milestone = Milestone(
            deed.writer.new_id(),
            mission.id,
            said(text, "text"),
            due,
            due,
            deed.writer.now,
            is_deliverable,
        )
        MILESTONES.put(deed.writer, milestone, client_id=mission.client_id)
    return Added(milestone.id, deed.change)


def reach_milestone(journal: Journal, milestone_id: str, *, at: date | None = None) -> Change:
    """Say that a milestone was reached, on a day or today."""
    with journal.undertake(Intention.REACH_MILESTONE) as deed:
        milestone = expect_milestone(journal, milestone_id)
        day = past_day(journal, deed.writer, at)
        if milestone.done_on is None or milestone.done_on != day:
            stamp = deed.writer.stamp
            deed.writer.amend(
                "milestone", milestone.id, done_on=day.isoformat(), done_logged_at=stamp
            )
    return deed.change


def add_decision(journal: Journal, mission_id: str, text: str, *, at: When | None = None) -> Added:
    """Note a decision taken with the client."""
    with journal.undertake(Intention.ADD_DECISION) as deed:
        mission = expect_mission(journal, mission_id)
        writer = deed.writer
        decided = moment_of(writer.now if at is None else at, journal.zone)
        decision = Decision(writer.new_id(), mission.id, said(text, "text"), decided, writer.now)
        DECISIONS.put(writer, decision, client_id=mission.client_id)
    return Added(decision.id, deed.change)


def share_planning(journal: Journal, mission_id: str, *, at: When | None = None) -> Added:
    """Note that the requester has seen the planning: an entry that says so."""
    with journal.undertake(Intention.SHARE_PLANNING) as deed:
        mission = expect_mission(journal, mission_id)
        client = expect_client(journal, mission.client_id)
        writer = deed.writer
        requesters = PEOPLE.fetch(
            journal.database, "r.client_id = ? AND r.is_requester", (client.id,)
        )
        entry = Interaction(
            writer.new_id(),
            writer.next_seq(),
            client.id,
            mission.id,
            moment_of(writer.now if at is None else at, journal.zone),
            writer.now,
            Kind.LOG,
            Channel.NOTE,
            note="",
            raw=f"{client.alias}/{mission.alias} n !planning",
            grammar=GRAMMAR,
            people=tuple(person.id for person in requesters),
            signals=(Signal(SignalCode.PLANNING_SHARED),),
        )
        put_interaction(writer, entry)
    return Added(entry.id, deed.change)


def _put_people(writer: Writer, client_id: str, people: Iterable[NewPerson]) -> list[str]:
    known = {folded(p.name) for p in PEOPLE.fetch(writer.database, "r.client_id = ?", (client_id,))}
    ids = []
    for new in people:
        name = said(new.name, "name")
        if folded(name) in known:
            raise Unacceptable(Problem("person_exists", {"name": name}, field="name"))
        known.add(folded(name))
        ids.append(writer.new_id())
        PEOPLE.put(writer, Person(ids[-1], client_id, name, writer.now, new.role, new.is_requester))
    return ids


def _put_period(writer: Writer, mission: Mission, new: NewPeriod) -> str:
    period = Period(
        writer.new_id(),
        mission.id,
        new.start,
        writer.now,
        new.end,
        new.amount,
        new.signed_on,
        new.objectives,
    )
    put_period(writer, mission, period, new.deliverables)
    return period.id
