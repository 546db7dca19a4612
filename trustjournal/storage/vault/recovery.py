"""How is a key written on paper, and read back from it?

Fourteen groups of four signs: the 32 bytes of the key and three of a checksum, in Crockford's base
32, which has neither I, L, O nor U. Whoever copies may write small letters, any spaces and dashes,
an O for a zero, an I or an L for a one; a slip of the pen is noticed::

    recovery_text(key)  ->  "7MPX-0ACE-…"        recovered("7mpx oace …")  ->  key
"""

import hashlib

from trustjournal.storage.vault.key import BYTES, Key

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LIKE = str.maketrans("OIL", "011")
GROUP, GROUPS, CHECK = 4, 14, 3
BITS = 5  # of a sign


def recovery_text(key: Key) -> str:
    """Return the recovery key: groups joined by dashes."""
    number = int.from_bytes(key.content + _check(key.content), "big")
    signs = "".join(SIGNS[number >> BITS * place & 31] for place in reversed(range(GROUP * GROUPS)))
    return "-".join(groups(signs))


def recovered(text: str) -> Key | None:
    """Return the key that was written down; None if this is none, or not copied rightly."""
    signs = plain(text)
    if len(signs) != GROUP * GROUPS or set(signs) - set(SIGNS):
        return None
    number = 0
    for sign in signs:
        number = number << BITS | SIGNS.index(sign)
    content = number.to_bytes(BYTES + CHECK, "big")
    key = Key(content[:BYTES])
    return key if _check(key.content) == content[BYTES:] else None


def plain(text: str) -> str:
    """Return what was copied as it was meant: capitals, no gaps, no look-alikes."""
    return "".join(sign for sign in text.upper() if sign.isalnum()).translate(LIKE)


def groups(signs: str) -> tuple[str, ...]:
    """Cut the signs into groups."""
    return tuple(signs[place : place + GROUP] for place in range(0, len(signs), GROUP))


def _check(content: bytes) -> bytes:
    return hashlib.sha256(b"trustjournal recovery key" + content).digest()[:CHECK]
