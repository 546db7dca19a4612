"""When does a card of advice apply, besides the warnings that name it?

An occasion is a small pure rule: a number from 0 (not now) to 100 says how useful its card is.
The grave ones (a loss fresh in mind) come near the warnings, the quiet ones (a first credit, a
routine that goes well) far below them, so that a calm day still has its idea. The numbers are
choices; only their order matters.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeAlias

from trustjournal.domain.cards import CardId
from trustjournal.domain.kinds import Channel
from trustjournal.domain.records import Interaction
from trustjournal.domain.signals import GAPS, Detail, Family, SignalCode
from trustjournal.domain.verdicts import DueState, Phase
from trustjournal.domain.view import BookedEvent, ClientView, MissionSlice
from trustjournal.domain.warnings.periods import CHAIN_CAP_MONTHS

FRESH_DAYS = 30
LASTING_DAYS = 180
START_DAYS = 14
RATING_DAYS = 90
HALF_CHAIN_DAYS = CHAIN_CAP_MONTHS * 30 * 2 // 3
LIVE = frozenset({DueState.OPEN, DueState.DUE, DueState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Situation:
    """A client at a moment, and the missions that the advice is about."""

    view: ClientView
    missions: tuple[MissionSlice, ...]

    def lost(self, *codes: SignalCode, days: int = FRESH_DAYS) -> tuple[BookedEvent, ...]:
        """Return the losses of these codes in the last days, excused ones apart."""
        return tuple(loss for loss in self.events(days) if loss.code in codes and not loss.excused)

    def events(self, days: int) -> Iterator[BookedEvent]:
        """Give what the engine booked in the last days."""
        events = self.view.events
        first = bisect_left(events, self.since(days), key=lambda event: event.at)
        return islice(events, first, None)

    def signalled(self, code: SignalCode, days: int = FRESH_DAYS) -> tuple[Interaction, ...]:
        """Return what took place in the last days and carries a signal."""
        entries = self.view.file.interactions
        first = bisect_left(entries, self.since(days), key=lambda one: one.happened.start)
        return tuple(
            interaction
            for interaction in islice(entries, first, None)
            if interaction.happened.start <= self.view.at
            if any(signal.code is code for signal in interaction.signals)
        )

    def since(self, days: int) -> datetime:
        """Return the instant so many days ago."""
        return self.view.at - timedelta(days=days)

    @property
    def live(self) -> tuple[MissionSlice, ...]:
        """The missions under way."""
        return tuple(each for each in self.missions if each.is_open and not each.is_proposal)


Occasion: TypeAlias = Callable[[Situation], float]


def _if(holds: object, score: float) -> float:
    return score if holds else 0.0


def _phase(phase: Phase, score: float) -> Occasion:
    return lambda now: _if(now.view.phase is phase, score)


def _after(*codes: SignalCode, score: float) -> Occasion:
    return lambda now: _if(now.lost(*codes), score)


def _open_gap(code: SignalCode, score: float) -> Occasion:
    return lambda now: _if(any(gap.code is code for gap in now.view.gaps), score)


def _just_signed(now: Situation) -> float:
    return _if(now.signalled(SignalCode.CONTRACT_SIGNED, START_DAYS), 24)


def _promises_open(now: Situation) -> bool:
    states = (state.state for mission in now.missions for state in mission.commitments)
    return any(state in LIVE for state in states)


def _request_open(now: Situation) -> bool:
    return any(request.state in LIVE for request in now.view.requests)


def _voicemail_open(now: Situation) -> float:
    return _if(
        any(
            request.state in LIVE and request.interaction.channel is Channel.VOICEMAIL
            for request in now.view.requests
        ),
        46,
    )


def _reply_lost(now: Situation) -> float:
    lost = [each for each in now.events(FRESH_DAYS) if each.family is Family.REPLY]
    return _if(lost, 42)


def _changed(now: Situation, *, for_good_reason: bool | None) -> bool:
    for interaction in now.signalled(SignalCode.CONSULTANT_CHANGE):
        details = {
            detail
            for signal in interaction.signals
            if signal.code is SignalCode.CONSULTANT_CHANGE
            for detail in signal.details
        }
        is_good = bool(details & {Detail.ILLNESS, Detail.NEW_SKILLS, Detail.FORCE_MAJEURE})
        if for_good_reason is None or for_good_reason is is_good:
            return True
    return False


def _unrepaired(now: Situation, family: Family, days: int) -> bool:
    losses = [event.at for event in now.events(days) if event.family is family and event.tier > 1]
    repairs = [event.at for event in now.events(days) if event.code is SignalCode.REPAIR]
    return bool(losses) and not any(at > losses[-1] for at in repairs)


def _repaired(now: Situation) -> float:
    repairs = [event for event in now.events(FRESH_DAYS) if event.code is SignalCode.REPAIR]
    return _if(repairs or now.view.phase is Phase.REBUILDING, 26)


def _few_controls(now: Situation) -> bool:
    return any(control.at >= now.since(FRESH_DAYS) for control in now.view.controls_beyond)


def _no_stage_ahead(now: Situation) -> bool:
    return any(
        not any(milestone.done_on is None for milestone in mission.milestones)
        and not _dated_promise(mission)
        for mission in now.live
    )


def _dated_promise(mission: MissionSlice) -> bool:
    return any(state.state in LIVE and state.due_at is not None for state in mission.commitments)


def _proposing(now: Situation) -> bool:
    return any(mission.is_proposal for mission in now.missions)


def _period_ends(now: Situation, days: int) -> bool:
    return any(
        mission.period is not None
        and mission.period.length is not None
        and 0 <= mission.period.length - mission.period.day <= days
        for mission in now.live
    )


def _planning_unseen_at_start(now: Situation) -> float:
    return _if(any(not mission.planning_shared for mission in now.live), 28)


def _unrated(now: Situation) -> float:
    since = now.since(RATING_DAYS)
    rated = any(rating.given.start >= since for rating in now.view.file.ratings)
    return _if(now.live and not rated, 12)


def _owed(now: Situation) -> float:
    states = (state.state for mission in now.missions for state in mission.waitings)
    return _if(any(state in LIVE for state in states), 14)


def _few_channels(now: Situation) -> float:
    return _if(len(now.view.file.client.reachable_by) < 2, 10)  # noqa: PLR2004 - one is few


def _one_contact(now: Situation) -> float:
    return _if(now.live and len(now.view.file.people) < 2, 10)  # noqa: PLR2004 - one is few


def _old_chain(now: Situation) -> float:
    day = now.view.at.date()
    starts = [
        min(each.start for each in mission.periods) for mission in now.live if mission.periods
    ]
    return _if(any((day - start).days > HALF_CHAIN_DAYS for start in starts), 16)


def _refocused(now: Situation) -> float:
    return _if(now.signalled(SignalCode.REFOCUS), 34)


def _values_lost(now: Situation) -> float:
    return _if(any(gap.code in GAPS for gap in now.view.gaps), 32)


def _occasions() -> dict[CardId, Occasion]:
    card, code = CardId, SignalCode
    return {
        card.CONTRACT_IS_NOT_TRUST: _just_signed,
        card.EARNED_NOT_DECREED: _phase(Phase.BUILDING, 12),
        card.INITIAL_CREDIT: _phase(Phase.GRANTED, 20),
        card.STAY_WATCHFUL: _phase(Phase.ESTABLISHED, 14),
        card.RESPECT_TERMS: lambda now: _if(_promises_open(now), 13),
        card.MOVE_BEFORE_DUE: lambda now: _if(_promises_open(now), 11),
        card.OWN_THE_DELAY: _after(code.LATE_DELIVERY, code.PROMISE_BROKEN, score=60),
        card.ERROR_HAPPENED: _after(code.ERROR, code.MAJOR_ERROR, score=66),
        card.DISAPPOINTING_RESULT: _after(code.DISAPPOINTING, score=66),
        card.SUPERFICIAL_CONTENT: _after(code.SUPERFICIAL, score=66),
        card.REPEATED_DELAYS: lambda now: _if(len(now.lost(code.LATE_DELIVERY, days=90)) > 1, 62),
        card.WORKING_MODES: _open_gap(code.WORKING_MODE_GAP, 48),
        card.VALUES_APART: _open_gap(code.VALUES_GAP, 50),
        card.BELIEFS_APART: _open_gap(code.BELIEFS_GAP, 50),
        card.AVOID_CHANGE: lambda now: _if(_changed(now, for_good_reason=False), 44),
        card.JUSTIFIED_CHANGE: lambda now: _if(_changed(now, for_good_reason=True), 46),
        card.HANDOVER_WELL: lambda now: _if(_changed(now, for_good_reason=None), 45),
        card.CONTROLS_ARE_A_SYMPTOM: lambda now: _if(_few_controls(now), 36),
        card.REGULAR_POINT: lambda now: _if(_few_controls(now), 35),
        card.VOICE_DISAGREEMENT: lambda now: _if(now.view.silent_agreements, 54),
        card.SILENCE_HELD_AGAINST: _after(code.SILENCE_REVEALED, score=70),
        card.SEVERAL_CHANNELS: _few_channels,
        card.ANSWER_WITHIN_A_DAY: _reply_lost,
        card.HOLDING_ANSWER: lambda now: _if(_request_open(now), 40),
        card.CALL_BACK: _voicemail_open,
        card.SHORT_OBJECTIVES: lambda now: _if(_no_stage_ahead(now), 18),
        card.TWO_MONTHS_HUMAN_SCALE: lambda now: _if(_proposing(now), 17),
        card.TWO_MONTHS_RESULTS: lambda now: _if(_period_ends(now, START_DAYS), 22),
        card.TWO_MONTHS_FREEDOM: lambda now: _if(_proposing(now), 19),
        card.TWO_MONTHS_NO_TENDER: lambda now: _if(_proposing(now), 15),
        card.TANGIBLE_RESULT: lambda now: _if(_no_stage_ahead(now), 17),
        card.SHARE_PLANNING: _planning_unseen_at_start,
        card.REPAIR_ABILITY: lambda now: _if(_unrepaired(now, Family.WORK, 90), 58),
        card.REPAIR_INTEGRITY: lambda now: _if(_unrepaired(now, Family.INTEGRITY, 90), 74),
        card.REPAIR_VALUES: _values_lost,
        card.REPAIR_BRINGS_BACK: _repaired,
        card.DOUBT_STAYS: lambda now: _if(now.lost(code.DECEPTION, days=LASTING_DAYS), 64),
        card.REMIND_KINDLY: _owed,
        card.KEEP_IN_TOUCH: lambda now: _if(now.view.dormant, 30),
        card.WIDEN_CONTACTS: _one_contact,
        card.WRITE_IT_DOWN: _refocused,
        card.PREPARE_THE_END: _old_chain,
        card.ASK_HOW_IT_GOES: _unrated,
    }


OCCASIONS: Mapping[CardId, Occasion] = _occasions()


def usefulness(now: Situation) -> Iterable[tuple[CardId, float]]:
    """Give each card that applies now and how useful it is, in the order of the enumeration."""
    for card in CardId:
        score = OCCASIONS[card](now)
        if score > 0:
            yield card, score
