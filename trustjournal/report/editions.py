"""Which version of a document is this, and which one does it replace?

Versions of one document are those of the same mission, kind, language and month (minutes of
decisions: day). What would be the very file that left last is that one again, not a new version; so
the same facts on the same day always give the same bytes.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from trustjournal.domain.paperwork import IssuedDocument
from trustjournal.report.document import ReportKind
from trustjournal.report.setting import Edition


@dataclass(frozen=True, slots=True)
class Series:
    """What the versions of one document have in common."""

    mission_id: str
    kind: str
    language: str
    span_end: date


def edition_of(
    issued: Iterable[IssuedDocument], series: Series, render: Callable[[Edition], bytes]
) -> Edition:
    """Return the edition that comes next among the documents that left.

    ``render`` sets the document as a given edition; it is asked only where one left before.
    """
    kin = [one for one in issued if (one.mission_id, one.kind) == (series.mission_id, series.kind)]
    mark = dated_by(series.kind, series.span_end)
    marks = {one.id: dated_by(one.kind, one.span_end) for one in kin}
    before = [one.written_on for one in kin if marks[one.id] < mark]
    first = Edition(previous_on=max(before, default=None))
    same = [one for one in kin if one.language == series.language and marks[one.id] == mark]
    if not same:
        return first
    last = max(same, key=lambda one: (one.number, one.logged_at))
    again = replace(first, number=last.number, replaces=last.replaces)
    if hashlib.sha256(render(again)).hexdigest() == last.sha256:
        return again
    return replace(first, number=last.number + 1, replaces=last.number)


def dated_by(kind: str, span_end: date) -> str:
    """Return the month a document is about, or the day for minutes: ``2026-11``."""
    return f"{span_end:%Y-%m-%d}" if kind == ReportKind.DECISIONS else f"{span_end:%Y-%m}"
