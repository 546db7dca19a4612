"""What is asked for on the Documents screen, and what comes back from behind the window?"""

from dataclasses import dataclass
from pathlib import Path

from trustjournal.domain.records import ClientFile
from trustjournal.errors import Problem, Trouble, Unacceptable
from trustjournal.report import pdf
from trustjournal.report.content import CLIENT_KINDS
from trustjournal.report.document import ReportKind
from trustjournal.report.items import Span
from trustjournal.report.preflight import Preflight
from trustjournal.report.produce import Order, Produced, draw_up, preflight, produce

ALWAYS_SAID = frozenset({"client", "requester", "mission"})  # a cover without them is none


@dataclass(frozen=True, slots=True)
class MissionChoice:
    """A mission to write about: its name on the screen, the language of its client."""

    mission_id: str
    name: str
    language: str


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
    """What a document would say and its pages as PNG; or why there is none."""

    preflight: Preflight
    pages: tuple[bytes, ...] = ()
    problems: tuple[Problem, ...] = ()


def prepare(file: ClientFile, order: Order, *, ppi: float) -> Prepared:
    """List and set a document; for a thread beside the window."""
    try:
        looked = preflight(file, order)
        return Prepared(looked, pdf.preview(draw_up(file, order), ppi=ppi))
    except Unacceptable as refusal:
        return Prepared(Preflight(()), problems=refusal.problems)


def written(file: ClientFile, order: Order, out: Path) -> Produced | Trouble | Unacceptable:
    """Write a document, or return what kept it from being written; for a thread."""
    try:
        return produce(file, order, out=out)
    except (Trouble, Unacceptable) as refusal:
        return refusal
