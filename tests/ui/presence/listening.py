"""Somebody who listens, and visitors of every kind: raw sockets in threads, other processes."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from pytestqt.qtbot import QtBot

from trustjournal.ui.presence.address import Address
from trustjournal.ui.presence.lock import take_lock
from trustjournal.ui.presence.message import HEAD, Message
from trustjournal.ui.presence.reception import Reception, Visitor

T = TypeVar("T")
CALL = """
import sys
from pathlib import Path
from trustjournal.ui.presence.address import Address
from trustjournal.ui.presence.calling import call
from trustjournal.ui.presence.message import Errand, Message
address = Address(Path(sys.argv[1]), sys.argv[2])
sys.exit(0 if call(address, Message(Errand(sys.argv[3]), token="jeton")) else 1)
"""


class Listener:
    """A reception whose lock is held; it remembers what it heard and says it is done."""

    def __init__(self, bot: QtBot, address: Address) -> None:
        """Take the lock and listen."""
        self.heard: list[Message] = []
        self._bot, self.address = bot, address
        self.lock = take_lock(address)
        self.reception = Reception(address)
        self.reception.message_heard.connect(self._hear)
        self.is_open = self.reception.open()

    def while_listening(self, act: Callable[[], T]) -> T:
        """Run ``act`` in a thread while this one listens."""
        with ThreadPoolExecutor(1) as pool:
            future: Future[T] = pool.submit(act)
            self._bot.waitUntil(future.done, timeout=20_000)
            return future.result()

    def close(self) -> None:
        """Listen no more."""
        self.reception.close()
        if self.lock is not None:
            self.lock.unlock()

    def _hear(self, message: Message, visitor: Visitor) -> None:
        self.heard.append(message)
        visitor.answer(done=True)


def said(address: Address, content: bytes, *, patience: float = 15.0) -> bytes:
    """Say raw bytes and return what comes back; empty if one is shown out."""
    with socket.socket(socket.AF_UNIX) as end:
        end.settimeout(patience)
        end.connect(address.socket)
        try:
            end.sendall(content)
            heard = b""
            while more := end.recv(4096):
                heard += more
        except (BrokenPipeError, ConnectionResetError):
            return b""
        return heard


def answered(heard: bytes) -> object:
    """Return what an answer says."""
    return json.loads(heard[HEAD:])


def other_process(address: Address, errand: str) -> int:
    """Call from a process of its own; return its exit code: 0 if it was done."""
    words = [sys.executable, "-c", CALL, str(address.folder), address.name, errand]
    return subprocess.run(words, check=False).returncode
