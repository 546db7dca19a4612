"""Which days does a document cover when nobody says so?

A progress report covers the period that runs; a mission report the one that has just ended, else
the one that runs; minutes of decisions the latest day on which something was decided; an activity
report its whole month; the others the whole mission.
"""

import calendar
from datetime import date, datetime, timedelta

from trustjournal.domain.records import ClientFile
from trustjournal.report.document import ReportKind
from trustjournal.report.items import Span
from trustjournal.report.material import client_material

JUST = timedelta(days=21)  # a report on a period is written in the weeks after it (choice)
WHOLE_MISSION = frozenset({ReportKind.COMMITMENTS, ReportKind.PROPOSAL, ReportKind.HANDOVER})


def usual_span(kind: ReportKind, file: ClientFile, mission_id: str, at: datetime) -> Span | None:
    """Return the days ``kind`` covers by itself; None for the period that runs."""
    on = at.date()
    if kind is ReportKind.ACTIVITY:
        last = calendar.monthrange(on.year, on.month)[1]
        return Span(on.replace(day=1), on.replace(day=last))
    if kind is ReportKind.MISSION:
        return _just_ended(file, mission_id, at)
    whole = Span(_first_day(file, mission_id, on), on)
    if kind is ReportKind.DECISIONS:
        found = client_material(file, mission_id, at=at, span=whole)
        days = [one.day for one in found.decisions] or [one.day for one in found.sentences]
        latest = max(days, default=on)
        return Span(latest, latest)
    return whole if kind in WHOLE_MISSION else None


def _just_ended(file: ClientFile, mission_id: str, at: datetime) -> Span | None:
    """The days of the last period that ended, if that was in the last few weeks."""
    ended = [
        Span(one.start, one.end)
        for one in file.periods
        if one.mission_id == mission_id and one.logged_at <= at and one.end is not None
        if timedelta() < at.date() - one.end <= JUST
    ]
    return max(ended, key=lambda span: span.end, default=None)


def _first_day(file: ClientFile, mission_id: str, on: date) -> date:
    """The first day that left any trace of the mission."""
    days = [one.started_on for one in file.missions if one.id == mission_id and one.started_on]
    days += [one.start for one in file.periods if one.mission_id == mission_id]
    days += [one.happened.local_day for one in file.interactions if one.mission_id == mission_id]
    return min((day for day in days if day <= on), default=on)
