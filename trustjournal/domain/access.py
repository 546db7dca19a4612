"""What does the journal say about one person, to be handed to them?

The right of access: GDPR, article 15.
Everything of their client's file that speaks of them: entries they took part in or are named in,
what was promised there, ratings, and the level of the relationship with how it comes about. Other
people's names are masked before anything enters here; other clients' missions never do.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.calling import Calling
from trustjournal.domain.kinds import Channel, Direction, Kind, Rater
from trustjournal.domain.moments import Moment
from trustjournal.domain.records import (
    ClientFile,
    Commitment,
    Interaction,
    Person,
    Step,
    Waiting,
)
from trustjournal.domain.verdicts import Phase

Hide = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class AccessPromise:
    """Something promised, owed or planned that speaks of them; ``kind`` is its record's name."""

    kind: str
    text: str
    made: Moment
    due: Moment | None


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One interaction as it is noted. ``took_part`` is False where they are only named."""

    happened: Moment
    logged_at: datetime
    mission: str
    channel: Channel
    direction: Direction | None
    minutes: int | None
    took_part: bool
    note: str
    shareable: str
    mood: int | None
    tags: tuple[str, ...]
    signals: tuple[str, ...]
    promises: tuple[AccessPromise, ...]


@dataclass(frozen=True, slots=True)
class AccessRating:
    """How much trust somebody said there is, 0–10."""

    given: Moment
    value: float
    by: Rater


@dataclass(frozen=True, slots=True)
class AccessLevel:
    """What was estimated of the relationship in one mission; None where too little is known."""

    mission: str
    level: float | None
    low: float | None
    high: float | None
    phase: Phase


@dataclass(frozen=True, slots=True)
class AccessFile:
    """All that is known of a person. ``keep_until`` is when keeping it is looked at again."""

    person: Person
    client: str
    at: datetime
    entries: tuple[AccessEntry, ...]
    promises: tuple[AccessPromise, ...]  # those of no entry above
    decisions: tuple[tuple[Moment, str], ...]
    reasons: tuple[tuple[Moment, str], ...]  # of levels set by hand, where they name the person
    ratings: tuple[AccessRating, ...]
    levels: tuple[AccessLevel, ...]
    last_contact: date | None
    keep_until: date


def compose_access(
    file: ClientFile,
    analyses: Iterable[MissionAnalysis],
    about: "About",
    *,
    at: datetime,
    keep_until: date,
) -> AccessFile:
    """Gather what ``file`` says about a person."""
    person, hide = about.person, about.hide
    missions = {one.id: hide(one.title) for one in file.missions}
    concerned = [one for one in file.interactions if about.concerns(one)]
    own = {one.id for one in concerned}
    promised = _promised(file)
    return AccessFile(
        person=person,
        client=file.client.name,
        at=at,
        entries=tuple(about.entry(one, missions, promised) for one in concerned),
        promises=tuple(
            about.promise(one)
            for one in promised
            if one.interaction_id not in own and about.is_named(one.text)
        ),
        decisions=tuple(
            (one.decided, hide(one.text))
            for one in file.decisions
            if one.interaction_id in own or about.is_named(one.text)
        ),
        reasons=tuple(
            (one.set_at, hide(one.reason)) for one in file.overrides if about.is_named(one.reason)
        ),
        ratings=tuple(AccessRating(one.given, one.value, one.by) for one in file.ratings),
        levels=tuple(_level(one, hide) for one in analyses),
        last_contact=last_contact(file.interactions, person.id),
        keep_until=keep_until,
    )


def last_contact(interactions: Iterable[Interaction], person_id: str) -> date | None:
    """Return the day of the last contact with a person; a note to oneself is none."""
    days = (
        one.happened.local_day
        for one in interactions
        if one.kind is Kind.LOG and one.channel is not Channel.NOTE and person_id in one.people
    )
    return max(days, default=None)


@dataclass(frozen=True, slots=True)
class About:
    """Whom it is about, how a text names them, and how the names of others are masked."""

    person: Person
    spotted: Calling | None
    hide: Hide

    def is_named(self, *texts: str | None) -> bool:
        """Whether one of some texts names the person."""
        return self.spotted is not None and any(text and self.spotted.found(text) for text in texts)

    def concerns(self, one: Interaction) -> bool:
        """Whether an interaction is about the person."""
        return self.person.id in one.people or self.is_named(
            one.note, one.shareable, one.raw, *(signal.text for signal in one.signals)
        )

    def entry(
        self,
        one: Interaction,
        missions: Mapping[str, str],
        promised: Iterable[Commitment | Waiting | Step],
    ) -> AccessEntry:
        """Return an interaction as it is handed over."""
        return AccessEntry(
            happened=one.happened,
            logged_at=one.logged_at,
            mission=missions.get(one.mission_id or "", ""),
            channel=one.channel,
            direction=one.direction,
            minutes=one.minutes,
            took_part=self.person.id in one.people,
            note=self.hide(one.note),
            shareable=self.hide(one.shareable or ""),
            mood=one.mood,
            tags=tuple(self.hide(tag) for tag in one.tags),
            signals=tuple(signal.code.value for signal in one.signals),
            promises=tuple(self.promise(it) for it in promised if it.interaction_id == one.id),
        )

    def promise(self, one: Commitment | Waiting | Step) -> AccessPromise:
        """Return a promise as it is handed over."""
        return AccessPromise(type(one).__name__.lower(), self.hide(one.text), one.made, one.due)


def _promised(file: ClientFile) -> tuple[Commitment | Waiting | Step, ...]:
    return (*file.commitments, *file.waitings, *file.steps)


def _level(analysis: MissionAnalysis, hide: Hide) -> AccessLevel:
    known = analysis.known
    return AccessLevel(
        hide(analysis.mission.title),
        analysis.level if known else None,
        analysis.low if known else None,
        analysis.high if known else None,
        analysis.phase,
    )
