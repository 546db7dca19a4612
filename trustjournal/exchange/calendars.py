"""What does a calendar hold? Meetings, past and to come, each as an entry.

An event that recurs gives an entry for each time it falls within a year back and three months
ahead, and never more than a few hundred; one that recurs within a day gives none. Zones are those
the file names; an event without one is meant in the consultant's. A cancelled event is passed over.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component, vBroken, vRecur

from trustjournal.domain.incoming import Incoming, OfferedEntry, Party, PassedOver, Wishes
from trustjournal.domain.kinds import Channel
from trustjournal.domain.moments import Precision
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.calendar_out import DOMAIN
from trustjournal.exchange.identity import id_of
from trustjournal.quickline.almanac import YEARS

MOST_EVENTS, MOST_TIMES, MOST_PARTIES, MOST_SIGNS = 2_000, 400, 50, 2_000
BACK, AHEAD = timedelta(days=366), timedelta(days=92)
SLOW = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
MOST_MINUTES = 24 * 60
UNREAD = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
ON_SCREEN = re.compile(r"visio|teams|zoom\.|meet\.google|webex|jitsi|https?://", re.IGNORECASE)
BY_VOICE = re.compile(r"\b(appel|t[ée]l\.?|t[ée]l[ée]phone|call|phone)\b", re.IGNORECASE)

When: TypeAlias = datetime | date


def read_calendar(content: bytes, wishes: Wishes) -> Incoming:
    """Return the events of a calendar. Raises Unacceptable if it is none."""
    try:
        calendars = Calendar.from_ical(content, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except UNREAD as error:
        raise Unacceptable(Problem("import_unread", {"what": "ics"})) from error
    entries: list[OfferedEntry] = []
    passed: list[PassedOver] = []
    moved = _moved(events, wishes)
    for number, event in enumerate(events, start=1):
        try:
            for found in _offered(number, event, moved, wishes):
                if len(entries) + len(passed) == MOST_EVENTS:
                    raise Unacceptable(Problem("import_too_many", {"most": MOST_EVENTS}))
                if isinstance(found, OfferedEntry):
                    entries.append(found)
                else:
                    passed.append(found)
        except UNREAD:
            said = _text(event, "SUMMARY")
            passed.append(PassedOver(number, said, "event_unread", is_refused=True))
    return Incoming(entries=tuple(entries), passed_over=tuple(passed))


def _offered(
    number: int, event: Component, moved: frozenset[tuple[str, str]], wishes: Wishes
) -> Iterator[OfferedEntry | PassedOver]:
    said, own = _text(event, "SUMMARY"), _text(event, "UID")
    start = _when(event, "DTSTART", wishes)
    if own.endswith(f"@{DOMAIN}"):
        yield PassedOver(number, said, "event_of_ours")
    elif _text(event, "STATUS").upper() == "CANCELLED":
        yield PassedOver(number, said, "event_cancelled")
    elif start is None:
        yield PassedOver(number, said, "event_undated", is_refused=True)
    elif "RRULE" not in event:
        yield _entry(number, event, start, key=_key(event, wishes), wishes=wishes)
    elif not _is_slow(event):
        yield PassedOver(number, said, "event_too_often")
    else:
        for when in _times(event, start, wishes):
            if (own, _stamp(when)) not in moved:
                key = f"{own}/{_stamp(when)}"
                yield _entry(number, event, when, key=key, wishes=wishes)


def _entry(number: int, event: Component, start: When, *, key: str, wishes: Wishes) -> OfferedEntry:
    said, place = _text(event, "SUMMARY"), _text(event, "LOCATION")
    invited = tuple(_parties(event, "ATTENDEE"))[:MOST_PARTIES]
    return OfferedEntry(
        number,
        id_of("event", key or f"{_stamp(start)} {said}"),
        start,
        said or place or "…",
        precision=Precision.EXACT if isinstance(start, datetime) else Precision.DAY,
        channel=_channel(said, f"{place} {_text(event, 'DESCRIPTION')} {_text(event, 'URL')}"),
        minutes=_minutes(event, wishes),
        about=f"{said} {place} {' '.join(_words(event))}",
        sender=next(iter(_parties(event, "ORGANIZER")), None),
        others=invited,
    )


def _times(event: Component, start: When, wishes: Wishes) -> Iterator[When]:
    """Yield when an event falls, within the window; reckoned by the clock on the wall."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    first = start.replace(tzinfo=None) if isinstance(start, datetime) else _midnight(start)
    now = (wishes.now or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(ZoneInfo(wishes.zone))
    here = now.replace(tzinfo=None)
    rule = rrulestr(_rule(event, zone), dtstart=first)
    left_out = {_stamp(when) for when in _listed(event, "EXDATE", wishes)}
    falls = rule.xafter(max(here - BACK, first) - timedelta(seconds=1), inc=True)
    for fall in islice(falls, MOST_TIMES):
        if fall > here + AHEAD:
            return
        when = fall.replace(tzinfo=zone) if isinstance(start, datetime) else fall.date()
        if _stamp(when) not in left_out:
            yield when


def _rule(event: Component, zone: tzinfo | None) -> str:
    """Return the rule of recurrence as local time: an end in UTC is brought there."""
    written: bytes = _rule_of(event).to_ical()  # type: ignore[no-untyped-call]
    text = written.decode("ascii", "ignore")

    def local(found: re.Match[str]) -> str:
        until = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        return f"UNTIL={until.astimezone(zone or UTC):%Y%m%dT%H%M%S}"

    return re.sub(r"UNTIL=(\d{8}T\d{6})Z", local, text)


def _is_slow(event: Component) -> bool:
    rule = _rule_of(event)
    interval = rule.get("INTERVAL", [1])
    return str(rule.get("FREQ", [""])[0]).upper() in SLOW and int(interval[0]) > 0


def _rule_of(event: Component) -> vRecur:
    """Return the rule of an event. ValueError where there are several, or none that can be read."""
    rule = event["RRULE"]
    if not isinstance(rule, vRecur):
        raise ValueError("RRULE")  # noqa: EM101, TRY004 - one of UNREAD
    return rule


def _moved(events: list[Component], wishes: Wishes) -> frozenset[tuple[str, str]]:
    """Return the times of recurring events that have an event of their own."""
    own = ((_text(event, "UID"), _when(event, "RECURRENCE-ID", wishes)) for event in events)
    return frozenset((uid, _stamp(when)) for uid, when in own if when is not None)


def _key(event: Component, wishes: Wishes) -> str:
    """Return by what an event is known: its UID; one time of many has that time too."""
    own, when = _text(event, "UID"), _when(event, "RECURRENCE-ID", wishes)
    return own if when is None or not own else f"{own}/{_stamp(when)}"


def _when(event: Component, name: str, wishes: Wishes) -> When | None:
    found = _part(event.get(name), "dt")
    if not isinstance(found, date) or found.year not in YEARS:
        return None
    return _settled(found, wishes)


def _listed(event: Component, name: str, wishes: Wishes) -> Iterator[When]:
    given = event.get(name, [])
    for one in given if isinstance(given, list) else [given]:
        for each in _part(one, "dts") or ():
            yield _settled(each.dt, wishes)


def _settled(when: When, wishes: Wishes) -> When:
    """Return a moment in a zone; one without is meant in the consultant's."""
    if isinstance(when, datetime) and when.tzinfo is None:
        return when.replace(tzinfo=ZoneInfo(wishes.zone))
    return when


def _minutes(event: Component, wishes: Wishes) -> int | None:
    start, end = _when(event, "DTSTART", wishes), _when(event, "DTEND", wishes)
    lasting = _part(event.get("DURATION"), "dt")
    if isinstance(start, datetime) and isinstance(end, datetime):
        lasting = end - start
    if not isinstance(start, datetime) or not isinstance(lasting, timedelta):
        return None
    minutes = round(lasting.total_seconds() / 60)
    return minutes if 0 < minutes <= MOST_MINUTES else None


def _channel(said: str, where: str) -> Channel:
    if ON_SCREEN.search(where) or ON_SCREEN.search(said):
        return Channel.VIDEO
    return Channel.CALL if BY_VOICE.search(said) else Channel.MEETING


def _parties(event: Component, name: str) -> Iterator[Party]:
    given = event.get(name, [])
    for one in given if isinstance(given, list) else [given]:
        address = re.sub("^mailto:", "", str(one), flags=re.IGNORECASE).casefold()
        named = str((_part(one, "params") or {}).get("CN", "")).strip('" ')
        yield Party(_clear(named), _clear(address))


def _words(event: Component) -> Iterator[str]:
    given = event.get("CATEGORIES", [])
    for one in given if isinstance(given, list) else [given]:
        yield from (_clear(str(word)) for word in _part(one, "cats") or ())


def _text(event: Component, name: str) -> str:
    value = event.get(name, "")
    return _clear(str(value[0] if isinstance(value, list) and value else value))


def _clear(text: str) -> str:
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(seen.split())[:MOST_SIGNS]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _stamp(when: When) -> str:
    """Write a moment so that the same one is written the same way, whatever its zone."""
    if not isinstance(when, datetime):
        return when.isoformat()
    return (when if when.tzinfo is None else when.astimezone(UTC)).strftime("%Y%m%dT%H%M%SZ")


def _part(value: object, name: str) -> Any:  # noqa: ANN401 - whatever the library holds there
    """Return a part of a property; None where the property is broken or has none."""
    return None if isinstance(value, vBroken) else getattr(value, name, None)
