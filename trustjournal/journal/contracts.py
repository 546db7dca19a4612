"""How are a mission's contracts and what they owe written down, whoever asks for it?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace as with_values
from datetime import date

from trustjournal.domain.kinds import ActKind
from trustjournal.domain.records import Act, Commitment, Deliverable, Mission, Period
from trustjournal.errors import Problem, Unacceptable
from trustjournal.journal.names import folded
from trustjournal.storage.missions import (
    DELIVERABLES,
    PERIODS,
    delivered_by_lost_acts,
    owed,
)
from trustjournal.storage.promises import COMMITMENTS
from trustjournal.storage.writing import Writer

LITTLE = "a an and au aux d de des du en et for in l la le les of on pour sur the to un une"
AMENDED_IN_PERIOD = ("end", "results", "objectives")


def put_period(
    writer: Writer, mission: Mission, period: Period, deliverables: Iterable[str]
) -> None:
    """Store a period and what it owes. Raises Unacceptable where it makes no sense."""
    if period.end is not None and period.end < period.start:
        raise Unacceptable(Problem("ends_before_start", field="end"))
    if period.amount is not None and period.amount < 0:
        raise Unacceptable(Problem("amount_negative", field="amount"))
    PERIODS.put(writer, period, client_id=mission.client_id)
    for text in deliverables:
        deliverable = Deliverable(writer.new_id(), period.id, said(text, "text"), writer.now)
        DELIVERABLES.put(writer, deliverable, client_id=mission.client_id)


def end_period(writer: Writer, period: Period, end: date, results: tuple[str, ...]) -> None:
    """End a period on a day, or earlier if it had ended, and add its results."""
    ended = min(period.end or end, end)
    kept = (*period.results, *(result for result in results if result not in period.results))
    _amend(writer, with_values(period, end=ended, results=kept))


def add_objectives(writer: Writer, period: Period, objectives: tuple[str, ...]) -> None:
    """Add the objectives a period does not have yet."""
    new = tuple(objective for objective in objectives if objective not in period.objectives)
    _amend(writer, with_values(period, objectives=(*period.objectives, *new)))


def owes(writer: Writer, mission_id: str | None, text: str) -> bool:
    """Whether a promise of this text names something a period of the mission owes or owed."""
    return any(True for _ in _named(writer, mission_id, text))


def settle(writer: Writer, acts: Iterable[Act]) -> None:
    """Mark delivered what these kept promises owed."""
    for act in acts:
        if act.kind is ActKind.KEEP:
            promise = COMMITMENTS.one(writer.database, act.subject_id)
            if promise is not None and promise.is_deliverable:
                _deliver(writer, promise, act)


def unsettle(writer: Writer, entry_id: str) -> None:
    """Take back what an entry marked delivered by a word it no longer says."""
    for deliverable_id in delivered_by_lost_acts(writer.database, entry_id):
        writer.amend("deliverable", deliverable_id, delivered_on=None, delivered_by=None)


def said(text: str, field: str) -> str:
    """Return a text without the space around it. Raises Unacceptable if nothing is left."""
    kept = " ".join(text.split())
    if not kept:
        raise Unacceptable(Problem("empty", field=field))
    return kept


def _deliver(writer: Writer, promise: Commitment, act: Act) -> None:
    named = _named(writer, promise.mission_id, promise.text)
    owed_id = next((row_id for row_id, is_delivered in named if not is_delivered), None)
    if owed_id is not None:
        day = act.done.local_day.isoformat()
        writer.amend("deliverable", owed_id, delivered_on=day, delivered_by=act.id)


def _named(writer: Writer, mission_id: str | None, text: str) -> Iterator[tuple[str, bool]]:
    """Yield the deliverables that a promise names: its words hold all of theirs."""
    promised = _telling(text)
    if mission_id is not None:
        for row_id, owed_text, is_delivered in owed(writer.database, mission_id):
            if (telling := _telling(owed_text)) and telling <= promised:
                yield row_id, is_delivered


def _telling(text: str) -> frozenset[str]:
    """Return the words that tell one thing from another: "implantation (de la) ligne 2"."""
    words = frozenset(re.findall(r"\w+", folded(text)))
    return words - frozenset(LITTLE.split()) or words


def _amend(writer: Writer, period: Period) -> None:
    row = PERIODS.row(period)
    writer.amend("period", period.id, **{name: row[name] for name in AMENDED_IN_PERIOD})
