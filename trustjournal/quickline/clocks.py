"""What time of day do its words name?

A clock written with ``h`` is read on 24 hours; a bare number or half past two moves to working
hours, and says so. ``1h``–``3h59`` without à/at is a duration, ``4h``–``6h59`` a clock in doubt.
Source: quick entry, rules 3, 4 and 14.
"""

import re
from datetime import time

from trustjournal.quickline.lexicon import NUMBERS, number, phrase
from trustjournal.quickline.said import Frame, Reader, Said, refuse

NOON = 12
MINUTES_IN_HOUR, HOURS_IN_DAY = 60, 24
WORKING_FROM = 7  # bare hours before it are meant in the afternoon
LAST_DURATION_HOUR = 3
DAY_END = time(18)  # "fin de journée" in the head; in a tail it is the day itself


def clock_said(hour: int, minute: int, *, doubts: tuple[str, ...] = ()) -> Said:
    """Return a clock on 24 hours, or a refusal where there is none."""
    if hour >= HOURS_IN_DAY or minute >= MINUTES_IN_HOUR:
        return refuse("impossible_clock")
    other = time((hour + NOON) % HOURS_IN_DAY, minute) if doubts else None
    return Said(clock=time(hour, minute), doubts=doubts, other_clock=other)


def bare_clock(text: str, minute: int) -> Said:
    """Return a clock said without h, am or pm: 1 to 6 are afternoon hours, in doubt."""
    hour = number(text)
    if 1 <= hour < WORKING_FROM and not text.startswith("0"):
        return clock_said(hour + NOON, minute, doubts=("afternoon",))
    return clock_said(hour, minute)


def twelve_hours(hour: int, minute: int, half: str) -> Said:
    """Return a clock of the 12-hour day; ``half`` begins with a or p."""
    if not 1 <= hour <= NOON:
        return refuse("impossible_clock")
    return clock_said(hour % NOON + (NOON if half[0] == "p" else 0), minute)


def _minute(match: re.Match[str]) -> int:
    text = match.groupdict().get("minute")
    return number(text) if text else 0


def _with_h(match: re.Match[str], frame: Frame) -> Said | None:
    """``1h15`` and the like, without à: a duration, a clock in doubt or a clock."""
    hour, minute = number(match["hour"]), _minute(match)
    is_short = not match["hour"].startswith("00")
    if is_short and hour <= LAST_DURATION_HOUR and (hour or minute):
        if not frame.looks_back:
            return None
        if minute >= MINUTES_IN_HOUR:
            return refuse("impossible_clock")
        return Said(minutes=hour * MINUTES_IN_HOUR + minute)
    if hour < WORKING_FROM and is_short and frame.looks_back:
        return clock_said(hour, minute, doubts=("early_clock",))
    return clock_said(hour, minute)


def _early(match: re.Match[str], _: Frame) -> Said:
    return clock_said(number(match["hour"]), _minute(match), doubts=("early_clock",))


def _at_h(match: re.Match[str], _: Frame) -> Said:
    return clock_said(number(match["hour"]), _minute(match))


def _moved(match: re.Match[str], frame: Frame) -> Said | None:
    """17h moins le quart, 10 heures et demie; without à, 1h et demie is a duration."""
    noon = match["noon"]
    hour = number(match["hour"]) if noon is None else _NOONS[noon]
    total = hour * MINUTES_IN_HOUR + _FRENCH_MINUTES[match["moved"]]
    if noon is None and not match["at"] and 1 <= hour <= LAST_DURATION_HOUR:
        return Said(minutes=total) if frame.looks_back else None
    if total > HOURS_IN_DAY * MINUTES_IN_HOUR:
        return refuse("impossible_clock")
    doubtful = noon is None and not match["at"] and hour < WORKING_FROM
    doubts = ("early_clock",) if doubtful else ()
    total %= HOURS_IN_DAY * MINUTES_IN_HOUR
    return clock_said(*divmod(total, MINUTES_IN_HOUR), doubts=doubts)


def _part_named(match: re.Match[str], _: Frame) -> Said:
    """8h du soir, 4 in the afternoon."""
    half = "a" if match["part"] in {"matin", "morning"} else "p"
    hour, minute = number(match["hour"]), _minute(match)
    if hour > NOON or hour == 0:
        return clock_said(hour, minute)
    return twelve_hours(hour, minute, half)


def _colon(match: re.Match[str], _: Frame) -> Said:
    return bare_clock(match["hour"], _minute(match))


def _twelve(match: re.Match[str], _: Frame) -> Said:
    return twelve_hours(number(match["hour"]), _minute(match), match["half"])


def _bare(match: re.Match[str], _: Frame) -> Said:
    return bare_clock(match["hour"], _minute(match))


def _past(match: re.Match[str], _: Frame) -> Said:
    """Half past two, quarter to three, half two."""
    said = match.groupdict().get("minutes") or "half"
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(said)
    minutes = number(said) if minutes is None else minutes
    hour = number(match["hour"])
    if match.groupdict().get("side") == "to":
        hour, minutes = hour - 1, MINUTES_IN_HOUR - minutes
    if not 0 <= hour <= NOON:
        return refuse("impossible_clock")
    return bare_clock(str(hour), minutes)


def _half_hour_bare(match: re.Match[str], _: Frame) -> Said:
    """Half two: 14:30 in Britain, always in doubt."""
    hour = number(match["hour"])
    if not 1 <= hour <= NOON:
        return refuse("impossible_clock")
    hour += NOON if hour < WORKING_FROM else 0
    return clock_said(hour, 30, doubts=("afternoon",))


def _fixed(hour: int, minute: int = 0) -> Reader:
    def read(_: re.Match[str], __: Frame) -> Said:
        return Said(clock=time(hour, minute))

    return read


def _part(hour: int) -> Reader:
    def read(_: re.Match[str], __: Frame) -> Said:
        return Said(clock=time(hour), is_part=True, is_afternoon=hour > NOON)

    return read


def _day_end(_: re.Match[str], __: Frame) -> Said:
    return Said(clock=DAY_END, is_part=True, is_day_end=True)


_NOONS = {"midi": NOON, "minuit": 0}
_FRENCH_MINUTES = {
    "et demie": 30,
    "et demi": 30,
    "et quart": 15,
    "moins le quart": -15,
    "moins quart": -15,
    "moins cinq": -5,
    "moins dix": -10,
    "moins vingt": -20,
    "moins vingt-cinq": -25,
}
_MOVED = "(?P<moved>" + "|".join(sorted(_FRENCH_MINUTES, key=len, reverse=True)) + ")"
_FIGURES = r"(?P<hour>\d{1,2})"
_ARTICLES = frozenset({"a", "an", "un"})
_WORDS = "|".join(
    word for word, value in NUMBERS.items() if value < HOURS_IN_DAY and word not in _ARTICLES
)
_HOUR_WORD = rf"(?P<hour>\d{{1,2}}|{_WORDS})"
_TIGHT = rf"{_FIGURES}h(?P<minute>\d{{2}})?[m']?"
_WIDE = rf"{_HOUR_WORD}(?: h| ?heures?)(?: ?(?P<minute>\d{{2}}|trente|quinze))?"
_NOT_MINUTES = r"(?! ?(?:min|mn|minutes?|mins)\b)"
_A = "(?:a|vers|at|around|des|@)"
_AT = rf"{_A} "
_HALF = r"(?P<half>[ap])\.?m?\.?"
# "à 4" folds to "a 4": before a word that is not of time it is an English article
_WORDS_AFTER = r"(?! (?!(?:a|at|le|de|with|avec|on|for|hier|demain|today|pendant)\b)[a-z])"


CLOCKS = (
    phrase("#h", rf"{_TIGHT}{_NOT_MINUTES}", _with_h),
    phrase("#h {n}", rf"{_WIDE}{_NOT_MINUTES}", _with_h),
    phrase("#h", rf"{_TIGHT}{_NOT_MINUTES}", _early, follows_day=True),  # a tail: demain 2h
    phrase("a vers at around des @", rf"{_AT}{_TIGHT}{_NOT_MINUTES}", _at_h),
    phrase("a vers at around des @", rf"{_AT}{_WIDE}{_NOT_MINUTES}", _at_h),
    phrase(
        "#h a vers {n} midi minuit",
        rf"(?P<at>{_AT})?(?:{_HOUR_WORD}(?:h| ?heures?)|(?P<noon>midi|minuit)) {_MOVED}",
        _moved,
    ),
    phrase(
        "#h:di a vers at {n}",
        rf"(?:{_AT})?{_HOUR_WORD}(?: ?h ?|:| ?heures? ?)?(?P<minute>\d{{2}})?"
        r" (?:du|de l'|in the) ?(?P<part>matin|soir|aprem|apres[- ]midi|morning|afternoon|evening)",
        _part_named,
    ),
    phrase(
        "#: a vers at around @",
        rf"(?:{_AT})?{_FIGURES}:(?P<minute>\d{{2}})(?::[0-5]\d)?(?! ?[ap]\.?m)",
        _colon,
    ),
    phrase(
        "#h:.ap a vers at around @",
        rf"(?:{_AT})?{_FIGURES}(?:[:.h](?P<minute>\d{{2}}))? ?(?P<half>[ap])(?:m|\.m\.?|\.m)\.?",
        _twelve,
    ),
    phrase("#ap", r"(?P<hour>\d{1,2})(?P<minute>\d{2})(?P<half>[ap])m", _twelve),  # 1230pm
    phrase("a vers", rf"(?:a|vers) {_FIGURES}{_WORDS_AFTER}{_NOT_MINUTES}", _bare),
    phrase("at around", rf"(?:at|around) {_HOUR_WORD}(?: o'clock)?{_NOT_MINUTES}", _bare),
    phrase("#o {n}", rf"{_HOUR_WORD} o'clock", _bare),
    phrase(
        "at half quarter a ten five twenty #mpt",
        r"(?:at )?(?P<minutes>half|(?:a )?quarter|five|ten|twenty|twenty-five|\d{1,2})"
        rf"(?: minutes)? (?P<side>past|to) {_HOUR_WORD}",
        _past,
    ),
    phrase("half at", rf"(?:at )?half {_HOUR_WORD}", _half_hour_bare),
    phrase(
        "midi noon lunchtime a at vers around", rf"(?:{_AT})?(?:midi|noon|lunchtime)", _fixed(12)
    ),
    phrase("minuit midnight a at vers around", rf"(?:{_AT})?(?:minuit|midnight)", _fixed(0)),
    phrase("eod cob", "(?:eod|cob)", _day_end),
    phrase(
        "en fin la end the",
        "(?:(?:en |la )?fin de (?:la )?journee|(?:the )?end of (?:the )?day)",
        _day_end,
    ),
    # parts of the day, right after a day
    phrase("matin au", "(?:au |le |dans la )?(?:matin|matinee)", _part(9), follows_day=True),
    phrase("morning in", "(?:in the )?morning", _part(9), follows_day=True),
    phrase("aprem apres", "(?:aprem|apres[- ]?midi)", _part(15), follows_day=True),
    phrase("afternoon in", "(?:in the )?afternoon", _part(15), follows_day=True),
    phrase("soir au en", "(?:au |en )?(?:soir|soiree)", _part(19), follows_day=True),
    phrase("evening night in", "(?:(?:in the )?evening|night)", _part(19), follows_day=True),
)
