"""Does the client see where the mission is going?

Involve the requester in the planning so that they keep the whole in view; tangible results every
two months; changing the consultant under way is advised against, unless illness or a refocus that
needs other skills forces it (article).
"""

from collections.abc import Iterator
from datetime import datetime

from trustjournal.domain.cards import CardId
from trustjournal.domain.kinds import Kind
from trustjournal.domain.records import Interaction
from trustjournal.domain.signals import Detail, Signal, SignalCode
from trustjournal.domain.verdicts import WarningCode
from trustjournal.domain.view import ClientView, MissionSlice
from trustjournal.domain.warnings.finding import (
    Finding,
    add_months,
    day_fact,
    later,
    live_start,
    local_day,
    midnight,
    today,
    took_place,
)

PLANNING_DAYS = 14
RESULT_MONTHS = 2
REFOCUS_DAYS = 60
GOOD_REASONS = frozenset({Detail.ILLNESS, Detail.NEW_SKILLS, Detail.FORCE_MAJEURE, Detail.EXCUSED})


def planning_unseen(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a fortnight without the requester having seen the planning."""
    start = live_start(view, mission)
    if start is None:
        return
    seen = [at for at in mission.planning_shared if at <= view.at]
    last = max([start, *seen])
    if view.at > later(last, days=PLANNING_DAYS):
        facts = {"since": day_fact(view, last)}
        yield Finding(WarningCode.PLANNING_NOT_SHARED, mission.mission.id, last, facts=facts)


def nothing_tangible(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of two months without a delivery or a milestone."""
    start = live_start(view, mission)
    if start is None:
        return
    last = max([start, *(at for at in mission.results if at <= view.at)])
    if today(view) > add_months(local_day(view, last), RESULT_MONTHS):
        facts = {"since": day_fact(view, last)}
        yield Finding(WarningCode.NO_TANGIBLE_RESULT, mission.mission.id, last, facts=facts)


def change_ahead(view: ClientView, mission: MissionSlice) -> Iterator[Finding]:
    """Warn of a change of consultant noted for a day to come, without a reason that excuses it."""
    if mission.is_ended:
        return
    for interaction in view.file.interactions:
        if not _is_ahead(view, mission, interaction):
            continue
        change = _change_of_consultant(interaction)
        if change is not None and not _is_excused(view, mission, change):
            yield Finding(
                WarningCode.CONSULTANT_CHANGE_PLANNED,
                interaction.id,
                since=interaction.logged_at,
                due=interaction.happened.start,
                facts={"due": interaction.happened.local_day.isoformat()},
                cards=_change_cards(change),
            )


def _change_of_consultant(interaction: Interaction) -> Signal | None:
    found = (each for each in interaction.signals if each.code is SignalCode.CONSULTANT_CHANGE)
    return next(found, None)


def _is_ahead(view: ClientView, mission: MissionSlice, interaction: Interaction) -> bool:
    if interaction.kind is not Kind.PLANNED or interaction.happened.end <= view.at:
        return False
    return interaction.mission_id in {None, mission.mission.id}


def _is_excused(view: ClientView, mission: MissionSlice, change: Signal) -> bool:
    return not GOOD_REASONS.isdisjoint(change.details) or _was_refocused(view, mission)


def _was_refocused(view: ClientView, mission: MissionSlice) -> bool:
    since: datetime = later(midnight(view, today(view)), days=-REFOCUS_DAYS)
    return any(
        signal.code is SignalCode.REFOCUS
        for interaction in took_place(view, mission)
        if interaction.happened.start >= since
        for signal in interaction.signals
    )


def _change_cards(change: Signal) -> tuple[CardId, ...]:
    if Detail.HANDOVER in change.details:
        return (CardId.AVOID_CHANGE, CardId.HANDOVER_WELL)
    return (CardId.AVOID_CHANGE, CardId.JUSTIFIED_CHANGE, CardId.HANDOVER_WELL)
