"""How do a passphrase and a key become other keys?

A passphrase is stretched by Argon2id, so that guessing costs memory and time; how hard is written
beside what it opens, and bounded when it is read. A key is random already: HKDF gives one key a
purpose, and one purpose never opens what another closed.
"""

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from trustjournal.storage.faults import Fault, trouble

KEY_BYTES, SALT_BYTES = 32, 16
GIB = 1 << 30
LITTLE_MEMORY, FEW_PROCESSORS = 4 * GIB, 4
"""Below them a machine is small: a quarter of a gigabyte might not be had at a busy moment, or four
lanes would wait for each other, and the user for them. Source: product choice, unlocking in 0.4 s.
"""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard a passphrase is stretched. Source: RFC 9106, the second recommended option and up.

    ``memory_kib`` in KiB, ``passes`` over it, ``lanes`` beside each other.
    """

    memory_kib: int = 262_144
    passes: int = 3
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """Whether it is within what this program would ever have asked for."""
        return (
            8 * self.lanes <= self.memory_kib <= 4 * 262_144
            and 1 <= self.passes <= 16  # noqa: PLR2004 - a bound
            and 1 <= self.lanes <= 16  # noqa: PLR2004 - a bound
        )


USUAL, MODEST = Effort(), Effort(memory_kib=65_536)


def usual_effort() -> Effort:
    """Return how hard this machine stretches a new passphrase; a small one as RFC 9106 advises."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows knows no sysconf
        memory = LITTLE_MEMORY
    is_small = memory < LITTLE_MEMORY or (os.cpu_count() or 1) < FEW_PROCESSORS
    return MODEST if is_small else USUAL


def stretched(passphrase: str, salt: bytes, effort: Effort, path: Path) -> bytes:
    """Return 32 bytes from a passphrase; the same text typed on any keyboard gives the same.

    Takes about a second. Trouble if the machine has not the memory; ``path`` is the journal.
    """
    from argon2.exceptions import HashingError  # noqa: PLC0415 - 25 ms, and only to unlock
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            effort.passes,
            effort.memory_kib,
            effort.lanes,
            KEY_BYTES,
            Type.ID,
        )
    except HashingError as error:
        raise trouble(Fault.NO_MEMORY, path, megabytes=effort.memory_kib // 1024) from error


def derived(secret: bytes, purpose: bytes, salt: bytes | None = None) -> bytes:
    """Return the 32 bytes that ``secret``, random already, gives for one purpose."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - 30 ms
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return HKDF(SHA256(), KEY_BYTES, salt, b"trustjournal " + purpose).derive(secret)
