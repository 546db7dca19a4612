"""Which warnings stood in the last ninety days, from when to when?"""

from trustjournal.cli.lookup import known_mission, names_of
from trustjournal.cli.session import JsonObject, Session
from trustjournal.cli.shown import instant, warning_object
from trustjournal.cli.text import local_day, table
from trustjournal.domain.warnings.history import WarningSpan
from trustjournal.journal.past_warnings import past_warnings
from trustjournal.wording import Words


def tell_past(session: Session, mission: str | None) -> None:
    """List the warnings of one mission or of all, newest first."""
    with session.journal(read_only=True) as journal:
        at = session.clock()
        found = None if mission is None else known_mission(journal, mission, at).id
        spans = past_warnings(journal, found, at)
        names = names_of(journal)
    value: list[JsonObject] = [
        {
            **warning_object(span.warning, names, session.words, session.zone),
            "first": instant(span.first, session.zone),
            "last": instant(span.last, session.zone),
            "over": span.is_over,
        }
        for span in spans
    ]
    session.show(value, lambda words: _text(spans, session.zone, words))


def _text(spans: tuple[WarningSpan, ...], zone: str, words: Words) -> str:
    rows = [_row(span, zone, words) for span in spans]
    return table(rows) if rows else words("judging.past.none")


def _row(span: WarningSpan, zone: str, words: Words) -> tuple[str, str, str]:
    title = words(f"warnings.{span.warning.code.value}.title", **span.warning.facts)
    last = words.day(local_day(span.last, zone)) if span.is_over else "…"
    return words.day(local_day(span.first, zone)), last, title
