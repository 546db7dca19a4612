"""In which phase of development does trust stand, and what must happen for it to leave?

The phase follows the level with hysteresis: a phase is entered at a threshold at least ten points
above the one that leaves it, losses act at once and gains need dwell. ``PhaseMachine`` is told each
event after the engine took it (``observe``) and each moment at which time alone may decide
(``look``; ``next_look`` names the next one). O(1) per event.

Example: established ends at once below 65, or twelve points under the peak of the last 60 days;
it begins at 75 only after 60 days, eight interactions and two weeks without a loss.
Source: trust model §4; the numbers are choices there.
"""

from collections import deque
from copy import copy
from typing import Self

from trustjournal.domain.band import lower
from trustjournal.domain.engine import SERIOUS_TIER
from trustjournal.domain.event import EngineEvent, EventCode, Raw
from trustjournal.domain.kinds import Standing
from trustjournal.domain.signals import SIGNALS, Effect, SignalCode, SignalRule
from trustjournal.domain.state import TrustState
from trustjournal.domain.verdicts import Phase

BROKEN_BELOW = 30.0
WEAKENED_BELOW = 45.0
ESTABLISHED_FROM = 75.0
ESTABLISHED_UNTIL = 65.0
ESTABLISHED_LOWER = 0.60
GRANTED_FALL, BUILDING_FALL, ESTABLISHED_FALL = 15.0, 10.0, 12.0
PEAK_DAYS = 60.0
GRANTED_DAYS, GRANTED_GAINS, FULL_GAIN = 14.0, 3, 1.0
ESTABLISHED_DAYS, ESTABLISHED_CONTACTS = 60.0, 8
RECENT_CONTACT_DAYS, CLEAN_DAYS = 21.0, 14.0
MENDED_FROM, MENDED_DAYS, REGAINED_CLEAN_DAYS = 60.0, 14.0, 21.0
BROKEN_DAYS, BROKEN_UNTIL, BROKEN_GAINS = 14.0, 40.0, 3
UNREPAIRED_DAYS, UNREPAIRED_UNTIL, UNREPAIRED_GAINS = 45.0, 55.0, 6
REBUILT_DAYS, REBUILT_GAINS = 90.0, 8
HYGIENE = 0.25  # a contact or a reply keeps trust; it is not counted as a gain
ENDING = 4  # the tier that breaks trust from any phase
FELT = 2  # the tier from which a fall counts against the phase
_LOWERING = frozenset({Effect.LOSS, Effect.OBSERVATION, Effect.CHANGE})

STARTS = {
    Standing.NEW: Phase.GRANTED,
    Standing.GOOD: Phase.BUILDING,
    Standing.STRONG: Phase.ESTABLISHED,
    Standing.STRAINED: Phase.WEAKENED,
}


class PhaseMachine:
    """The phase of one relationship, told its events in order of time (days)."""

    __slots__ = (
        "_cause_at",
        "_contacts",
        "_felt_at",
        "_full_gains",
        "_gains",
        "_last_contact",
        "_loss_at",
        "_mended_since",
        "_peak",
        "_peaks",
        "_repairs",
        "_state",
        "began",
        "phase",
        "since",
        "was_established",
    )

    def __init__(self, state: TrustState, standing: Standing = Standing.NEW) -> None:
        """Begin with the relationship; ``state`` is read, never changed."""
        self._state = state
        self.began = self.since = self._cause_at = state.at
        self.phase = STARTS[standing]
        self.was_established = self.phase is Phase.ESTABLISHED
        self._contacts = self._full_gains = self._gains = self._repairs = 0
        self._last_contact: float | None = None
        self._loss_at: float | None = None
        self._felt_at: float | None = None
        self._mended_since: float | None = None
        self._peak = state.level
        self._peaks: deque[tuple[float, float]] = deque([(state.at, state.level)])

    def fork(self, state: TrustState) -> Self:
        """Return an independent copy that reads another state."""
        other = copy(self)
        other._state = state  # noqa: SLF001 - its own kind
        other._peaks = deque(self._peaks)  # noqa: SLF001 - its own kind
        return other

    def observe(self, event: EngineEvent) -> None:
        """Take note of an event just taken by the engine, and of what it does to the phase."""
        tier, weight, loses, lowers = _TOLD[event.code]
        at = event.at
        if event.is_contact:
            self._contacts += 1
            self._last_contact = at
        if event.code is Raw.GAIN:
            weight = event.amount
        if weight > HYGIENE:
            self._count_gain(event.code, weight)
        if loses:
            self._loss_at = at
            self._felt_at = at if tier >= FELT else self._felt_at
        self._note_level()
        if tier >= ENDING:
            self._enter(Phase.BROKEN)
        elif event.code is SignalCode.CONSULTANT_CHANGE and self.phase is not Phase.BROKEN:
            self._enter(Phase.REBUILDING)
        else:
            self._decide(tier, lowered=lowers)

    def look(self) -> None:
        """Decide again: time has passed."""
        self._note_level()
        self._decide(0, lowered=False)

    def next_look(self) -> float | None:
        """Return the moment at which waiting alone may change the phase, if there is one."""
        phase, level = self.phase, self._state.level
        look = None
        if phase is Phase.GRANTED and self._full_gains >= GRANTED_GAINS:
            look = self.since + GRANTED_DAYS
        elif phase is Phase.BUILDING and level >= ESTABLISHED_FROM:
            look = max(self.began + ESTABLISHED_DAYS, _after(self._loss_at, CLEAN_DAYS))
        elif phase is Phase.WEAKENED and self.was_established:
            look = _after(self._loss_at, REGAINED_CLEAN_DAYS)
        elif phase is Phase.WEAKENED and self._mended_since is not None:
            look = max(self._mended_since, self.since) + MENDED_DAYS
        elif phase is Phase.BROKEN and level >= BROKEN_UNTIL:
            look = self.since + (BROKEN_DAYS if self._repairs else UNREPAIRED_DAYS)
        elif phase is Phase.REBUILDING and level >= ESTABLISHED_FROM:
            look = max(self._cause_at, _after(self._felt_at, 0.0)) + REBUILT_DAYS
        return look

    def _count_gain(self, code: EventCode, weight: float) -> None:
        self._gains += 1
        if weight >= FULL_GAIN:
            self._full_gains += 1
        if code is SignalCode.REPAIR:
            self._repairs += 1

    def _note_level(self) -> None:
        at, level, peaks = self._state.at, self._state.level, self._peaks
        self._peak = max(self._peak, level)
        while peaks and peaks[-1][1] <= level:
            peaks.pop()
        peaks.append((at, level))
        while at - peaks[0][0] > PEAK_DAYS:
            peaks.popleft()
        if level < MENDED_FROM:
            self._mended_since = None
        elif self._mended_since is None:
            self._mended_since = at

    def _decide(self, tier: int, *, lowered: bool) -> None:
        following = self._fallen(tier, lowered=lowered) or self._risen()
        if following is not None:
            self._enter(following)

    def _fallen(self, tier: int, *, lowered: bool) -> Phase | None:
        phase, level = self.phase, self._state.level
        if phase is Phase.BROKEN:
            return None
        if level < BROKEN_BELOW or (phase is Phase.REBUILDING and tier >= SERIOUS_TIER):
            return Phase.BROKEN
        if phase is Phase.ESTABLISHED:
            low = level < ESTABLISHED_UNTIL or self._peaks[0][1] - level >= ESTABLISHED_FALL
        elif phase in {Phase.GRANTED, Phase.BUILDING}:
            low = level < WEAKENED_BELOW or (lowered and self._fell_hard())
        else:
            return None
        return Phase.WEAKENED if low or tier >= SERIOUS_TIER else None

    def _fell_hard(self) -> bool:
        """Whether a loss of tier 2 or more has brought the level far from the phase's peak."""
        most = GRANTED_FALL if self.phase is Phase.GRANTED else BUILDING_FALL
        felt = self._felt_at is not None and self._felt_at >= self.since
        return felt and self._peak - self._state.level >= most

    def _risen(self) -> Phase | None:
        if self.phase is Phase.GRANTED:
            earned = self._full_gains >= GRANTED_GAINS and self._lasted(GRANTED_DAYS)
            return Phase.BUILDING if earned else None
        if self.phase is Phase.BUILDING:
            return Phase.ESTABLISHED if self._is_earned() else None
        if self.phase is Phase.WEAKENED:
            return self._mended()
        if self.phase is Phase.BROKEN:
            return Phase.REBUILDING if self._is_rebuilding() else None
        if self.phase is Phase.REBUILDING:
            return Phase.ESTABLISHED if self._is_rebuilt() else None
        return None

    def _is_earned(self) -> bool:
        state = self._state
        if state.level < ESTABLISHED_FROM or state.at - self.began < ESTABLISHED_DAYS:
            return False
        if self._contacts < ESTABLISHED_CONTACTS or not self._is_clean(CLEAN_DAYS):
            return False
        last = self._last_contact
        if last is None or state.at - last > RECENT_CONTACT_DAYS:
            return False
        return lower(state.m, state.evidence) * (1.0 - state.scar) >= ESTABLISHED_LOWER

    def _mended(self) -> Phase | None:
        if self.was_established:
            high = self._state.level >= ESTABLISHED_FROM
            return Phase.ESTABLISHED if high and self._is_clean(REGAINED_CLEAN_DAYS) else None
        since = self._mended_since
        held = since is not None and self._state.at - max(since, self.since) >= MENDED_DAYS
        return Phase.BUILDING if held else None

    def _is_rebuilding(self) -> bool:
        level = self._state.level
        repaired = self._repairs > 0 and self._gains > BROKEN_GAINS and self._lasted(BROKEN_DAYS)
        if repaired and level >= BROKEN_UNTIL:
            return True
        waited = self._gains >= UNREPAIRED_GAINS and self._lasted(UNREPAIRED_DAYS)
        return waited and level >= UNREPAIRED_UNTIL

    def _is_rebuilt(self) -> bool:
        state = self._state
        waited = state.at - max(self._cause_at, _after(self._felt_at, 0.0)) >= REBUILT_DAYS
        return state.level >= ESTABLISHED_FROM and waited and self._gains >= REBUILT_GAINS

    def _lasted(self, days: float) -> bool:
        return self._state.at - self.since >= days

    def _is_clean(self, days: float) -> bool:
        return self._loss_at is None or self._state.at - self._loss_at >= days

    def _enter(self, phase: Phase) -> None:
        """Enter a phase; entered again (a second deception), it begins again."""
        self._gains = self._full_gains = self._repairs = 0
        if not (phase is Phase.REBUILDING and self.phase is Phase.BROKEN):
            self._cause_at = self._state.at
        self.phase = phase
        self.since = self._state.at
        self._peak = self._state.level
        self._peaks = deque([(self._state.at, self._state.level)])
        self.was_established = self.was_established or phase is Phase.ESTABLISHED


def _after(moment: float | None, days: float) -> float:
    return float("-inf") if moment is None else moment + days


def _told(rule: SignalRule) -> tuple[int, float, bool, bool]:
    """What a signal tells the phase: tier, weight as a gain, whether it loses, may lower."""
    gain = rule.weight if rule.effect is Effect.GAIN else 0.0
    lowers = rule.effect in _LOWERING or rule.code is SignalCode.RATING
    return rule.tier, gain, rule.effect is Effect.LOSS, lowers


_TOLD: dict[EventCode, tuple[int, float, bool, bool]] = {
    **{rule.code: _told(rule) for rule in SIGNALS.values()},
    Raw.GAIN: (0, 0.0, False, False),
    Raw.LOSS: (0, 0.0, True, True),
    Raw.TOUCH: (0, 0.0, False, False),
}
