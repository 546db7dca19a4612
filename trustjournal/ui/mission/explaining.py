"""How are the facts named that moved the level over a span of days?

Nothing is computed here: an ``Explanation`` of the domain is given its words.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from trustjournal.charts.waterfall import Bar, Stage, signed, stages
from trustjournal.domain.analysis import LevelChange, MissionAnalysis
from trustjournal.domain.explain import Contribution, Explanation, explain
from trustjournal.domain.verdicts import Cause
from trustjournal.ui.kit.presentation import Presentation
from trustjournal.wording import Words

PLAIN = frozenset(Cause) - {Cause.PENDING}  # a cause whose code says it already


def over_days(analysis: MissionAnalysis, first: date, last: date, zone: ZoneInfo) -> Explanation:
    """Explain what moved the level from a local day to another, both included."""
    start = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    return explain(analysis, start, min(end, analysis.at))


def rows_of(
    look: Presentation, told: Explanation, missions: Mapping[str, str], own_id: str
) -> list[Stage]:
    """Return the rows of the waterfall; ``missions`` names each mission, ``own_id`` is this one."""
    words = look.words
    bars = [
        Bar(_name(look, told, part, missions, own_id), part.delta)
        for part in told.contributions
        if round(part.delta, 1) != 0 or len(told.contributions) == 1
    ]
    left_out = told.delta - sum(bar.delta for bar in bars)
    if round(left_out, 1) != 0:
        bars.append(Bar(words("charts.waterfall.rest"), left_out))
    ends = (words("charts.waterfall.before"), words("charts.waterfall.after"))
    return stages(told.level_before, bars, ends, words("charts.waterfall.rest"))


def spoken(rows: list[Stage], head: str, words: Words) -> str:
    """Return all of it as one text, for who cannot see the bars."""
    said = [f"{row.name} {words.number(round(row.end))}" for row in rows if row.is_total]
    steps = [f"{row.name} {signed(row.end - row.start, words)}" for row in rows if not row.is_total]
    return " ; ".join((head, said[0], *steps, said[-1]))


def _name(
    look: Presentation,
    told: Explanation,
    part: Contribution,
    missions: Mapping[str, str],
    own_id: str,
) -> str:
    words = look.words
    name = words(f"signals.{part.code}")
    if part.cause not in PLAIN:
        cause = words(f"causes.{part.cause}")
        name = words("charts.waterfall.by_cause", what=name, cause=cause)
    own = [one for one in told.changes if (one.cause, one.code) == (part.cause, part.code)]
    elsewhere = _elsewhere(own, missions, own_id)
    if elsewhere is not None:
        name = words("causes.from_mission", cause=name, mission=elsewhere)
    if part.cause is Cause.TIME:
        return name
    if part.count > 1:
        return words("charts.waterfall.several", what=name, count=part.count)
    day = words.day(own[0].at.astimezone(look.zone).date(), year=False)
    return words("charts.waterfall.dated", what=name, day=day)


def _elsewhere(changes: list[LevelChange], missions: Mapping[str, str], own_id: str) -> str | None:
    """The name of the one other mission that all of the changes come from, if there is one."""
    found = {change.mission_id for change in changes}
    if len(found) != 1 or found & {own_id, None}:
        return None
    return missions.get(found.pop() or "")
