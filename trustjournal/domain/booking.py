"""What is read of a file while it is turned into events, and how is an event written down?

``Booking`` holds the file by the names that its facts use of each other; a ``Source`` is who says
a fact: an entry with the signals not yet booked, or an act that stands alone.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from trustjournal.domain.business_time import WorkingTime
from trustjournal.domain.controls import foreseen_controls
from trustjournal.domain.event import EngineEvent, EventCode
from trustjournal.domain.fact import FactEvent, days_of
from trustjournal.domain.kinds import Rater, Rhythm
from trustjournal.domain.moments import Moment
from trustjournal.domain.parameters import EngineSettings
from trustjournal.domain.records import Act, ClientFile, Interaction
from trustjournal.domain.signals import Signal, SignalCode
from trustjournal.domain.states import acts_by_subject, happened


@dataclass(slots=True)
class Source:
    """Who says an event: the entry or, without one, the act."""

    moment: Moment
    seq: int
    mission_id: str | None
    interaction: Interaction | None = None
    signals: list[Signal] = field(default_factory=list)
    touches: bool = False

    def take(self, codes: frozenset[SignalCode]) -> Signal | None:
        """Remove and return the first signal of these codes."""
        found = next((signal for signal in self.signals if signal.code in codes), None)
        if found is not None:
            self.signals.remove(found)
        return found


class Told(NamedTuple):
    """What an event says beside its code and source."""

    amount: float = 0.0
    excused: bool = False
    soft: bool = False
    subject_id: str | None = None
    mission_id: str | None = None


PLAIN = Told()


class Booking:
    """The file while it is turned into events."""

    def __init__(
        self, file: ClientFile, at: datetime, *, zone: str, settings: EngineSettings
    ) -> None:
        """Index a known file; ``at`` decides which planned entries have taken place."""
        self.file, self.settings = file, settings
        self.interactions = happened(file, at)
        self.by_id = {one.id: one for one in self.interactions}
        self.acts = acts_by_subject(file)
        self.commitments = {one.id: one for one in file.commitments}
        self.working = WorkingTime(zone, alsace_moselle=settings.has_local_holidays)
        self.foreseen = _foreseen(file, self.interactions)
        self.rated = {one.interaction_id for one in file.ratings if one.interaction_id}
        self.said: dict[str, list[Act]] = {}
        self.silent: list[Act] = []
        for act in file.acts:
            if act.interaction_id in self.by_id:
                self.said.setdefault(act.interaction_id or "", []).append(act)
            else:
                self.silent.append(act)

    def behind(self, one: Interaction) -> tuple[object, ...]:
        """Return the records on which the events of an entry hang."""
        found: list[object] = [one]
        for act in self.said.get(one.id, ()):
            subject = act.subject_id
            found += (act, self.by_id.get(subject) or self.commitments.get(subject))
            found += self.acts[subject]
        return tuple(found)


def book(
    source: Source, code: EventCode, told: Told = PLAIN, *, by: Rater | None = None
) -> FactEvent:
    """Make an event; the first one of an entry carries its contact."""
    at, one = source.moment.start, source.interaction
    interaction_id = one.id if one else None
    event = EngineEvent(
        days_of(at),
        code,
        told.amount,
        excused=told.excused,
        soft=told.soft,
        by=by,
        incident=interaction_id or told.subject_id,
        is_contact=source.touches,
    )
    source.touches = False
    mission = told.mission_id or source.mission_id
    return FactEvent(event, at, source.seq, mission, interaction_id, told.subject_id)


def mission_of(booking: Booking, act: Act) -> str | None:
    """Return the mission an act is about: its entry's, else its subject's."""
    for found in (
        booking.by_id.get(act.interaction_id or ""),
        booking.commitments.get(act.subject_id),
        booking.by_id.get(act.subject_id),
    ):
        if found is not None and found.mission_id is not None:
            return found.mission_id
    return None


def _foreseen(
    file: ClientFile, interactions: tuple[Interaction, ...]
) -> frozenset[tuple[str, SignalCode]]:
    found: frozenset[tuple[str, SignalCode]] = frozenset()
    for mission in file.missions:
        if mission.rhythm is not Rhythm.NONE:
            own = tuple(one for one in interactions if one.mission_id == mission.id)
            found |= foreseen_controls(own, mission.rhythm)
    return found
