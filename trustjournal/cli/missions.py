"""Missions, their periods and their planning: added, split, closed, shared."""

from collections.abc import Iterable
from datetime import date

import click

from trustjournal.cli.days import Day
from trustjournal.cli.session import JsonObject
from trustjournal.cli.spoken import SpokenGroup, session_of
from trustjournal.cli.text import table
from trustjournal.domain.kinds import Impression, Rhythm
from trustjournal.domain.records import Client, ClientFile, Mission, Period
from trustjournal.domain.viewing import has_run_out
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal import engagements, reading
from trustjournal.journal.engagements import NewMission, NewPeriod
from trustjournal.journal.reading import client_file, find_client, find_mission
from trustjournal.storage.former import as_known
from trustjournal.storage.missions import MISSIONS, PERIODS
from trustjournal.wording import Words


@click.group(cls=SpokenGroup)
def mission() -> None:
    """Handle the missions."""


@mission.command("add")
@click.argument("client")
@click.argument("title")
@click.option("--alias")
@click.option("--start", type=Day())
@click.option("--end", type=Day())
@click.option("--amount", type=int)
@click.option("--signed", type=Day())
@click.option("--impression", type=click.Choice([it.value for it in Impression]), default="normal")
@click.option("--rhythm", type=click.Choice([it.value for it in Rhythm]), default="none")
@click.pass_context
def mission_add(  # noqa: PLR0913 - click hands over every option
    context: click.Context,
    *,
    client: str,
    title: str,
    alias: str | None,
    start: date | None,
    end: date | None,
    amount: int | None,
    signed: date | None,
    impression: str,
    rhythm: str,
) -> None:
    """Add a mission; without a start it is a proposal."""
    session = session_of(context)
    if start is None and (end is not None or amount is not None or signed is not None):
        raise Unacceptable(Problem("start_needed", field="start"))
    periods = () if start is None else (NewPeriod(start, end, amount, signed),)
    with session.journal() as journal:
        found = find_client(journal, client)
        new = NewMission(
            found.id,
            title,
            alias=alias,
            impression=Impression(impression),
            rhythm=Rhythm(rhythm),
            periods=periods,
        )
        added = engagements.add_mission(journal, new)
        file = client_file(journal, found.id)
    made = next(it for it in file.missions if it.id == added.id)
    session.show(
        _mission_object(file.client, made, file.periods),
        lambda words: words("answers.done.mission_added", name=f"{found.alias}/{made.alias}"),
    )


@mission.command("list")
@click.pass_context
def mission_list(context: click.Context) -> None:
    """List the missions."""
    session = session_of(context)
    now = session.clock()
    with session.journal(read_only=True) as journal:
        clients = {it.id: it for it in reading.clients(journal)}
        missions = as_known(journal.database, MISSIONS, now)
        periods = as_known(journal.database, PERIODS, now)
    known = sorted(missions, key=lambda it: clients[it.client_id].alias)
    value = [_mission_object(clients[it.client_id], it, periods) for it in known]
    today = now.date()

    def text(words: Words) -> str:
        rows = [
            (f"{clients[it.client_id].alias}/{it.alias}", it.title, words(_stage(it, own, today)))
            for it, own in ((it, _own(periods, it)) for it in known)
        ]
        return table(rows) or words("answers.text.no_mission")

    session.show(value, text)


@mission.command("split")
@click.argument("mission")
@click.option("--at", type=Day(), required=True)
@click.option("--result", "results", multiple=True)
@click.option("--objective", "objectives", multiple=True)
@click.pass_context
def mission_split(
    context: click.Context,
    *,
    mission: str,
    at: date,
    results: tuple[str, ...],
    objectives: tuple[str, ...],
) -> None:
    """End the running period and open the next."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        engagements.split_mission(journal, found.id, at=at, results=results, objectives=objectives)
        file = client_file(journal, found.client_id)
    session.show(
        _mission_object(file.client, found, file.periods),
        lambda words: words("answers.done.mission_split", day=words.day(at)),
    )


@mission.command("close")
@click.argument("mission")
@click.option("--at", type=Day())
@click.pass_context
def mission_close(context: click.Context, *, mission: str, at: date | None) -> None:
    """Close a mission, today or on a day."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        engagements.close_mission(journal, found.id, at=at or session.clock().date())
        file = client_file(journal, found.client_id)
    session.show(
        _mission_object(file.client, _again(file, found), file.periods),
        lambda words: words("answers.done.mission_closed", name=found.alias),
    )


@mission.command("start")
@click.argument("mission")
@click.option("--at", type=Day(), required=True)
@click.pass_context
def mission_start(context: click.Context, *, mission: str, at: date) -> None:
    """Start a proposed mission."""
    session = session_of(context)
    with session.journal() as journal:
        found = find_mission(journal, mission)
        engagements.start_mission(journal, found.id, at=at)
        file = client_file(journal, found.client_id)
    session.show(
        _mission_object(file.client, _again(file, found), file.periods),
        lambda words: words("answers.done.mission_started", name=found.alias),
    )


def _again(file: ClientFile, mission: Mission) -> Mission:
    return next(it for it in file.missions if it.id == mission.id)


def _own(periods: Iterable[Period], mission: Mission) -> tuple[Period, ...]:
    return tuple(it for it in periods if it.mission_id == mission.id)


def _stage(mission: Mission, periods: tuple[Period, ...], today: date) -> str:
    if mission.started_on is None or mission.started_on > today:
        return "answers.text.proposal"
    if mission.closed_on is not None and mission.closed_on <= today:
        return "answers.text.closed"
    return "answers.text.ended" if has_run_out(periods, today) else "answers.text.running"


def _mission_object(client: Client, mission: Mission, periods: Iterable[Period]) -> JsonObject:
    return {
        "id": mission.id,
        "client": client.name,
        "client_alias": client.alias,
        "alias": mission.alias,
        "title": mission.title,
        "start": _day(mission.started_on),
        "closed": _day(mission.closed_on),
        "impression": mission.impression.value,
        "rhythm": mission.rhythm.value,
        "periods": _periods(periods, mission),
    }


def _periods(periods: Iterable[Period], mission: Mission) -> list[JsonObject]:
    return [
        {
            "id": it.id,
            "start": it.start.isoformat(),
            "end": _day(it.end),
            "amount": it.amount,
            "signed": _day(it.signed_on),
            "objectives": list(it.objectives),
            "results": list(it.results),
        }
        for it in _own(periods, mission)
    ]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
