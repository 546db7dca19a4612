"""Which earlier fact does this line close?

An outgoing entry answers the oldest open request of its people, else of its mission; a call, video
or meeting without direction offers to. ``!tenu`` ``!reporté`` ``!reçu`` and their like act on what
is open: the words after the code choose, then those of the note, else the oldest due; ``!reconnu``
is about the last loss.
Source: quick entry, rule 2; trust model, records (acts on earlier facts).
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from trustjournal.domain.kinds import ActKind, Channel, Direction
from trustjournal.domain.signals import SignalCode
from trustjournal.quickline.context import LineContext, OpenItem
from trustjournal.quickline.draft import DraftAct, When
from trustjournal.quickline.lexicon import words_of
from trustjournal.quickline.sheet import Lifted
from trustjournal.quickline.tokens import fold_name

SPOKEN = frozenset({Channel.CALL, Channel.VIDEO, Channel.MEETING})
SHORTEST_WORD = 3
Preferred: TypeAlias = Callable[..., OpenItem | None]
_ACTS = {
    SignalCode.COMMITMENT_KEPT: (ActKind.KEEP, "commitments"),
    SignalCode.DELIVERED_ON_TIME: (ActKind.KEEP, "commitments"),
    SignalCode.LATE_DELIVERY: (ActKind.KEEP, "commitments"),
    SignalCode.PROMISE_BROKEN: (ActKind.BREAK, "commitments"),
    SignalCode.RENEGOTIATED: (ActKind.RENEGOTIATE, "commitments"),
    SignalCode.RECEIVED: (ActKind.RECEIVE, "waitings"),
    SignalCode.DISCUSSED: (ActKind.DISCUSS, "gaps"),
    SignalCode.DISAGREEMENT_VOICED: (ActKind.VOICE, "silent_agreements"),
    SignalCode.SILENCE_REVEALED: (ActKind.REVEAL, "silent_agreements"),
    SignalCode.ACKNOWLEDGED: (ActKind.ACKNOWLEDGE, "losses"),
}
# facts by themselves, with or without something open
_STAND_ALONE = frozenset(
    {
        SignalCode.DELIVERED_ON_TIME,
        SignalCode.LATE_DELIVERY,
        SignalCode.DISAGREEMENT_VOICED,
        SignalCode.SILENCE_REVEALED,
        SignalCode.COMMITMENT_KEPT,
        SignalCode.PROMISE_BROKEN,
    }
)


class Setting(NamedTuple):
    """Whose line it is: client, mission, people, when it happened."""

    client_id: str | None
    mission_id: str | None
    person_ids: tuple[str, ...]
    start: When


def find_request(
    setting: Setting, direction: Direction | None, channel: Channel, context: LineContext
) -> tuple[OpenItem | None, OpenItem | None]:
    """Return the request this entry answers, and the one it may answer."""
    if channel is Channel.NOTE or direction is Direction.IN:
        return None, None
    known = [item for item in _of_client(setting, context.requests) if _is_before(item, setting)]
    theirs = [item for item in known if set(item.person_ids) & set(setting.person_ids)]
    ours = [item for item in known if _is_of_mission(item, setting)]
    oldest = min(theirs or ours, key=lambda item: item.since, default=None)
    if direction is Direction.OUT:
        return oldest, None
    return None, oldest if channel in SPOKEN else None


def find_waiting(
    setting: Setting, direction: Direction | None, note: str, context: LineContext
) -> OpenItem | None:
    """Return what the client owed and may have sent with this incoming entry."""
    if direction is not Direction.IN:
        return None
    known = [item for item in context.waitings if _is_of_mission(item, setting)]
    return _chosen([_all(_split(note))], known)


def told_delay(since: datetime, start: When, context: LineContext) -> str:
    """Write since when a request waited and, where the reply has a clock, for how long:
    17/11 17:50, 22 h 15.
    """
    local = since.astimezone(ZoneInfo(context.zone))
    day = f"{local:%m/%d}" if context.date_order == "MDY" else f"{local:%d/%m}"
    told = f"{day} {local:%H:%M}"
    if not isinstance(start, datetime):
        return told
    hours, minutes = divmod(int((start - since).total_seconds()) // 60, 60)
    return f"{told}, {hours} h {minutes:02}"


class Acted(NamedTuple):
    """An act, the signal that says so and the fact it is about."""

    act: DraftAct
    lifted: Lifted
    subject: OpenItem | None


def find_acts(
    setting: Setting, signals: Iterable[Lifted], note: str, context: LineContext
) -> tuple[Acted, ...]:
    """Return what the line does to earlier facts; each fact is taken once."""
    acted: list[Acted] = []
    taken: set[str] = set()
    for lifted in signals:
        if lifted.signal.code not in _ACTS:
            continue
        kind, where = _ACTS[lifted.signal.code]
        items: tuple[OpenItem, ...] = getattr(context, where)
        known = [
            item
            for item in _of_client(setting, items)
            if item.id not in taken and _is_of_mission(item, setting)
        ]
        preferred = max if kind is ActKind.ACKNOWLEDGE else min
        subject = _chosen([_all(lifted.words_after), _all(_split(note))], known, preferred)
        if subject is None and lifted.signal.code in _STAND_ALONE:
            continue
        if subject is not None:
            taken.add(subject.id)
        text = subject.text if subject else None
        act = DraftAct(kind, subject.id if subject else None, lifted.due, text)
        acted.append(Acted(act, lifted, subject))
    return tuple(acted)


def _of_client(setting: Setting, items: tuple[OpenItem, ...]) -> tuple[OpenItem, ...]:
    return tuple(item for item in items if item.client_id == setting.client_id)


def _is_of_mission(item: OpenItem, setting: Setting) -> bool:
    if item.client_id != setting.client_id:
        return False
    return setting.mission_id is None or item.mission_id in {None, setting.mission_id}


def _is_before(item: OpenItem, setting: Setting) -> bool:
    """Nobody answers what has not been asked yet."""
    if isinstance(setting.start, datetime):
        return item.since <= setting.start
    return item.since.date() <= setting.start


def _chosen(
    wordings: list[frozenset[str]], items: list[OpenItem], preferred: Preferred = min
) -> OpenItem | None:
    """Return the item that the first telling words name best, else the ``preferred`` by age.

    A short word tells nothing by itself, but parts what longer ones leave together: lot 4, lot 5.
    """
    for words in wordings:
        told = {item.id: words & _all(_split(item.text)) for item in items}
        scores = {name: (len(_telling(said)), len(said)) for name, said in told.items()}
        best = max(scores.values(), default=(0, 0))
        if best[0]:
            items = [item for item in items if scores[item.id] == best]
            break
    return preferred(items, key=_oldest, default=None)


def _oldest(item: OpenItem) -> tuple[bool, datetime, datetime]:
    """What is due first comes first; what has no date comes last, the oldest first."""
    return item.due is None, item.due or item.since, item.since


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _all(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_name(word) for word in words)


def _telling(folded: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in folded if len(word) >= SHORTEST_WORD) - _EMPTY


_EMPTY = frozenset(
    words_of(
        "les des une aux par pour sur avec dans que qui pas est the and for with from our his her"
    )
)
