"""What is asked for on the Documents screen, and what comes back from behind the window?"""

from collections.abc import Callable
from dataclasses import dataclass
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

    ``days`` are those of an activity report.
    """

    preflight: Preflight
    pages: tuple[bytes, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    days: tuple[DayChoice, ...] = ()


Outcome: TypeAlias = Produced | Trouble | Unacceptable | Dropped


def prepare(file: ClientFile, order: Order, *, ppi: float) -> Prepared:
    """List and set a document; for a thread beside the window."""
    try:
        numbered = settled(file, order)
        document = draw_up(file, numbered)
        is_activity = order.kind is ReportKind.ACTIVITY
        return Prepared(
            preflight(file, numbered),
            pdf.preview(document, ppi=ppi),
            text=as_text(document),
            days=day_choices(file, numbered) if is_activity else (),
        )
    except Unacceptable as refusal:
        return Prepared(Preflight(()), problems=refusal.problems)


def written(
    file: ClientFile, order: Order, out: Path, *, is_dropped: Callable[[], bool]
) -> Outcome:
    """Write a document, or return what kept it from being written; for a thread."""
    try:
        return produce(file, settled(file, order), out=out, is_dropped=is_dropped)
    except (Trouble, Unacceptable, Dropped) as refusal:
        return refusal
