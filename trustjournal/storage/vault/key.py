"""What opens an encrypted journal? 32 random bytes, which show themselves to nobody.

The key is made once and never changes with the passphrase; whatever opens the journal (passphrase,
recovery key, the system's keychain) only leads to it. It prints as ``Key(…)`` and is never pickled.
"""

from typing import NoReturn

BYTES = 32


class Key:
    """The key of one journal."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        """Take exactly 32 bytes."""
        if len(content) != BYTES:
            message = "a key has 32 bytes"
            raise ValueError(message)
        self._content = bytes(content)

    @property
    def content(self) -> bytes:
        """The bytes themselves; for the vault and the driver alone."""
        return self._content

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it: no derivation, since nothing is to be stretched."""
        return f"\"x'{self._content.hex()}'\""

    def __eq__(self, other: object) -> bool:
        from hmac import compare_digest  # noqa: PLC0415 - 5 ms, and every command opens a journal

        return isinstance(other, Key) and compare_digest(self._content, other._content)

    def __hash__(self) -> int:
        return hash(self._content)

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> NoReturn:
        message = "a key is never pickled"
        raise TypeError(message)
