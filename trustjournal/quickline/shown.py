"""How does a Draft read as plain values? The parse object of ``parse --json``.

The keys and their order are a contract (the command line's manual). ``offers``, ``acts`` and
``may_receive`` come on top of it.
"""

from trustjournal.domain.signals import Signal
from trustjournal.quickline.draft import Amber, Chip, ChipField, Draft, DraftAct, Segment, When

TOLD_ELSEWHERE = frozenset({ChipField.CLOSES, ChipField.ACT})  # under "closes" and "acts"


def parse_object(draft: Draft) -> dict[str, object]:
    """Return the parse object: times ISO 8601 with offset, days ISO dates."""
    return {
        "client": draft.client,
        "mission": draft.mission,
        "people": [person.name for person in draft.people],
        "channel": str(draft.channel),
        "direction": str(draft.direction) if draft.direction else None,
        "needs_reply": draft.needs_reply,
        "start": draft.start.isoformat(),
        "precision": str(draft.precision),
        "minutes": draft.minutes,
        "kind": str(draft.kind),
        "mood": draft.mood,
        "tags": list(draft.tags),
        "signals": [_signal(signal) for signal in draft.signals],
        "steps": [_segment(segment) for segment in draft.steps],
        "commitments": [_segment(segment) for segment in draft.commitments],
        "waiting": [_segment(segment) for segment in draft.waiting],
        "client_visible": draft.client_visible,
        "shareable": draft.shareable,
        "closes": draft.closes,
        "offers": draft.offers,
        "acts": [_act(act) for act in draft.acts],
        "may_receive": draft.may_receive,
        "note": draft.note,
        "chips": [_chip(chip) for chip in draft.chips if chip.field not in TOLD_ELSEWHERE],
        "amber": [_amber(amber) for amber in draft.amber],
        "raw": draft.raw,
        "grammar": draft.grammar,
    }


def _when(when: When | None) -> str | None:
    return when.isoformat() if when is not None else None


def _signal(signal: Signal) -> dict[str, object]:
    quantity = signal.quantity
    if quantity is not None and quantity == int(quantity):
        quantity = int(quantity)
    return {
        "code": str(signal.code),
        "quantity": quantity,
        "unit": signal.unit,
        "details": [str(detail) for detail in signal.details],
        "text": signal.text,
    }


def _segment(segment: Segment) -> dict[str, object]:
    return {"text": segment.text, "due": _when(segment.due)}


def _act(act: DraftAct) -> dict[str, object]:
    return {
        "act": str(act.kind),
        "subject": act.subject_id,
        "due": _when(act.due),
        "text": act.text,
    }


def _chip(chip: Chip) -> dict[str, object]:
    return {"field": str(chip.field), "span": list(chip.span), "text": chip.text}


def _amber(amber: Amber) -> dict[str, object]:
    return {"field": str(amber.field), "why": amber.why, "choices": list(amber.choices)}
