"""What becomes of text and of time at the boundary?

NUL is dropped, a lone surrogate becomes U+FFFD, and the rest is composed (NFC), so that every text
in the journal can be written, searched and compared. An instant is written in UTC, of constant
width, so that it sorts.
"""

import unicodedata
from datetime import UTC, datetime


def clean(text: str) -> str:
    """Return ``text`` as the journal may hold it. Idempotent."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    text = text.replace("\0", "")
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)


def instant(when: datetime) -> str:
    """Return an aware datetime as the journal writes it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def uuid_of(digits: str) -> str:
    """Return 32 random hexadecimal digits as a UUID (version 4)."""
    variant = "89ab"[int(digits[16], 16) % 4]
    marked = f"{digits[:12]}4{digits[13:16]}{variant}{digits[17:]}"
    return "-".join((marked[:8], marked[8:12], marked[12:16], marked[16:20], marked[20:]))
