"""How long did it last, and how long ago was it?

A length ("45min", "1h15", "une demi-heure") is a duration by itself, and an instant after il y a,
dans, sous or before ago. Hours count elapsed time across a clock change.
Source: quick entry, rules 3 and 14.
"""

import re
from datetime import UTC, timedelta

from trustjournal.quickline.lexicon import NUMBERS, number, phrase
from trustjournal.quickline.said import Frame, Said, refuse

MINUTES_IN_HOUR = 60
LONGEST_MINUTES = 24 * MINUTES_IN_HOUR
FEW_MINUTES = 5

_FIXED = {
    "demi-heure": 30,
    "demi heure": 30,
    "une demi-heure": 30,
    "une demi heure": 30,
    "half an hour": 30,
    "a half hour": 30,
    "half hour": 30,
    "half-hour": 30,
    "quart d'heure": 15,
    "un quart d'heure": 15,
    "quarter of an hour": 15,
    "a quarter of an hour": 15,
    "quarter hour": 15,
    "trois quarts d'heure": 45,
    "3/4 d'heure": 45,
    "three quarters of an hour": 45,
    "une heure et demie": 90,
    "une heure et quart": 75,
    "1h et demie": 90,
    "1 h et demie": 90,
    "2h et demie": 150,
    "deux heures et demie": 150,
    "2 heures et demie": 150,
    "an hour and a half": 90,
    "one and a half hours": 90,
    "two and a half hours": 150,
    "une heure": 60,
    "an hour": 60,
    "one hour": 60,
    "une minute": 1,
    "a minute": 1,
    "quelques minutes": FEW_MINUTES,
    "a few minutes": FEW_MINUTES,
}
_SPELLED = "|".join(sorted((word for word in NUMBERS if word not in {"a", "an"}), key=len)[::-1])
_N = rf"(?:\d{{1,3}}|{_SPELLED})"
_LENGTH = (
    "(?P<length>"
    + "|".join(sorted(map(re.escape, _FIXED), key=len, reverse=True)).replace(r"\ ", " ")
    + rf"|(?P<hours>{_N}) ?(?:h|hrs?|heures?|hours?)"
    + r"(?:(?: ?(?:et |and )?)(?P<more>\d{1,2})(?: ?(?:min|mn|m|minutes?|mins))?)?"
    + r"|(?P<decimal>\d{1,2}[.,]\d{1,2}) ?(?:h|hrs?|heures?|hours?)"
    + rf"|(?P<minutes>{_N})(?: ?(?:min|mn|mins|minutes?)|m|')"
    + ")"
)
# what is a duration by itself, without "pendant": hours with h are judged with the clocks
_ALONE = (
    "(?P<length>"
    + "|".join(sorted(map(re.escape, _FIXED), key=len, reverse=True)).replace(r"\ ", " ")
    + rf"|(?P<hours>{_N}) ?(?:hours?|hrs?)(?: (?:and )?(?P<more>\d{{1,2}})(?: ?min(?:utes?)?)?)?"
    + r"|(?P<short>[0-3]) ?(?:h|heures?) ?(?P<rest>\d{1,2}) ?(?:min|mn|minutes?|m)"
    + r"|(?P<decimal>\d{1,2}[.,]\d{1,2}) ?(?:h|hrs?|heures?|hours?)"
    + rf"|(?P<minutes>{_N})(?: ?(?:min|mn|mins|minutes?)|m|')"
    + ")"
)


def length(match: re.Match[str]) -> int | None:
    """Return the minutes of a matched length, None where it cannot be one."""
    found = match.groupdict()
    if found["length"] in _FIXED:
        return _FIXED[found["length"]]
    if found["minutes"]:
        return number(found["minutes"])
    if found["decimal"]:
        return round(float(found["decimal"].replace(",", ".")) * MINUTES_IN_HOUR)
    hours, more = found.get("short") or found["hours"], found.get("rest") or found["more"]
    rest = int(more) if more else 0
    return None if rest >= MINUTES_IN_HOUR else number(hours) * MINUTES_IN_HOUR + rest


def _lasting(match: re.Match[str], frame: Frame) -> Said | None:
    if not frame.looks_back:
        return None
    minutes = length(match)
    if minutes is None or not 0 < minutes <= LONGEST_MINUTES:
        return refuse("impossible_length")
    return Said(minutes=minutes)


def _bare_minutes(match: re.Match[str], frame: Frame) -> Said | None:
    minutes = int(match["bare"])
    if not frame.looks_back or not 0 < minutes <= LONGEST_MINUTES:
        return None
    return Said(minutes=minutes)


def _elapsed(match: re.Match[str], frame: Frame, sign: int) -> Said:
    minutes = length(match)
    if minutes is None:
        return refuse("impossible_length")
    try:
        instant = frame.now.astimezone(UTC) + timedelta(minutes=sign * minutes)
        local = instant.astimezone(frame.now.tzinfo)
    except OverflowError:
        return refuse("impossible_date")
    rough = match["length"].startswith(("quelques", "a few"))
    return Said(instant=local, doubts=("rough",) if rough else ())


def _ahead(match: re.Match[str], frame: Frame) -> Said:
    return _elapsed(match, frame, 1)


def _ago(match: re.Match[str], frame: Frame) -> Said | None:
    return _elapsed(match, frame, -1) if frame.looks_back else None


def _now(_: re.Match[str], frame: Frame) -> Said | None:
    return Said(instant=frame.now) if frame.looks_back else None


DURATIONS = (
    phrase("#hm'/., {n} demi half quart quarter trois three une an", _ALONE, _lasting),
    phrase(
        "pendant durant duree for", rf"(?:pendant|durant|duree(?: de)?|for) {_LENGTH}", _lasting
    ),
    phrase(
        "pendant durant duree for", r"(?:pendant|durant|duree|for) (?P<bare>\d{1,3})", _bare_minutes
    ),
    phrase("il", rf"il y a {_LENGTH}", _ago),
    phrase("#hm'/., {n} half demi quarter quelques", rf"{_LENGTH} ago", _ago),
    phrase("dans sous d in within", rf"(?:dans|sous|d'ici(?: a)?|in|within) {_LENGTH}", _ahead),
    phrase("a just", "(?:a l'instant|just now)", _now),
)
