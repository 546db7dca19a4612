"""How is each part of a draft told on its chip: "appel", "hier 16 h 05", "rapport demandé"?

A chip's own text is canonical (a code, an ISO time); the line shows it as it is said.
"""

from datetime import date, datetime

from trustjournal.domain.moments import Precision
from trustjournal.quickline.context import OpenItem
from trustjournal.quickline.draft import Chip, ChipField, Draft, When
from trustjournal.ui.kit import times
from trustjournal.ui.kit.presentation import Presentation

LONGEST = 48  # characters of a text that a chip tells


def chip_text(presentation: Presentation, draft: Draft, chip: Chip) -> str:
    """Return what a chip shows."""
    told = _by_value(presentation, draft, chip.field)
    if told is not None:
        return told
    if chip.field == ChipField.SIGNAL:
        return _signal(presentation, chip.text)
    if chip.field in {ChipField.DUE, ChipField.ACT}:
        return said(presentation, chip.text)
    return chip.text


def said(presentation: Presentation, text: str) -> str:
    """Return a choice as it is said: an ISO day or time in words, a signal by its name."""
    try:
        return when_text(presentation, _when(text))
    except ValueError:
        return _signal(presentation, text)


def answers_text(presentation: Presentation, draft: Draft, request: OpenItem | None) -> str:
    """Tell which request an entry answers, and after how long where a time is known."""
    words = presentation.words
    if request is None:
        return words("capture.answers")
    when = when_text(presentation, request.since)
    if not isinstance(draft.start, datetime):
        return words("capture.answers_when", when=when)
    hours = (draft.start - request.since).total_seconds() / 3600
    return words("capture.answers_after", when=when, delay=delay_text(presentation, hours))


def delay_text(presentation: Presentation, hours: float) -> str:
    """Tell how long a request waited, to the minute: the 24 hours are counted so."""
    words = presentation.words
    whole, minutes = divmod(round(max(0.0, hours) * 60), 60)
    if whole == 0:
        return words("screen.time.minutes", count=minutes)
    if whole >= times.TELL_DAYS_FROM_HOURS:
        return times.span(words, hours)
    return words("screen.time.hours_minutes", hours=whole, minutes=f"{minutes:02}")


def short(text: str) -> str:
    """Return as much of a text as a chip holds."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def when_text(presentation: Presentation, when: When) -> str:
    """Tell a day or a time."""
    words = presentation.words
    if isinstance(when, datetime):
        return times.instant(words, when, presentation.now(), presentation.zone)
    return times.day(words, when, presentation.today())


def _when(text: str) -> When:
    if "T" in text:
        return datetime.fromisoformat(text)
    return date.fromisoformat(text)


def _signal(presentation: Presentation, text: str) -> str:
    code, _, rest = text.partition(" ")
    words = presentation.words
    if not words.has(f"signals.{code}"):
        return text
    return f"{words(f'signals.{code}')} {rest}".strip()


def _by_value(presentation: Presentation, draft: Draft, field: ChipField) -> str | None:
    words = presentation.words
    if field == ChipField.CHANNEL:
        return words(f"screen.channel.{draft.channel}")
    if field == ChipField.DIRECTION and draft.direction is not None:
        return words(f"screen.choice.{draft.direction}")
    if field == ChipField.START:
        told = when_text(presentation, draft.start)
        is_part = draft.precision == Precision.PART
        return words("screen.time.about", clock=told) if is_part else told
    if field == ChipField.MINUTES and draft.minutes is not None:
        return words("screen.mission.minutes", count=draft.minutes)
    return None
