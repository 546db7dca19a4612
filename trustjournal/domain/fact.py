"""Where does an engine event come from? The event beside the records that tell it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from trustjournal.domain.event import EngineEvent

SECONDS_A_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class FactEvent:
    """One event of a file. ``seq`` breaks ties of time; ``interaction_id`` is the entry that says
    so, ``subject_id`` the request, promise, milestone or rating concerned.
    """

    event: EngineEvent
    at: datetime
    seq: int
    mission_id: str | None
    interaction_id: str | None = None
    subject_id: str | None = None


def days_of(at: datetime) -> float:
    """Return an instant as days, as the engine counts them."""
    return at.timestamp() / SECONDS_A_DAY


def instant_of(days: float) -> datetime:
    """Return the instant (UTC) of the engine's days."""
    return datetime.fromtimestamp(days * SECONDS_A_DAY, UTC)
