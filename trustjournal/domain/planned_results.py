"""Which dated results of the planning were reached, and were they in time?

A milestone or a deliverable carries its own date of completion. Where an entry of the same day
and mission already says it (``!jalon``, ``!livré``, a promise kept), it is that fact, and is not
booked again. Reached after its date it is a late delivery; early is in time.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trustjournal.domain.event import EngineEvent
from trustjournal.domain.fact import FactEvent, days_of
from trustjournal.domain.moments import on_day
from trustjournal.domain.records import ClientFile
from trustjournal.domain.signals import SignalCode

RESULTS = frozenset(
    {
        SignalCode.DELIVERED_ON_TIME,
        SignalCode.DELIVERED_WELL,
        SignalCode.LATE_DELIVERY,
        SignalCode.COMMITMENT_KEPT,
        SignalCode.MILESTONE,
    }
)
LAST = 10**12  # after every entry of the same instant


def planned_results(
    file: ClientFile, booked: Iterable[FactEvent], zone: str
) -> Iterator[FactEvent]:
    """Yield the results of milestones and deliverables that ``booked`` does not tell yet."""
    if not any(one.done_on for one in file.milestones) and not any(
        one.delivered_on for one in file.deliverables
    ):
        return
    tz = ZoneInfo(zone)
    told = {
        (fact.mission_id, fact.at.astimezone(tz).date())
        for fact in booked
        if fact.event.code in RESULTS
    }
    reached: set[tuple[str | None, date]] = set()
    for milestone in file.milestones:
        if milestone.done_on is None or (milestone.mission_id, milestone.done_on) in told:
            continue
        code = SignalCode.MILESTONE
        if milestone.is_deliverable:
            code = SignalCode.DELIVERED_ON_TIME
            reached.add((milestone.mission_id, milestone.done_on))
        days = (milestone.done_on - milestone.due).days
        yield _result(
            _Result(milestone.mission_id, milestone.id, milestone.done_on, days), code, zone
        )
    missions = {period.id: period.mission_id for period in file.periods}
    for one in file.deliverables:
        mission_id = missions.get(one.period_id)
        if one.delivered_on is None or (mission_id, one.delivered_on) in told | reached:
            continue
        days = (one.delivered_on - one.due).days if one.due else 0
        result = _Result(mission_id, one.id, one.delivered_on, days)
        yield _result(result, SignalCode.DELIVERED_ON_TIME, zone)


class _Result(NamedTuple):
    mission_id: str | None
    subject_id: str
    day: date
    days_late: int


def _result(result: _Result, reached: SignalCode, zone: str) -> FactEvent:
    at, late = on_day(result.day, zone).start, max(0, result.days_late)
    event = EngineEvent(
        days_of(at),
        SignalCode.LATE_DELIVERY if late else reached,
        float(late),
        incident=result.subject_id,
        is_contact=False,
    )
    return FactEvent(event, at, LAST, result.mission_id, None, result.subject_id)
