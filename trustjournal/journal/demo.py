"""How does the example journal become this week's?

resources/demo holds *Cabinet Exemple*, months of typed lines whose days count from the Monday of
the week in which it is opened, so that a Friday stays a Friday and the story always ends today.
``scenario_at`` turns it into a scenario with real dates; staging.py plays it like any other.

    { day = -7, at = "12:10", line = "…" }   last Monday at 12:10
    { hours_ago = 5, line = "…" }            five hours before it is opened
"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from trustjournal.journal.scenario import Scenario, scenario_of
from trustjournal.paths import resources

FILE_NAME = "cabinet-exemple.toml"
JsonValue = dict[str, object]


def scenario_at(opened: datetime) -> Scenario:
    """Return the example as it stands when opened at an aware moment; nothing in it is later."""
    text = (resources() / "demo" / FILE_NAME).read_text(encoding="utf-8")
    value = tomllib.loads(text)
    zone = ZoneInfo(str(value["timezone"]))
    here = opened.astimezone(zone)
    monday = here.date() - timedelta(days=here.weekday())
    lines = [_line(place, number, monday, here) for number, place in enumerate(value["lines"])]
    ratings = [{**place, "at": _moment(place, monday, here)} for place in value["ratings"]]
    return scenario_of(
        {
            **value,
            "missions": [_mission(place, monday) for place in value["missions"]],
            "lines": _until(here, lines, "now"),
            "ratings": _until(here, ratings, "at"),
        }
    )


def _line(place: Mapping[str, object], number: int, monday: date, opened: datetime) -> JsonValue:
    acts = place.get("then", [])
    return {
        "name": place.get("name", f"line {number}"),
        "now": _moment(place, monday, opened),
        "line": place["line"],
        "then": [_dated(act, monday) for act in acts] if isinstance(acts, list) else acts,
    }


def _mission(place: Mapping[str, object], monday: date) -> JsonValue:
    periods = place.get("periods", [])
    dated = [_dated(period, monday) for period in periods] if isinstance(periods, list) else []
    return {**place, "periods": dated}


def _dated(place: Mapping[str, object], monday: date) -> JsonValue:
    days = {"due", "start", "end", "signed"}
    return {
        name: _day(monday, value).isoformat() if name in days else value
        for name, value in place.items()
    }


def _moment(place: Mapping[str, object], monday: date, opened: datetime) -> str:
    ago = place.get("hours_ago")
    if isinstance(ago, int | float):
        # Elapsed hours, so the reply clock shows them whatever night the clocks changed.
        when = (opened.astimezone(UTC) - timedelta(hours=ago)).astimezone(opened.tzinfo)
        return when.replace(second=0, microsecond=0).isoformat()
    clock = time.fromisoformat(str(place["at"]))
    return datetime.combine(_day(monday, place["day"]), clock, opened.tzinfo).isoformat()


def _day(monday: date, days: object) -> date:
    return monday + timedelta(days=int(str(days)))


def _until(opened: datetime, places: list[JsonValue], name: str) -> list[JsonValue]:
    def when(place: JsonValue) -> datetime:
        return datetime.fromisoformat(str(place[name]))

    return sorted((place for place in places if when(place) <= opened), key=when)
