"""Small makers for the tests of the line: a journal of invented clients, and a way to read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from trustjournal.quickline.context import (
    KnownClient,
    KnownMission,
    KnownPerson,
    LastUsed,
    LineContext,
)
from trustjournal.quickline.draft import Draft
from trustjournal.quickline.read import read_line

ZONE = "Europe/Paris"
NOW = datetime(2026, 11, 18, 16, 5, tzinfo=ZoneInfo(ZONE))  # a Wednesday


def client(
    alias: str, name: str, missions: Sequence[str] = (), *, people: Sequence[str] = ()
) -> KnownClient:
    """Make a client whose ids are readable."""
    return KnownClient(
        id=alias,
        name=name,
        alias=alias,
        missions=tuple(KnownMission(f"{alias}/{each}", each, each) for each in missions),
        people=tuple(KnownPerson(f"{alias}@{each}", each) for each in people),
    )


CLIENTS = (
    client("acme", "ACME", ("audit", "mig"), people=("Durand", "Martin")),
    client("beton", "Béton SA", ("pmo",), people=("Leroy", "Jean Petit")),
    client("mairie", "Mairie de Lyon", ("amo",), people=("Benali",)),
    client("may", "May & Co", ("coach",), people=("June",)),
)


def context(**changes: Any) -> LineContext:  # noqa: ANN401 - any field of the context
    """Make a context with the four clients; acme/audit was used just now."""
    fields: dict[str, Any] = {
        "zone": ZONE,
        "clients": CLIENTS,
        "last_used": LastUsed("acme", "acme/audit", NOW),
    }
    return LineContext(**{**fields, **changes})


def read(text: str, now: datetime = NOW, **changes: Any) -> Draft:  # noqa: ANN401
    """Read a line typed at ``now``."""
    return read_line(text, now, context(**changes))


def at(text: str, zone: str = ZONE) -> datetime:
    """Return a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def ambers(draft: Draft) -> set[str]:
    """Return which fields are in doubt."""
    return {str(amber.field) for amber in draft.amber}


def case_context(given: Mapping[str, Any], now: datetime) -> LineContext:
    """Make the context of the shared cases."""
    clients = tuple(
        client(
            each["alias"],
            each["name"],
            [mission["alias"] for mission in each["missions"]],
            people=each["contacts"],
        )
        for each in given["clients"]
    )
    alias, mission = given["last_used"].split("/")
    return LineContext(
        zone=given["timezone"],
        date_order=given["date_order"],
        clients=clients,
        last_used=LastUsed(alias, f"{alias}/{mission}", now),
    )
