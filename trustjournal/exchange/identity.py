"""By what is a thing known again when it is offered a second time?

An id that follows from its own name alone: UUID version 5. Source: RFC 9562, 5.5.
"""

from hashlib import sha1
from uuid import UUID

NAMESPACE = UUID("3b7d1f0e-5c0a-5e39-9d0c-7a2c52d1a4b6")  # made once for this program


def id_of(*said: str) -> str:
    """Return the id of what these words name together."""
    name = "\x1f".join(said).encode("utf-8", "replace")
    digest = sha1(NAMESPACE.bytes + name, usedforsecurity=False).digest()
    return str(UUID(bytes=digest[:16], version=5))
