"""How do facts and conclusions look as JSON?

The objects of the command line's contract: keys in English, times ISO 8601 with the offset of the
session's zone, days as ISO dates, levels 0–100, nothing rounded (changes must add up).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trustjournal.cli.session import JsonObject
from trustjournal.domain.analysis import (
    LevelChange,
    MissionAnalysis,
    PromiseState,
    RequestState,
    TrustWarning,
)
from trustjournal.domain.records import Step
from trustjournal.domain.signals import Signal
from trustjournal.wording import Words


@dataclass(frozen=True, slots=True)
class Names:
    """How missions (by alias) and clients (by name) are called, by id."""

    missions: Mapping[str, str]
    clients: Mapping[str, str]

    def mission(self, mission_id: str | None) -> str | None:
        """Return the alias of a mission, if there is one."""
        return self.missions.get(mission_id or "")

    def client(self, client_id: str) -> str | None:
        """Return the name of a client."""
        return self.clients.get(client_id)


def instant(when: datetime | None, zone: str) -> str | None:
    """Write an instant in a zone."""
    return None if when is None else when.astimezone(ZoneInfo(zone)).isoformat()


def day_or_instant(when: date | datetime | None, zone: str) -> str | None:
    """Write a day as it is, an instant in a zone."""
    if isinstance(when, datetime):
        return instant(when, zone)
    return None if when is None else when.isoformat()


def signal_object(signal: Signal) -> JsonObject:
    """Return a signal as the parse object writes it."""
    return {
        "code": signal.code.value,
        "quantity": signal.quantity,
        "unit": signal.unit,
        "details": [detail.value for detail in signal.details],
        "text": signal.text,
    }


def request_object(request: RequestState, names: Names, zone: str) -> JsonObject:
    """Return a request with its clock."""
    interaction = request.interaction
    return {
        "id": interaction.id,
        "mission": names.mission(interaction.mission_id),
        "client": names.client(interaction.client_id),
        "since": interaction.happened.stated(),
        "due": instant(request.due_at, zone),
        "hours": request.hours,
        "hours_most": request.hours_most,
        "business_hours": request.business_hours,
        "state": request.state.value,
        "answered": instant(request.answered_at, zone),
        "answered_by": request.answered_by,
        "note": interaction.note,
    }


def promise_object(promise: PromiseState, names: Names, zone: str) -> JsonObject:
    """Return a commitment, waiting or step; a day is its own due."""
    due = promise.due_day if promise.due_is_day else promise.due_at
    made = promise.promise
    shared = {} if isinstance(made, Step) else {"client_visible": made.client_visible}
    return shared | {
        "id": promise.promise.id,
        "mission": names.mission(promise.promise.mission_id),
        "client": names.client(promise.promise.client_id),
        "text": promise.promise.text,
        "since": promise.promise.made.stated(),
        "due": day_or_instant(due, zone),
        "state": promise.state.value,
        "renegotiated": promise.renegotiated,
        "closed": instant(promise.closed_at, zone),
        "entry": promise.promise.interaction_id,
    }


def change_object(change: LevelChange, zone: str) -> JsonObject:
    """Return one named change of the level."""
    return {
        "at": instant(change.at, zone),
        "cause": change.cause.value,
        "code": change.code,
        "entry": change.interaction_id,
        "delta": change.delta,
    }


def trust_object(analysis: MissionAnalysis, words: Words, zone: str) -> JsonObject:
    """Return what ``trust`` says of a mission."""
    return {
        "mission": analysis.mission.alias,
        "client": analysis.client.name,
        "on": instant(analysis.at, zone),
        "level": analysis.level,
        "low": analysis.low,
        "high": analysis.high,
        "phase": analysis.phase.value,
        "dormant": analysis.dormant,
        "known": analysis.known,
        "engine_level": analysis.engine_level,
        "points": [
            {
                "at": instant(point.at, zone),
                "level": point.level,
                "low": point.low,
                "high": point.high,
                "phase": point.phase.value,
            }
            for point in analysis.points
        ],
        "changes": [change_object(change, zone) for change in analysis.changes],
        "next": [
            {"code": step.code, "gain": step.gain, "why": words(f"outlook.{step.reason}")}
            for step in analysis.outlook
        ],
    }


def warning_object(warning: TrustWarning, names: Names, words: Words, zone: str) -> JsonObject:
    """Return a warning with its words: what happened, why it matters, what to do."""
    facts = dict(warning.facts)
    key = f"warnings.{warning.code.value}"
    return {
        "id": warning.id,
        "code": warning.code.value,
        "mission": names.mission(warning.mission_id),
        "client": names.client(warning.client_id),
        "since": instant(warning.since, zone),
        "due": instant(warning.due, zone),
        "facts": facts,
        "cards": list(warning.cards),
        "title": words(f"{key}.title", **facts),
        "why": words(f"{key}.why", **facts),
        "action": words(f"actions.{warning.action}.label"),
        "gravity": warning.gravity.value,
    }
