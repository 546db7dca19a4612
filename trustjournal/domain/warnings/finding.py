"""What does a rule give, and how does it write its facts?

A ``Finding`` says that a rule holds for one mission; gravity, action and cards come from the
catalogue. Facts are numbers, names or times: days as ISO dates, instants as ISO times of the
client's zone, durations as ISO durations (``PT22H``, or ``PT6H/PT30H`` for a bracket), codes in a
tuple; the words show them in their language.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import PromiseState, RequestState
from trustjournal.domain.cards import CardId
from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.domain.verdicts import WarningCode
from trustjournal.domain.view import ClientView, MissionSlice
from trustjournal.errors import Fact

Stated = TypeVar("Stated", RequestState, PromiseState)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that holds. ``subject`` is the id of its cause, stable over time; ``cards`` replace
    those of the catalogue where the cause asks for others.
    """

    code: WarningCode
    subject: str
    since: datetime
    due: datetime | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    cards: tuple[CardId, ...] = ()


Rule: TypeAlias = Callable[[ClientView, MissionSlice], Iterable[Finding]]


def local_day(view: ClientView, instant: datetime) -> date:
    """Return the day of an instant in the client's zone."""
    return instant.astimezone(ZoneInfo(view.zone)).date()


def today(view: ClientView) -> date:
    """Return the day on which the question is asked."""
    return local_day(view, view.at)


def midnight(view: ClientView, day: date) -> datetime:
    """Return the instant (UTC) at which a day begins."""
    return datetime.combine(day, time(), ZoneInfo(view.zone)).astimezone(UTC)


def day_fact(view: ClientView, instant: datetime) -> str:
    """Write the day of an instant."""
    return local_day(view, instant).isoformat()


def time_fact(view: ClientView, instant: datetime) -> str:
    """Write an instant, to the minute, as the client's wall clock shows it."""
    return instant.astimezone(ZoneInfo(view.zone)).isoformat(timespec="minutes")


def due_fact(view: ClientView, state: PromiseState) -> str:
    """Write a due as it was said: a day, or an instant."""
    if state.due_day is not None and state.due_is_day:
        return state.due_day.isoformat()
    return time_fact(view, state.due_at) if state.due_at is not None else ""


def hours_fact(least: float, most: float) -> str:
    """Write elapsed hours, rounded down; a bracket where they are not exactly known."""
    if int(least) == int(most):
        return f"PT{int(least)}H"
    return f"PT{int(least)}H/PT{int(most)}H"


def concerning(
    view: ClientView, mission: MissionSlice, own: Iterable[Stated], all_of: Iterable[Stated]
) -> tuple[Stated, ...]:
    """Return what is ``own`` to a mission, and what the client said without naming a mission.

    The latter stands on each mission that has not ended; on the last one once all have.
    """
    found: list[Stated] = list(own)
    if _bears_loose(view, mission):
        found += [state for state in all_of if _mission_of(state) is None]
    return tuple(found)


def took_place(view: ClientView, mission: MissionSlice) -> Iterator[Interaction]:
    """Give what took place in a mission, internal notes included, nothing planned."""
    confirmed = {contact.interaction.id for contact in mission.contacts}
    for interaction in view.file.interactions:
        is_real = interaction.kind is Kind.LOG or interaction.id in confirmed
        if is_real and interaction.mission_id == mission.mission.id:
            yield interaction


def journal_start(view: ClientView, mission: MissionSlice) -> datetime | None:
    """Return since when the journal can know about a started mission: its start, or the first
    fact about the client if the mission is older than the journal. None for a proposal.
    """
    if mission.started is None:
        return None
    started = midnight(view, mission.started)
    return started if view.began is None else max(started, view.began)


def live_start(view: ClientView, mission: MissionSlice) -> datetime | None:
    """Return ``journal_start`` of a mission under way; None for a proposal or an ended one."""
    return journal_start(view, mission) if mission.is_open and not mission.is_proposal else None


def later(instant: datetime, *, days: int) -> datetime:
    """Return the instant so many times 24 hours later."""
    return instant + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it has no such day."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (following - timedelta(days=1)).day))


def _bears_loose(view: ClientView, mission: MissionSlice) -> bool:
    if any(not each.is_ended for each in view.missions):
        return not mission.is_ended
    return mission is view.missions[-1]


def _mission_of(state: RequestState | PromiseState) -> str | None:
    if isinstance(state, RequestState):
        return state.interaction.mission_id
    return state.promise.mission_id
