"""Which days does a document cover when nobody says so?

A progress or mission report covers the period that runs; minutes of decisions the latest day on
which something was decided; an activity report its whole month; the others the whole mission.
"""

import calendar
from datetime import date, datetime

from trustjournal.domain.records import ClientFile
from trustjournal.report.document import ReportKind
from trustjournal.report.items import Span
from trustjournal.report.material import client_material

WHOLE_MISSION = frozenset({ReportKind.COMMITMENTS, ReportKind.PROPOSAL, ReportKind.HANDOVER})


def usual_span(kind: ReportKind, file: ClientFile, mission_id: str, at: datetime) -> Span | None:
    """Return the days ``kind`` covers by itself; None for the period that runs."""
    on = at.date()
    if kind is ReportKind.ACTIVITY:
        last = calendar.monthrange(on.year, on.month)[1]
        return Span(on.replace(day=1), on.replace(day=last))
    whole = Span(_first_day(file, mission_id, on), on)
    if kind is ReportKind.DECISIONS:
        found = client_material(file, mission_id, at=at, span=whole)
        days = [one.day for one in found.decisions] or [one.day for one in found.sentences]
        latest = max(days, default=on)
        return Span(latest, latest)
    return whole if kind in WHOLE_MISSION else None


def _first_day(file: ClientFile, mission_id: str, on: date) -> date:
    """The first day that left any trace of the mission."""
    days = [one.started_on for one in file.missions if one.id == mission_id and one.started_on]
    days += [one.start for one in file.periods if one.mission_id == mission_id]
    days += [one.happened.local_day for one in file.interactions if one.mission_id == mission_id]
    return min((day for day in days if day <= on), default=on)
