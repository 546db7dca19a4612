"""The cards of advice: each one reachable, the most useful first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.views import (
    AT,
    a_client,
    a_contact,
    a_control,
    a_mission,
    a_period,
    a_promise,
    a_request,
    a_slice,
    a_view,
    ago,
    an_event,
    an_interaction,
    an_open_fact,
    running,
    with_details,
)
from trustjournal.domain.advice import rank_cards
from trustjournal.domain.cards import CARDS, PERFORMERS, CardId
from trustjournal.domain.kinds import Channel, Direction, Kind
from trustjournal.domain.moments import at_instant
from trustjournal.domain.occasions import OCCASIONS, Situation
from trustjournal.domain.signals import Detail, SignalCode
from trustjournal.domain.verdicts import DueState, Phase
from trustjournal.domain.view import ClientView
from trustjournal.domain.warnings.catalogue import CATALOGUE
from trustjournal.domain.warnings.find import find_warnings
from trustjournal.domain.warnings.level import LAPSE_CARDS
from trustjournal.domain.warnings.relation import GAP_CARDS

CARD, CODE = CardId, SignalCode


def after(*codes: SignalCode, **changes: object) -> ClientView:
    """Return a view in which these losses or gains were booked lately."""
    events = tuple(an_event(ago(days=len(codes) - place), code) for place, code in enumerate(codes))
    return replace(a_view(events=events), **changes)  # type: ignore[arg-type]


def signalled(code: SignalCode, *details: Detail) -> ClientView:
    """Return a view in which a signal was noted lately."""
    interaction = an_interaction(ago(days=2), code)
    return a_view(interactions=(with_details(interaction, *details),))


def proposing() -> ClientView:
    """Return a client with a proposal only."""
    return a_view(a_slice(mission=a_mission(started_on=None), is_proposal=True))


def promising() -> ClientView:
    """Return a client to whom something is promised."""
    return a_view(a_slice(commitments=(a_promise(DueState.OPEN, ago(days=-9)),)))


def ending_soon() -> ClientView:
    """Return a mission whose period ends in ten days."""
    period = a_period(date(2026, 4, 13), AT.date() + timedelta(days=10))
    return a_view(a_slice(periods=(period,), period=running(period, date(2026, 6, 13))))


def long_chain() -> ClientView:
    """Return a mission whose periods follow one another since 2024."""
    return a_view(a_slice(periods=(a_period(date(2024, 1, 1)),)))


def asked(hours: float, channel: Channel = Channel.MAIL) -> ClientView:
    """Return a client who asked something."""
    request = a_request(hours, DueState.OPEN, channel=channel, direction=Direction.IN)
    return a_view(a_slice(requests=(request,)))


def gap(code: SignalCode) -> ClientView:
    """Return a client with whom a gap is open."""
    return a_view(a_slice(gaps=(an_open_fact(code, ago(days=3)),)))


SITUATIONS: dict[CardId, ClientView] = {
    CARD.CONTRACT_IS_NOT_TRUST: signalled(CODE.CONTRACT_SIGNED),
    CARD.EARNED_NOT_DECREED: a_view(phase=Phase.BUILDING),
    CARD.INITIAL_CREDIT: a_view(phase=Phase.GRANTED),
    CARD.STAY_WATCHFUL: a_view(phase=Phase.ESTABLISHED),
    CARD.RESPECT_TERMS: promising(),
    CARD.MOVE_BEFORE_DUE: promising(),
    CARD.OWN_THE_DELAY: after(CODE.LATE_DELIVERY),
    CARD.ERROR_HAPPENED: after(CODE.ERROR),
    CARD.DISAPPOINTING_RESULT: after(CODE.DISAPPOINTING),
    CARD.SUPERFICIAL_CONTENT: after(CODE.SUPERFICIAL),
    CARD.REPEATED_DELAYS: after(CODE.LATE_DELIVERY, CODE.LATE_DELIVERY),
    CARD.WORKING_MODES: gap(CODE.WORKING_MODE_GAP),
    CARD.VALUES_APART: gap(CODE.VALUES_GAP),
    CARD.BELIEFS_APART: gap(CODE.BELIEFS_GAP),
    CARD.AVOID_CHANGE: signalled(CODE.CONSULTANT_CHANGE),
    CARD.JUSTIFIED_CHANGE: signalled(CODE.CONSULTANT_CHANGE, Detail.ILLNESS),
    CARD.HANDOVER_WELL: signalled(CODE.CONSULTANT_CHANGE, Detail.HANDOVER),
    CARD.CONTROLS_ARE_A_SYMPTOM: a_view(a_slice(controls=(a_control(ago(days=2)),))),
    CARD.REGULAR_POINT: a_view(a_slice(controls=(a_control(ago(days=2)),))),
    CARD.VOICE_DISAGREEMENT: a_view(
        a_slice(silent_agreements=(an_open_fact(CODE.SILENT_AGREEMENT, ago(days=1)),))
    ),
    CARD.SILENCE_HELD_AGAINST: after(CODE.SILENCE_REVEALED),
    CARD.SEVERAL_CHANNELS: a_view(client=a_client(reachable_by=("landline",))),
    CARD.ANSWER_WITHIN_A_DAY: after(CODE.LATE_REPLY),
    CARD.HOLDING_ANSWER: asked(3),
    CARD.CALL_BACK: asked(3, Channel.VOICEMAIL),
    CARD.SHORT_OBJECTIVES: a_view(),
    CARD.TWO_MONTHS_HUMAN_SCALE: proposing(),
    CARD.TWO_MONTHS_RESULTS: ending_soon(),
    CARD.TWO_MONTHS_FREEDOM: proposing(),
    CARD.TWO_MONTHS_NO_TENDER: proposing(),
    CARD.TANGIBLE_RESULT: a_view(),
    CARD.SHARE_PLANNING: a_view(),
    CARD.REPAIR_ABILITY: after(CODE.ERROR),
    CARD.REPAIR_INTEGRITY: after(CODE.CONTRACT_BREACH),
    CARD.REPAIR_VALUES: gap(CODE.VALUES_GAP),
    CARD.REPAIR_BRINGS_BACK: after(CODE.ERROR, CODE.REPAIR),
    CARD.DOUBT_STAYS: after(CODE.DECEPTION),
    CARD.REMIND_KINDLY: a_view(
        a_slice(waitings=(a_promise(DueState.OPEN, ago(days=-2), owed=True),))
    ),
    CARD.KEEP_IN_TOUCH: a_view(dormant=True),
    CARD.WIDEN_CONTACTS: a_view(),
    CARD.WRITE_IT_DOWN: signalled(CODE.REFOCUS),
    CARD.PREPARE_THE_END: long_chain(),
    CARD.ASK_HOW_IT_GOES: a_view(),
}


def cards(view: ClientView) -> tuple[str, ...]:
    """Return the ranked cards of a view."""
    return rank_cards(view, find_warnings(view))


@pytest.mark.parametrize("card", list(CardId))
def test_every_card_is_reachable(card: CardId) -> None:
    """A situation brings up each card, without any warning that names it."""
    assert card.value in rank_cards(SITUATIONS[card], ())


@pytest.mark.parametrize("card", list(CardId))
def test_no_card_is_always_there(card: CardId) -> None:
    """A card that applied to every situation would say nothing."""
    scores = [OCCASIONS[card](Situation(view, view.missions)) for view in SITUATIONS.values()]

    assert min(scores) == 0 < max(scores)


def test_every_card_has_an_action_the_program_performs() -> None:
    """Each card offers one action, and each action has its performer."""
    assert set(CARDS) == set(CardId)
    assert {card.action for card in CARDS.values()} <= set(PERFORMERS)


def test_every_warning_leads_to_cards() -> None:
    """A warning always comes with at least one card to read."""
    assert all(rule.cards for rule in CATALOGUE.values())
    assert all(LAPSE_CARDS.values())
    assert all(GAP_CARDS.values())


def test_the_gravest_warning_speaks_first() -> None:
    """A client who waits comes before a quiet idea."""
    request = a_request(30, DueState.OVERDUE)
    view = a_view(a_slice(requests=(request,)), phase=Phase.ESTABLISHED)

    ranked = cards(view)

    assert ranked[0] in {"holding_answer", "answer_within_a_day"}
    assert ranked.index("stay_watchful") > ranked.index("holding_answer")


def test_a_warning_that_lasts_turns_its_cards() -> None:
    """Day after day the cards of one warning take turns."""
    view = a_view(a_slice(requests=(a_request(30, DueState.OVERDUE),)))

    firsts = {cards(replace(view, at=AT + timedelta(days=day)))[0] for day in range(2)}

    assert firsts == {"holding_answer", "answer_within_a_day"}


def test_calm_days_differ() -> None:
    """Where nothing presses, the quiet ideas take turns by the day."""
    contact = a_contact(ago(days=1))
    view = a_view(
        a_slice(contacts=(contact,), planning_shared=(ago(days=1),), results=(ago(days=1),)),
        phase=Phase.ESTABLISHED,
        low=70.0,
        high=85.0,
        events=(an_event(ago(days=1), CODE.CONTACT),) * 4,
    )

    firsts = {cards(replace(view, at=AT + timedelta(hours=24 * day)))[0] for day in range(8)}

    assert len(firsts) > 2


def test_the_ranking_holds_no_card_twice() -> None:
    """A card named by a warning and by its occasion stands once, at its best place."""
    view = a_view(a_slice(requests=(a_request(30, DueState.OVERDUE),)))

    ranked = cards(view)

    assert len(ranked) == len(set(ranked))


def test_advice_about_one_mission_leaves_the_others_out() -> None:
    """Asked about one mission, the proposal of another one brings up nothing."""
    other = a_slice(mission=a_mission(id="m2", started_on=None), is_proposal=True)
    view = a_view()
    view = replace(view, missions=(*view.missions, other))

    assert "two_months_freedom" in rank_cards(view, ())
    assert "two_months_freedom" not in rank_cards(view, (), mission_id="m")


def test_a_planned_signal_has_not_happened() -> None:
    """An occasion needs what took place, not what is planned."""
    when = datetime(2026, 6, 20, tzinfo=UTC)
    planned = an_interaction(when, CODE.REFOCUS, kind=Kind.PLANNED)
    planned = replace(planned, happened=at_instant(when, "Europe/Paris"))

    assert "write_it_down" not in rank_cards(a_view(interactions=(planned,)), ())
