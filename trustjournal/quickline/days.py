"""Which day do its words name? Weekdays, near days and spans counted from today.

One line of ``DAYS`` is one expression; its test stands in tests/quickline/expressions.toml.
Source: quick entry, rules 5 and 14.
"""

import re
from datetime import date, time

from trustjournal.quickline import almanac
from trustjournal.quickline.lexicon import ROUGH, UNITS, WEEKDAYS, number, phrase
from trustjournal.quickline.said import Frame, Reader, Said, refuse

RECENT_DAYS = 2  # "jeudi dernier" said two days after a Thursday is in doubt

FRENCH_COUNTS = {8: 7, 15: 14}  # huit jours is a week, quinze jours two


def _near(offset: int) -> Reader:
    def read(_: re.Match[str], frame: Frame) -> Said | None:
        if offset < 0 and not frame.looks_back:
            return None
        day = almanac.days_after(frame.today, offset)
        if not frame.is_small_hours:
            return Said(day=day)
        return Said(day=day, doubts=("small_hours",), other_day=almanac.days_after(day, -1))

    return read


def _weekday(match: re.Match[str], frame: Frame) -> Said:
    weekday = WEEKDAYS[match["weekday"]]
    if frame.looks_back:
        return Said(day=almanac.latest_or_today(frame.today, weekday))
    return Said(day=almanac.coming(frame.today, weekday))


def _monday(match: re.Match[str], frame: Frame) -> Said:
    """``mon`` is French for my: the pattern asks for more around it."""
    return _weekday(match, frame)


def _this(match: re.Match[str], frame: Frame) -> Said:
    weekday, today = WEEKDAYS[match["weekday"]], frame.today
    day = almanac.days_after(almanac.monday_of(today), weekday)
    if frame.looks_back:
        doubts = ("ahead",) if day > today else ()
        return Said(day=day, doubts=doubts, other_day=almanac.latest_or_today(today, weekday))
    day = almanac.coming_or_today(today, weekday)
    return Said(day=day, doubts=("said_on_day",) if day == today else ())


def _last(match: re.Match[str], frame: Frame) -> Said | None:
    if not frame.looks_back:
        return None
    day = almanac.latest_before(frame.today, WEEKDAYS[match["weekday"]])
    if (frame.today - day).days > RECENT_DAYS:
        return Said(day=day)
    return Said(day=day, doubts=("recent_last",), other_day=almanac.days_after(day, -7))


def _coming(match: re.Match[str], frame: Frame) -> Said:
    return Said(day=almanac.coming(frame.today, WEEKDAYS[match["weekday"]]))


def _next(match: re.Match[str], frame: Frame) -> Said:
    weekday, today = WEEKDAYS[match["weekday"]], frame.today
    soon = almanac.coming(today, weekday)
    if weekday > today.weekday():
        later = almanac.days_after(soon, 7)
        return Said(day=later, doubts=("next_week",), other_day=soon)
    if (soon - today).days == 1:
        return Said(day=soon, doubts=("next_week",), other_day=almanac.days_after(soon, 7))
    return Said(day=soon)


def _weeks_on(days: int) -> Reader:
    """X en huit: the coming X and a week; said on an X, in doubt."""

    def read(match: re.Match[str], frame: Frame) -> Said:
        first = almanac.coming_or_today(frame.today, WEEKDAYS[match["weekday"]])
        day = almanac.days_after(first, days)
        if first != frame.today:
            return Said(day=day)
        return Said(day=day, doubts=("said_on_day",), other_day=almanac.days_after(day, 7))

    return read


def _after_next(match: re.Match[str], frame: Frame) -> Said:
    day = almanac.days_after(almanac.monday_of(frame.today, 1), WEEKDAYS[match["weekday"]])
    return Said(day=day, doubts=("next_week",), other_day=almanac.days_after(day, 7))


def _in_week(weeks: int) -> Reader:
    """A weekday of a week that is named: lundi de la semaine prochaine."""

    def read(match: re.Match[str], frame: Frame) -> Said | None:
        if weeks < 0 and not frame.looks_back:
            return None
        monday = almanac.monday_of(frame.today, weeks)
        return Said(day=almanac.days_after(monday, WEEKDAYS[match["weekday"]]))

    return read


def _counted(count: int, unit: str, today: date) -> date | None:
    if unit in {"day", "week"}:
        day = almanac.days_after(today, count * (7 if unit == "week" else 1))
    else:
        day = almanac.months_after(today, count * (12 if unit == "year" else 1))
    return day if day.year in almanac.YEARS else None


def _span(match: re.Match[str], frame: Frame, sign: int) -> Said:
    unit = UNITS[match["unit"]]
    rough = match.groupdict().get("rough")
    count = ROUGH[rough] if rough else number(match["n"])
    if unit == "day" and match["unit"].startswith("j"):
        count = FRENCH_COUNTS.get(count, count)
    day = _counted(sign * count, unit, frame.today)
    if day is None:
        return refuse("impossible_date")
    return Said(day=day, doubts=("rough",) if rough else ())


def _ahead(match: re.Match[str], frame: Frame) -> Said:
    return _span(match, frame, 1)


def _ago(match: re.Match[str], frame: Frame) -> Said | None:
    return _span(match, frame, -1) if frame.looks_back else None


def _days(count: int, *doubts: str) -> Reader:
    def read(_: re.Match[str], frame: Frame) -> Said:
        return Said(day=almanac.days_after(frame.today, count), doubts=doubts)

    return read


def _working(match: re.Match[str], frame: Frame) -> Said:
    count = number(match["n"])
    day = almanac.working_days_after(frame.today, count)
    return Said(day=day, doubts=("working_days",), other_day=almanac.days_after(frame.today, count))


def _end_of_week(_: re.Match[str], frame: Frame) -> Said:
    return Said(day=almanac.end_of_week(frame.today), doubts=("end_of_week",))


def _this_week(_: re.Match[str], frame: Frame) -> Said:
    if frame.looks_back:
        return Said(day=almanac.monday_of(frame.today), is_week=True)
    return Said(day=almanac.end_of_week(frame.today), doubts=("end_of_week",))


def _next_week(_: re.Match[str], frame: Frame) -> Said:
    """Its Friday: when it has passed, it is known whether it took place."""
    return Said(day=_friday_ahead(frame, 1), doubts=("week_ahead",))


def _next_weeks(match: re.Match[str], frame: Frame) -> Said:
    """The weeks from next Monday on; in a tail, their last Friday."""
    if frame.looks_back:
        monday = almanac.monday_of(frame.today, 1)
        return Said(day=monday, is_week=True, doubts=("week_ahead",))
    return Said(day=_friday_ahead(frame, number(match["n"])), doubts=("week_ahead",))


def _friday_ahead(frame: Frame, weeks: int) -> date:
    return almanac.days_after(almanac.monday_of(frame.today, weeks), almanac.FRIDAY)


def _last_weeks(match: re.Match[str], frame: Frame) -> Said | None:
    weeks = number(match["n"]) if "n" in match.groupdict() else 1
    if not frame.looks_back:
        return None
    return Said(day=almanac.monday_of(frame.today, -weeks), is_week=True)


def _start_of_next_week(_: re.Match[str], frame: Frame) -> Said:
    return Said(day=almanac.monday_of(frame.today, 1), doubts=("week_ahead",))


def _part(hour: int, *, doubtful: bool = False) -> Reader:
    """A part of the day that is named by itself: ce matin, tonight."""

    def read(_: re.Match[str], frame: Frame) -> Said:
        doubts = ("small_hours",) if doubtful and frame.is_small_hours else ()
        return Said(
            day=frame.today,
            clock=time(hour),
            is_part=True,
            is_afternoon=hour > 12,  # noqa: PLR2004 - noon
            doubts=doubts,
            other_day=almanac.days_after(frame.today, -1) if doubts else None,
        )

    return read


def _noon(_: re.Match[str], frame: Frame) -> Said:
    return Said(day=frame.today, clock=time(12))


def _last_night(_: re.Match[str], frame: Frame) -> Said | None:
    if not frame.looks_back:
        return None
    yesterday = almanac.days_after(frame.today, -1)
    return Said(day=yesterday, clock=time(19), is_part=True, is_afternoon=True)


_W = "{weekday}"
_MON_SURE = r"(?= (?:at )?\d{1,2}(?::\d\d|h\d*| ?[ap]m)\b| at \d| ?[,:]|$)"
_IN = "(?:dans|sous|d'ici(?: a)?|in|within)"
_UNIT = "".join({unit[0]: None for unit in UNITS})
_LA_WEEK = "(?:la )?semaine"
_NEXT_FR, _LAST_FR = "prochaines?", "(?:derniere|passee|precedente)s?"
_ART = "(?:le |on |l')?"

DAYS = (
    phrase("aujourd ce today", "(?:aujourd'hui|ce jour|today)", _near(0)),
    phrase("hier yesterday", "(?:hier|yesterday)", _near(-1)),
    phrase("avant the", "(?:avant[- ]hier|the day before yesterday)", _near(-2)),
    phrase("demain tomorrow", "(?:demain|tomorrow)", _near(1)),
    phrase("apres the", "(?:apres[- ]demain|the day after tomorrow)", _near(2)),
    phrase("ce this", "(?:ce|this) (?:matin|morning)", _part(9, doubtful=True)),
    phrase(
        "cet cette cette this",
        "(?:cet(?:te)?|this) (?:aprem|apres[- ]?midi|afternoon)",
        _part(15, doubtful=True),
    ),
    phrase("ce cette this", "(?:ce soir|cette soiree|this evening)", _part(19, doubtful=True)),
    phrase("tonight", "tonight", _part(19, doubtful=True)),
    phrase("ce", "ce midi", _noon),
    phrase("last", "last (?:night|evening)", _last_night),
    # weekdays
    phrase(f"{_W} le on", rf"{_ART}(?!mon\b){_W}", _weekday),
    phrase("mon", rf"(?P<weekday>mon){_MON_SURE}", _monday),
    phrase("on", "on (?P<weekday>mon)", _monday),
    phrase("ce this", rf"(?:ce|this) {_W}", _this),
    phrase(f"{_W} le", rf"{_ART}{_W} (?:dernier|passe)", _last),
    phrase("last past le", rf"(?:le dernier|last|past) {_W}", _last),
    phrase(f"{_W} this", rf"(?:this )?(?:{_W} qui vient)", _coming),
    phrase("this coming", rf"(?:this )?coming {_W}", _coming),
    phrase(f"{_W} le", rf"{_ART}{_W} prochain", _next),
    phrase("next prochain le", rf"(?:(?:le )?prochain|next) {_W}", _next),
    phrase(f"{_W} le", rf"{_ART}{_W} en (?:huit|8)", _weeks_on(7)),
    phrase(f"{_W} le", rf"{_ART}{_W} en (?:quinze|15)", _weeks_on(14)),
    phrase(f"{_W} on", rf"(?:on )?{_W} week", _weeks_on(7)),
    phrase(f"{_W} on", rf"(?:on )?{_W} fortnight", _weeks_on(14)),
    phrase("a one", rf"(?:a|one) week (?:on|from|after) (?:this )?{_W}", _weeks_on(7)),
    phrase("a two", rf"(?:a fortnight|two weeks) (?:on|from) {_W}", _weeks_on(14)),
    phrase(f"{_W} the", rf"(?:the )?{_W} after next", _after_next),
    phrase(f"{_W} le", rf"{_ART}{_W} (?:de )?la semaine prochaine", _in_week(1)),
    phrase(f"{_W} le", rf"{_ART}{_W} (?:de )?la semaine (?:derniere|passee)", _in_week(-1)),
    phrase(f"{_W} on", rf"(?:on )?{_W} (?:of )?next week", _in_week(1)),
    phrase(f"{_W} on", rf"(?:on )?{_W} (?:of )?last week", _in_week(-1)),
    phrase(f"{_W} le", rf"{_ART}{_W} (?:de )?cette semaine", _in_week(0)),
    phrase(f"{_W} on", rf"(?:on )?{_W} (?:of )?this week", _in_week(0)),
    # a week from a near day
    phrase("a one", "(?:a|one) week (?:from )?(?:today|now)", _days(7)),
    phrase("today aujourd d", "(?:today week|(?:d')?aujourd'hui en huit)", _days(7)),
    phrase("a", "a week (?:from )?tomorrow", _days(8)),
    phrase("tomorrow demain", "(?:tomorrow week|demain en huit)", _days(8)),
    phrase("aujourd d", "(?:d')?aujourd'hui en quinze", _days(14)),
    phrase("demain", "demain en quinze", _days(15)),
    # spans
    phrase("dans sous d in within", f"{_IN} {{n}} ?{{unit}}'?(?: time)?", _ahead),
    phrase("dans sous d in within", f"{_IN} {{rough}} {{unit}}'?(?: time)?", _ahead),
    phrase(f"#{_UNIT} {{n}}", "{n} {unit} from (?:now|today)", _ahead),
    phrase("dans d sous", "(?:dans|d'ici|sous) les prochains jours", _days(3, "rough")),
    phrase("dans d sous", "(?:dans|d'ici|sous) (?:une )?huitaine(?: de jours)?", _days(7)),
    phrase("dans d sous", "(?:dans|d'ici|sous) (?:une )?quinzaine(?: de jours)?", _days(14)),
    phrase("dans d sous", "(?:dans|d'ici|sous) une dizaine de jours", _days(10, "rough")),
    phrase("in within", "(?:in|within) a fortnight", _days(14)),
    phrase("il", "il y a {n} ?{unit}", _ago),
    phrase("il", "il y a {rough} {unit}", _ago),
    phrase(f"#{_UNIT} {{n}}", "{n} {unit} ago", _ago),
    phrase("{rough}", "{rough} {unit} ago", _ago),
    phrase(
        "dans sous d in within",
        f"{_IN} {{n}} (?:jours? ouvre?s?|jours? ouvr(?:es?|ables?)|(?:working|business) days?)",
        _working,
    ),
    phrase("j d", r"[jd] ?\+ ?(?P<n>\d{1,3})", _working),
    # weeks
    phrase(
        "en fin la end the eow",
        "(?:(?:en |la )?fin de (?:la |cette )?semaine|(?:the )?end of (?:the |this )?week|eow)",
        _end_of_week,
    ),
    phrase("cette this", "(?:cette semaine|this week)", _this_week),
    phrase("la semaine next", f"(?:{_LA_WEEK} prochaine|next week)", _next_week),
    phrase(
        "la semaine last the",
        f"(?:{_LA_WEEK} {_LAST_FR}|(?:the )?last week)",
        _last_weeks,
    ),
    phrase("les ces", f"(?:les|ces) {{n}} {_NEXT_FR} semaines", _next_weeks),
    phrase("les ces", "(?:les|ces) {n} semaines (?:prochaines|suivantes|a venir)", _next_weeks),
    phrase("next the", "(?:the )?(?:next|coming) {n} weeks", _next_weeks),
    phrase("les ces", f"(?:les|ces) {{n}} {_LAST_FR} semaines", _last_weeks),
    phrase("les ces", f"(?:les|ces) {{n}} semaines {_LAST_FR}", _last_weeks),
    phrase("last past the these", "(?:the |these )?(?:last|past) {n} weeks", _last_weeks),
    phrase(
        "en debut early start the",
        "(?:(?:en )?debut (?:de )?(?:la )?semaine prochaine|early next week"
        "|(?:the )?(?:start|beginning) of next week)",
        _start_of_next_week,
    ),
    phrase(
        "en fin la end the late",
        "(?:(?:en |la )?fin (?:de )?(?:la )?semaine prochaine|(?:the )?end of next week"
        "|late next week)",
        _next_week,
    ),
)
