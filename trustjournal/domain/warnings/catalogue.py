"""How grave is each warning, what can the program do about it, and which cards speak of it?"""

from dataclasses import dataclass

from trustjournal.domain.cards import ActionCode, CardId
from trustjournal.domain.verdicts import Gravity, WarningCode


@dataclass(frozen=True, slots=True)
class WarningRule:
    """What a warning of one code always has; a finding may name better cards."""

    gravity: Gravity
    action: ActionCode
    cards: tuple[CardId, ...]


def _rules() -> dict[WarningCode, WarningRule]:
    code, action, card, rule = WarningCode, ActionCode, CardId, WarningRule
    grave, soon, note = Gravity.GRAVE, Gravity.SOON, Gravity.NOTE
    return {
        code.REPLY_OVERDUE: rule(
            grave, action.HOLDING_ANSWER, (card.HOLDING_ANSWER, card.ANSWER_WITHIN_A_DAY)
        ),
        code.REPLY_DUE: rule(
            soon, action.HOLDING_ANSWER, (card.HOLDING_ANSWER, card.ANSWER_WITHIN_A_DAY)
        ),
        code.VOICEMAIL_UNANSWERED: rule(
            soon, action.CALL_BACK, (card.CALL_BACK, card.SEVERAL_CHANNELS)
        ),
        code.COMMITMENT_OVERDUE: rule(
            grave, action.TELL_DELAY, (card.OWN_THE_DELAY, card.RESPECT_TERMS)
        ),
        code.COMMITMENT_DUE: rule(
            soon, action.KEEP_OR_MOVE, (card.MOVE_BEFORE_DUE, card.RESPECT_TERMS)
        ),
        code.WAITING_OVERDUE: rule(soon, action.REMIND_CLIENT, (card.REMIND_KINDLY,)),
        code.REPEATED_LAPSES: rule(
            grave, action.NOTE_REPAIR, (card.REPEATED_DELAYS, card.REPAIR_ABILITY)
        ),
        code.CONTROLS_MULTIPLYING: rule(
            grave, action.PROPOSE_POINT, (card.REGULAR_POINT, card.CONTROLS_ARE_A_SYMPTOM)
        ),
        code.SPLIT_DUE: rule(
            soon, action.SPLIT_PERIOD, (card.TWO_MONTHS_FREEDOM, card.TWO_MONTHS_HUMAN_SCALE)
        ),
        code.PERIOD_TOO_LONG: rule(
            soon, action.SPLIT_PERIOD, (card.TWO_MONTHS_HUMAN_SCALE, card.TWO_MONTHS_RESULTS)
        ),
        code.CHAIN_NEAR_CAP: rule(soon, action.PREPARE_HANDOVER, (card.PREPARE_THE_END,)),
        code.ABOVE_TENDER_THRESHOLD: rule(note, action.SPLIT_PERIOD, (card.TWO_MONTHS_NO_TENDER,)),
        code.SILENT_DISAGREEMENT_OPEN: rule(
            grave, action.VOICE_DISAGREEMENT, (card.VOICE_DISAGREEMENT,)
        ),
        code.NO_CONTACT: rule(soon, action.CONTACT_CLIENT, (card.KEEP_IN_TOUCH,)),
        code.PLANNING_NOT_SHARED: rule(note, action.SHARE_PLANNING, (card.SHARE_PLANNING,)),
        code.NO_TANGIBLE_RESULT: rule(
            soon, action.ADD_MILESTONE, (card.TANGIBLE_RESULT, card.SHORT_OBJECTIVES)
        ),
        code.CONSULTANT_CHANGE_PLANNED: rule(
            soon, action.PREPARE_HANDOVER, (card.AVOID_CHANGE, card.HANDOVER_WELL)
        ),
        code.REACHABILITY: rule(note, action.ADD_CHANNEL, (card.SEVERAL_CHANNELS,)),
        code.SINGLE_INTERLOCUTOR: rule(note, action.WIDEN_CONTACTS, (card.WIDEN_CONTACTS,)),
        code.CONTRACT_DRIFT: rule(soon, action.RECORD_SIGNATURE, (card.WRITE_IT_DOWN,)),
        code.COMPLACENCY: rule(note, action.CONTACT_CLIENT, (card.STAY_WATCHFUL,)),
        code.BELOW_PHASE_FLOOR: rule(
            soon, action.CONTACT_CLIENT, (card.STAY_WATCHFUL, card.REPAIR_BRINGS_BACK)
        ),
        code.UNKNOWN_TRUST: rule(note, action.ASK_RATING, (card.ASK_HOW_IT_GOES,)),
        code.GAP_NOT_DISCUSSED: rule(
            soon, action.DISCUSS_GAP, (card.WORKING_MODES, card.REPAIR_VALUES)
        ),
    }


CATALOGUE: dict[WarningCode, WarningRule] = _rules()
