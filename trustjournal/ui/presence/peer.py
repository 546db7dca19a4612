"""Who is at the other end of a local socket?

The system says, where it can: Linux by SO_PEERCRED, macOS by LOCAL_PEERCRED. Elsewhere None: there
the socket's own access rights are what keeps strangers out.
"""

import os
import socket
import struct
import sys

MAC_LEVEL, MAC_OPTION = 0, 1  # SOL_LOCAL, LOCAL_PEERCRED; Source: sys/un.h of macOS
NOBODY = -1  # no user has this id


def owner(end: socket.socket, platform: str = sys.platform) -> int | None:
    """Return the user id of the process at the other end, None where nobody can say."""
    try:
        if platform.startswith("linux"):
            size = struct.calcsize("3i")
            found = end.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
            return int(struct.unpack("3i", found)[1])
        if platform == "darwin":
            found = end.getsockopt(MAC_LEVEL, MAC_OPTION, struct.calcsize("2I"))
            return int(struct.unpack("2I", found)[1])
    except (OSError, struct.error):
        return NOBODY
    return None


def is_us(end: socket.socket) -> bool:
    """Whether the other end is a process of the same user, as far as can be known."""
    found = owner(end)
    return found is None or found == os.getuid()
