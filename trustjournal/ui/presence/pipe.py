"""The call of calling.py through Qt, for systems whose local sockets only Qt speaks (Windows)."""

import json
import time

from PySide6.QtNetwork import QLocalSocket

from trustjournal.ui.presence.message import PATIENCE, NoMessage, taken

PAUSE = 0.02


def call_pipe(name: str, content: bytes, *, wait: float = 0.0) -> bool:
    """Say ``content``; return whether it was done. See ``calling.call``."""
    until = time.monotonic() + wait
    end = QLocalSocket()
    while True:
        end.connectToServer(name)
        if end.waitForConnected(int(PATIENCE * 1000)):
            return _told(end, content)
        if time.monotonic() >= until:
            return False
        time.sleep(PAUSE)


def _told(end: QLocalSocket, content: bytes) -> bool:
    until = time.monotonic() + PATIENCE
    end.write(content)
    heard = b""
    try:
        while (answer := taken(heard)) is None:
            left = int((until - time.monotonic()) * 1000)
            if left <= 0 or not end.waitForReadyRead(left):
                return False
            heard += bytes(end.readAll().data())
        said = json.loads(answer)
    except (NoMessage, ValueError):
        return False
    return isinstance(said, dict) and said.get("done") is True
