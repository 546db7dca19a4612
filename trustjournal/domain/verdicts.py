"""Of which kinds are the conclusions? The closed sets that analysis.py speaks of."""

from enum import StrEnum


class Phase(StrEnum):
    """Phases of development of trust, in their usual order."""

    GRANTED = "granted"
    BUILDING = "building"
    ESTABLISHED = "established"
    WEAKENED = "weakened"
    BROKEN = "broken"
    REBUILDING = "rebuilding"


class Cause(StrEnum):
    """What moved the level: an entry (or act), a rating, time, a scar, my own override."""

    ENTRY = "entry"
    RATING = "rating"
    TIME = "time"
    SCAR = "scar"
    OVERRIDE = "override"
    PENDING = "pending"  # a request open past 24 h, weighed provisionally


class Gravity(StrEnum):
    """How pressing a warning is."""

    GRAVE = "grave"
    SOON = "soon"
    NOTE = "note"


class WarningCode(StrEnum):
    """Every warning there is."""

    REPLY_DUE = "reply_due"
    REPLY_OVERDUE = "reply_overdue"
    VOICEMAIL_UNANSWERED = "voicemail_unanswered"
    COMMITMENT_DUE = "commitment_due"
    COMMITMENT_OVERDUE = "commitment_overdue"
    WAITING_OVERDUE = "waiting_overdue"
    REPEATED_LAPSES = "repeated_lapses"
    CONTROLS_MULTIPLYING = "controls_multiplying"
    SPLIT_DUE = "split_due"
    PERIOD_TOO_LONG = "period_too_long"
    CHAIN_NEAR_CAP = "chain_near_cap"
    ABOVE_TENDER_THRESHOLD = "above_tender_threshold"
    SILENT_DISAGREEMENT_OPEN = "silent_disagreement_open"
    NO_CONTACT = "no_contact"
    PLANNING_NOT_SHARED = "planning_not_shared"
    NO_TANGIBLE_RESULT = "no_tangible_result"
    CONSULTANT_CHANGE_PLANNED = "consultant_change_planned"
    REACHABILITY = "reachability"
    SINGLE_INTERLOCUTOR = "single_interlocutor"
    CONTRACT_DRIFT = "contract_drift"
    COMPLACENCY = "complacency"
    BELOW_PHASE_FLOOR = "below_phase_floor"
    UNKNOWN_TRUST = "unknown_trust"
    GAP_NOT_DISCUSSED = "gap_not_discussed"


class DueState(StrEnum):
    """Where something with a due stands."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    BROKEN = "broken"
