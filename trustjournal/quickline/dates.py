"""Which day does a date name? Numbers and months: le 3, 24/6, 15 juin, mardi 18, fin mars.

A date without a year is the nearest one, past or future, in the head; the next one in a tail. What
the calendar does not hold is refused: its words are kept, and the doubt is shown.
Source: quick entry, rules 5 and 14.
"""

import re
from collections.abc import Callable
from datetime import date, datetime

from trustjournal.quickline import almanac
from trustjournal.quickline.lexicon import MONTHS, WEEKDAYS, phrase
from trustjournal.quickline.said import Frame, Said, refuse

FAR_MONTHS = 6  # a date without a year further than this is in doubt
LAST_DAY_NUMBER = 31
LATE_DAY = 25  # "late January"
CENTURY = 2000
DECEMBER = 12

InYear = Callable[[int], date | None]


def _whole(match: re.Match[str], _: Frame) -> Said:
    """Day, month and year."""
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    return _of_year(match, year + (CENTURY if len(match["year"]) < len("2026") else 0), month, day)


def _stamp(match: re.Match[str], frame: Frame) -> Said:
    """A day and a time as machines, and our own choices, write them."""
    try:
        when = datetime.fromisoformat(match[0].upper())
        if when.year not in almanac.YEARS:
            return refuse("impossible_date")
        if match["offset"]:
            return Said(instant=when.astimezone(frame.now.tzinfo))
    except (ValueError, OverflowError):
        return refuse("impossible_date")
    return Said(day=when.date(), clock=when.time())


def _slashed(match: re.Match[str], frame: Frame) -> Said:
    day, month = int(match["first"]), int(match["second"])
    if frame.month_first:
        day, month = month, day
    if match["year"]:
        year = int(match["year"]) + (CENTURY if len(match["year"]) < len("2026") else 0)
        return _of_year(match, year, month, day)
    return _without_year(match, frame, month, day)


def _named(match: re.Match[str], frame: Frame) -> Said:
    """A day and the name of a month, perhaps a year."""
    day = int(match["day"]) if match["day"].isdecimal() else 1
    month = MONTHS[match["month"]]
    if match["year"]:
        return _of_year(match, int(match["year"]), month, day)
    return _without_year(match, frame, month, day)


def _of_year(match: re.Match[str], year: int, month: int, day: int) -> Said:
    """A year leaves no choice: another weekday is a doubt, not a refusal."""
    found = almanac.calendar_day(year, month, day)
    if found is None:
        return refuse("impossible_date")
    weekday = _said_weekday(match)
    if weekday is None or weekday == found.weekday():
        return Said(day=found)
    return Said(day=found, doubts=("weekday_mismatch",))


def _without_year(match: re.Match[str], frame: Frame, month: int, day: int) -> Said:
    if not 1 <= month <= DECEMBER or not 1 <= day <= LAST_DAY_NUMBER:
        return refuse("impossible_date")
    return _nearest(frame, lambda year: almanac.calendar_day(year, month, day), match)


def _nearest(frame: Frame, in_year: InYear, match: re.Match[str]) -> Said:
    """Choose the year. ``in_year`` gives the date of a year, None where it does not exist."""
    today = frame.today
    dates = [in_year(today.year + step) for step in (-1, 0, 1)]
    ahead = next((day for day in dates[1:] if day is None or day > today), None)
    if frame.looks_back:
        passed = next((day for day in (dates[1], dates[0]) if day is None or day <= today), None)
        choices = [day for day in (passed, ahead) if day]
    else:
        choices = [ahead] if ahead else []
    weekday = _said_weekday(match)
    agreeing = [day for day in choices if weekday is None or day.weekday() == weekday]
    if not choices:
        return refuse("impossible_date")
    if not agreeing:
        return refuse("weekday_mismatch")
    agreeing.sort(key=lambda day: abs((day - today).days))
    return _with_doubts(agreeing, choices, frame, is_weekday=weekday is not None)


def _with_doubts(
    agreeing: list[date], choices: list[date], frame: Frame, *, is_weekday: bool
) -> Said:
    chosen, doubts = agreeing[0], []
    if not almanac.is_within_months(frame.today, chosen, FAR_MONTHS):
        doubts.append("far_date")
    if is_weekday and frame.looks_back and chosen > frame.today:
        doubts.append("ahead")
    other = next((day for day in choices if day != chosen), None)
    return Said(day=chosen, doubts=tuple(doubts), other_day=other if doubts else None)


def _number(match: re.Match[str], frame: Frame) -> Said:
    """Only the number of a day, perhaps with its weekday: le 18, mardi 18."""
    number = int(match["day"])
    if not 1 <= number <= LAST_DAY_NUMBER:
        return refuse("impossible_date")
    today, weekday = frame.today, _said_weekday(match)
    before = almanac.day_of_month_before(today, number)
    after = almanac.day_of_month_after(today, number)
    if weekday is None:
        return Said(day=before if frame.looks_back else after)
    choices = [before, after] if frame.looks_back else [after]
    agreeing = [day for day in choices if day.weekday() == weekday]
    if not agreeing:
        return refuse("weekday_mismatch")
    agreeing.sort(key=lambda day: abs((day - today).days))
    ahead = frame.looks_back and agreeing[0] > today
    return Said(day=agreeing[0], doubts=("ahead",) if ahead else ())


def _said_weekday(match: re.Match[str]) -> int | None:
    name = match.groupdict().get("weekday")
    return WEEKDAYS[name] if name else None


_PLACES = {
    **dict.fromkeys(("debut", "early", "start", "beginning", "1er"), "start"),
    **dict.fromkeys(("mi", "milieu", "mid", "middle", "courant"), "middle"),
    **dict.fromkeys(("fin", "end"), "end"),
    "late": "late",
}
_DAYS_OF_PLACE = {"start": 1, "middle": 15, "late": LATE_DAY}


def _in_month(year: int, month: int, place: str) -> date:
    first = date(year, month, 1)
    if place == "end":
        return almanac.last_of_month(first)
    return first.replace(day=_DAYS_OF_PLACE[place])


def _part_of_month(match: re.Match[str], frame: Frame) -> Said:
    month, place = MONTHS[match["month"]], _PLACES[match["place"]]
    if match["year"]:
        year = int(match["year"])
        if year not in almanac.YEARS:
            return refuse("impossible_date")
        said = Said(day=_in_month(year, month, place))
    else:
        said = _nearest(frame, lambda year: _in_month(year, month, place), match)
    if place != "late" or said.refused:
        return said
    return Said(day=said.day, doubts=(*said.doubts, "rough"))


def _end_of_month(_: re.Match[str], frame: Frame) -> Said:
    return Said(day=almanac.last_of_month(frame.today))


def _end_of_next_month(_: re.Match[str], frame: Frame) -> Said:
    return Said(day=almanac.last_of_month(almanac.months_after(frame.today, 1)))


def _next_month(_: re.Match[str], frame: Frame) -> Said:
    day = almanac.last_of_month(almanac.months_after(frame.today, 1))
    return Said(day=day, doubts=("next_month",))


def _last_month(_: re.Match[str], frame: Frame) -> Said | None:
    if not frame.looks_back:
        return None
    return Said(day=almanac.months_after(frame.today, -1).replace(day=1), doubts=("last_month",))


def _start_of_next_month(_: re.Match[str], frame: Frame) -> Said:
    return Said(day=almanac.months_after(frame.today, 1).replace(day=1))


def _end_of_year(_: re.Match[str], frame: Frame) -> Said:
    return Said(day=frame.today.replace(month=DECEMBER, day=LAST_DAY_NUMBER))


_W = "{weekday}"
_NAME = r"(?:{weekday},? ?)?"  # lundi, 24/6
_ART = r"(?:le |on the |on |the )?"
_NO_UNIT = r"(?! ?(?:h|heures?|hours?|min|mn|minutes?|am|pm|a\.m|p\.m|jours?|days?)\b)"
_AFTER_DAY = "jfmasonderto"  # how months, er, st, nd, rd, th and of begin
_PLACE_FR = "(?P<place>debut|mi|milieu|fin|courant)"
_PLACE_EN = "(?P<place>early|mid|late)"

DATES = (
    phrase(
        f"#/ {_W} le on the au",
        rf"(?:au )?{_ART}{_NAME}{_ART}(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})"
        rf"(?:/(?P<year>\d{{4}}|\d{{2}}))?",
        _slashed,
    ),
    phrase(
        f"#-. {_W} le on",
        rf"{_ART}{_NAME}{_ART}(?P<day>\d{{1,2}})[-.](?P<month>\d{{1,2}})[-.]{{year}}",
        _whole,
    ),
    phrase(
        f"#-/ {_W} le on",
        rf"{_ART}{_NAME}{_ART}{{year}}[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})",
        _whole,
    ),
    phrase(
        "#-",
        r"{year}-(?P<month>\d\d)-(?P<day>\d\d)[t ](?P<hour>\d\d):(?P<minute>\d\d)"
        r"(?::\d\d)?(?P<offset>z|[+-]\d\d:\d\d)?",
        _stamp,
    ),
    phrase(
        f"#{_AFTER_DAY} {_W} le on the au",
        rf"(?:au )?{_ART}{_NAME}{_ART}{{day}}{{nth}}?(?: of)? ?{{month}}(?:,? {{year}})?",
        _named,
    ),
    phrase(
        f"le au premier {_W}",
        rf"(?:le |au )?{_NAME}(?:le )?(?P<day>premier) {{month}}(?: {{year}})?",
        _named,
    ),
    phrase(
        f"{{english_month}} {_W} on the",
        rf"{_ART}{_NAME}{{english_month}} (?:the )?{{day}}{{nth}}?(?:,? {{year}})?{_NO_UNIT}",
        _named,
    ),
    phrase("le the on au", rf"(?:le |on the |the |au ){{day}}{{nth}}?{_NO_UNIT}", _number),
    phrase(
        f"{_W} le on",
        rf"{_ART}{_W},? (?:the |le )?{{day}}{{nth}}?{_NO_UNIT}",
        _number,
    ),
    phrase(
        "en la debut mi milieu fin courant",
        rf"(?:en |la )?{_PLACE_FR}[- ](?:de |d'|du mois (?:de |d'))?{{month}}(?: {{year}})?",
        _part_of_month,
    ),
    phrase("early mid late", rf"{_PLACE_EN}[- ]{{month}}(?: {{year}})?", _part_of_month),
    phrase(
        "the end start beginning middle",
        r"(?:the )?(?P<place>end|start|beginning|middle) of {month}(?: {year})?",
        _part_of_month,
    ),
    phrase(
        "en fin la the end eom",
        "(?:(?:en |la )?fin (?:du|de|de ce) mois|(?:the )?end of (?:the |this )?month|eom)",
        _end_of_month,
    ),
    phrase(
        "en fin la the end",
        "(?:(?:en |la )?fin du mois prochain|(?:the )?end of next month)",
        _end_of_next_month,
    ),
    phrase(
        "en debut the start beginning early",
        "(?:(?:en )?debut du mois prochain|(?:the )?(?:start|beginning) of next month"
        "|early next month)",
        _start_of_next_month,
    ),
    phrase("le next", "(?:le mois prochain|next month)", _next_month),
    phrase("le last", "(?:le mois (?:dernier|passe)|last month)", _last_month),
    phrase(
        "en fin la the end eoy",
        "(?:(?:en |la )?fin (?:d'|de l')annee|(?:the )?end of (?:the |this )?year|eoy)",
        _end_of_year,
    ),
)
