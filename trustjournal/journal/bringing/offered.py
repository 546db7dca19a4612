"""What does something offered by a file stand for, as a line would?"""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from trustjournal.domain.incoming import OfferedEntry, OfferedLine, Promised
from trustjournal.domain.kinds import Kind
from trustjournal.domain.moments import Precision
from trustjournal.journal.bringing.matching import Place
from trustjournal.quickline.context import LineContext
from trustjournal.quickline.draft import ChipField, Draft, Segment
from trustjournal.quickline.read import read_line

NOON = time(12)


def draft_of(offered: OfferedEntry, place: Place, *, now: datetime, zone: str) -> Draft:
    """Return the draft of an entry; what lies ahead is planned."""
    start = offered.start
    if isinstance(start, datetime):
        start = start.astimezone(ZoneInfo(offered.zone or zone))
    day_precision = offered.precision if offered.precision is Precision.WEEK else Precision.DAY
    client, mission = place.client, place.mission
    return Draft(
        raw=offered.raw,
        client_id=client.id if client else None,
        client=client.name if client else None,
        mission_id=mission.id if mission else None,
        mission=mission.alias if mission else None,
        people=(),
        channel=offered.channel,
        direction=offered.direction,
        needs_reply=offered.needs_reply,
        start=start,
        precision=offered.precision if isinstance(start, datetime) else day_precision,
        minutes=offered.minutes,
        kind=offered.kind or (Kind.PLANNED if _is_ahead(start, now, zone) else Kind.LOG),
        mood=offered.mood,
        tags=offered.tags,
        signals=offered.signals,
        steps=_segments(offered.steps),
        commitments=_segments(offered.commitments),
        waiting=_segments(offered.waiting),
        client_visible=offered.shareable is not None,
        shareable=offered.shareable,
        closes=None,
        offers=None,
        acts=(),
        note=offered.note,
        chips=(),
        amber=(),
    )


def read_offered(
    offered: OfferedLine, context: LineContext, *, now: datetime, decided: str | None
) -> Draft:
    """Return how a line of a file reads: as of the moment it bears, or of the day it is about.

    ``decided`` is whose it is, where the line itself does not say.
    """
    line = f"{decided} {offered.line}" if decided else offered.line
    if offered.at is None:
        return read_line(line, now, context)
    if isinstance(offered.at, datetime):
        return read_line(line, offered.at.astimezone(ZoneInfo(context.zone)), context)
    noon = datetime.combine(offered.at, NOON, ZoneInfo(context.zone))
    draft = read_line(line, noon, context)
    if any(chip.field is ChipField.START and chip.span[0] < chip.span[1] for chip in draft.chips):
        return draft
    return replace(draft, start=offered.at, precision=Precision.DAY)


def _is_ahead(start: datetime | date, now: datetime, zone: str) -> bool:
    if isinstance(start, datetime):
        return start > now.astimezone(UTC)
    return start > now.astimezone(ZoneInfo(zone)).date()


def _segments(promised: tuple[Promised, ...]) -> tuple[Segment, ...]:
    return tuple(Segment(one.text, one.due) for one in promised)
