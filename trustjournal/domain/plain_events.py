"""How does a plain event of ``replay`` read, and what makes it unacceptable?

Objects as they stand in a JSON-lines file, become engine events. A quantity that makes the fact no
fault is read as what it is: a reply within 24 hours is in time, a delivery no day late is on time.
Every complaint names the line, counted from 1. Source: cli.md, replay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from trustjournal.domain.event import EngineEvent, Raw, Start
from trustjournal.domain.kinds import Rater
from trustjournal.domain.parameters import EngineSettings, set_parameters
from trustjournal.domain.signals import SignalCode
from trustjournal.errors import Problem, Unacceptable

HEADER = frozenset({"start", "drift", "parameters"})
EXCUSES = frozenset({"excused", "warned", "force_majeure", "told_before", "client_cause"})
SOFT = frozenset({"soft", "illness", "new_skills", "handover", "refocus", "good", "force_majeure"})
NOT_A_CONTACT = frozenset(
    {
        SignalCode.SILENT_AGREEMENT,
        SignalCode.ACKNOWLEDGED,
        SignalCode.RATING,
        SignalCode.UNREACHABLE,
    }
)
RATING_MOST, LEVEL_MOST, HEAVIEST = 10.0, 100.0, 1e6
GAIN_TARGET, LOSS_TARGET = 0.95, 0.0


@dataclass(frozen=True, slots=True)
class Header:
    """How a replay starts."""

    start: Start
    drift: bool
    settings: EngineSettings


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event, and whether its line says at once that I owned up to it."""

    event: EngineEvent
    acknowledged: bool = False


def read_events(objects: Sequence[Mapping[str, object]]) -> tuple[Header, tuple[ToldEvent, ...]]:
    """Return the start and the events, in the order given. Unacceptable names the line."""
    has_header = bool(objects) and "day" not in objects[0] and objects[0].keys() <= HEADER
    header = _header(_Line(1, objects[0])) if has_header else _header(_Line(1, {}))
    told = [
        _event(_Line(number, one), header.settings)
        for number, one in enumerate(objects, start=1)
        if number > 1 or not has_header
    ]
    return header, _softened(told, header.settings.refocus_days)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    value: Mapping[str, object]

    def number_of(
        self, name: str, default: float | None = None, *, least: float = 0.0, most: float = HEAVIEST
    ) -> float:
        value = self.value.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _bad(self, name)
        if not isfinite(value) or not least <= value <= most:
            raise _bad(self, name)
        return float(value)

    def says(self, words: frozenset[str]) -> bool:
        """Whether one of the words is a true member, or the value of one, or in ``details``."""
        for name, value in self.value.items():
            if name in words and self._is_true(name):
                return True
            if name in {"excuse", "cause"} and isinstance(value, str) and value in words:
                return True
            details = value if name == "details" and isinstance(value, list | tuple) else ()
            if any(isinstance(one, str) and one in words for one in details):
                return True
        return False

    def _is_true(self, name: str) -> bool:
        """Whether a member is true; Unacceptable if nobody can tell: "no" is a word, and so yes."""
        value = self.value[name]
        if value in (True, "good"):
            return True
        if value not in (False, None, "poor", "none"):
            raise _bad(self, name)
        return False


def _bad(line: _Line, name: str) -> Unacceptable:
    """Name what cannot be read, with its value as it stands."""
    what = f"{name} = {line.value[name]!r}" if name in line.value else f"{name} = ?"
    return Unacceptable(Problem("bad_event", {"number": line.number, "what": what}))


def _header(line: _Line) -> Header:
    given = line.value.get("parameters", {})
    drift = line.value.get("drift", True)
    if not isinstance(given, Mapping):
        raise _bad(line, "parameters")
    if not isinstance(drift, bool):
        raise _bad(line, "drift")
    settings = set_parameters(given)
    level = line.number_of("start", 100.0 * settings.start_normal, most=LEVEL_MOST)
    return Header(Start(level / 100.0, settings.prior_strength), drift, settings)


def _event(line: _Line, settings: EngineSettings) -> ToldEvent:
    at = line.number_of("day", least=-HEAVIEST)
    if "code" in line.value and line.value["code"] != SignalCode.RATING:
        return _coded(line, at, settings)
    if "rating" in line.value:
        return ToldEvent(_rating(line, at))
    for raw, target in ((Raw.GAIN, GAIN_TARGET), (Raw.LOSS, LOSS_TARGET)):
        if raw in line.value:
            weight = line.number_of(raw)
            aim = line.number_of("target", target, most=1.0)
            return ToldEvent(EngineEvent(at, raw, weight, aim))
    raise _bad(line, "code")


def _rating(line: _Line, at: float) -> EngineEvent:
    try:
        by = Rater(str(line.value.get("by", Rater.CLIENT)))
    except ValueError as error:
        raise _bad(line, "by") from error
    value = line.number_of("rating", most=RATING_MOST) / RATING_MOST
    return EngineEvent(at, SignalCode.RATING, value, by=by, is_contact=False)


def _coded(line: _Line, at: float, settings: EngineSettings) -> ToldEvent:
    try:
        code = SignalCode(str(line.value["code"]))
    except ValueError as error:
        raise _bad(line, "code") from error
    code, amount = _measured(line, code, settings)
    event = EngineEvent(
        at,
        code,
        amount,
        excused=line.says(EXCUSES),
        soft=line.says(SOFT) and line.value.get("handover") != "poor",
        incident=str(line.number),
        is_contact=code not in NOT_A_CONTACT,
    )
    if code is SignalCode.ACKNOWLEDGED:  # the last loss
        event = replace(event, incident=None)
    return ToldEvent(event, line.says(frozenset({"acknowledged"})))


def _measured(line: _Line, code: SignalCode, settings: EngineSettings) -> tuple[SignalCode, float]:
    """Return the code with the hours of a reply or the days of a delivery."""
    if code is SignalCode.LATE_REPLY:
        hours = 24.0 * line.number_of("days") if "days" in line.value else line.number_of("hours")
        return (code, hours) if hours > settings.reply_hours else (SignalCode.REPLIED_IN_TIME, 0.0)
    if code is SignalCode.LATE_DELIVERY:
        if "hours" in line.value and "days" not in line.value:
            days = line.number_of("hours", least=-HEAVIEST) / 24.0
        else:
            days = line.number_of("days", settings.unstated_lateness_days, least=-HEAVIEST)
        return (code, days) if days > 0.0 else (SignalCode.DELIVERED_ON_TIME, 0.0)
    return code, 0.0


def _softened(told: Sequence[ToldEvent], reach: float) -> tuple[ToldEvent, ...]:
    """A refocus said shortly before excuses a change of consultant."""
    refocused = [one.event.at for one in told if one.event.code is SignalCode.REFOCUS]
    if not refocused:
        return tuple(told)
    return tuple(
        replace(one, event=replace(one.event, soft=True))
        if one.event.code is SignalCode.CONSULTANT_CHANGE
        and any(0.0 <= one.event.at - at <= reach for at in refocused)
        else one
        for one in told
    )
