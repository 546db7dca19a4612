"""Where did something like this happen before, with whom, and what followed?

A situation is a loss of the mission that was felt. Similar is the same loss with another client, or
one of its family; the nearest first: in the same phase, of the same size. What followed are the
level two months later and what raised it most in between.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.signals import SIGNALS, SignalCode
from trustjournal.domain.verdicts import Cause, Phase

FELT = -1.0  # points; smaller losses are no situation (choice)
AFTERWARDS = timedelta(days=60)  # what followed is looked at for two months (choice)
MOST_KINDS, MOST_EACH, MOST_CAUSES = 3, 2, 2


@dataclass(frozen=True, slots=True)
class Situation:
    """A loss in another mission. ``later`` is the level at ``seen_at``, two months on or as far as
    is known; ``raised_by`` the codes that raised it most in between.
    """

    client: str
    mission: str
    at: datetime
    code: str
    phase: Phase
    delta: float
    level: float
    later: float
    seen_at: datetime
    raised_by: tuple[str, ...]


def similar_situations(
    analysis: MissionAnalysis, others: Iterable[MissionAnalysis]
) -> tuple[Situation, ...]:
    """Return what is similar to the gravest losses of a mission, the gravest first."""
    elsewhere = [one for one in others if one.client.id != analysis.client.id]
    found: list[Situation] = []
    for change in _gravest(analysis):
        alike = [
            _situation(one, loss)
            for one in elsewhere
            for loss in _losses(one)
            if _family(loss.code) == _family(change.code)
        ]
        alike.sort(key=partial(_distance, change, _phase_at(analysis, change.at)))
        found += [one for one in alike if one not in found][:MOST_EACH]
    return tuple(found)


def _distance(
    loss: LevelChange, phase: Phase, one: Situation
) -> tuple[bool, bool, float, datetime]:
    """How far a situation is from a loss that came in ``phase``: less is nearer."""
    return one.code != loss.code, one.phase is not phase, abs(one.delta - loss.delta), one.at


def _family(code: str) -> str:
    """The family of a signal; of anything else the code itself."""
    rule = SIGNALS.get(SignalCode(code)) if code in {it.value for it in SignalCode} else None
    return code if rule is None or rule.family is None else rule.family.value


def _gravest(analysis: MissionAnalysis) -> tuple[LevelChange, ...]:
    """The worst loss of each kind, the worst kinds first."""
    worst: dict[str, LevelChange] = {}
    for change in _losses(analysis):
        if change.code not in worst or change.delta < worst[change.code].delta:
            worst[change.code] = change
    return tuple(sorted(worst.values(), key=lambda one: one.delta)[:MOST_KINDS])


def _losses(analysis: MissionAnalysis) -> Iterator[LevelChange]:
    own = {None, analysis.mission.id}
    return (
        one
        for one in analysis.changes
        if one.cause is Cause.ENTRY and one.delta <= FELT and one.mission_id in own
    )


def _situation(analysis: MissionAnalysis, loss: LevelChange) -> Situation:
    end = min(loss.at + AFTERWARDS, analysis.at)
    gained: dict[str, float] = {}
    for one in analysis.changes:
        if one.cause is Cause.ENTRY and one.delta > 0 and loss.at < one.at <= end:
            gained[one.code] = gained.get(one.code, 0.0) + one.delta
    most = sorted(gained, key=lambda code: -gained[code])[:MOST_CAUSES]
    return Situation(
        analysis.client.name,
        analysis.mission.title,
        loss.at,
        loss.code,
        _phase_at(analysis, loss.at),
        loss.delta,
        _level_at(analysis, loss.at),
        _level_at(analysis, end),
        end,
        tuple(most),
    )


def _phase_at(analysis: MissionAnalysis, at: datetime) -> Phase:
    """The phase in which something happened: the one before it."""
    place = bisect_right([one.at for one in analysis.points], at - timedelta(seconds=1))
    return analysis.points[place - 1].phase if place else analysis.phase


def _level_at(analysis: MissionAnalysis, at: datetime) -> float:
    place = bisect_right([one.at for one in analysis.points], at)
    return analysis.points[place - 1].level if place else analysis.level
