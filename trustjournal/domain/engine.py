"""How does one event move trust?

``step`` lets time pass, then takes the event by the rule of its code, in O(1), and says what it
moved: the moves of all steps sum to the change of T. Events must come in order of time.

Source: trust model §3; weights, targets and tiers stand in signals.py.
"""

from collections.abc import Callable
from math import exp, log

from trustjournal.domain.event import EngineEvent, EventCode, Moved, Raw
from trustjournal.domain.kinds import Rater
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.signals import CONTROLS, SIGNALS, Effect, Family, SignalCode
from trustjournal.domain.state import Incident, TrustState

INTEGRITY_BREACHES = frozenset({SignalCode.CONTRACT_BREACH, SignalCode.DECEPTION})
SERIOUS_TIER = 3
_VALUES = frozenset({SignalCode.VALUES_GAP, SignalCode.BELIEFS_GAP, SignalCode.SILENCE_REVEALED})


def step(state: TrustState, event: EngineEvent) -> Moved:
    """Let time pass until the event, then take it; return what each did to T, in points."""
    at = event.at
    time, healed = state.advance(at) if at > state.at else (0.0, 0.0)
    before = state.level
    _TAKE[event.code](state, event)
    if event.is_contact:
        state.last_contact = at
    state.level = after = 100.0 * state.m * (1.0 - state.scar)
    return Moved(time, healed, after - before)


def late_reply_severity(hours: float, settings: EngineSettings = DEFAULTS) -> float:
    """Return how bad a reply after ``hours`` is, 0 (24 h or less) to 1 (14 days or more)."""
    if hours <= settings.reply_hours:
        return 0.0
    return min(1.0, log(hours / settings.reply_hours) / log(settings.reply_worst_ratio))


def lateness_severity(days: float, settings: EngineSettings = DEFAULTS) -> float:
    """Return how bad a delivery ``days`` late is, 0 (not late) to 1; concave."""
    return 1.0 - exp(-max(0.0, days) / settings.lateness_days)


def _gain(state: TrustState, event: EngineEvent) -> None:
    weight, target = _GAINS[event.code]
    state.pull(weight, target, weight)


def _raw_gain(state: TrustState, event: EngineEvent) -> None:
    state.pull(event.amount, event.target, 1.0)


def _raw_loss(state: TrustState, event: EngineEvent) -> None:
    state.push(event.amount, event.target, 1.0)


def _lose(state: TrustState, event: EngineEvent) -> None:
    weight, target, learnt, family, tier = _LOSSES[event.code]
    weight *= _severity(event, state.settings) * state.repeat(family, event.at)
    if event.excused:
        weight *= state.excuse()
    before, early = state.level, exp(-state.information / state.settings.early_information)
    if event.code is SignalCode.DECEPTION:  # it re-reads the past: the doubt that it was always so
        state.m /= 2.0
    state.push(weight, target, learnt)
    if tier >= SERIOUS_TIER:
        _wound(state, event.code, early)
    if event.code is SignalCode.SILENCE_REVEALED:
        state.silent = max(0, state.silent - 1)
    drop = before - state.shown()
    state.remember(event.incident, Incident(before, drop, _apology(event.code, state.settings)))


def _severity(event: EngineEvent, settings: EngineSettings) -> float:
    if event.code is SignalCode.LATE_REPLY:
        return late_reply_severity(event.amount, settings)
    if event.code is SignalCode.LATE_DELIVERY:
        return lateness_severity(event.amount, settings)
    return 1.0


def _wound(state: TrustState, code: EventCode, early: float) -> None:
    rules = state.settings
    deceived = code is SignalCode.DECEPTION
    temporary = rules.deception_scar if deceived else rules.serious_scar
    lasting = rules.deception_seed if deceived else 0.0
    if code in INTEGRITY_BREACHES:
        temporary *= 1.0 + early
        lasting += rules.early_seed * early
    state.wound(temporary=temporary, lasting=lasting)


def _apology(code: EventCode, settings: EngineSettings) -> float:
    if SIGNALS[SignalCode(code)].family is Family.INTEGRITY:
        return settings.apology_share_integrity
    return settings.apology_share


def _acknowledge(state: TrustState, event: EngineEvent) -> None:
    state.acknowledge(event.incident)


def _rate(state: TrustState, event: EngineEvent) -> None:
    rules = state.settings
    sd = {Rater.SELF: rules.self_sd, Rater.SURVEY: rules.survey_sd}
    state.observe(event.amount, sd.get(event.by or Rater.CLIENT, rules.client_sd))


def _distrust(state: TrustState, _event: EngineEvent) -> None:
    state.observe(SIGNALS[SignalCode.DISTRUST_STATED].target, state.settings.client_sd)


def _praise(state: TrustState, event: EngineEvent) -> None:
    target = SIGNALS[SignalCode(event.code)].target
    state.observe(target, state.settings.praise_sd, lowers=False)


def _control(state: TrustState, event: EngineEvent) -> None:
    last = state.last_controls.get(event.code)
    if last is not None and event.at - last < state.settings.control_spacing_days:
        return
    state.last_controls[event.code] = event.at
    target = SIGNALS[SignalCode(event.code)].target
    state.observe(target, state.settings.control_sd, raises=False)


def _hand_over(state: TrustState, event: EngineEvent) -> None:
    rules = state.settings
    state.hand_over(rules.soft_handover_share if event.soft else rules.handover_share)


def _meet_anew(state: TrustState, _event: EngineEvent) -> None:
    state.n /= 2.0


def _keep_silent(state: TrustState, _event: EngineEvent) -> None:
    state.silent += 1


def _voice(state: TrustState, event: EngineEvent) -> None:
    state.silent = max(0, state.silent - 1)
    _gain(state, event)


def _nothing(_state: TrustState, _event: EngineEvent) -> None:
    """Contexts and acts move nothing by themselves: the contract does not make trust."""


def _learnt(code: SignalCode) -> float:
    """The ι of a loss: how much evidence it brings. Source: trust model §3."""
    if code is SignalCode.LATE_REPLY:
        return 0.15
    if code is SignalCode.WORKING_MODE_GAP:
        return 0.6
    return 0.4 if code in _VALUES else 1.0


def _streak_family(code: SignalCode) -> str:
    """Otherwise monotony breaks. Source: trust model §3, streak."""
    if code in INTEGRITY_BREACHES:
        return Family.WORK
    return code if code is SignalCode.SILENCE_REVEALED else str(SIGNALS[code].family)


_GAINS: dict[EventCode, tuple[float, float]] = {
    rule.code: (rule.weight, rule.target) for rule in SIGNALS.values() if rule.effect is Effect.GAIN
}
_LOSSES: dict[EventCode, tuple[float, float, float, str, int]] = {
    one.code: (one.weight, one.target, _learnt(one.code), _streak_family(one.code), one.tier)
    for one in SIGNALS.values()
    if one.effect is Effect.LOSS
}
_TAKE: dict[EventCode, Callable[[TrustState, EngineEvent], None]] = {
    **dict.fromkeys(SignalCode, _nothing),
    **dict.fromkeys(_GAINS, _gain),
    **dict.fromkeys(_LOSSES, _lose),
    **dict.fromkeys(CONTROLS, _control),
    SignalCode.THANKS: _praise,
    SignalCode.RECOMMENDATION: _praise,
    SignalCode.DISTRUST_STATED: _distrust,
    SignalCode.RATING: _rate,
    SignalCode.DISAGREEMENT_VOICED: _voice,
    SignalCode.SILENT_AGREEMENT: _keep_silent,
    SignalCode.CONSULTANT_CHANGE: _hand_over,
    SignalCode.INTERLOCUTOR_CHANGE: _meet_anew,
    SignalCode.ACKNOWLEDGED: _acknowledge,
    Raw.GAIN: _raw_gain,
    Raw.LOSS: _raw_loss,
    Raw.TOUCH: _nothing,
}
