"""How does a new process ask the window that is there? Without Qt, so that it is quickly over.

Both ends look at each other: a socket in a folder of somebody else is not called, and nobody is
told anything by a process of another user. Windows has pipes instead, which only Qt speaks.
"""

import json
import socket
import time

from trustjournal.ui.presence.address import ON_WINDOWS, Address, is_ours
from trustjournal.ui.presence.message import (
    HEAD,
    PATIENCE,
    Message,
    NoMessage,
    taken,
    written,
)
from trustjournal.ui.presence.peer import is_us

ANSWER_AT_MOST = 1_000
PAUSE = 0.02


def call(address: Address, message: Message, *, wait: float = 0.0) -> bool:
    """Say ``message``; return whether it was done.

    ``wait`` is how long to try while nobody listens yet: seconds. An answer may take five more.
    """
    if ON_WINDOWS:
        from trustjournal.ui.presence.pipe import call_pipe  # noqa: PLC0415 - Qt, there only

        return call_pipe(address.socket, written(message), wait=wait)
    until = time.monotonic() + wait
    while True:
        end = _reached(address)
        if end is not None:
            with end:
                return _told(end, written(message))
        if time.monotonic() >= until:
            return False
        time.sleep(PAUSE)


def _reached(address: Address) -> socket.socket | None:
    if not is_ours(address.socket):
        return None
    end = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    end.settimeout(PATIENCE)
    try:
        end.connect(address.socket)
    except OSError:
        end.close()
        return None
    if not is_us(end):
        end.close()
        return None
    return end


def _told(end: socket.socket, content: bytes) -> bool:
    until = time.monotonic() + PATIENCE
    heard = b""
    try:
        end.sendall(content)
        while (answer := taken(heard)) is None:
            end.settimeout(max(0.001, until - time.monotonic()))
            more = end.recv(ANSWER_AT_MOST)
            if not more or len(heard) > ANSWER_AT_MOST + HEAD or time.monotonic() > until:
                return False
            heard += more
        said = json.loads(answer)
    except (OSError, NoMessage, ValueError):
        return False
    return isinstance(said, dict) and said.get("done") is True
