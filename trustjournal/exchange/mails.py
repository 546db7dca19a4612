"""What do saved mails tell? Who wrote to whom, when, about what; the first lines, and no more.

Nothing is fetched, opened or run: pages become text, attachments become their names.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from itertools import pairwise

from trustjournal.domain.incoming import Incoming, OfferedEntry, Party, PassedOver, Wishes
from trustjournal.domain.kinds import Channel
from trustjournal.errors import Problem, Unacceptable
from trustjournal.exchange.identity import id_of
from trustjournal.exchange.pages import seen_text
from trustjournal.exchange.texts import decoded
from trustjournal.quickline.almanac import YEARS

MOST_MAILS, MOST_PARTS, MOST_DEPTH = 2_000, 200, 20
MOST_LINES, MOST_SIGNS, MOST_BODY, MOST_BYTES = 6, 600, 200_000, 1 << 20
MOST_PARTIES, MOST_HEADER = 50, 500
UNREAD = (ValueError, LookupError, TypeError, AttributeError, RecursionError, MessageError)
# What follows forty lines of base64 is no text that anybody would read in a journal.
ATTACHED = re.compile(rb"((?:[A-Za-z0-9+/]{60,76}\r?\n){40})(?:[A-Za-z0-9+/=]{1,76}\r?\n)+")
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
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
    starts = [0] if content.startswith(b"From ") else []
    at = content.find(b"\nFrom ")
    while at >= 0:
        if content[max(0, at - 2) : at].endswith((b"\n", b"\n\r")) or at == 0:
            starts.append(at + 1)
        at = content.find(b"\nFrom ", at + 1)
    line = 1
    for start, end in pairwise((*starts, len(content))):
        letter = content[start:end].partition(b"\n")[2]
        if b">From " in letter:
            letter = QUOTED_FROM.sub(rb"\1", letter)
        if letter.strip():
            yield line, letter
        line += content.count(b"\n", start, end)


def _entry(place: int, content: bytes) -> OfferedEntry | PassedOver:
    slim = ATTACHED.sub(rb"\1", content)[:MOST_BYTES]
    mail = BytesParser().parsebytes(slim)
    subject = _said(mail, "Subject")
    when = _sent(mail)
    if when is None:
        return PassedOver(place, subject, "mail_undated", is_refused=True)
    sender = next(iter(_parties(mail, "From")), Party())
    own = _said(mail, "Message-ID") or f"{when.isoformat()} {sender.address} {subject}"
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


def _sent(mail: Message) -> datetime | None:
    try:
        when = parsedate_to_datetime(_said(mail, "Date"))
    except (ValueError, TypeError, IndexError):
        return None
    if when.year not in YEARS:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _parties(mail: Message, header: str) -> Iterator[Party]:
    given = [str(one) for one in mail.get_all(header, [])]
    for name, address in getaddresses(given):
        if name or address:
            yield Party(_plain(_decoded(name)), address.casefold()[:MOST_HEADER])


def _said(mail: Message, header: str) -> str:
    """Return a header as it reads, on one line."""
    return _plain(_decoded(str(mail.get(header, ""))))


def _decoded(text: str) -> str:
    """Return a header's text with its encoded words read; as it stands where they cannot be."""
    if "=?" not in text:
        return text
    try:
        return str(make_header(decode_header(text)))
    except (MessageError, LookupError, ValueError):
        return text


def _attached(mail: Message) -> list[str]:
    """Return the names of the attachments, as labels: no path, no sign that is not seen."""
    names = []
    for part in _parts(mail):
        name = part.get_filename()
        if name:
            label = re.split(r"[/\\]", _plain(_decoded(str(name))))[-1]
            names.append(label[:80])
    return names[:20]


def _body(mail: Message) -> str:
    """Return the text of a mail: plain where there is one, else what its page says."""
    pages = ""
    for part in _parts(mail):
        kind = part.get_content_type()
        if part.get_filename() or kind not in {"text/plain", "text/html"}:
            continue
        content = _text_of(part)[:MOST_BODY]
        if kind == "text/plain" and content.strip():
            return content
        pages = pages or content
    return seen_text(pages)


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        return decoded(content)


def _parts(mail: Message) -> Iterator[Message]:
    """Yield the parts that are no containers, not too deep and not too many."""
    waiting: list[tuple[int, Message]] = [(0, mail)]
    count = 0
    while waiting and count < MOST_PARTS:
        depth, part = waiting.pop(0)
        count += 1
        if not part.is_multipart():
            yield part
        elif depth < MOST_DEPTH:
            inner = part.get_payload()
            if isinstance(inner, list):
                waiting.extend((depth + 1, it) for it in inner if isinstance(it, Message))


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
