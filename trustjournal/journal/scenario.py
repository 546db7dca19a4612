"""What does a scenario file say?

A scenario is months of a consultant's work written down for replay: clients, missions with their
periods, lines with the local time at which they were typed, and ratings. ``then`` holds what was
done right after Enter, because the line alone does not say it; each act names an earlier line by
its name (its own time, where it has no other). This file only reads; staging.py plays it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import Impression, Rater, Rhythm, Standing
from trustjournal.errors import Problem, Unacceptable
from trustjournal.quickline.almanac import YEARS

Value = TypeVar("Value")
ACTS = frozenset(
    {
        *("answer", "keep", "break", "renegotiate", "received", "voiced", "revealed"),
        *("discussed", "acknowledged", "happened", "set"),
    }
)


@dataclass(frozen=True, slots=True)
class ScenarioContact:
    """An interlocutor of a scenario's client."""

    name: str
    role: str = ""
    is_requester: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioClient:
    """A client, as `client add` would take it."""

    name: str
    alias: str
    contacts: tuple[ScenarioContact, ...]
    language: str = "fr"
    tender_threshold: int | None = None
    reachable_by: tuple[str, ...] = ()
    standing: Standing = Standing.NEW


@dataclass(frozen=True, slots=True)
class ScenarioPeriod:
    """A contract of a mission, known from the day it was signed."""

    start: date
    end: date | None
    amount: int | None
    signed: date | None
    deliverables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioMission:
    """A mission and its chain of periods; without any it stays a proposal."""

    client: str
    alias: str
    title: str
    impression: Impression
    rhythm: Rhythm
    periods: tuple[ScenarioPeriod, ...]

    @property
    def path(self) -> str:
        """The name that no other mission has: client/alias."""
        return f"{self.client}/{self.alias}"


@dataclass(frozen=True, slots=True)
class ScenarioAct:
    """What was done right after Enter. ``set`` names a signal of its own line and its details."""

    act: str
    line: str | None = None
    due: date | None = None
    signal: str | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """A line and the aware time at which it was typed."""

    name: str
    now: datetime
    line: str
    then: tuple[ScenarioAct, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioRating:
    """A rating, 0-10, of a mission named by its alias."""

    at: datetime
    mission: str
    by: Rater
    value: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario; lines in the order in which they were typed."""

    zone: str
    clients: tuple[ScenarioClient, ...]
    missions: tuple[ScenarioMission, ...]
    lines: tuple[ScenarioLine, ...]
    ratings: tuple[ScenarioRating, ...]


def read_scenario(text: str) -> Scenario:
    """Read a scenario file. Unacceptable, with the place, if it is not one."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise Unacceptable(Problem("not_json")) from error
    return scenario_of(value)


def scenario_of(value: object) -> Scenario:
    """Read a scenario from decoded JSON or TOML."""
    root = _Place("scenario", value)
    zone = root.text("timezone", "Europe/Paris")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise root.wrong(name="timezone") from error
    scenario = Scenario(
        zone=zone,
        clients=tuple(_client(place) for place in root.places("clients")),
        missions=tuple(_mission(place) for place in root.places("missions")),
        lines=tuple(_line(place, zone) for place in root.places("lines")),
        ratings=tuple(_rating(place, zone) for place in root.places("ratings")),
    )
    wrong = next(_unknown_references(scenario), None)
    if wrong is not None:
        raise Unacceptable(Problem("bad_scenario", {"where": wrong}))
    return scenario


def _unknown_references(scenario: Scenario) -> Iterator[str]:
    """Yield what points to nothing, so that a scenario is never half played."""
    aliases = [client.alias for client in scenario.clients]
    paths = [mission.path for mission in scenario.missions]
    yield from (f"clients: {name}" for name in aliases if aliases.count(name) > 1)
    yield from (f"missions: {path}" for path in paths if paths.count(path) > 1)
    yield from (f"missions: {it.client}" for it in scenario.missions if it.client not in aliases)
    names = [*paths, *(mission.alias for mission in scenario.missions)]
    yield from (f"ratings: {it.mission}" for it in scenario.ratings if names.count(it.mission) != 1)
    spoken: set[str] = set()
    for line in scenario.lines:
        for act in line.then:
            if act.act != "set" and act.line not in spoken:
                yield f"lines: {line.name} → {act.line}"
            if act.act == "renegotiate" and act.due is None:
                yield f"lines: {line.name}: due"
        spoken.add(line.name)


class _Place:
    """A JSON object and where it stands, so that a complaint can say where."""

    def __init__(self, path: str, value: object) -> None:
        self.path = path
        if not isinstance(value, Mapping):
            raise self.wrong()
        self._fields: Mapping[str, object] = value

    def wrong(self, name: str = "") -> Unacceptable:
        where = f"{self.path}.{name}" if name else self.path
        return Unacceptable(Problem("bad_scenario", {"where": where}))

    def has(self, name: str) -> bool:
        return self._fields.get(name) is not None

    def one(self, name: str, kind: type[Value], default: Value | None = None) -> Value:
        value = self._fields.get(name)
        value = default if value is None else value
        # A bool is an int to Python, never to a scenario.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(name)
        return value

    def text(self, name: str, default: str | None = None) -> str:
        return self.one(name, str, default)

    def texts(self, name: str) -> tuple[str, ...]:
        values: list[object] = self.one(name, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(name)
        return tuple(str(value) for value in values)

    def whole(self, name: str) -> int | None:
        return self.one(name, int) if self.has(name) else None

    def number(self, name: str) -> float:
        value = self._fields.get(name)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(name)
        return float(value)

    def day(self, name: str) -> date | None:
        return self._parsed(name, date) if self.has(name) else None

    def moment(self, name: str, zone: str) -> datetime:
        when = self._parsed(name, datetime)
        here = ZoneInfo(zone)
        return when.astimezone(here) if when.tzinfo else when.replace(tzinfo=here)

    def places(self, name: str) -> tuple["_Place", ...]:
        values: list[object] = self.one(name, list, [])
        return tuple(
            _Place(f"{self.path}.{name}[{place}]", value) for place, value in enumerate(values)
        )

    def choice(self, name: str, kind: type[Value], default: str) -> Value:
        try:
            return kind(self.text(name, default))  # type: ignore[call-arg]  # an enum, by value
        except ValueError as error:
            raise self.wrong(name) from error

    def rest(self, *known: str) -> tuple[tuple[str, str], ...]:
        return tuple((name, self.text(name)) for name in self._fields if name not in known)

    def _parsed(self, name: str, kind: type[Value]) -> Value:
        text = self.text(name)
        try:
            when = kind.fromisoformat(text)  # type: ignore[attr-defined]  # a date
        except ValueError as error:
            raise self.wrong(name) from error
        if when.year not in YEARS:
            raise self.wrong(name)
        return when  # type: ignore[no-any-return]


def _client(place: _Place) -> ScenarioClient:
    return ScenarioClient(
        name=place.text("name"),
        alias=place.text("alias"),
        contacts=tuple(
            ScenarioContact(
                contact.text("name"),
                contact.text("role", ""),
                contact.one("requester", bool, False),  # noqa: FBT003 - a default
            )
            for contact in place.places("contacts")
        ),
        language=place.text("language", "fr"),
        tender_threshold=place.whole("tender_threshold"),
        reachable_by=place.texts("reachable_by"),
        standing=place.choice("standing", Standing, Standing.NEW),
    )


def _mission(place: _Place) -> ScenarioMission:
    return ScenarioMission(
        client=place.text("client"),
        alias=place.text("alias"),
        title=place.text("title"),
        impression=place.choice("impression", Impression, Impression.NORMAL),
        rhythm=place.choice("rhythm", Rhythm, Rhythm.NONE),
        periods=tuple(_period(period) for period in place.places("periods")),
    )


def _period(place: _Place) -> ScenarioPeriod:
    start = place.day("start")
    if start is None:
        raise place.wrong(name="start")
    return ScenarioPeriod(
        start=start,
        end=place.day("end"),
        amount=place.whole("amount"),
        signed=place.day("signed"),
        deliverables=place.texts("deliverables"),
    )


def _line(place: _Place, zone: str) -> ScenarioLine:
    return ScenarioLine(
        name=place.text("name", place.text("now")),
        now=place.moment("now", zone),
        line=place.text("line"),
        then=tuple(_act(act) for act in place.places("then")),
    )


def _act(place: _Place) -> ScenarioAct:
    act = place.text("act")
    if act not in ACTS:
        raise place.wrong(name="act")
    return ScenarioAct(
        act=act,
        line=place.text("line") if place.has("line") else None,
        due=place.day("due"),
        signal=place.text("signal") if place.has("signal") else None,
        details=place.rest("act", "line", "due", "signal"),
    )


def _rating(place: _Place, zone: str) -> ScenarioRating:
    return ScenarioRating(
        at=place.moment("at", zone),
        mission=place.text("mission"),
        by=place.choice("by", Rater, Rater.SELF),
        value=place.number("value"),
    )
