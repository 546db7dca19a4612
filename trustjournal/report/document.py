"""What does a finished document consist of, before any page is set?

``Document`` is a frozen tree of finished sentences: compose (content.py) makes it from allow-listed
material and words, pdf.py sets it. Nothing in it refers back to a record; whatever is in it is
printed.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class ReportKind(StrEnum):
    """Every document there is."""

    PROGRESS = "progress"
    MISSION = "mission"
    DECISIONS = "decisions"
    COMMITMENTS = "commitments"
    PROPOSAL = "proposal"
    ACTIVITY = "activity"
    BRIEF = "brief"
    HANDOVER = "handover"
    RETROSPECTIVE = "retrospective"


class PrivacyPaper(StrEnum):
    """What is written for the people of whom the journal speaks; of no mission."""

    ACCESS = "access"
    LETTER = "letter"


class OwnPaper(StrEnum):
    """What is written for the consultant alone; it never leaves the house."""

    RECOVERY = "recovery"


class Status(StrEnum):
    """A status word and its shape: ● on track, ▲ watch, ■ blocked, ✓ done, ○ under way (nothing
    dated to judge by).
    """

    DONE = "done"
    ON_TRACK = "on_track"
    WATCH = "watch"
    BLOCKED = "blocked"
    UNDER_WAY = "under_way"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a status puts its shape before the text, a note stands small below it."""

    text: str
    status: Status | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. ``is_wide`` takes the room that is left, ``is_number`` aligns right."""

    title: str
    is_wide: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``is_lead``: set a little larger; ``is_note``: small and muted."""

    text: str
    is_lead: bool = False
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row; each row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the first page: a question and its short answer."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Answers:
    """The first page in five lines."""

    rows: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A period on the planning chart, both days inclusive."""

    label: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on the planning chart: its first date, its date now, when it was reached."""

    label: str
    baseline: date
    due: date
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Planning:
    """The planning chart from ``start`` to ``end``; ``alt`` says in words what it shows."""

    alt: str
    caption: str
    start: date
    end: date
    today: date
    today_label: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[date, str], ...]
    legend: tuple[str, str, str]  # first date, date now, reached


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn figure (SVG source) with its alternative text."""

    svg: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the activity grid: halves worked 0, 0.5 or 1, or a word such as a holiday's."""

    day: date
    label: str
    is_off: bool
    morning: str = ""
    afternoon: str = ""
    total: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ActivityGrid:
    """The half-day grid of a month, one row a day."""

    columns: tuple[str, ...]
    days: tuple[DayCell, ...]
    total_label: str
    total: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Boxes to sign in: who, and the line under it (date and signature)."""

    boxes: tuple[str, ...]
    line: str


Block: TypeAlias = (
    Paragraph | Bullets | Table | Answers | Planning | Picture | ActivityGrid | Signatures
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Sections without blocks are never made."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How the profile dresses the page. ``logo`` is an SVG or PNG file's content."""

    accent: str = "#0B6E6E"
    letterhead: tuple[str, ...] = ()
    footer: str = ""
    logo: bytes = b""
    logo_format: str = ""
    logo_alt: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``facts`` are the lines of the cover: label and value; ``kind`` names the
    template.
    """

    kind: ReportKind | PrivacyPaper | OwnPaper
    language: str
    title: str
    subtitle: str
    on: date
    author: str
    page_label: str  # with {page} and {pages}
    running_head: str
    facts: tuple[tuple[str, str], ...]
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    look: Look = field(default_factory=Look)
