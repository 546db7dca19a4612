"""How quickly were requests answered, and how many within the delay that was promised?

Hours by the clock that decides for the client. Only answered requests are summed up; open ones
stand among the dots with the hours they have waited so far. A percentile lies between its
neighbours as usual: of 2, 4, 8 and 30 hours the median is 6 and nine tenths are under 23.4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trustjournal.domain.analysis import MissionAnalysis, RequestState
from trustjournal.domain.kinds import ReplyClock
from trustjournal.domain.parameters import DEFAULTS
from trustjournal.domain.today import OPEN
from trustjournal.domain.verdicts import DueState

MEDIAN, MOST = 0.5, 0.9
LEAST_ANSWERS = 5  # choice: fewer have no middle worth a line


@dataclass(frozen=True, slots=True)
class Reply:
    """A request and how long it waited, or waits: ``hours`` by the client's clock."""

    request: RequestState
    hours: float

    @property
    def at(self) -> datetime:
        """When it was asked."""
        return self.request.interaction.happened.start

    @property
    def state(self) -> DueState:
        """Where it stands."""
        return self.request.state


@dataclass(frozen=True, slots=True)
class ReplyReading:
    """All requests, oldest first, and what the answered ones sum up to (None under five)."""

    replies: tuple[Reply, ...]
    limit_hours: float
    answered: int
    in_time: int
    median_hours: float | None
    p90_hours: float | None


def read_replies(analysis: MissionAnalysis) -> ReplyReading:
    """Return how the requests of a mission were answered so far."""
    is_business = analysis.client.reply_clock is ReplyClock.BUSINESS
    replies = tuple(
        Reply(one, one.business_hours if is_business else one.hours) for one in analysis.requests
    )
    hours = sorted(one.hours for one in replies if one.state not in OPEN)
    is_telling = len(hours) >= LEAST_ANSWERS
    return ReplyReading(
        replies,
        DEFAULTS.reply_hours,
        len(hours),
        sum(one.state is DueState.DONE for one in replies),
        percentile(hours, MEDIAN) if is_telling else None,
        percentile(hours, MOST) if is_telling else None,
    )


def percentile(ordered: Sequence[float], share: float) -> float | None:
    """Return the value below which ``share`` (0–1) of ascending values lie; None of nothing."""
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
