"""What is written down about a document that left, and what remembered choices come back as?

The command line and the window share these: what was chosen in one holds in the other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trustjournal.domain.paperwork import (
    Absence,
    HalfDay,
    IssuedDocument,
    NewIssue,
    Remembered,
)
from trustjournal.report.produce import Produced
from trustjournal.report.setting import Choices

COPY = re.compile(r"( ?\(\d+\)| - (copie|copy))(?=\.pdf$)", re.IGNORECASE)


class Verdict(StrEnum):
    """What a file turns out to be."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verified:
    """A verdict, and the document it is about: itself, or the one whose name it bears."""

    verdict: Verdict
    document: IssuedDocument | None = None


def issue_of(made: Produced, recipient: str = "") -> NewIssue:
    """Return what is written down about a document just saved."""
    order, items = made.order, made.preflight.items
    return NewIssue(
        order.mission_id,
        order.kind.value,
        order.language,
        (made.span.start, made.span.end),
        order.at.date(),
        order.edition.number,
        order.edition.replaces,
        made.path.name,
        str(made.path.absolute()),
        made.sha256,
        made.size,
        recipient,
        included=tuple(item.key for item in items),
        left_out=tuple(sorted(order.choices.removed)),
        accepted=tuple(item.key for item in items if item.was_accepted),
    )


def choices_of(
    chosen: Remembered, marked: Iterable[HalfDay], away: Iterable[Absence], *, at: datetime
) -> Choices:
    """Return the choices of a document: those remembered, and the days as put right by ``at``."""
    return Choices(
        removed=chosen.removed,
        accepted=chosen.accepted,
        included=chosen.included,
        with_reply_times=chosen.with_reply_times,
        corrections=tuple(
            (one.day, one.half, one.is_worked) for one in marked if one.logged_at <= at
        ),
        absences=tuple((one.day, one.reason) for one in away if one.logged_at <= at),
    )


def verified(sha256: str, name: str, issued: Iterable[IssuedDocument]) -> Verified:
    """Tell which document a file of that fingerprint and name is. ``issued`` newest first."""
    bare = COPY.sub("", name).casefold()
    known = tuple(issued)
    for one in known:
        if one.sha256 == sha256:
            return Verified(Verdict.GENUINE, one)
    for one in known:
        if one.file_name.casefold() == bare:
            return Verified(Verdict.ALTERED, one)
    return Verified(Verdict.UNKNOWN)
