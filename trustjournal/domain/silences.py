"""When was there no contact long enough for certainty to fade?

A silence begins with the last contact and lasts until the next; it is one only past the days after
which the engine lets the band widen. Until then, days without a word are ordinary.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from trustjournal.domain.analysis import MissionAnalysis
from trustjournal.domain.kinds import Channel, Kind
from trustjournal.domain.parameters import DEFAULTS
from trustjournal.domain.verdicts import Cause

QUIET = timedelta(days=DEFAULTS.quiet_days)


@dataclass(frozen=True, slots=True)
class Silence:
    """From the last contact to the next one, or to now."""

    start: datetime
    end: datetime


def silences(analysis: MissionAnalysis) -> tuple[Silence, ...]:
    """Return the silences of a relationship as its mission shows them, oldest first."""
    contacts = {
        one.happened.start
        for one in analysis.interactions
        if one.kind is Kind.LOG and one.channel is not Channel.NOTE
    }
    contacts.update(one.at for one in analysis.changes if one.cause is Cause.ENTRY)
    if not contacts or not analysis.points:
        return ()
    begun = max(analysis.points[0].at, min(contacts))
    known = sorted({begun, *(at for at in contacts if begun < at < analysis.at), analysis.at})
    return tuple(Silence(one, other) for one, other in pairwise(known) if other - one > QUIET)


def is_silent(found: Sequence[Silence], start: datetime, end: datetime) -> bool:
    """Whether a stretch lies within one of the silences, which come oldest first."""
    place = bisect_right(found, start, key=lambda one: one.start) - 1
    return place >= 0 and end <= found[place].end
