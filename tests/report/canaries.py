# ruff: noqa: ANN401 - it walks records by their fields, whatever they are
"""A client's file in which everything private is a canary: the word CANARY and where it stood."""

import dataclasses
import types
import typing
from random import Random
from typing import Any

from tests.report.makers import LOGGED, NOW, lively_file, moment
from trustjournal.domain.kinds import Rater
from trustjournal.domain.moments import Moment
from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.domain.records import (
    Client,
    ClientFile,
    Commitment,
    Decision,
    Deliverable,
    Interaction,
    Milestone,
    MilestoneMove,
    Mission,
    Override,
    Period,
    Person,
    Rating,
    Step,
    Waiting,
    WarningMark,
)

# The only text fields of the records that a client's document may print.
ALLOWED = frozenset(
    {
        (Client, "name"),
        (Person, "name"),
        (Mission, "title"),
        (Mission, "objectives"),
        (Period, "objectives"),
        (Period, "results"),
        (Deliverable, "text"),
        (Interaction, "shareable"),
        (Commitment, "text"),
        (Waiting, "text"),
        (Milestone, "text"),
        (MilestoneMove, "reason"),
        (Decision, "text"),
    }
)
LEFT_OUT = 0.3  # of the records, when a file is thinned
CODES = frozenset({"id", "unit", "zone", "language"})


def canary_file() -> ClientFile:
    """Return a file whose every private text is a canary, in mission ``m`` and beside it.

    Private is whatever ALLOWED does not name, found from the records' own fields: a field added
    tomorrow is a canary by itself. Mission ``n`` of the same client is canaries through and
    through, and so are promises not flagged for the client.
    """
    own: ClientFile = _seeded(lively_file(), everything=False)
    other: ClientFile = _seeded(_moved(lively_file()), everything=True)
    hidden = tuple(
        dataclasses.replace(one, id=f"hidden-{one.id}", client_visible=False, text="CANARYhidden")
        for one in own.commitments
    )
    unseen = tuple(
        dataclasses.replace(one, id=f"hidden-{one.id}", client_visible=False, text="CANARYhidden")
        for one in own.waitings
    )
    merged = {
        name: (*getattr(own, name), *getattr(other, name))
        for name in _collections()
        if name != "people"
    }
    merged["commitments"] += hidden
    merged["waitings"] += unseen
    whole: dict[str, Any] = {**merged, **_private_lists()}
    return dataclasses.replace(own, **whole)


def canary_document(kind: str, language: str) -> IssuedDocument:
    """Return a document that left in the same month, everything private of it a canary."""
    day = NOW.date()
    return IssuedDocument(
        "d", "m", kind, language, day, day, day, 1, None, "CANARYname", "CANARYpath", "CANARYprint",
        1, "CANARYrecipient", ("CANARYkey",), ("CANARYkey",), ("CANARYkey",), LOGGED,
    )  # fmt: skip


def thinned(file: ClientFile, random: Random) -> ClientFile:
    """Return the file with some of its records left out."""
    kept: dict[str, Any] = {
        name: tuple(one for one in getattr(file, name) if random.random() > LEFT_OUT)
        for name in _collections()
        if name != "missions"
    }
    return dataclasses.replace(file, **kept)


def _private_lists() -> dict[str, Any]:
    """Steps, ratings, overrides and marks: private by their very kind."""
    when = moment(4, 20)
    return {
        "steps": (Step("s", 1, "c", "m", "CANARYstep", when, LOGGED, when),),
        "ratings": (Rating("r", "c", "m", 7.77, Rater.CLIENT, when, LOGGED),),
        "overrides": (Override("o", "c", "m", 66.6, "CANARYoverride", when, LOGGED),),
        "marks": (WarningMark("CANARYmark", "CANARYwarning", LOGGED),),
    }


def _collections() -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(ClientFile) if one.name != "client")


def _moved(file: ClientFile) -> ClientFile:
    """The same facts under mission ``n``, with other ids."""

    def renamed(one: Any) -> Any:
        changes = {"id": f"n-{one.id}"}
        if isinstance(one, Mission):
            changes["id"] = "n"
        if hasattr(one, "mission_id"):
            changes["mission_id"] = "n"
        for link in ("period_id", "subject_id", "interaction_id", "milestone_id"):
            if getattr(one, link, None):
                changes[link] = f"n-{getattr(one, link)}"
        return dataclasses.replace(one, **changes)

    moved: dict[str, Any] = {
        name: tuple(renamed(one) for one in getattr(file, name))
        for name in _collections()
        if name != "people"
    }
    return dataclasses.replace(file, **moved)


def _seeded(value: Any, *, everything: bool) -> Any:
    """Fill text fields with canaries, all of them or those that are not allowed."""
    if isinstance(value, tuple):
        return tuple(_seeded(one, everything=everything) for one in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, Moment | type):
        return value
    hints = typing.get_type_hints(type(value))
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        content = getattr(value, field.name)
        if field.name in CODES or field.name.endswith("_id") or field.name == "people":
            continue
        is_allowed = (type(value), field.name) in ALLOWED and not everything
        if _takes(hints[field.name], str) and not is_allowed:
            changes[field.name] = f"CANARY{type(value).__name__}{field.name}"
        elif _takes(hints[field.name], tuple[str, ...]) and not is_allowed:
            changes[field.name] = (f"CANARY{type(value).__name__}{field.name}",)
        elif dataclasses.is_dataclass(content) or isinstance(content, tuple):
            changes[field.name] = _seeded(content, everything=everything)
    return dataclasses.replace(value, **changes)


def _takes(hint: Any, wanted: Any) -> bool:
    if isinstance(hint, types.UnionType):
        return wanted in typing.get_args(hint)
    return bool(hint == wanted)
