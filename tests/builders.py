"""Small makers of real values for tests. Each takes what the test is about and fills the rest."""

# ruff: noqa: ANN401 - a change may be any field of the value that is made

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import ActKind, Channel, Direction, Kind, Rater
from trustjournal.domain.moments import Moment, Precision, at_instant, on_day
from trustjournal.domain.records import (
    Act,
    Client,
    ClientFile,
    Commitment,
    Interaction,
    Milestone,
    Mission,
    Override,
    Period,
    Rating,
    Step,
    Waiting,
)
from trustjournal.domain.signals import Detail, Signal, SignalCode

PARIS = "Europe/Paris"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def paris(text: str) -> datetime:
    """Return the instant of a wall clock in Paris: ``2026-03-02T09:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(PARIS))


def when(text: str, precision: Precision = Precision.EXACT) -> Moment:
    """Return the moment of a wall clock in Paris; of a day, where only a date is said."""
    if "T" not in text:
        return on_day(date.fromisoformat(text), PARIS)
    return at_instant(paris(text), PARIS, precision)


def a_signal(code: SignalCode, *details: Detail, days: float | None = None) -> Signal:
    """Return a signal, with days if they are said."""
    return Signal(code, days, None if days is None else "d", details)


class Story:
    """The facts of one client, told one after the other; each is logged when it happens.

    ``story.entry("2026-03-02T09:00", SignalCode.ERROR)`` is a meeting of mission ``m``. What is
    made is returned, and ``story.file()`` puts all of it in order.
    """

    def __init__(self, **client: Any) -> None:
        """Begin with a client and one mission, begun long ago."""
        self.client = replace(Client("c", "Béton SA", "beton", LONG_AGO), **client)
        self.missions = [Mission("m", "c", "audit", "Audit des flux", LONG_AGO)]
        self.periods: list[Period] = []
        self.interactions: list[Interaction] = []
        self.commitments: list[Commitment] = []
        self.waitings: list[Waiting] = []
        self.steps: list[Step] = []
        self.acts: list[Act] = []
        self.ratings: list[Rating] = []
        self.overrides: list[Override] = []
        self.milestones: list[Milestone] = []
        self._count = 0

    def mission(self, **changes: Any) -> Mission:
        """Change the only mission, or add one when an id is given."""
        if "id" in changes:
            self.missions.append(replace(self.missions[0], **changes))
        else:
            self.missions[0] = replace(self.missions[0], **changes)
        return self.missions[-1]

    def period(self, start: str, end: str | None = None, **changes: Any) -> Period:
        """Add a period of mission ``m``."""
        first, last = date.fromisoformat(start), date.fromisoformat(end) if end else None
        period = Period(f"p{len(self.periods)}", "m", first, LONG_AGO, end=last)
        self.periods.append(replace(period, **changes))
        return self.periods[-1]

    def entry(self, at: str, *signals: SignalCode | Signal, **changes: Any) -> Interaction:
        """Add a meeting at a wall clock in Paris (or on a day)."""
        moment = when(at)
        one = Interaction(
            id=f"i{self._next()}",
            seq=self._count,
            client_id="c",
            mission_id="m",
            happened=moment,
            logged_at=moment.start,
            kind=Kind.LOG,
            channel=Channel.MEETING,
            note="",
            raw="",
            grammar=1,
            signals=tuple(each if isinstance(each, Signal) else Signal(each) for each in signals),
        )
        self.interactions.append(replace(one, **changes))
        return self.interactions[-1]

    def request(self, at: str, **changes: Any) -> Interaction:
        """Add a mail of the client that awaits a reply."""
        said: dict[str, Any] = {"channel": Channel.MAIL, "direction": Direction.IN}
        return self.entry(at, needs_reply=True, **(said | changes))

    def reply(self, request: Interaction, at: str, **changes: Any) -> Interaction:
        """Add a mail that answers a request."""
        said: dict[str, Any] = {"channel": Channel.MAIL, "direction": Direction.OUT}
        answer = self.entry(at, **(said | changes))
        self.act(ActKind.ANSWER, request.id, at, interaction_id=answer.id)
        return answer

    def promise(self, at: str, due: str | None, **changes: Any) -> Commitment:
        """Add a commitment of mission ``m``; a due without clock means the end of its day."""
        made, until = when(at), when(due) if due else None
        commitment = Commitment(
            f"k{self._next()}", self._count, "c", "m", "le plan", made, made.start, due=until
        )
        self.commitments.append(replace(commitment, **changes))
        return self.commitments[-1]

    def act(self, kind: ActKind, subject_id: str, at: str, **changes: Any) -> Act:
        """Do something to an earlier fact."""
        done = when(at)
        act = Act(f"a{self._next()}", self._count, kind, subject_id, "c", done, done.start)
        self.acts.append(replace(act, **changes))
        return self.acts[-1]

    def rating(self, at: str, value: float, by: Rater = Rater.CLIENT, **changes: Any) -> Rating:
        """Add a rating 0–10 of mission ``m``."""
        given = when(at)
        rating = Rating(f"r{self._next()}", "c", "m", value, by, given, given.start)
        self.ratings.append(replace(rating, **changes))
        return self.ratings[-1]

    def override(self, at: str, level: float) -> Override:
        """Set the consultant's own level on mission ``m``."""
        moment = when(at)
        mine = Override(f"o{self._next()}", "c", "m", level, "vu de près", moment, moment.start)
        self.overrides.append(mine)
        return mine

    def file(self) -> ClientFile:
        """Return everything told so far, in order of (happened, seq)."""
        return ClientFile(
            client=self.client,
            missions=tuple(self.missions),
            periods=tuple(self.periods),
            milestones=tuple(self.milestones),
            interactions=tuple(
                sorted(self.interactions, key=lambda one: (one.happened.start, one.seq))
            ),
            commitments=tuple(self.commitments),
            waitings=tuple(self.waitings),
            steps=tuple(self.steps),
            acts=tuple(self.acts),
            ratings=tuple(self.ratings),
            overrides=tuple(self.overrides),
        )

    def _next(self) -> int:
        self._count += 1
        return self._count
