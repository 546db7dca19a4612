"""What are the consultant's own documents made of?

The brief and the retrospective stay with the consultant: they may say what no client reads. They
are built on the one ``MissionAnalysis`` of screen and command line, and on a few facts of the same
client's file; notes of other clients are out of reach here too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trustjournal.domain.analysis import MissionAnalysis, PromiseState, RequestState
from trustjournal.domain.kinds import ActKind, Channel, Kind
from trustjournal.domain.records import ClientFile, Interaction
from trustjournal.domain.signals import GAPS, SignalCode
from trustjournal.domain.similar import Situation, similar_situations
from trustjournal.domain.verdicts import DueState

LAST_CONTACTS = 5
STILL_OPEN = frozenset({DueState.OPEN, DueState.DUE, DueState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the client."""

    name: str
    role: str
    is_requester: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange, as the consultant noted it."""

    day: date
    channel: Channel
    note: str


@dataclass(frozen=True, slots=True)
class PrivateMaterial:
    """A mission as the consultant sees it. ``exchanges`` newest first; the rest oldest first."""

    analysis: MissionAnalysis
    people: tuple[Someone, ...]
    exchanges: tuple[Exchange, ...]
    requests: tuple[RequestState, ...]
    commitments: tuple[PromiseState, ...]
    waitings: tuple[PromiseState, ...]
    steps: tuple[PromiseState, ...]
    silent: tuple[Exchange, ...]
    gaps: tuple[Exchange, ...]
    missions: tuple[tuple[str, str], ...]  # ids and titles of the client's missions
    similar: tuple[Situation, ...] = ()  # in missions of other clients: numbers, not notes


def private_material(
    analysis: MissionAnalysis, file: ClientFile, elsewhere: tuple[MissionAnalysis, ...] = ()
) -> PrivateMaterial:
    """Gather what the consultant wants to know; ``file`` holds only what was known by then.

    ``elsewhere`` are analyses of other missions, for what is similar there.
    """
    contacts = [
        one
        for one in analysis.interactions
        if one.kind is Kind.LOG and one.channel is not Channel.NOTE
        if one.happened.start <= analysis.at
    ]
    contacts.sort(key=lambda one: (one.happened.start, one.seq), reverse=True)
    return PrivateMaterial(
        analysis=analysis,
        people=tuple(Someone(one.name, one.role, one.is_requester) for one in file.people),
        exchanges=tuple(_exchange(one) for one in contacts[:LAST_CONTACTS]),
        requests=tuple(one for one in analysis.requests if one.state in STILL_OPEN),
        commitments=_open(analysis.commitments),
        waitings=_open(analysis.waitings),
        steps=_open(analysis.steps),
        silent=_unclosed(file, {SignalCode.SILENT_AGREEMENT}, {ActKind.VOICE, ActKind.REVEAL}),
        gaps=_unclosed(file, GAPS, {ActKind.DISCUSS}),
        missions=tuple((one.id, one.title) for one in file.missions),
        similar=similar_situations(analysis, elsewhere),
    )


def _open(promises: tuple[PromiseState, ...]) -> tuple[PromiseState, ...]:
    return tuple(one for one in promises if one.state in STILL_OPEN)


def _unclosed(
    file: ClientFile, codes: Iterable[SignalCode], closing: Iterable[ActKind]
) -> tuple[Exchange, ...]:
    wanted, closers = frozenset(codes), frozenset(closing)
    closed = {act.subject_id for act in file.acts if act.kind in closers}
    return tuple(
        _exchange(one)
        for one in file.interactions
        if one.id not in closed and any(signal.code in wanted for signal in one.signals)
    )


def _exchange(one: Interaction) -> Exchange:
    return Exchange(one.happened.local_day, one.channel, one.note)
