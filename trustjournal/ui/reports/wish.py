"""What is asked for on the Documents screen, and what comes back from behind the window?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.report import pdf
from trustjournal.report.content import CLIENT_KINDS
from trustjournal.report.days import DayChoice, day_choices
from trustjournal.report.document import ReportKind
from trustjournal.report.items import Span
from trustjournal.report.plain import as_text
from trustjournal.report.preflight import Preflight
from trustjournal.report.produce import (
    Dropped,
    Order,
    Produced,
    draw_up,
    preflight,
    produce,
    settled,
)

LONG, ROUGH_PPI = 9_000, 40.0  # letters beyond which the first sight of a document is a coarse one
ALWAYS_SAID = frozenset({"client", "requester", "mission"})  # a cover without them is none


@dataclass(frozen=True, slots=True)
class MissionChoice:
    """A mission to write about: its name on the screen, the language of its client, and those its
    documents were last written in, by kind.
    """

    mission_id: str
    name: str
    language: str
    chosen: tuple[tuple[str, str], ...] = ()

    def language_of(self, kind: str) -> str:
        """Return the language a kind is to be written in unless another is chosen."""
        return dict(self.chosen).get(kind, self.language)


@dataclass(frozen=True, slots=True)
class Wish:
    """A document as chosen; without a span it covers its usual days."""

    mission_id: str
    kind: ReportKind
    language: str
    span: Span | None = None

    @property
    def is_private(self) -> bool:
        """Whether it is for the consultant alone, and so without pre-flight."""
        return self.kind not in CLIENT_KINDS


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a document would say, its pages as PNG and its text; or why there is none.

    ``days`` are those of an activity report. ``is_rough``: the pages are set coarsely, to be seen
    at once; ``order`` sets them again finely.
    """

    preflight: Preflight
    pages: tuple[bytes, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    days: tuple[DayChoice, ...] = ()
    is_rough: bool = False
    order: Order | None = None


Outcome: TypeAlias = Produced | Trouble | Unacceptable | Dropped


def prepare(file: ClientFile, order: Order, *, ppi: float) -> Prepared:
    """List and set a document; for a thread beside the window."""
    try:
        numbered = settled(file, order)
        document = draw_up(file, numbered)
        text, is_activity = as_text(document), order.kind is ReportKind.ACTIVITY
        is_rough = len(text) > LONG
        return Prepared(
            preflight(file, numbered),
            pdf.preview(document, ppi=ROUGH_PPI if is_rough else ppi),
            text=text,
            days=day_choices(file, numbered) if is_activity else (),
            is_rough=is_rough,
            order=numbered,
        )
    except Unacceptable as refusal:
        return Prepared(Preflight(()), problems=refusal.problems)


def refined(file: ClientFile, prepared: Prepared, *, ppi: float) -> Prepared:
    """Set the pages of a long document again, finely; for a thread."""
    if prepared.order is None:
        return prepared
    pages = pdf.preview(draw_up(file, prepared.order), ppi=ppi)
    return replace(prepared, pages=pages, is_rough=False)


def written(
    file: ClientFile, order: Order, out: Path, *, is_dropped: Callable[[], bool]
) -> Outcome:
    """Write a document, or return what kept it from being written; for a thread."""
    try:
        return produce(file, settled(file, order), out=out, is_dropped=is_dropped)
    except (Trouble, Unacceptable, Dropped) as refusal:
        return refusal
