"""How is a line's reading shown as text? One row a field that was read, then each doubt."""

from collections.abc import Iterator

from trustjournal.cli.text import shown_when, table
from trustjournal.quickline.draft import Amber, Draft, Segment
from trustjournal.wording import Words

MOODS = {-2: "--", -1: "-", 0: "=", 1: "+", 2: "++"}


def draft_text(draft: Draft, words: Words) -> str:
    """Return the fields that were read and the doubts that remain."""
    rows = [(words(f"answers.parsed.{name}"), text) for name, text in _fields(draft, words) if text]
    doubts = [_doubt(amber, words) for amber in draft.amber]
    return "\n".join([table(rows), *doubts])


def _fields(draft: Draft, words: Words) -> Iterator[tuple[str, str]]:
    yield "client", draft.client or words("answers.parsed.unknown")
    yield "mission", draft.mission or ""
    yield "people", ", ".join(person.name for person in draft.people)
    yield "channel", ", ".join(_channel(draft, words))
    yield "start", _start(draft, words)
    minutes = draft.minutes
    yield (
        "minutes",
        "" if minutes is None else words("answers.parsed.minutes_value", minutes=minutes),
    )
    yield "mood", "" if draft.mood is None else MOODS[draft.mood]
    yield "tags", " ".join(f"#{tag}" for tag in draft.tags)
    yield "signals", ", ".join(_signal_name(code, words) for code in _codes(draft))
    yield "steps", _segments(draft.steps, words, may_wait=True)
    yield "commitments", _segments(draft.commitments, words)
    yield "waiting", _segments(draft.waiting, words)
    yield "shareable", draft.shareable or ""
    yield "note", draft.note


def _channel(draft: Draft, words: Words) -> Iterator[str]:
    yield words(f"answers.channel.{draft.channel.value}")
    if draft.direction is not None:
        yield words(f"answers.direction.{draft.direction.value}")
    if draft.needs_reply:
        yield words("answers.parsed.needs_reply")


def _start(draft: Draft, words: Words) -> str:
    when = shown_when(draft.start, words)
    return f"{when} ({words('answers.parsed.planned')})" if draft.kind == "planned" else when


def _codes(draft: Draft) -> Iterator[str]:
    for signal in draft.signals:
        yield signal.code.value


def _signal_name(code: str, words: Words) -> str:
    return words(f"signals.{code}") if words.has(f"signals.{code}") else code


def _segments(segments: tuple[Segment, ...], words: Words, *, may_wait: bool = False) -> str:
    return " · ".join(_segment(segment, words, may_wait=may_wait) for segment in segments)


def _segment(segment: Segment, words: Words, *, may_wait: bool) -> str:
    if segment.due is not None:
        return words("answers.parsed.due", text=segment.text, due=shown_when(segment.due, words))
    return segment.text if may_wait else words("answers.parsed.no_due", text=segment.text)


def _doubt(amber: Amber, words: Words) -> str:
    field = words(f"answers.field.{amber.field.value}")
    why = words(f"amber.{amber.why}")
    if not amber.choices:
        return words("answers.parsed.amber", field=field, why=why)
    return words("answers.parsed.amber_choices", field=field, why=why, choices=amber.choices)
