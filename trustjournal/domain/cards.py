"""Which cards of advice are there, and what can the program do about each?

A card is one idea of the article: its words stand in resources/advice, by id; its action is
something the program performs, either a quick line made ready in the capture window
(``actions.<code>.line``) or an intention of the journal.
"""

from dataclasses import dataclass
from enum import StrEnum


class ActionCode(StrEnum):
    """What the program can do; words under actions.*."""

    HOLDING_ANSWER = "holding_answer"
    CALL_BACK = "call_back"
    KEEP_OR_MOVE = "keep_or_move"
    TELL_DELAY = "tell_delay"
    REMIND_CLIENT = "remind_client"
    NOTE_REPAIR = "note_repair"
    OWN_UP = "own_up"
    PROPOSE_POINT = "propose_point"
    SPLIT_PERIOD = "split_period"
    PREPARE_HANDOVER = "prepare_handover"
    VOICE_DISAGREEMENT = "voice_disagreement"
    DISCUSS_GAP = "discuss_gap"
    CONTACT_CLIENT = "contact_client"
    SHARE_PLANNING = "share_planning"
    ADD_MILESTONE = "add_milestone"
    ADD_CHANNEL = "add_channel"
    WIDEN_CONTACTS = "widen_contacts"
    RECORD_SIGNATURE = "record_signature"
    ASK_RATING = "ask_rating"
    ADD_STEP = "add_step"


class Performer(StrEnum):
    """How an action is performed: a quick line made ready, or a form of the mission or client."""

    LINE = "line"
    SPLIT = "split"
    MILESTONE = "milestone"
    CLIENT = "client"
    PERSON = "person"
    HANDOVER = "handover"


PERFORMERS: dict[ActionCode, Performer] = {
    **dict.fromkeys(ActionCode, Performer.LINE),
    ActionCode.SPLIT_PERIOD: Performer.SPLIT,
    ActionCode.ADD_MILESTONE: Performer.MILESTONE,
    ActionCode.ADD_CHANNEL: Performer.CLIENT,
    ActionCode.WIDEN_CONTACTS: Performer.PERSON,
    ActionCode.PREPARE_HANDOVER: Performer.HANDOVER,
}


class CardId(StrEnum):
    """Every card of advice; words under advice.*."""

    CONTRACT_IS_NOT_TRUST = "contract_is_not_trust"
    EARNED_NOT_DECREED = "earned_not_decreed"
    INITIAL_CREDIT = "initial_credit"
    STAY_WATCHFUL = "stay_watchful"
    RESPECT_TERMS = "respect_terms"
    MOVE_BEFORE_DUE = "move_before_due"
    OWN_THE_DELAY = "own_the_delay"
    ERROR_HAPPENED = "error_happened"
    DISAPPOINTING_RESULT = "disappointing_result"
    SUPERFICIAL_CONTENT = "superficial_content"
    REPEATED_DELAYS = "repeated_delays"
    WORKING_MODES = "working_modes"
    VALUES_APART = "values_apart"
    BELIEFS_APART = "beliefs_apart"
    AVOID_CHANGE = "avoid_change"
    JUSTIFIED_CHANGE = "justified_change"
    HANDOVER_WELL = "handover_well"
    CONTROLS_ARE_A_SYMPTOM = "controls_are_a_symptom"
    REGULAR_POINT = "regular_point"
    VOICE_DISAGREEMENT = "voice_disagreement"
    SILENCE_HELD_AGAINST = "silence_held_against"
    SEVERAL_CHANNELS = "several_channels"
    ANSWER_WITHIN_A_DAY = "answer_within_a_day"
    HOLDING_ANSWER = "holding_answer"
    CALL_BACK = "call_back"
    SHORT_OBJECTIVES = "short_objectives"
    TWO_MONTHS_HUMAN_SCALE = "two_months_human_scale"
    TWO_MONTHS_RESULTS = "two_months_results"
    TWO_MONTHS_FREEDOM = "two_months_freedom"
    TWO_MONTHS_NO_TENDER = "two_months_no_tender"
    TANGIBLE_RESULT = "tangible_result"
    SHARE_PLANNING = "share_planning"
    REPAIR_ABILITY = "repair_ability"
    REPAIR_INTEGRITY = "repair_integrity"
    REPAIR_VALUES = "repair_values"
    REPAIR_BRINGS_BACK = "repair_brings_back"
    DOUBT_STAYS = "doubt_stays"
    REMIND_KINDLY = "remind_kindly"
    KEEP_IN_TOUCH = "keep_in_touch"
    WIDEN_CONTACTS = "widen_contacts"
    WRITE_IT_DOWN = "write_it_down"
    PREPARE_THE_END = "prepare_the_end"
    ASK_HOW_IT_GOES = "ask_how_it_goes"


@dataclass(frozen=True, slots=True)
class Card:
    """A card: the action it offers and the line of the article it comes from."""

    id: CardId
    action: ActionCode
    reference: str


def _cards() -> tuple[Card, ...]:
    card, action = CardId, ActionCode
    return (
        Card(card.CONTRACT_IS_NOT_TRUST, action.SHARE_PLANNING, "phases.contract"),
        Card(card.EARNED_NOT_DECREED, action.ADD_STEP, "opening.earned"),
        Card(card.INITIAL_CREDIT, action.ADD_STEP, "summary.impression"),
        Card(card.STAY_WATCHFUL, action.CONTACT_CLIENT, "summary.vigilance"),
        Card(card.RESPECT_TERMS, action.KEEP_OR_MOVE, "summary.terms"),
        Card(card.MOVE_BEFORE_DUE, action.KEEP_OR_MOVE, "summary.terms"),
        Card(card.OWN_THE_DELAY, action.TELL_DELAY, "intrinsic.delays"),
        Card(card.ERROR_HAPPENED, action.OWN_UP, "intrinsic.error"),
        Card(card.DISAPPOINTING_RESULT, action.DISCUSS_GAP, "intrinsic.results"),
        Card(card.SUPERFICIAL_CONTENT, action.NOTE_REPAIR, "intrinsic.superficial"),
        Card(card.REPEATED_DELAYS, action.TELL_DELAY, "intrinsic.delays"),
        Card(card.WORKING_MODES, action.DISCUSS_GAP, "extrinsic.gaps"),
        Card(card.VALUES_APART, action.DISCUSS_GAP, "extrinsic.gaps"),
        Card(card.BELIEFS_APART, action.DISCUSS_GAP, "extrinsic.gaps"),
        Card(card.AVOID_CHANGE, action.CONTACT_CLIENT, "extrinsic.change"),
        Card(card.JUSTIFIED_CHANGE, action.PREPARE_HANDOVER, "extrinsic.change"),
        Card(card.HANDOVER_WELL, action.PREPARE_HANDOVER, "extrinsic.change"),
        Card(card.CONTROLS_ARE_A_SYMPTOM, action.PROPOSE_POINT, "consequences.controls"),
        Card(card.REGULAR_POINT, action.PROPOSE_POINT, "consequences.counterproductive"),
        Card(card.VOICE_DISAGREEMENT, action.VOICE_DISAGREEMENT, "advice.disagreement"),
        Card(card.SILENCE_HELD_AGAINST, action.OWN_UP, "advice.silence"),
        Card(card.SEVERAL_CHANNELS, action.ADD_CHANNEL, "availability.landline"),
        Card(card.ANSWER_WITHIN_A_DAY, action.HOLDING_ANSWER, "availability.day"),
        Card(card.HOLDING_ANSWER, action.HOLDING_ANSWER, "summary.react"),
        Card(card.CALL_BACK, action.CALL_BACK, "availability.voicemail"),
        Card(card.SHORT_OBJECTIVES, action.ADD_MILESTONE, "objectives.short"),
        Card(card.TWO_MONTHS_HUMAN_SCALE, action.SPLIT_PERIOD, "objectives.human_scale"),
        Card(card.TWO_MONTHS_RESULTS, action.SPLIT_PERIOD, "objectives.results"),
        Card(card.TWO_MONTHS_FREEDOM, action.SPLIT_PERIOD, "objectives.freedom"),
        Card(card.TWO_MONTHS_NO_TENDER, action.SPLIT_PERIOD, "objectives.tender"),
        Card(card.TANGIBLE_RESULT, action.ADD_MILESTONE, "objectives.results"),
        Card(card.SHARE_PLANNING, action.SHARE_PLANNING, "summary.planning"),
        Card(card.REPAIR_ABILITY, action.NOTE_REPAIR, "intrinsic.causes"),
        Card(card.REPAIR_INTEGRITY, action.OWN_UP, "doubt.quotation"),
        Card(card.REPAIR_VALUES, action.DISCUSS_GAP, "extrinsic.gaps"),
        Card(card.REPAIR_BRINGS_BACK, action.ADD_STEP, "summary.renewal"),
        Card(card.DOUBT_STAYS, action.OWN_UP, "doubt.quotation"),
        Card(card.REMIND_KINDLY, action.REMIND_CLIENT, "summary.planning"),
        Card(card.KEEP_IN_TOUCH, action.CONTACT_CLIENT, "availability.reachable"),
        Card(card.WIDEN_CONTACTS, action.WIDEN_CONTACTS, "summary.planning"),
        Card(card.WRITE_IT_DOWN, action.RECORD_SIGNATURE, "intrinsic.contract"),
        Card(card.PREPARE_THE_END, action.PREPARE_HANDOVER, "objectives.new_contract"),
        Card(card.ASK_HOW_IT_GOES, action.ASK_RATING, "opening.earned"),
    )


CARDS: dict[CardId, Card] = {card.id: card for card in _cards()}
