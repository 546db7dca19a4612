"""What moved the level between two moments?

The named changes of an analysis, cut to a span and summed by what caused them; they add up to the
difference of the two levels, because every change of the level has its cause.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.verdicts import Cause


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one cause did over a span, all its changes together."""

    cause: Cause
    code: str
    delta: float
    count: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """The change of the level over a span; ``contributions`` are heaviest first."""

    start: datetime
    end: datetime
    level_before: float
    level_after: float
    changes: tuple[LevelChange, ...]
    contributions: tuple[Contribution, ...]

    @property
    def delta(self) -> float:
        """How many points the level moved."""
        return self.level_after - self.level_before


def explain(analysis: MissionAnalysis, start: datetime, end: datetime) -> Explanation:
    """Explain what moved the level after ``start`` and up to ``end``, inclusive."""
    within = tuple(change for change in analysis.changes if start < change.at <= end)
    later = sum(change.delta for change in analysis.changes if change.at > end)
    after = analysis.level - later
    return Explanation(
        start=start,
        end=end,
        level_before=after - sum(change.delta for change in within),
        level_after=after,
        changes=within,
        contributions=_contributions(within),
    )


def _contributions(changes: tuple[LevelChange, ...]) -> tuple[Contribution, ...]:
    grouped: dict[tuple[Cause, str], list[float]] = defaultdict(list)
    for change in changes:
        grouped[change.cause, change.code].append(change.delta)
    found = [
        Contribution(cause, code, sum(deltas), len(deltas))
        for (cause, code), deltas in grouped.items()
    ]
    return tuple(sorted(found, key=lambda part: -abs(part.delta)))
