"""How do meetings, dues and milestones reach a calendar?

RFC 5545: lines end with CRLF and are folded at 75 bytes, texts are escaped, instants are in UTC
(no zone to misunderstand), days are days. A calendar is often shared and kept by others, so notes
stay here: an event says with whom and how, a due says what was agreed. Each event is marked
private, and known again by its UID.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from trustjournal.domain.kinds import ActKind, Channel, Kind
from trustjournal.domain.moments import Moment
from trustjournal.domain.records import ClientFile, Commitment, Interaction, Step, Waiting
from trustjournal.wording import Words

DOMAIN = "trustjournal"
MET = frozenset({Channel.MEETING, Channel.VIDEO})
LONG = 75  # bytes of a line, Source: RFC 5545, 3.1
USUAL_MINUTES = 60
CLOSING = frozenset({ActKind.KEEP, ActKind.BREAK, ActKind.RECEIVE, ActKind.FINISH})


def write_calendar(files: Sequence[ClientFile], words: Words) -> Iterator[bytes]:
    """Yield the bytes of a calendar, a line at a time."""
    yield from _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//trustjournal//trustjournal//EN")
    for file in files:
        for event in (*_meetings(file, words), *_dues(file, words), *_milestones(file, words)):
            yield from _lines("BEGIN:VEVENT", *event, "CLASS:PRIVATE", "END:VEVENT")
    yield from _lines("END:VCALENDAR")


def _meetings(file: ClientFile, words: Words) -> Iterator[tuple[str, ...]]:
    for one in file.interactions:
        if one.channel in MET or one.kind is Kind.PLANNED:
            channel = words(f"screen.channel.{one.channel}")
            yield (
                *_head(
                    one.id,
                    one.logged_at,
                    words("exchange.calendar.met", client=file.client.name, channel=channel),
                ),
                *_span(one),
                "STATUS:TENTATIVE" if one.kind is Kind.PLANNED else "STATUS:CONFIRMED",
            )


def _dues(file: ClientFile, words: Words) -> Iterator[tuple[str, ...]]:
    closed = {act.subject_id for act in file.acts if act.kind in CLOSING}
    moved = {act.subject_id: act.due for act in file.acts if act.due is not None}
    kinds: tuple[tuple[str, Iterable[Commitment | Waiting | Step]], ...] = (
        ("commitment", file.commitments),
        ("waiting", file.waitings),
        ("step", file.steps),
    )
    for kind, promises in kinds:
        for promise in promises:
            due = moved.get(promise.id, promise.due)
            if due is not None and promise.id not in closed:
                said = words(
                    f"exchange.calendar.{kind}", client=file.client.name, text=promise.text
                )
                yield *_head(promise.id, promise.logged_at, said), *_due(due), "TRANSP:TRANSPARENT"


def _milestones(file: ClientFile, words: Words) -> Iterator[tuple[str, ...]]:
    for one in file.milestones:
        said = words("exchange.calendar.milestone", client=file.client.name, text=one.text)
        yield *_head(one.id, one.logged_at, said), *_day(one.due), "TRANSP:TRANSPARENT"


def _head(own_id: str, logged_at: datetime, said: str) -> tuple[str, ...]:
    return (
        f"UID:{own_id}@{DOMAIN}",
        f"DTSTAMP:{_utc(logged_at)}",
        f"SUMMARY:{escaped(said)}",
    )


def _span(one: Interaction) -> tuple[str, ...]:
    if one.happened.is_day:
        return _day(one.happened.local_day, one.happened)
    end = one.happened.start + timedelta(minutes=one.minutes or USUAL_MINUTES)
    return f"DTSTART:{_utc(one.happened.start)}", f"DTEND:{_utc(end)}"


def _due(due: Moment) -> tuple[str, ...]:
    if due.is_day:
        return _day(due.local_day)
    return (f"DTSTART:{_utc(due.start)}",)


def _day(day: date, whole: Moment | None = None) -> tuple[str, ...]:
    days = (whole.end - whole.start).days if whole else 1
    after = day + timedelta(days=max(1, days))
    return f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"


def _utc(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Return a text as a calendar's property holds it. Source: RFC 5545, 3.3.11."""
    plain = "".join(sign for sign in text if sign == "\n" or sign >= " ")
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded_line(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, never cutting a character."""
    pieces, piece, size = [], "", 0
    for sign in line:
        width = len(sign.encode("utf-8", "replace"))
        if size + width > LONG:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += width
    return "\r\n".join((*pieces, piece))


def _lines(*lines: str) -> Iterator[bytes]:
    for line in lines:
        yield f"{folded_line(line)}\r\n".encode("utf-8", "replace")
