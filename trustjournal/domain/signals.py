"""Which coded facts of trust are there, and what is each worth?

One row a signal: its quick codes in French and English, and its effect on the engine. The table
is the only place where a weight or a target stands. Source: trust model, signals (§2), drawn from
the article; a signal of kind ``ACT`` or ``CONTEXT`` moves nothing by itself.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class SignalCode(StrEnum):
    """The canonical codes, as stored and as spoken by ``--json``."""

    DELIVERED_ON_TIME = "delivered_on_time"
    COMMITMENT_KEPT = "commitment_kept"
    DELIVERED_WELL = "delivered_well"
    MILESTONE = "milestone"
    PLANNING_SHARED = "planning_shared"
    DISAGREEMENT_VOICED = "disagreement_voiced"
    CONTACT = "contact"
    REPLIED_IN_TIME = "replied_in_time"
    REPAIR = "repair"
    THANKS = "thanks"
    RECOMMENDATION = "recommendation"
    LATE_REPLY = "late_reply"
    WORKING_MODE_GAP = "working_mode_gap"
    LATE_DELIVERY = "late_delivery"
    SUPERFICIAL = "superficial"
    ERROR = "error"
    DISAPPOINTING = "disappointing"
    VALUES_GAP = "values_gap"
    BELIEFS_GAP = "beliefs_gap"
    PROMISE_BROKEN = "promise_broken"
    SILENCE_REVEALED = "silence_revealed"
    MAJOR_ERROR = "major_error"
    CONTRACT_BREACH = "contract_breach"
    DECEPTION = "deception"
    CONTROL = "control"
    CONTROL_MEETING = "control_meeting"
    CONTROL_REPORT = "control_report"
    CONTROL_REVIEW = "control_review"
    SILENT_AGREEMENT = "silent_agreement"
    CONSULTANT_CHANGE = "consultant_change"
    INTERLOCUTOR_CHANGE = "interlocutor_change"
    CONTRACT_SIGNED = "contract_signed"
    DISTRUST_STATED = "distrust_stated"
    REFOCUS = "refocus"
    UNREACHABLE = "unreachable"
    DECISION = "decision"
    RATING = "rating"
    RENEGOTIATED = "renegotiated"
    RECEIVED = "received"
    DISCUSSED = "discussed"
    ACKNOWLEDGED = "acknowledged"


class Effect(StrEnum):
    """How the engine takes a signal."""

    GAIN = "gain"
    LOSS = "loss"
    OBSERVATION = "observation"
    CHANGE = "change"
    ACT = "act"
    CONTEXT = "context"


class Family(StrEnum):
    """Losses of one family within 90 days make a streak."""

    REPLY = "reply"
    WORK = "work"
    RELATION = "relation"
    INTEGRITY = "integrity"


class Detail(StrEnum):
    """What may follow a signal on the line, besides a quantity."""

    EXCUSED = "excused"
    WARNED = "warned"
    ACKNOWLEDGED = "acknowledged"
    ILLNESS = "illness"
    NEW_SKILLS = "new_skills"
    HANDOVER = "handover"
    FORCE_MAJEURE = "force_majeure"
    TOLD_BEFORE = "told_before"
    CLIENT_CAUSE = "client_cause"
    POOR_HANDOVER = "poor_handover"
    OTHER_CAUSE = "other_cause"


@dataclass(frozen=True, slots=True)
class Signal:
    """A coded fact attached to an interaction. ``quantity`` is in ``unit``: d days, h hours;
    for a rating it is the value 0–10 and has no unit.
    """

    code: SignalCode
    quantity: float | None = None
    unit: str | None = None
    details: tuple[Detail, ...] = ()
    text: str | None = None


class SignalRule(NamedTuple):
    """One row. ``weight`` is a gain's ι or a loss's x; ``target`` its q; ``tier`` 0 for none."""

    code: SignalCode
    french: str
    english: str
    effect: Effect
    weight: float = 0.0
    target: float = 0.0
    tier: int = 0
    family: Family | None = None


def _rows() -> tuple[SignalRule, ...]:
    code, effect, family = SignalCode, Effect, Family
    row = SignalRule
    return (
        row(code.DELIVERED_ON_TIME, "livré", "delivered", effect.GAIN, 1.0, 0.95),
        row(code.COMMITMENT_KEPT, "tenu", "kept", effect.GAIN, 0.5, 0.90),
        row(code.DELIVERED_WELL, "réussi", "great", effect.GAIN, 1.5, 0.98),
        row(code.MILESTONE, "jalon", "milestone", effect.GAIN, 1.5, 0.98),
        row(code.PLANNING_SHARED, "planning", "planning", effect.GAIN, 0.6, 0.90),
        row(code.DISAGREEMENT_VOICED, "désaccord", "disagree", effect.GAIN, 0.4, 0.85),
        row(code.CONTACT, "", "", effect.GAIN, 0.25, 0.75),
        row(code.REPLIED_IN_TIME, "", "", effect.GAIN, 0.15, 0.80),
        row(code.REPAIR, "réparation", "repair", effect.GAIN, 1.0, 0.85),
        row(code.THANKS, "merci", "thanks", effect.OBSERVATION, target=0.9),
        row(code.RECOMMENDATION, "recommandation", "referral", effect.OBSERVATION, target=0.9),
        row(code.LATE_REPLY, "", "", effect.LOSS, 1.2, 0.30, 1, family.REPLY),
        row(
            code.WORKING_MODE_GAP,
            "méthode",
            "workstyle",
            effect.LOSS,
            0.6,
            0.30,
            1,
            family.RELATION,
        ),
        row(code.LATE_DELIVERY, "retard", "late", effect.LOSS, 1.5, 0.10, 2, family.WORK),
        row(code.SUPERFICIAL, "superficiel", "superficial", effect.LOSS, 1.5, 0.10, 2, family.WORK),
        row(code.ERROR, "erreur", "error", effect.LOSS, 1.5, 0.10, 2, family.WORK),
        row(
            code.DISAPPOINTING,
            "résultat",
            "disappointing",
            effect.LOSS,
            2.0,
            0.10,
            2,
            family.WORK,
        ),
        row(code.VALUES_GAP, "valeurs", "values", effect.LOSS, 1.5, 0.15, 2, family.RELATION),
        row(code.BELIEFS_GAP, "croyances", "beliefs", effect.LOSS, 1.5, 0.15, 2, family.RELATION),
        row(code.PROMISE_BROKEN, "rompu", "broken", effect.LOSS, 2.0, 0.10, 2, family.WORK),
        row(
            code.SILENCE_REVEALED,
            "révélé",
            "revealed",
            effect.LOSS,
            1.6,
            0.10,
            2,
            family.INTEGRITY,
        ),
        row(code.MAJOR_ERROR, "faute", "blunder", effect.LOSS, 3.0, 0.05, 3, family.WORK),
        row(code.CONTRACT_BREACH, "contrat", "breach", effect.LOSS, 4.0, 0.05, 3, family.INTEGRITY),
        row(code.DECEPTION, "tromperie", "deception", effect.LOSS, 8.0, 0.0, 4, family.INTEGRITY),
        row(code.CONTROL, "ctrl", "control", effect.OBSERVATION, target=0.35),
        row(code.CONTROL_MEETING, "réunion", "meeting", effect.OBSERVATION, target=0.35),
        row(code.CONTROL_REPORT, "rapport", "report", effect.OBSERVATION, target=0.35),
        row(code.CONTROL_REVIEW, "bilan", "review", effect.OBSERVATION, target=0.35),
        row(code.SILENT_AGREEMENT, "silence", "silent", effect.CONTEXT),
        row(code.CONSULTANT_CHANGE, "consultant", "handover", effect.CHANGE),
        row(code.INTERLOCUTOR_CHANGE, "interlocuteur", "newcontact", effect.CHANGE),
        row(code.CONTRACT_SIGNED, "signature", "signed", effect.CONTEXT),
        row(code.DISTRUST_STATED, "défiance", "distrust", effect.OBSERVATION, target=0.2, tier=4),
        row(code.REFOCUS, "recentrage", "refocus", effect.CONTEXT),
        row(code.UNREACHABLE, "injoignable", "unreachable", effect.CONTEXT),
        row(code.DECISION, "décision", "decision", effect.CONTEXT),
        row(code.RATING, "note", "score", effect.CONTEXT),
        row(code.RENEGOTIATED, "reporté", "moved", effect.ACT),
        row(code.RECEIVED, "reçu", "received", effect.ACT),
        row(code.DISCUSSED, "parlé", "discussed", effect.ACT),
        row(code.ACKNOWLEDGED, "reconnu", "acknowledged", effect.ACT),
    )


SIGNALS: dict[SignalCode, SignalRule] = {rule.code: rule for rule in _rows()}
CONTROLS = frozenset(
    {
        SignalCode.CONTROL,
        SignalCode.CONTROL_MEETING,
        SignalCode.CONTROL_REPORT,
        SignalCode.CONTROL_REVIEW,
    }
)
GAPS = frozenset({SignalCode.WORKING_MODE_GAP, SignalCode.VALUES_GAP, SignalCode.BELIEFS_GAP})
