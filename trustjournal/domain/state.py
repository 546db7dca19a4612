"""What does the engine remember of a relationship, and how may it be moved?

``TrustState`` holds the level m (0–1), the strength n of the evidence behind it, a lasting and a
healing scar, recent losses and open silent agreements. The level shown is T = 100·m·(1 − scar).
A gain of weight w pulls m towards its target by w/(n+w); a loss pushes it likewise, ρ times as
hard; the evidence grows by the same amount whatever the outcome, which keeps the engine monotone.

Example: 0.55 with strength 6 after a delivery on time: m = 0.55 + 1/7·(0.95 − 0.55) = 0.607.
Source: trust model §3; each number is declared in parameters.py or signals.py.
"""

from copy import copy
from math import ceil
from typing import NamedTuple, Self

from trustjournal.domain.event import EventCode, Start
from trustjournal.domain.parameters import DEFAULTS, EngineSettings

_SURE = 0.01  # a rating never says 0 or 1 for certain


class Incident(NamedTuple):
    """A loss not yet owned up to: T before it, the drop, the share an apology gives back."""

    before: float
    drop: float
    share: float


class TrustState:
    """The running state of one relationship. Without ``drift`` nothing fades with time."""

    __slots__ = (
        "at",
        "drift",
        "excuses",
        "incidents",
        "information",
        "last_contact",
        "last_controls",
        "last_incident",
        "lasting_scar",
        "level",
        "m",
        "n",
        "recent_losses",
        "scar",
        "settings",
        "silent",
        "start",
        "streak",
        "streak_memory",
        "temporary_scar",
    )

    def __init__(
        self,
        start: Start,
        at: float = 0.0,
        *,
        settings: EngineSettings = DEFAULTS,
        drift: bool = True,
    ) -> None:
        """Begin a relationship at ``at`` days; that moment counts as a contact."""
        self.start = start.level
        self.m, self.n = start
        self.at = self.last_contact = at
        self.settings = settings
        self.drift = drift
        self.lasting_scar = self.temporary_scar = self.scar = 0.0
        self.information = 0.0
        self.excuses = self.silent = 0
        self.streak = 1.0
        self.level = 100.0 * self.m
        self.recent_losses: dict[str, tuple[float, ...]] = {}
        self.last_controls: dict[EventCode, float] = {}
        self.incidents: dict[str | None, Incident] = {}
        self.last_incident: str | None = None
        step = settings.streak_step
        self.streak_memory = ceil((settings.streak_most - 1) / step) if step else 0

    def fork(self) -> Self:
        """Return an independent copy, to run forward without touching this one."""
        other = copy(self)
        other.recent_losses = dict(self.recent_losses)
        other.last_controls = dict(self.last_controls)
        other.incidents = dict(self.incidents)
        return other

    @property
    def evidence(self) -> float:
        """The strength the band is drawn with: an open silent agreement widens it."""
        if self.silent:
            return self.n * self.settings.silence_evidence**self.silent
        return self.n

    @property
    def can_acknowledge(self) -> bool:
        """Whether the last loss has not been owned up to yet."""
        return self.last_incident in self.incidents

    def shown(self) -> float:
        """Return T, 0–100, from the level and its scars."""
        return 100.0 * self.m * (1.0 - self.scar)

    def advance(self, at: float) -> tuple[float, float]:
        """Let time pass until ``at``; return what drift and healing scars did to T, in points."""
        rules, before = self.settings, self.level
        idle = at - max(self.at, self.last_contact + rules.quiet_days)
        if idle > 0.0 and self.drift:
            self._fade(idle)
        drifted = self.shown()
        if self.temporary_scar:
            self.temporary_scar *= 0.5 ** ((at - self.at) / rules.scar_half_life_days)
            self._set_scar()
        self.at = at
        self.level = self.shown()
        return drifted - before, self.level - drifted

    def pull(self, weight: float, target: float, learnt: float) -> None:
        """Take a gain: towards ``target``, never beyond it."""
        if target > self.m:
            scaled = weight * self.settings.weight_scale
            self.m += scaled / (self.n + scaled) * (target - self.m)
        self._learn(learnt)

    def push(self, weight: float, target: float, learnt: float) -> None:
        """Take a loss: down towards ``target``, never below it."""
        if self.m > target:
            rules = self.settings
            scaled = rules.loss_ratio * rules.weight_scale * weight
            self.m -= scaled / (self.n + scaled) * (self.m - target)
        self._learn(learnt)

    def observe(self, level: float, sd: float, *, raises: bool = True, lowers: bool = True) -> None:
        """Take a rating or another sign of how much trust there is, with its uncertainty."""
        seen = min(1.0 - _SURE, max(_SURE, level / (1.0 - self.scar)))
        if (seen > self.m and not raises) or (seen < self.m and not lowers):
            return
        variance = self.m * (1.0 - self.m) / (self.n + 1.0)
        self.m += variance / (variance + sd * sd) * (seen - self.m)

    def wound(self, *, temporary: float, lasting: float) -> None:
        """Leave a scar that heals and one that stays."""
        self.temporary_scar += temporary
        self.lasting_scar += lasting
        self._set_scar()

    def repeat(self, family: str, at: float) -> float:
        """Return the multiplier of a repeated loss of one family, and remember this one."""
        rules, times = self.settings, self.recent_losses.get(family, ())
        earlier = sum(1 for time in times if at - time <= rules.streak_window_days)
        if self.streak_memory:
            self.recent_losses[family] = (*times, at)[-self.streak_memory :]
        self.streak = min(rules.streak_most, 1.0 + rules.streak_step * earlier)
        return self.streak

    def excuse(self) -> float:
        """Return how much of an excused loss counts; a third excuse excuses nothing."""
        self.excuses += 1
        if self.excuses == 1:
            return self.settings.first_excuse
        return self.settings.second_excuse if self.excuses == 2 else 1.0  # noqa: PLR2004 - §3

    def remember(self, key: str | None, incident: Incident) -> None:
        """Keep a loss that may be owned up to; losses of one entry are one incident."""
        same = self.incidents.get(key) if key is not None else None
        if same is not None:
            before = max(incident.before, same.before)
            share = min(incident.share, same.share)
            incident = Incident(before, incident.drop + same.drop, share)
        self.incidents[key] = incident
        self.last_incident = key

    def acknowledge(self, key: str | None) -> None:
        """Give back a share of a loss, once, never above the level before it."""
        incident = self.incidents.pop(self.last_incident if key is None else key, None)
        if incident is None:
            return
        reached = min(incident.before, self.level + incident.share * incident.drop)
        if reached > self.level:
            self.m = min(1.0, reached / (100.0 * (1.0 - self.scar)))

    def hand_over(self, share: float) -> None:
        """Take away a share of what was built above the start; never raises."""
        floor = self.settings.strength_floor
        self.m -= max(0.0, self.m - self.start) * share
        self.n -= max(0.0, self.n - floor) * share

    def _fade(self, days: float) -> None:
        rules = self.settings
        above = self.m > self.start
        half_life = rules.fading_half_life_days if above else rules.healing_half_life_days
        self.m = self.start + (self.m - self.start) * 0.5 ** (days / half_life)
        floor = rules.strength_floor
        if self.n > floor:
            kept = 0.5 ** (days / rules.strength_half_life_days)
            self.n = floor + (self.n - floor) * kept

    def _learn(self, weight: float) -> None:
        self.n = min(self.settings.strength_cap, self.n + weight)
        self.information += weight

    def _set_scar(self) -> None:
        self.scar = min(self.settings.scar_most, self.lasting_scar + self.temporary_scar)
