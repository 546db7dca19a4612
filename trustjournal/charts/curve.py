"""Which lines does a trajectory consist of: the level, its band, its silences, its ghost?

Places along the axis are days, heights 0–100; ``nan`` lifts the pen. Before a fall the level it
fell from stands at the same instant, so a fall is a step and a gain a slope. The ghost is the month
before, laid over the last one: the same days, thirty earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import nan
from typing import TypeAlias

from trustjournal.charts.timescale import number
from trustjournal.domain.analysis import MissionAnalysis, TrajectoryPoint
from trustjournal.domain.silences import Silence, is_silent, silences
from trustjournal.domain.verdicts import Cause

MONTH = timedelta(days=30)

Path: TypeAlias = tuple[list[float], list[float]]


@dataclass(frozen=True, slots=True)
class Curve:
    """The paths, each as places and heights; ``low`` and ``high`` share the places of the level."""

    at: list[float]
    level: list[float]
    low: list[float]
    high: list[float]
    spoken: Path  # the level where there was contact
    silent: Path  # the level through silences
    ghost: Path


def curve_of(analysis: MissionAnalysis, *, without_scale: bool = False) -> Curve:
    """Return the curve; ``without_scale`` stretches it over the whole height, telling no level."""
    corners = list(_corners(analysis))
    if without_scale:
        corners = _stretched(corners)
    at = [number(point.at) for point in corners]
    level = [point.level for point in corners]
    spoken, silent = _parted(corners, at, silences(analysis))
    return Curve(
        at,
        level,
        [point.low for point in corners],
        [point.high for point in corners],
        spoken,
        silent,
        ([], []) if without_scale else _ghost(analysis),
    )


def _corners(analysis: MissionAnalysis) -> Iterator[TrajectoryPoint]:
    fell: dict[object, float] = {}
    for change in analysis.changes:
        if change.cause is not Cause.TIME:
            fell[change.at] = fell.get(change.at, 0.0) + change.delta
    before: TrajectoryPoint | None = None
    for point in analysis.points:
        if before is not None and fell.get(point.at, 0.0) < 0:
            yield TrajectoryPoint(point.at, before.level, before.low, before.high, before.phase)
        yield point
        before = point
    if before is not None and before.at < analysis.at:
        yield TrajectoryPoint(
            analysis.at, analysis.level, analysis.low, analysis.high, analysis.phase
        )


def _parted(
    corners: Sequence[TrajectoryPoint], at: Sequence[float], quiet: Sequence[Silence]
) -> tuple[Path, Path]:
    """Return the level where there was contact, and through silences."""
    level = [point.level for point in corners]
    if not quiet:
        return (list(at), level), ([], [])
    spoken: Path = ([], [])
    silent: Path = ([], [])
    was_silent: bool | None = None
    for place in range(len(corners) - 1):
        now = is_silent(quiet, corners[place].at, corners[place + 1].at)
        path = silent if now else spoken
        if now is not was_silent:
            path[0].extend((nan, at[place]))
            path[1].extend((nan, level[place]))
            was_silent = now
        path[0].append(at[place + 1])
        path[1].append(level[place + 1])
    return spoken, silent


def _ghost(analysis: MissionAnalysis) -> Path:
    since, until = analysis.at - 2 * MONTH, analysis.at - MONTH
    found = [point for point in analysis.points if since <= point.at <= until]
    earlier = [point for point in analysis.points if point.at < since]
    if not found or not (earlier or analysis.points[0].at <= since):
        return [], []
    if earlier:
        found.insert(0, earlier[-1])
    at = [max(number(point.at + MONTH), number(since + MONTH)) for point in found]
    level = [point.level for point in found]
    return [*at, number(analysis.at)], [*level, level[-1]]


def _stretched(corners: list[TrajectoryPoint]) -> list[TrajectoryPoint]:
    lowest = min((point.low for point in corners), default=0.0)
    reach = max((point.high for point in corners), default=100.0) - lowest or 1.0

    def laid(level: float) -> float:
        return (level - lowest) / reach * 90 + 5

    return [
        TrajectoryPoint(one.at, laid(one.level), laid(one.low), laid(one.high), one.phase)
        for one in corners
    ]
