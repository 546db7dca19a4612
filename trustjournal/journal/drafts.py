"""Which records does a line make?

``made_by`` turns a draft into the records it stands for, all of one entry. Nothing is stored here;
ids and seqs come from the writer of the change. A planned entry counts for nothing until confirmed:
what is promised on it is promised now, but it closes nothing, decides nothing and rates nothing.
"""

from datetime import datetime
from typing import NamedTuple

from trustjournal.domain.kinds import ActKind as Does
from trustjournal.domain.kinds import Kind, Rater
from trustjournal.domain.moments import Moment, Precision, at_instant, on_day
from trustjournal.domain.records import (
    Act,
    Commitment,
    Decision,
    Interaction,
    Rating,
    Step,
    Waiting,
)
from trustjournal.domain.signals import SignalCode
from trustjournal.quickline.draft import Draft, DraftAct, Segment, When
from trustjournal.storage.writing import Writer

WEEK = 7


class Occasion(NamedTuple):
    """Where and when a draft is stored: the entry's id, its client and its people."""

    entry_id: str
    seq: int
    client_id: str
    people: tuple[str, ...]
    zone: str
    writer: Writer
    is_confirmed: bool = False


class Made(NamedTuple):
    """All the records of one entry."""

    interaction: Interaction
    commitments: tuple[Commitment, ...] = ()
    waitings: tuple[Waiting, ...] = ()
    steps: tuple[Step, ...] = ()
    acts: tuple[Act, ...] = ()
    decisions: tuple[Decision, ...] = ()
    ratings: tuple[Rating, ...] = ()
    signs: bool = False
    keeps_promises: bool = False  # a planned entry confirmed: its promises and acts stay as made


def made_by(draft: Draft, occasion: Occasion) -> Made:
    """Return what a draft stands for. ``draft.client_id`` was checked by the caller."""
    interaction = _interaction(draft, occasion)
    counts = draft.kind is Kind.LOG or occasion.is_confirmed
    said = interaction.happened if counts else at_instant(occasion.writer.now, occasion.zone)
    about = _Promising(occasion, draft.mission_id, said)
    effects = by_signals(interaction, occasion.writer) if counts else Made(interaction)
    return Made(
        interaction,
        commitments=tuple(about.commitment(part) for part in draft.commitments),
        waitings=tuple(about.waiting(part) for part in draft.waiting),
        steps=tuple(about.step(part) for part in draft.steps),
        acts=_acts(draft, occasion, said) if counts else (),
        decisions=effects.decisions,
        ratings=effects.ratings,
        signs=effects.signs,
    )


def by_signals(interaction: Interaction, writer: Writer) -> Made:
    """Return the decisions, ratings and signature that an interaction's signals stand for."""
    decisions = tuple(
        Decision(
            writer.new_id(),
            mission_id=interaction.mission_id,
            text=signal.text or interaction.note,
            decided=interaction.happened,
            logged_at=interaction.logged_at,
            interaction_id=interaction.id,
        )
        for signal in interaction.signals
        if signal.code is SignalCode.DECISION and interaction.mission_id is not None
    )
    ratings = tuple(
        Rating(
            writer.new_id(),
            client_id=interaction.client_id,
            mission_id=interaction.mission_id,
            value=signal.quantity,
            by=Rater.CLIENT,
            given=interaction.happened,
            logged_at=interaction.logged_at,
            interaction_id=interaction.id,
        )
        for signal in interaction.signals
        if signal.code is SignalCode.RATING and signal.quantity is not None
    )
    signs = any(signal.code is SignalCode.CONTRACT_SIGNED for signal in interaction.signals)
    return Made(interaction, decisions=decisions, ratings=ratings, signs=signs)


def moment_of(when: When, zone: str, precision: Precision = Precision.EXACT) -> Moment:
    """Return the moment of a time or a day; a day lasts until midnight, a week seven of them."""
    if isinstance(when, datetime):
        instant_precision = precision if precision is Precision.PART else Precision.EXACT
        return at_instant(when, zone, instant_precision)
    return on_day(when, zone, days=WEEK if precision is Precision.WEEK else 1)


def due_of(when: When | None, zone: str) -> Moment | None:
    """Return the moment by which something is due; a day means its end."""
    return None if when is None else moment_of(when, zone)


class _Promising(NamedTuple):
    """What the promises of one entry have in common."""

    occasion: Occasion
    mission_id: str | None
    said: Moment

    def commitment(self, part: Segment) -> Commitment:
        at = self.occasion
        return Commitment(
            at.writer.new_id(),
            at.writer.next_seq(),
            at.client_id,
            self.mission_id,
            part.text,
            self.said,
            at.writer.now,
            due_of(part.due, at.zone),
            at.entry_id,
        )

    def waiting(self, part: Segment) -> Waiting:
        at = self.occasion
        return Waiting(
            at.writer.new_id(),
            at.writer.next_seq(),
            at.client_id,
            self.mission_id,
            part.text,
            self.said,
            at.writer.now,
            due_of(part.due, at.zone),
            at.entry_id,
        )

    def step(self, part: Segment) -> Step:
        at = self.occasion
        return Step(
            at.writer.new_id(),
            at.writer.next_seq(),
            at.client_id,
            self.mission_id,
            part.text,
            self.said,
            at.writer.now,
            due_of(part.due, at.zone),
            at.entry_id,
        )


def _interaction(draft: Draft, at: Occasion) -> Interaction:
    unreachable = any(signal.code is SignalCode.UNREACHABLE for signal in draft.signals)
    return Interaction(
        id=at.entry_id,
        seq=at.seq,
        client_id=at.client_id,
        mission_id=draft.mission_id,
        happened=moment_of(draft.start, at.zone, draft.precision),
        logged_at=at.writer.now,
        kind=draft.kind,
        channel=draft.channel,
        note=draft.note,
        raw=draft.raw,
        grammar=draft.grammar,
        direction=draft.direction,
        minutes=draft.minutes,
        people=at.people,
        mood=draft.mood,
        tags=draft.tags,
        signals=draft.signals,
        needs_reply=draft.needs_reply or unreachable,
        shareable=draft.shareable if draft.client_visible else None,
    )


def _acts(draft: Draft, at: Occasion, said: Moment) -> tuple[Act, ...]:
    wanted = [act for act in draft.acts if act.subject_id is not None]
    if draft.closes is not None:
        wanted.insert(0, DraftAct(Does.ANSWER, draft.closes))
    once = {(act.kind, act.subject_id): act for act in wanted}
    return tuple(
        Act(
            at.writer.new_id(),
            at.writer.next_seq(),
            act.kind,
            str(act.subject_id),
            at.client_id,
            said,
            at.writer.now,
            at.entry_id,
            due_of(act.due, at.zone),
        )
        for act in once.values()
    )
