"""What do saved mails tell? Who wrote to whom, when, about what; the first lines, and no more.

Nothing is fetched, opened or run: pages become text, attachments become their names.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.parser import BytesParser

from trustjournal.domain.incoming import Incoming, OfferedEntry, Party, PassedOver, Wishes
from trustjournal.domain.kinds import Channel
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.identity import id_of
from trustjournal.exchange.pages import seen_text
from trustjournal.quickline.almanac import YEARS

MOST_MAILS, MOST_PARTS, MOST_DEPTH = 2_000, 200, 20
MOST_LINES, MOST_SIGNS, MOST_BODY = 6, 600, 200_000
MOST_PARTIES, MOST_HEADER = 50, 500
UNREAD = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
QUOTED = re.compile(r"^\s*(>|\||-{2,}\s*$|_{5,})|^(Le|On) .{0,200}(écrit|wrote)\s*:\s*$")


def read_mail(content: bytes, wishes: Wishes) -> Incoming:
    """Return the one mail of a file."""
    del wishes
    return _incoming(iter(((1, content),)))


def read_mails(content: bytes, wishes: Wishes) -> Incoming:
    """Return the mails of a mailbox file."""
    del wishes
    return _incoming(_letters(content))


def _incoming(letters: Iterator[tuple[int, bytes]]) -> Incoming:
    entries: list[OfferedEntry] = []
    passed: list[PassedOver] = []
    for count, (place, content) in enumerate(letters):
        if count == MOST_MAILS:
            raise Unacceptable(Problem("import_too_many", {"most": MOST_MAILS}))
        try:
            found = _entry(place, content)
        except UNREAD:
            found = PassedOver(place, "", "mail_unread", is_refused=True)
        if isinstance(found, OfferedEntry):
            entries.append(found)
        else:
            passed.append(found)
    return Incoming(entries=tuple(entries), passed_over=tuple(passed))


def _letters(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the mails of a mailbox, each with the number of the line where it begins."""
    line, begun, letter = 1, 1, bytearray()
    is_after_gap = True
    for row in content.splitlines(keepends=True):
        if row.startswith(b"From ") and is_after_gap:
            if letter.strip():
                yield begun, bytes(letter)
            begun, letter = line, bytearray()
        else:
            letter += row[1:] if re.match(rb">+From ", row) else row
        is_after_gap = not row.strip()
        line += 1
    if letter.strip():
        yield begun, bytes(letter)


def _entry(place: int, content: bytes) -> OfferedEntry | PassedOver:
    mail = BytesParser(policy=policy.default).parsebytes(content)
    subject = _plain(mail.get("Subject", ""))
    when = _sent(mail)
    if when is None:
        return PassedOver(place, subject, "mail_undated", is_refused=True)
    sender = next(iter(_parties(mail, "From")), Party())
    own = _plain(mail.get("Message-ID", "")) or f"{when.isoformat()} {sender.address} {subject}"
    attached = " ".join(f"[{name}]" for name in _attached(mail))
    note = "\n".join(part for part in (subject, _first_lines(_body(mail)), attached) if part)
    return OfferedEntry(
        place,
        id_of("mail", own),
        when,
        note or "…",
        channel=Channel.MAIL,
        about=subject,
        sender=sender,
        others=(*_parties(mail, "To"), *_parties(mail, "Cc"))[:MOST_PARTIES],
    )


def _sent(mail: EmailMessage) -> datetime | None:
    when = getattr(mail.get("Date"), "datetime", None)
    if not isinstance(when, datetime) or when.year not in YEARS:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _parties(mail: EmailMessage, header: str) -> Iterator[Party]:
    for given in mail.get_all(header, []):
        addresses = given.addresses if isinstance(given, AddressHeader) else ()
        for one in addresses:
            if isinstance(one, Address):
                yield Party(_plain(one.display_name), one.addr_spec.casefold()[:200])


def _attached(mail: EmailMessage) -> list[str]:
    """Return the names of the attachments, as labels: no path, no sign that is not seen."""
    names = []
    for part in _parts(mail):
        name = part.get_filename()
        if name:
            label = re.split(r"[/\\]", _plain(str(name)))[-1]
            names.append(label[:80])
    return names[:20]


def _body(mail: EmailMessage) -> str:
    """Return the text of a mail: plain where there is one, else what its page says."""
    pages = ""
    for part in _parts(mail):
        kind = part.get_content_type()
        if part.get_filename() or kind not in {"text/plain", "text/html"}:
            continue
        content = str(part.get_content())[:MOST_BODY]
        if kind == "text/plain" and content.strip():
            return content
        pages = pages or content
    return seen_text(pages)


def _parts(mail: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that are no containers, not too deep and not too many."""
    waiting: list[tuple[int, EmailMessage]] = [(0, mail)]
    count = 0
    while waiting and count < MOST_PARTS:
        depth, part = waiting.pop(0)
        count += 1
        if not part.is_multipart():
            yield part
        elif depth < MOST_DEPTH:
            inner = part.get_payload()
            if isinstance(inner, list):
                waiting.extend((depth + 1, it) for it in inner if isinstance(it, EmailMessage))


def _first_lines(text: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        if QUOTED.match(line) or len(lines) == MOST_LINES:
            break
        if line.strip():
            lines.append(" ".join(line.split()))
    whole = "\n".join(lines)
    return whole if len(whole) <= MOST_SIGNS else f"{whole[:MOST_SIGNS].rstrip()}…"


def _plain(text: object) -> str:
    """Return a header's text on one line, without signs that are not seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())[
        :500
    ]
