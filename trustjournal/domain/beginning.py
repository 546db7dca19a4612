"""Where does a relationship start, and when did each mission begin?

A new client is granted the credit of the first impression, that of the first mission; later
missions start where the relationship stands. A client older than the journal enters with its
standing. Source: trust model §1.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from trustjournal.domain.event import Start
from trustjournal.domain.fact import FactEvent
from trustjournal.domain.kinds import Impression, Standing
from trustjournal.domain.moments import on_day
from trustjournal.domain.parameters import DEFAULTS, EngineSettings
from trustjournal.domain.records import ClientFile, Mission
from trustjournal.domain.trajectory import Beginning

LAST_RESORT_ZONE = "Europe/Paris"


def beginning_of(
    file: ClientFile,
    facts: Sequence[FactEvent],
    at: datetime,
    *,
    settings: EngineSettings = DEFAULTS,
) -> Beginning:
    """Return the start of a relationship: its first fact, or ``at`` while there is none."""
    began = facts[0].at if facts else at
    return Beginning(start_of(file, settings), file.client.standing, began)


def start_of(file: ClientFile, settings: EngineSettings = DEFAULTS) -> Start:
    """Return level and strength granted at the start."""
    standing = file.client.standing
    if standing is Standing.GOOD:
        return Start(settings.good_level, settings.good_strength)
    if standing is Standing.STRONG:
        return Start(settings.strong_level, settings.strong_strength)
    if standing is Standing.STRAINED:
        return Start(settings.strained_level, settings.strained_strength)
    levels = {
        Impression.COOL: settings.start_cool,
        Impression.NORMAL: settings.start_normal,
        Impression.WARM: settings.start_warm,
    }
    return Start(levels[first_impression(file)], settings.prior_strength)


def first_impression(file: ClientFile) -> Impression:
    """Return the impression given by the first mission's proposal."""
    if not file.missions:
        return Impression.NORMAL
    starts = mission_starts(file, zone_of(file))
    return min(file.missions, key=lambda mission: starts[mission.id]).impression


def mission_starts(file: ClientFile, zone: str) -> dict[str, datetime]:
    """Return when each mission began: its first fact or its start, whichever came first."""
    first: dict[str, datetime] = {}
    for one in file.interactions:
        if one.mission_id is not None:
            first.setdefault(one.mission_id, one.happened.start)
    return {mission.id: _start(mission, first.get(mission.id), zone) for mission in file.missions}


def zone_of(file: ClientFile, at: datetime | None = None) -> str:
    """Return the zone in which days are meant: that of the latest entry."""
    if file.interactions:
        return file.interactions[-1].happened.zone
    if at is not None and isinstance(at.tzinfo, ZoneInfo) and at.tzinfo.key != "UTC":
        return at.tzinfo.key
    return LAST_RESORT_ZONE


def _start(mission: Mission, first: datetime | None, zone: str) -> datetime:
    known = [on_day(mission.started_on, zone).start] if mission.started_on else []
    if first is not None:
        known.append(first)
    return min(known) if known else mission.logged_at
