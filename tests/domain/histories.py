"""Plain histories for the laws of the engine: events of ``replay``, and what becomes of them."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TypeAlias

from trustjournal.domain.event import EngineEvent, Start
from trustjournal.domain.plain_events import read_events
from trustjournal.domain.replay import ReplayStep, replay
from trustjournal.domain.state import TrustState

Event: TypeAlias = Mapping[str, object]

ORDINARY = 84.66  # T after the regular six months
SIX_MONTHS = 182


def regular(weeks: int = 26) -> tuple[Event, ...]:
    """Return the regular relationship: two replies and a contact a week, a delivery every two."""
    events: list[Event] = []
    for week in range(weeks):
        if week % 2 == 0:
            events.append(event(7 * week + 1, "delivered_on_time"))
        events += [event(7 * week + day, "replied_in_time") for day in (2, 4)]
        events.append(event(7 * week + 5, "contact"))
    return tuple(events)


def event(day: float, code: str, **said: object) -> Event:
    """Return one event of a code."""
    return {"day": day, "code": code, **said}


def rating(day: float, value: float, by: str = "client") -> Event:
    """Return a rating 0–10."""
    return {"day": day, "rating": value, "by": by}


def start(level: float, *, drift: bool = True, **parameters: float) -> Event:
    """Return the first line of a replay."""
    return {"start": level, "drift": drift, "parameters": parameters}


def play(*events: Event) -> list[ReplayStep]:
    """Return the steps of these events."""
    return list(replay(events))


def level(*events: Event) -> float:
    """Return T at the end."""
    return play(*events)[-1].level


def change(code: str, *, after: Iterable[Event] | None = None, **said: object) -> float:
    """Return what one more event does to T, on day 182 of the regular relationship or later."""
    before = regular() if after is None else tuple(after)
    return play(*before, event(SIX_MONTHS, code, **said))[-1].delta


def dented(code: str, **said: object) -> tuple[Event, ...]:
    """Return the regular relationship with one more event on day 182."""
    return (*regular(), event(SIX_MONTHS, code, **said))


def deliveries(first: float, count: int, *, apart: float = 7.0) -> tuple[Event, ...]:
    """Return clean deliveries, one after the other."""
    return tuple(event(first + apart * turn, "delivered_on_time") for turn in range(count))


def recovery(code: str, **said: object) -> int:
    """Return after how many clean deliveries T is back where it was; 1000 for never."""
    steps = play(*dented(code, **said), *deliveries(SIX_MONTHS + 7, 60))
    levels = [step.level for step in steps]
    before = len(regular()) - 1
    back = (turn for turn, each in enumerate(levels[before + 2 :], 1) if each >= levels[before])
    return next(back, 1000)


def threshold_changes(levels: Iterable[float], thresholds: Iterable[float]) -> int:
    """Return how often a machine of bare thresholds would change phase."""
    zones = [sum(each >= threshold for threshold in thresholds) for each in levels]
    return sum(before != after for before, after in pairwise(zones))


def settled(m: float, n: float, at: float = 0.0) -> TrustState:
    """Return a relationship of level ``m`` and strength ``n``, old enough to be no early one."""
    state = TrustState(Start(m, n), at)
    state.information = 50.0
    return state


def engine_events(*events: Event) -> list[EngineEvent]:
    """Return the events as the engine takes them."""
    return [told.event for told in read_events(events)[1]]
