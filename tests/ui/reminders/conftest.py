"""What the tests of reminders share: a session bus of their own, and a desktop on it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

DAEMON = Path(__file__).with_name("daemon.py")


class Desktop:
    """The daemon under way: what it was asked to show, and a hand to press its buttons."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._heard: Queue[dict[str, object]] = Queue()
        Thread(target=self._listen, daemon=True).start()
        assert {"ready": True} == self.shown()

    def shown(self) -> dict[str, object]:
        """Return the next thing it was asked to show."""
        return self._heard.get(timeout=10)

    @property
    def is_idle(self) -> bool:
        """Whether nothing more was asked of it."""
        return self._heard.empty()

    def press(self, number: object, action: str) -> None:
        """Press a button of what was shown."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{number} {action}\n")
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._heard.put(json.loads(line))


@pytest.fixture
def session_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test a bus of its own, where there is a D-Bus daemon."""
    if not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None:
        pytest.skip("no dbus-daemon here; Debian's dbus-daemon brings one")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())
        yield
        bus.terminate()


@pytest.fixture
def desktop(session_bus: None) -> Iterator[Desktop]:
    """Return a desktop that shows notifications."""
    assert session_bus is None
    pipe = subprocess.PIPE
    command = [sys.executable, str(DAEMON)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=dict(os.environ)) as one:
        yield Desktop(one)
        one.terminate()
