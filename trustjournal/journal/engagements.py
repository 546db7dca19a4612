"""How do clients, people, missions and their periods come into the journal?"""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace as with_values
from datetime import date, timedelta

from trustjournal.domain.records import (
    Client,
    Deliverable,
    Impression,
    Mission,
    Period,
    Person,
    Rhythm,
    Standing,
)
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.changes import Change, Intention
from trustjournal.journal.journal import Journal
from trustjournal.journal.names import folded
from trustjournal.journal.naming import chosen_alias, expect_client, expect_mission
from trustjournal.storage.clients import CLIENTS, PEOPLE
from trustjournal.storage.missions import DELIVERABLES, MISSIONS, PERIODS
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
        name = _said(new.name, "name")
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
        title = _said(new.title, "title")
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
        _end_period(deed.writer, running, at - timedelta(days=1), results)
        following = next((period for period in periods if period.start == at), None)
        if following is not None:
            _add_objectives(deed.writer, following, objectives)
        else:
            later = [period.start for period in periods if period.start > at]
            beyond = running.end if running.end is not None and running.end >= at else None
            end = min(later) - timedelta(days=1) if later else beyond
            _put_period(deed.writer, mission, NewPeriod(at, end, objectives=objectives))
    return deed.change


def _end_period(writer: Writer, period: Period, end: date, results: tuple[str, ...]) -> None:
    ended = min(period.end or end, end)
    kept = (*period.results, *(result for result in results if result not in period.results))
    _amend_period(writer, with_values(period, end=ended, results=kept))


def _add_objectives(writer: Writer, period: Period, objectives: tuple[str, ...]) -> None:
    new = tuple(objective for objective in objectives if objective not in period.objectives)
    _amend_period(writer, with_values(period, objectives=(*period.objectives, *new)))


def _amend_period(writer: Writer, period: Period) -> None:
    row = PERIODS.row(period)
    writer.amend("period", period.id, **{name: row[name] for name in AMENDED_IN_PERIOD})


AMENDED_IN_PERIOD = ("end", "results", "objectives")


def _put_people(writer: Writer, client_id: str, people: Iterable[NewPerson]) -> list[str]:
    known = {folded(p.name) for p in PEOPLE.fetch(writer.database, "r.client_id = ?", (client_id,))}
    ids = []
    for new in people:
        name = _said(new.name, "name")
        if folded(name) in known:
            raise Unacceptable(Problem("person_exists", {"name": name}, field="name"))
        known.add(folded(name))
        ids.append(writer.new_id())
        PEOPLE.put(writer, Person(ids[-1], client_id, name, writer.now, new.role, new.is_requester))
    return ids


def _put_period(writer: Writer, mission: Mission, new: NewPeriod) -> str:
    if new.end is not None and new.end < new.start:
        raise Unacceptable(Problem("ends_before_start", field="end"))
    if new.amount is not None and new.amount < 0:
        raise Unacceptable(Problem("amount_negative", field="amount"))
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
    PERIODS.put(writer, period, client_id=mission.client_id)
    for text in new.deliverables:
        deliverable = Deliverable(writer.new_id(), period.id, text, writer.now)
        DELIVERABLES.put(writer, deliverable, client_id=mission.client_id)
    return period.id


def _said(text: str, field: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise Unacceptable(Problem("empty", field=field))
    return said
