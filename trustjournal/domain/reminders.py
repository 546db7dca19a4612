"""What is worth a word while the window is closed, and from which moment on?

A request at three quarters of its time and at its end, a promise on its day and once it is late, a
planned meeting that has ended. Each is a fact with one moment; it is told once, and only while that
moment is fresh: nobody is reminded of what is long past.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from trustjournal.domain.analysis import MissionAnalysis, PromiseState, RequestState
from trustjournal.domain.verdicts import DueState

MORNING = time(9)
LAST_SHARE = 0.25  # of the time to reply: 18 of 24 hours. Source: product.md, reply clock
LAST_HOURS = timedelta(hours=6)
CLOSED = {DueState.DONE, DueState.DONE_LATE, DueState.BROKEN}


class ReminderKind(StrEnum):
    """What a reminder is about."""

    REPLY_SOON = "reply_soon"
    REPLY_OVERDUE = "reply_overdue"
    PROMISE_TODAY = "promise_today"
    PROMISE_OVERDUE = "promise_overdue"
    MEETING_ENDED = "meeting_ended"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A fact worth a word from ``at`` on. ``about`` is the id of its entry or promise."""

    kind: ReminderKind
    about: str
    at: datetime
    client: str
    mission_id: str | None = None
    text: str = ""

    @property
    def key(self) -> str:
        """What names the fact for good; another due makes it another fact."""
        return f"{self.kind}:{self.about}:{self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when to when of each day nothing is said; over midnight if they are so."""

    begins: time
    ends: time
    zone: str

    def began(self, now: datetime) -> datetime | None:
        """Return when the quiet hours that hold ``now`` began; None outside of them."""
        local = now.astimezone(ZoneInfo(self.zone))
        for days in (0, 1):
            day = local.date() - timedelta(days=days)
            begins = datetime.combine(day, self.begins, local.tzinfo)
            over = self.ends <= self.begins
            ends = datetime.combine(day + timedelta(days=over), self.ends, local.tzinfo)
            if begins <= local < ends:
                return begins
        return None


def reminders(analyses: Iterable[MissionAnalysis], zone: str) -> tuple[Reminder, ...]:
    """Return every reminder there is or will be for what stands open, by its moment."""
    found = (one for analysis in analyses for one in _of(analysis, ZoneInfo(zone)))
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def fresh(
    found: Iterable[Reminder], now: datetime, *, since: datetime, quiet: QuietHours | None
) -> tuple[Reminder, ...]:
    """Return what is to be told at ``now``: what came up after ``since``, the last look.

    During quiet hours nothing; at the first look after them, what came up in them.
    """
    if quiet is not None:
        if quiet.began(now) is not None:
            return ()
        since = quiet.began(since) or since
    return tuple(one for one in found if since < one.at <= now)


def _of(analysis: MissionAnalysis, zone: ZoneInfo) -> Iterator[Reminder]:
    for request in analysis.requests:
        if request.answered_at is None:
            yield from _of_request(request, analysis)
    for commitment in analysis.commitments:
        if commitment.state not in CLOSED:
            yield from _of_promise(commitment, analysis, zone)


def _of_request(request: RequestState, analysis: MissionAnalysis) -> Iterator[Reminder]:
    entry, due = request.interaction, request.due_at
    left = min((due - entry.happened.start) * LAST_SHARE, LAST_HOURS)
    moments = ((ReminderKind.REPLY_SOON, due - left), (ReminderKind.REPLY_OVERDUE, due))
    for kind, at in moments:
        yield Reminder(kind, entry.id, at, analysis.client.name, analysis.mission.id, entry.note)


def _of_promise(one: PromiseState, analysis: MissionAnalysis, zone: ZoneInfo) -> Iterator[Reminder]:
    day = one.due_day
    if day is None and one.due_at is not None:
        day = one.due_at.astimezone(zone).date()
    if day is None:
        return
    morning = datetime.combine(day, MORNING, zone)
    late = datetime.combine(day + timedelta(days=1), MORNING, zone)
    if not one.due_is_day and one.due_at is not None:
        morning, late = min(morning, one.due_at - timedelta(hours=1)), one.due_at
    moments = ((ReminderKind.PROMISE_TODAY, morning), (ReminderKind.PROMISE_OVERDUE, late))
    for kind, at in moments:
        yield Reminder(
            kind, one.promise.id, at, analysis.client.name, analysis.mission.id, one.promise.text
        )
